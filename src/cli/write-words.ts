/** Writes several files of a language so that all of them change, or none. */

import { randomBytes } from 'node:crypto'
import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { UserError } from '../errors.js'
import { codeOf } from '../storage/disk.js'

/** Unlike a case, words are no secret: a new file can be read by everybody. */
const readable = 0o644

/**
 * Every file is written beside its target first; only when all of them are on disk do they take
 * their places. When one cannot, those before it get back what they had.
 *
 * @param files path → content
 * @throws {UserError} when a file cannot be written
 */
export async function writeWords(files: ReadonlyMap<string, string>): Promise<void> {
  const mark = randomBytes(6).toString('hex')
  const drafts = [...files.keys()].map((path) => ({
    path,
    draft: join(dirname(path), `.${basename(path)}.${mark}.new`),
    before: join(dirname(path), `.${basename(path)}.${mark}.old`),
  }))
  let at = ''
  const placed: (typeof drafts)[number][] = []
  try {
    for (const { path, draft } of drafts) {
      at = path
      await writeDraft(draft, files.get(path) ?? '', path)
    }
    for (const each of drafts) {
      at = each.path
      await copyFile(each.path, each.before).catch(ignoreAbsent)
      await rename(each.draft, each.path)
      placed.push(each)
    }
  } catch (cause) {
    for (const { path, before } of placed) await rename(before, path).catch(() => rm(path, { force: true }))
    const values = { file: basename(at), folder: dirname(at) }
    throw new UserError('errors:output.notWritten', values, { cause, at })
  } finally {
    for (const { draft, before } of drafts) {
      await rm(draft, { force: true })
      await rm(before, { force: true })
    }
  }
}

async function writeDraft(draft: string, content: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const mode = await stat(path).then(
    ({ mode: own }) => own & 0o777,
    () => readable,
  )
  const file = await open(draft, 'wx', mode)
  try {
    await file.writeFile(content)
    await file.chmod(mode)
    await file.sync()
  } finally {
    await file.close()
  }
}

function ignoreAbsent(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error
}
