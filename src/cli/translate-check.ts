import { Command } from 'commander'
import { exitCodes } from '../errors.js'
import { checkLanguage, type LanguageReport } from '../translation/check-language.js'
import { backReadingOf, isCompared } from '../translation/drafts.js'
import { textFault, type TextFault } from '../translation/faults.js'
import { lapsedReviews } from '../translation/review.js'
import type { Context } from './context.js'
import { Ended } from './ended.js'
import { infoOf, openDesk, openGates, type TranslationDesk } from './translation-desk.js'

/** `translate check`: every fault of the texts at once, each with its place and how to mend it. */
export function translateCheckCommand(context: Context): Command {
  const { t, locales } = context
  return new Command('check')
    .description(t('translate:check.description'))
    .argument(`[${t('cli:names.tag')}...]`, t('translate:check.tags'))
    .option('--json', t('cli:options.json'))
    .option('--warnings', t('translate:check.warnings'))
    .action(async (tags: readonly string[], options: { json?: boolean; warnings?: boolean }) => {
      const wanted = tags.length > 0 ? tags : locales.list.map(({ locale }) => locale)
      for (const tag of wanted) infoOf(context, tag)
      const desk = openDesk(context)
      const gates = await openGates(context, desk)
      const reports = wanted.map((tag) => withLapsed(checkLanguage(desk.language(tag), gates), desk))
      if (options.json === true) sayJson(context, reports)
      else for (const report of reports) sayReport(context, report, options.warnings === true)
      if (reports.some(({ faults }) => faults.length > 0)) throw new Ended(exitCodes.notReady)
    })
}

function withLapsed(report: LanguageReport, desk: TranslationDesk): LanguageReport {
  const { locale } = report
  const lapsed = lapsedReviews(desk.reviewed(locale), desk.source).map(({ texts, by, on }) => ({
    ...textFault(locale, 'status', 'reviewLapsed', { by, on }),
    place: `locales/${locale}/status.json: ${texts}`,
  }))
  return {
    ...report,
    faults: [...report.faults, ...lapsed],
    warnings: [...report.warnings, ...toRepeat(locale, desk)],
  }
}

/** Comparisons and back-readings that no longer belong to their text: the text is a mere draft again. */
function toRepeat(locale: string, desk: TranslationDesk): TextFault[] {
  const { texts, comparisons } = desk.reviewed(locale)
  const readings = desk.backReadings(locale)
  const told = (name: 'comparisonLapsed' | 'backReadingLapsed') => (key: string) =>
    textFault(locale, key, name)
  return [
    ...Object.keys(comparisons)
      .filter((key) => !isCompared(key, texts, comparisons, desk.source))
      .map(told('comparisonLapsed')),
    ...Object.keys(readings)
      .filter((key) => backReadingOf(key, texts, readings) === undefined)
      .map(told('backReadingLapsed')),
  ]
}

function sayReport(context: Context, report: LanguageReport, withWarnings: boolean): void {
  const { say, t } = context
  const { locale, faults, warnings, translated, stale } = report
  for (const fault of [...faults, ...(withWarnings ? warnings : [])]) {
    say(t('translate:check.fault', { place: fault.place, ...wordsOf(fault, context) }))
  }
  say(t('translate:check.summary', { language: locale, share: translated, stale, count: faults.length }))
  if (warnings.length > 0 && !withWarnings)
    say(t('translate:check.warned', { language: locale, count: warnings.length }))
}

/** What is wrong and what to do, in the staff language. */
export function wordsOf({ message, remedy }: TextFault, { t }: Context): { message: string; remedy: string } {
  return { message: t(message.key, message.values), remedy: t(remedy.key, remedy.values) }
}

function sayJson(context: Context, reports: readonly LanguageReport[]): void {
  const told = (fault: TextFault) => ({
    place: fault.place,
    key: fault.key,
    code: fault.name,
    ...wordsOf(fault, context),
  })
  const rows = reports.map(({ locale, translated, stale, faults, warnings }) => ({
    locale,
    translated,
    stale,
    faults: faults.map(told),
    warnings: warnings.map(told),
  }))
  context.say(JSON.stringify(rows, undefined, 2))
}
