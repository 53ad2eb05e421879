/**
 * A case on disk: a folder with one complete file for each of its last saves. No file that holds
 * answers is ever written over, so that whatever happens to a save, the one before is there.
 */

import { join } from 'node:path'
import { NameTaken, readBounded, writeWhole, type Disk } from './disk.js'

/** From 1, one more with each save. */
export type Generation = number

/** How many are kept. */
const kept = 3
/** Bytes: more than any case, less than what would fill the memory. */
const maxSize = 16 * 1024 * 1024

const namePattern = /^g(\d{10})\.age$/

export function generationName(generation: Generation): string {
  return `g${String(generation).padStart(10, '0')}.age`
}

/** What there is, newest first. */
export async function generationsIn(disk: Disk, folder: string): Promise<Generation[]> {
  const names = await disk.readdir(folder)
  const found = names.flatMap((name) => namePattern.exec(name)?.[1] ?? [])
  return found.map(Number).sort((a, b) => b - a)
}

/** @throws {Error} when it is no plain file, too large, or cannot be read */
export async function readGeneration(
  disk: Disk,
  folder: string,
  generation: Generation,
): Promise<Uint8Array> {
  return readBounded(disk, join(folder, generationName(generation)), maxSize)
}

/**
 * Writes the next generation; resolves when it would survive a power cut.
 *
 * @throws {NameTaken} when another process has written this generation
 */
export async function writeGeneration(
  disk: Disk,
  folder: string,
  generation: Generation,
  sealed: Uint8Array,
): Promise<void> {
  await writeWhole(disk, folder, generationName(generation), sealed, 'new')
}

/**
 * Keeps a generation under another name, `kept-g0000000123.age`, which later saves do not remove.
 * Once is enough: the bytes of a generation never change.
 */
export async function keepGeneration(disk: Disk, folder: string, generation: Generation): Promise<void> {
  const bytes = await readGeneration(disk, folder, generation)
  try {
    await writeWhole(disk, folder, `kept-${generationName(generation)}`, bytes, 'new')
  } catch (error) {
    if (!(error instanceof NameTaken)) throw error
  }
}

/** When a generation was written, ISO 8601. */
export async function writtenAt(disk: Disk, folder: string, generation: Generation): Promise<string> {
  return new Date((await disk.lstat(join(folder, generationName(generation)))).mtimeMs).toISOString()
}

/** Removes what is older than the last few before `newest`; what cannot be removed now is removed later. */
export async function dropOldGenerations(disk: Disk, folder: string, newest: Generation): Promise<void> {
  for (const generation of await generationsIn(disk, folder)) {
    if (generation > newest - kept) continue
    await disk.unlink(join(folder, generationName(generation))).catch(() => undefined)
  }
}
