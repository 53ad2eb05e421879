/** Files that a person asked for: private, whole or not at all. */

import { randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm, link } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { exitCodes, UserError } from '../errors.js'

/**
 * Writes a file for its owner only (0600) so that it is there whole or not at all.
 *
 * @param mode `replace` puts it in the place of an earlier one; `new` refuses when there is one
 * @throws {UserError} when the folder cannot be written to, or the file exists already
 */
export async function writeWhole(
  path: string,
  bytes: Uint8Array | string,
  mode: 'replace' | 'new',
): Promise<void> {
  const folder = dirname(path)
  const draft = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}`)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const file = await open(draft, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    if (mode === 'new') await link(draft, path)
    else await rename(draft, path)
  } catch (cause) {
    throw asUserError(cause, path)
  } finally {
    // What stopped the writing is said; a draft that could never be made is no second reason.
    await rm(draft, { force: true }).catch(() => undefined)
  }
}

function asUserError(cause: unknown, path: string): UserError {
  const { code, syscall } = cause as NodeJS.ErrnoException
  const isFile = syscall === 'mkdir' && (code === 'EEXIST' || code === 'ENOTDIR')
  const isThere = code === 'EEXIST'
  const key = `errors:output.${isFile ? 'folderIsFile' : isThere ? 'exists' : 'notWritten'}`
  return new UserError(
    key,
    { file: basename(path), folder: dirname(path) },
    { cause, at: path, exitCode: isFile || isThere ? exitCodes.usage : exitCodes.failure },
  )
}
