import { basename } from 'node:path'
import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { parseRuleBook } from '../application/rule-book.js'
import { exitCodes, UserError } from '../errors.js'
import { checkTemplate } from '../form/check-template.js'
import { codeOf } from '../storage/disk.js'
import type { Context } from './context.js'
import { Ended } from './ended.js'
import { readTemplateFiles } from './template.js'

/** `template`: what concerns whoever changes the form. */
export function templateCommand(context: Context): Command {
  const { t } = context
  return new Command('template').description(t('cli:template.description')).addCommand(
    new Command('check')
      .description(t('cli:template.check.description'))
      .argument(`[${t('cli:names.file')}...]`, t('cli:template.check.files'))
      .action((files: readonly string[]) => {
        check(context, files)
      }),
  )
}

/**
 * All faults of form and rules at once, each with its place and how to mend it.
 *
 * @throws {UserError} with the places where rules, attachments or amounts have another shape
 */
function check(context: Context, replacements: readonly string[]): void {
  const { t, locales, world } = context
  const files = new Map(readTemplateFiles(world.resources))
  for (const path of replacements) files.set(nameInTemplate(files, path), readJson(path))
  // Of rules, attachments and the like the shape: their readers believe it, as that of all shipped files.
  parseRuleBook(files)
  const textKeys = new Map(locales.list.map(({ locale }) => [locale, locales.keys(locale)]))
  const staffLanguages = new Set(
    locales.list.filter((info) => info.isStaffLanguage).map(({ locale }) => locale),
  )
  const faults = checkTemplate(files, textKeys, staffLanguages)
  for (const fault of faults) {
    context.say(
      t('cli:template.check.fault', {
        place: fault.place,
        message: t(fault.message.key, fault.message.values),
        remedy: t(fault.remedy.key, fault.remedy.values),
      }),
    )
  }
  context.say(t('cli:template.check.done', { count: faults.length }))
  if (faults.length > 0) throw new Ended(exitCodes.notReady)
}

/** A file given on the command line stands in for the one of the same name in the template. */
function nameInTemplate(files: ReadonlyMap<string, unknown>, path: string): string {
  const name = basename(path)
  return [...files.keys()].find((known) => basename(known) === name) ?? name
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    const reason =
      cause instanceof SyntaxError ? 'notJson' : codeOf(cause) === 'EISDIR' ? 'isFolder' : 'notReadable'
    throw new UserError(
      `errors:input.${reason}`,
      { file: basename(path) },
      { cause, at: path, exitCode: exitCodes.usage },
    )
  }
}
