/** What storage asks of a disk, and how it gets something onto one for good. */

import { constants } from 'node:fs'
import fs from 'node:fs/promises'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'

/** The part of `node:fs/promises` that storage uses. An argument, so that a disk can be made to fail. */
export interface Disk {
  open(path: string, flags: string | number, mode?: number): Promise<DiskFile>
  link(from: string, to: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  unlink(path: string): Promise<void>
  mkdir(path: string, options: { mode: number; recursive?: boolean }): Promise<unknown>
  rmdir(path: string): Promise<void>
  readdir(path: string): Promise<string[]>
  lstat(path: string): Promise<DiskEntry>
  chmod(path: string, mode: number): Promise<void>
}

export interface DiskFile {
  write(bytes: Uint8Array, offset: number, length: number): Promise<{ bytesWritten: number }>
  read(bytes: Uint8Array, offset: number, length: number): Promise<{ bytesRead: number }>
  chmod(mode: number): Promise<void>
  stat(): Promise<DiskEntry>
  sync(): Promise<void>
  close(): Promise<void>
}

export interface DiskEntry {
  readonly size: number
  readonly mode: number
  readonly mtimeMs: number
  isFile(): boolean
  isDirectory(): boolean
}

export const computersDisk: Disk = fs

/** Windows has neither flag; there they count for nothing. */
const readOnly = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK

/** Owner only, whatever the umask. Windows knows no modes: there the profile folder protects. */
const privateFile = 0o600
const privateFolder = 0o700
const hasModes = process.platform !== 'win32'

/** A file that could not be written because its name is taken. */
export class NameTaken extends Error {
  override readonly name = 'NameTaken'
}

/**
 * Puts a whole file on the disk, and resolves when it would be there after a power cut: written
 * under another name, flushed, read back, named, and the folder flushed.
 *
 * A file whose flush failed is never flushed again, since the second time may lie: the caller
 * starts over, and a new file is made.
 *
 * @param how `new` never replaces a file; `instead` replaces the one of that name
 * @throws {NameTaken} with `new`, when somebody else was first
 * @see https://wiki.postgresql.org/wiki/Fsync_Errors
 */
export async function writeWhole(
  disk: Disk,
  folder: string,
  name: string,
  bytes: Uint8Array,
  how: 'new' | 'instead',
): Promise<void> {
  const target = join(folder, name)
  const draft = join(folder, draftName())
  try {
    await writeAndFlush(disk, draft, bytes)
    const written = await readBounded(disk, draft, bytes.length)
    // Before it takes the name: what it replaces may be the only one of its kind.
    if (!sameBytes(written, bytes)) throw new Error('what was written reads back differently')
    await (how === 'new' ? nameAsNew(disk, draft, target) : disk.rename(draft, target))
    await flushFolder(disk, folder)
  } finally {
    await disk.unlink(draft).catch(ignored)
  }
}

/**
 * Reads a plain file. Follows no link, waits for no pipe or device, and reads no more than `most` bytes.
 *
 * @throws {Error} when it is something else, larger, or changes while it is read
 */
export async function readBounded(disk: Disk, path: string, most: number): Promise<Buffer> {
  if (!(await disk.lstat(path)).isFile()) throw new Error('not a plain file')
  const file = await disk.open(path, readOnly)
  try {
    const entry = await file.stat()
    if (!entry.isFile()) throw new Error('not a plain file')
    if (entry.size > most) throw new Error('larger than it can be')
    // One byte more than there is: a size of 0 proves nothing of what follows.
    const bytes = Buffer.alloc(entry.size + 1)
    let length = 0
    while (length < bytes.length) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length)
      if (bytesRead === 0) break
      length += bytesRead
    }
    if (length !== entry.size) throw new Error('changed while it was read')
    return bytes.subarray(0, length)
  } finally {
    await file.close()
  }
}

/** Makes a folder that only its owner can enter; resolves when it is there for good. */
export async function makeFolder(disk: Disk, parent: string, name: string): Promise<string> {
  const folder = join(parent, name)
  await disk.mkdir(folder, { mode: privateFolder })
  if (hasModes) await disk.chmod(folder, privateFolder)
  await flushFolder(disk, parent)
  return folder
}

/** Makes the folder, and those it stands in, where they are missing. One that is there is left as it is. */
export async function ensureFolder(disk: Disk, path: string): Promise<void> {
  await disk.mkdir(path, { mode: privateFolder, recursive: true })
}

/** Removes a folder with the files in it, and resolves when it is gone for good. */
export async function removeFolder(disk: Disk, parent: string, name: string): Promise<void> {
  const folder = join(parent, name)
  for (const file of await disk.readdir(folder)) await disk.unlink(join(folder, file))
  await disk.rmdir(folder)
  await flushFolder(disk, parent)
}

/** Takes from group and others what they may do with a file or folder; true when they could do something. */
export async function makePrivate(disk: Disk, path: string): Promise<boolean> {
  const entry = await disk.lstat(path)
  if (!hasModes || (entry.mode & 0o077) === 0 || !(entry.isFile() || entry.isDirectory())) return false
  await disk.chmod(path, entry.isDirectory() ? privateFolder : privateFile)
  return true
}

export async function exists(disk: Disk, path: string): Promise<boolean> {
  try {
    await disk.lstat(path)
    return true
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

/** Files that a save left behind when it was cut off. They hold nothing readable. */
export async function sweepDrafts(disk: Disk, folder: string): Promise<void> {
  for (const name of await disk.readdir(folder)) {
    if (isDraft.test(name)) await disk.unlink(join(folder, name)).catch(ignored)
  }
}

/** `ENOSPC`, `EACCES` …: what the operating system calls it. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

const isDraft = /^\.t[0-9a-f]{12}$/

function draftName(): string {
  return `.t${randomBytes(6).toString('hex')}`
}

async function writeAndFlush(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const file = await disk.open(path, 'wx', privateFile)
  try {
    if (hasModes) await file.chmod(privateFile)
    for (let offset = 0; offset < bytes.length;) {
      const { bytesWritten } = await file.write(bytes, offset, bytes.length - offset)
      if (bytesWritten === 0) throw new Error('the disk takes no more')
      offset += bytesWritten
    }
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A second name for the same file is given only while that name is free; a rename would replace. */
async function nameAsNew(disk: Disk, from: string, to: string): Promise<void> {
  try {
    await disk.link(from, to)
  } catch (error) {
    const code = codeOf(error) ?? ''
    if (code === 'EEXIST') throw new NameTaken('somebody else was first', { cause: error })
    if (!linkless.has(code)) throw error
    if (await exists(disk, to)) throw new NameTaken('somebody else was first', { cause: error })
    await disk.rename(from, to)
  }
}

/** What disks say that have no second names, such as exFAT and some shares. */
const linkless: ReadonlySet<string> = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK'])

/** Windows has no way to flush a folder. */
export async function flushFolder(disk: Disk, folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await disk.open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0
}

function ignored(): void {
  // Renamed already, or swept when the case is opened next.
}
