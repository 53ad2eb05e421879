/**
 * A disk of one folder in memory that keeps apart what is written and what is sure to be there
 * after a power cut, and lists every state that a real disk could be in then.
 *
 * The model is adversarial: an unflushed change of the folder may be there or not, each for
 * itself and in any order; unflushed bytes of a file may be the old ones, the new ones, half of
 * them, or zeros. Killing a process cannot show a missing flush, since the system still has the
 * bytes; this can.
 */

import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { Disk, DiskEntry, DiskFile } from '../../src/storage/disk.js'

/** What a disk holds: name → bytes. */
export type Image = ReadonlyMap<string, Buffer>

interface Inode {
  written: Buffer
  /** Undefined until it was flushed once. */
  sure: Buffer | undefined
}

type FolderChange = { readonly add: string; readonly inode: Inode } | { readonly remove: string }

/** Changes of the folder that a cut may undo one by one; older ones are taken as done. */
const mostPending = 9

export class SimulatedDisk implements Disk {
  /** Called after each operation that changes something. */
  afterChange: () => void = () => undefined
  readonly #now = new Map<string, Inode>()
  readonly #sure = new Map<string, Inode>()
  #pending: FolderChange[] = []

  constructor(image: Image = new Map()) {
    for (const [name, bytes] of image) {
      const inode = { written: bytes, sure: bytes }
      this.#now.set(name, inode)
      this.#sure.set(name, inode)
    }
  }

  /** Every state the disk may be in if the power goes now; the same state may come more than once. */
  *imagesAfterCut(): Generator<Image> {
    const open = this.#pending.slice(-mostPending)
    const base = new Map(this.#sure)
    for (const change of this.#pending.slice(0, -mostPending)) apply(base, change)
    for (let choice = 0; choice < 2 ** open.length; choice += 1) {
      const folder = new Map(base)
      open.forEach((change, bit) => {
        if ((choice >> bit) & 1) apply(folder, change)
      })
      const unsure = [...new Set(folder.values())].filter((inode) => inode.sure !== inode.written)
      for (const fate of everyFate(unsure)) {
        yield new Map([...folder].map(([name, inode]) => [name, fate.get(inode) ?? inode.written] as const))
      }
    }
  }

  open(path: string, flags: string | number): Promise<DiskFile> {
    if (flags === 'r') return Promise.resolve(this.#folder())
    const name = basename(path)
    let inode = this.#now.get(name)
    if (flags === 'wx') {
      if (inode) return refuse('EEXIST')
      inode = { written: Buffer.alloc(0), sure: undefined }
      this.#change({ add: name, inode })
    }
    return inode ? Promise.resolve(this.#file(inode)) : refuse('ENOENT')
  }

  link(from: string, to: string): Promise<void> {
    const inode = this.#now.get(basename(from))
    if (!inode) return refuse('ENOENT')
    if (this.#now.has(basename(to))) return refuse('EEXIST')
    this.#change({ add: basename(to), inode })
    return Promise.resolve()
  }

  rename(from: string, to: string): Promise<void> {
    const inode = this.#now.get(basename(from))
    if (!inode) return refuse('ENOENT')
    // Two changes here, either of which a cut may lose: harsher than a real disk.
    this.#change({ add: basename(to), inode })
    this.#change({ remove: basename(from) })
    return Promise.resolve()
  }

  unlink(path: string): Promise<void> {
    if (!this.#now.has(basename(path))) return refuse('ENOENT')
    this.#change({ remove: basename(path) })
    return Promise.resolve()
  }

  readdir(): Promise<string[]> {
    return Promise.resolve([...this.#now.keys()])
  }

  lstat(path: string): Promise<DiskEntry> {
    const inode = this.#now.get(basename(path))
    return Promise.resolve(inode ? entryOf(inode) : folderEntry)
  }

  mkdir(): Promise<unknown> {
    return Promise.resolve()
  }

  rmdir(): Promise<void> {
    return Promise.resolve()
  }

  chmod(): Promise<void> {
    return Promise.resolve()
  }

  #change(change: FolderChange): void {
    apply(this.#now, change)
    this.#pending.push(change)
    this.afterChange()
  }

  #folder(): DiskFile {
    return {
      ...closed,
      stat: () => Promise.resolve(folderEntry),
      sync: () => {
        for (const change of this.#pending) apply(this.#sure, change)
        this.#pending = []
        this.afterChange()
        return Promise.resolve()
      },
    }
  }

  #file(inode: Inode): DiskFile {
    let at = 0
    return {
      ...closed,
      // Half of what is asked for, as a disk may do.
      write: (bytes, offset, length) => {
        const bytesWritten = Math.max(1, length >> 1)
        inode.written = Buffer.concat([inode.written, bytes.subarray(offset, offset + bytesWritten)])
        this.afterChange()
        return Promise.resolve({ bytesWritten })
      },
      read: (bytes, offset, length) => {
        const bytesRead = inode.written.copy(bytes, offset, at, at + length)
        at += bytesRead
        return Promise.resolve({ bytesRead })
      },
      stat: () => Promise.resolve(entryOf(inode)),
      sync: () => {
        inode.sure = inode.written
        this.afterChange()
        return Promise.resolve()
      },
    }
  }
}

/** Two images with the same fingerprint hold the same. */
export function fingerprint(image: Image): string {
  const hash = createHash('sha1')
  for (const name of [...image.keys()].sort()) hash.update(`${name}\0`).update(image.get(name) ?? '')
  return hash.digest('base64')
}

const closed: DiskFile = {
  write: () => refuse('EBADF'),
  read: () => refuse('EISDIR'),
  chmod: () => Promise.resolve(),
  stat: () => refuse('EBADF'),
  sync: () => refuse('EBADF'),
  close: () => Promise.resolve(),
}

function apply(folder: Map<string, Inode>, change: FolderChange): void {
  if ('add' in change) folder.set(change.add, change.inode)
  else folder.delete(change.remove)
}

/** Each way that each unflushed file may have come out. */
function* everyFate(unsure: readonly Inode[]): Generator<ReadonlyMap<Inode, Buffer>> {
  const [inode, ...rest] = unsure
  if (!inode) {
    yield new Map()
    return
  }
  const { written, sure } = inode
  const fates = [
    written,
    sure ?? Buffer.alloc(0),
    written.subarray(0, written.length >> 1),
    Buffer.alloc(written.length),
  ]
  const different = fates.filter((fate, index) => fates.findIndex((other) => other.equals(fate)) === index)
  for (const others of everyFate(rest))
    for (const fate of different) yield new Map([...others, [inode, fate]])
}

function entryOf(inode: Inode): DiskEntry {
  return {
    size: inode.written.length,
    mode: 0o100600,
    mtimeMs: 0,
    isFile: () => true,
    isDirectory: () => false,
  }
}

const folderEntry: DiskEntry = {
  size: 0,
  mode: 0o40700,
  mtimeMs: 0,
  isFile: () => false,
  isDirectory: () => true,
}

function refuse(code: string): Promise<never> {
  return Promise.reject(Object.assign(new Error(code), { code }))
}
