/**
 * The container inside a package: a zip without compression and with fixed dates, so that the same
 * files give the same bytes, and any zip program opens it.
 */

import { unzipSync, zipSync, type UnzipFileFilter, type ZipOptions, type Zippable } from 'fflate'

/** A file without a folder. */
export interface FlatFile {
  /** `01-application.pdf` */
  readonly name: string
  readonly bytes: Uint8Array
}

/** Why a zip is not taken. */
export type ZipFault = 'unreadable' | 'badName' | 'repeatedName' | 'compressed' | 'tooMany'

/** A zip that is not opened here. Says which name where there is one; it may be hostile. */
export class ZipRefused extends Error {
  override readonly name = 'ZipRefused'
  readonly fault: ZipFault
  readonly file: string | undefined

  constructor(fault: ZipFault, file?: string, options?: ErrorOptions) {
    super(fault, options)
    this.fault = fault
    this.file = file
  }
}

const maxFiles = 64

/** In the computer's own time, which is what a zip holds: the first day it can say. */
const stored: ZipOptions = { level: 0, mtime: new Date(1980, 0, 1), os: 3, attrs: (0o100600 << 16) >>> 0 }

export function writeZip(files: readonly FlatFile[]): Uint8Array {
  const entries: Zippable = Object.fromEntries(files.map(({ name, bytes }) => [name, [bytes, stored]]))
  return zipSync(entries)
}

/**
 * The files of a zip as `writeZip` makes them, in their order. Names without folders, none twice,
 * nothing compressed: no more comes out than went in.
 *
 * @throws {ZipRefused}
 */
export function readZip(zip: Uint8Array): FlatFile[] {
  const names: string[] = []
  let total = 0
  const files = unzipped(zip, (file) => {
    if (!isFlatName(file.name)) throw new ZipRefused('badName', file.name)
    if (names.some((name) => name.toLowerCase() === file.name.toLowerCase()))
      throw new ZipRefused('repeatedName', file.name)
    names.push(file.name)
    total += file.originalSize
    if (names.length > maxFiles || total > zip.length) throw new ZipRefused('tooMany')
    if (file.compression !== 0 || file.size !== file.originalSize)
      throw new ZipRefused('compressed', file.name)
    return true
  })
  return names.map((name) => ({ name, bytes: files[name] ?? new Uint8Array() }))
}

/** A name that is one in every system, and means the file itself in none of them something else. */
export function isFlatName(name: string): boolean {
  return namePattern.test(name) && !reserved.test(name)
}

const namePattern = /^[0-9A-Za-z][0-9A-Za-z-]{0,79}\.(?:pdf|json)$/
/** What Windows keeps for devices, whatever the ending. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)\./i

function unzipped(zip: Uint8Array, filter: UnzipFileFilter): Record<string, Uint8Array> {
  try {
    return unzipSync(zip, { filter })
  } catch (cause) {
    throw cause instanceof ZipRefused ? cause : new ZipRefused('unreadable', undefined, { cause })
  }
}
