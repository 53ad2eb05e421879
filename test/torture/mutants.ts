/**
 * Disks that make of a careful store a careless one: each takes away one thing that "saved" rests
 * on. The power cuts have to catch every one of them, or they show nothing.
 */

import { basename, dirname, join } from 'node:path'
import type { Disk, DiskFile } from '../../src/storage/disk.js'

export type Mutant = 'noFlush' | 'noFolderFlush' | 'writtenInPlace' | 'oldOnesFirst'

export const mutants: readonly Mutant[] = ['noFlush', 'noFolderFlush', 'writtenInPlace', 'oldOnesFirst']

export function mutated(disk: Disk, mutant: Mutant): Disk {
  const through = passedThrough(disk)
  switch (mutant) {
    case 'noFlush':
      return {
        ...through,
        open: async (path, flags) => unflushed(await disk.open(path, flags), flags !== 'r'),
      }
    case 'noFolderFlush':
      return {
        ...through,
        open: async (path, flags) => unflushed(await disk.open(path, flags), flags === 'r'),
      }
    case 'writtenInPlace':
      return { ...through, link: (from, to) => overwrite(disk, from, to) }
    case 'oldOnesFirst':
      return {
        ...through,
        link: async (from, to) => {
          if (isGeneration(to)) for (const old of await generationsOf(disk, to)) await disk.unlink(old)
          await disk.link(from, to)
        },
      }
  }
}

function passedThrough(disk: Disk): Disk {
  return {
    open: (...args) => disk.open(...args),
    link: (...args) => disk.link(...args),
    rename: (...args) => disk.rename(...args),
    unlink: (...args) => disk.unlink(...args),
    mkdir: (...args) => disk.mkdir(...args),
    rmdir: (...args) => disk.rmdir(...args),
    readdir: (...args) => disk.readdir(...args),
    lstat: (...args) => disk.lstat(...args),
    chmod: (...args) => disk.chmod(...args),
  }
}

function unflushed(file: DiskFile, isMeant: boolean): DiskFile {
  return isMeant ? { ...file, sync: () => Promise.resolve() } : file
}

/** One file only, written over with each save, and flushed as it should be. */
async function overwrite(disk: Disk, from: string, to: string): Promise<void> {
  const [old] = isGeneration(to) ? await generationsOf(disk, to) : []
  if (old === undefined) {
    await disk.link(from, to)
    return
  }
  const bytes = await bytesOf(disk, from)
  await disk.unlink(old)
  const file = await disk.open(to, 'wx')
  for (let offset = 0; offset < bytes.length;)
    offset += (await file.write(bytes, offset, bytes.length - offset)).bytesWritten
  await file.sync()
}

async function bytesOf(disk: Disk, path: string): Promise<Buffer> {
  const file = await disk.open(path, 0)
  const bytes = Buffer.alloc((await file.stat()).size)
  await file.read(bytes, 0, bytes.length)
  return bytes
}

async function generationsOf(disk: Disk, path: string): Promise<string[]> {
  const names = await disk.readdir(dirname(path))
  return names.filter(isGeneration).map((name) => join(dirname(path), name))
}

const isGeneration = (path: string): boolean => /^g\d{10}\.age$/u.test(basename(path))
