import { readFileSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { Command } from 'commander'
import { exitCodes, UserError } from '../errors.js'
import { withTexts } from '../translation/catalogue.js'
import { neededKeys, type Gates } from '../translation/check-language.js'
import type { Language } from '../translation/desk.js'
import { keysFor } from '../translation/keys.js'
import { isStale } from '../translation/stale.js'
import { statusOfTexts } from '../translation/review.js'
import { takeRows, type Refused, type Taken } from '../translation/take.js'
import { unitsFor, type Exchange, type ExchangeFormat, type ReturnedFile } from '../translation/units.js'
import type { Context } from './context.js'
import { Ended } from './ended.js'
import { wordsOf } from './translate-check.js'
import { localesPath, openDesk, openGates, translatable, type TranslationDesk } from './translation-desk.js'
import { writeWhole } from './write-file.js'
import { writeWords } from './write-words.js'

/** `translate export`: the texts of a language, with all that a translator has to know. */
export function translateExportCommand(context: Context): Command {
  const { t } = context
  return new Command('export')
    .description(t('translate:export.description'))
    .argument(`<${t('cli:names.tag')}>`)
    .requiredOption(`--out <${t('cli:names.file')}>`, t('translate:export.out'))
    .action(async (tag: string, { out }: { out: string }) => {
      translatable(context, tag)
      const format = formatOf(out)
      const desk = openDesk(context)
      const exchange = exchangeFor(context, desk, desk.language(tag), await openGates(context, desk))
      await writeWhole(out, await written(format, exchange), 'replace')
      context.say(t('translate:export.written', { file: out, count: exchange.units.length }))
    })
}

/** `translate import`: takes every text that passes the gates, and says of the others why not. */
export function translateImportCommand(context: Context): Command {
  const { t } = context
  return new Command('import')
    .description(t('translate:import.description'))
    .argument(`<${t('cli:names.file')}>`)
    .option(`--language <${t('cli:names.tag')}>`, t('translate:import.language'))
    .action(async (file: string, options: { language?: string }) => {
      const returned = await readReturned(file)
      const tag = options.language ?? returned.locale
      if (tag === undefined || tag === '') throw usage('whichLanguage', file)
      translatable(context, tag)
      const desk = openDesk(context)
      const language = desk.language(tag)
      const taken = takeRows(returned.rows, language, await openGates(context, desk))
      await keep(context, desk, language, taken)
      for (const refused of taken.refused) sayRefused(context, refused)
      context.say(t('translate:import.taken', { language: tag, count: taken.texts.size }))
      if (taken.refused.length > 0) {
        context.say(t('translate:import.left', { count: taken.refused.length }))
        throw new Ended(exitCodes.notReady)
      }
    })
}

/** Everything of a language, as it goes out. */
export function exchangeFor(
  context: Context,
  desk: TranslationDesk,
  language: Language,
  gates: Gates,
): Exchange {
  const { locale } = language
  const statusOf = statusOfTexts(desk.reviewed(locale), desk.source)
  const units = unitsFor(locale, neededKeys(language, gates), language.texts, {
    form: gates.form,
    source: desk.source,
    notes: desk.notes,
    backReadings: desk.backReadings(locale),
    statusOf: (key) => (isStale(key, language.sources, desk.source) ? 'stale' : statusOf(key)),
    t: context.t,
  })
  return { locale, units }
}

async function keep(
  context: Context,
  desk: TranslationDesk,
  language: Language,
  taken: Taken,
): Promise<void> {
  if (taken.texts.size === 0) return
  const { locale } = language
  const order = keysFor(locale, desk.source.sv)
  const files = new Map<string, string>()
  for (const [namespace, content] of withTexts(context.locales.files(locale), taken.texts, order))
    files.set(localesPath(context, `${locale}/${namespace}.json`), content)
  const sources = `${JSON.stringify({ ...language.sources, ...taken.marks }, undefined, 2)}\n`
  files.set(localesPath(context, `${locale}/sources.json`), sources)
  await writeWords(files)
}

function sayRefused(context: Context, { line, id, faults }: Refused): void {
  for (const fault of faults) {
    context.say(context.t('translate:import.refused', { line, id, ...wordsOf(fault, context) }))
  }
}

const formats: Readonly<Record<string, ExchangeFormat>> = {
  '.xlf': 'xliff',
  '.xliff': 'xliff',
  '.po': 'po',
  '.csv': 'csv',
}

function formatOf(file: string): ExchangeFormat {
  const format = formats[extname(file).toLowerCase()]
  if (!format) throw usage('format', file)
  return format
}

function usage(name: string, file: string): UserError {
  return new UserError(
    `translate:problems.${name}`,
    { file: basename(file) },
    { at: file, exitCode: exitCodes.usage },
  )
}

// Each format brings its own parser: only the one that is meant is loaded.
async function written(format: ExchangeFormat, exchange: Exchange): Promise<string> {
  if (format === 'xliff') return (await import('../translation/xliff.js')).writeXliff(exchange)
  if (format === 'po') return (await import('../translation/po.js')).writePo(exchange)
  return (await import('../translation/csv.js')).writeCsv(exchange)
}

async function readReturned(file: string): Promise<ReturnedFile> {
  const format = formatOf(file)
  const text = readText(file)
  try {
    if (format === 'xliff') return (await import('../translation/xliff.js')).readXliff(text)
    if (format === 'po') return (await import('../translation/po.js')).readPo(text)
    return (await import('../translation/csv.js')).readCsv(text)
  } catch (cause) {
    const values = { file: basename(file), format: format.toUpperCase() }
    throw new UserError('translate:problems.notRead', values, { cause, at: file })
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new UserError(
      'errors:input.notReadable',
      { file: basename(file) },
      { cause, at: file, exitCode: exitCodes.usage },
    )
  }
}
