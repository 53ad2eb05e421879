/** A folder of files that a person asked for: private, and all of it or nothing. */

import { randomBytes } from 'node:crypto'
import { mkdir, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { exitCodes, UserError } from '../errors.js'
import { codeOf, computersDisk, flushFolder } from '../storage/disk.js'
import type { FlatFile } from '../storage/zip.js'
import { writeWhole } from './write-file.js'

/**
 * Writes files into a new folder that only its owner can enter; it gets its name when all of them
 * are in it.
 *
 * @param folder must not exist, or be empty
 * @throws {UserError} when it is in use, or cannot be written
 */
export async function writeFolder(folder: string, files: readonly FlatFile[]): Promise<void> {
  const target = resolve(folder)
  const draft = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}`)
  try {
    await mkdir(draft, { recursive: true, mode: 0o700 })
    for (const { name, bytes } of files) await writeWhole(join(draft, name), bytes, 'new')
    await removeEmpty(target)
    await rename(draft, target)
    await flushFolder(computersDisk, dirname(target))
  } catch (cause) {
    await rm(draft, { recursive: true, force: true })
    throw asUserError(cause, folder)
  }
}

/** A folder that is empty is replaced; one that is not stops everything. */
async function removeEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
}

function asUserError(cause: unknown, folder: string): UserError {
  if (cause instanceof UserError) return cause
  const inUse = ['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(codeOf(cause) ?? '')
  return inUse
    ? new UserError(
        'errors:package.folderInUse',
        { folder },
        { cause, at: folder, exitCode: exitCodes.usage },
      )
    : new UserError(
        'errors:output.notWritten',
        { file: basename(folder), folder: dirname(folder) },
        { cause, at: folder },
      )
}
