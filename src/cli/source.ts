/** What a command works on: a case of this computer, or an application file. */

import { existsSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { text } from 'node:stream/consumers'
import { exitCodes, UserError } from '../errors.js'
import type { CaseContent } from '../interview/case-content.js'
import { readFileOfAnyVersion } from '../storage/application-file.js'
import { codeOf } from '../storage/disk.js'
import { formOf, type Context } from './context.js'
import { reportOf, toRead } from './older-form.js'
import { unlockExisting, type UnlockOptions } from './unlock.js'

/**
 * Reads a case by its reference, or an application file by its name; `-` is standard input.
 * A name with a dot or a slash in it is a file.
 *
 * @throws {UserError} with every fault of the file and its place
 */
export async function readSource(
  context: Context,
  name: string,
  options: UnlockOptions,
): Promise<CaseContent> {
  if (isFile(name)) return fileInThisForm(context, await readText(context, name))
  const vault = await unlockExisting(context, options)
  const opened = await vault.open(name)
  try {
    return await toRead(context, opened.content)
  } finally {
    await opened.close()
  }
}

/**
 * What an application file holds, in this form. What moved from an older one is said.
 *
 * @throws {UserError} with every fault of the file and its place
 */
export function fileInThisForm(context: Context, file: string): CaseContent {
  const { content, brought } = readFileOfAnyVersion(file, formOf(context))
  if (brought) for (const line of reportOf(context, brought)) context.remark(line)
  return content
}

const isFile = (name: string): boolean =>
  name === '-' || /[./\\]/u.test(name) || (existsSync(name) && statSync(name).isFile())

/** The text of an application file. */
export async function readText(context: Context, name: string): Promise<string> {
  if (name === '-') return text(context.world.input)
  try {
    return await readFile(name, 'utf8')
  } catch (cause) {
    throw new UserError(
      `errors:input.${codeOf(cause) === 'EISDIR' ? 'isFolder' : 'notReadable'}`,
      { file: basename(name) },
      { cause, at: name, exitCode: exitCodes.usage },
    )
  }
}
