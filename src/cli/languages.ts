import { Command } from 'commander'
import { exitCodes, UserError } from '../errors.js'
import { languagesWithStatus } from '../i18n/language-status.js'
import { isSource, neededKeys } from '../translation/check-language.js'
import { draftProgress, textsInTwoDrafts, type DraftProgress } from '../translation/drafts.js'
import { statusOfTexts } from '../translation/review.js'
import { isStale } from '../translation/stale.js'
import { formOf, type Context } from './context.js'
import { writeLanguageCard } from './language-card.js'
import { openDesk, type TranslationDesk } from './translation-desk.js'

/** `languages`: what can be spoken, and how far the words have been checked. */
export function languagesCommand(context: Context): Command {
  const { t, locales, say } = context
  return new Command('languages')
    .description(t('cli:languages.description'))
    .option('--json', t('cli:options.json'))
    .option('--card', t('translate:card.option'))
    .option(`--out <${t('cli:names.file')}>`, t('translate:card.out'))
    .action(async (options: { json?: boolean; card?: boolean; out?: string }) => {
      if (options.card === true) {
        if (options.out === undefined)
          throw new UserError('translate:problems.outNeeded', {}, { exitCode: exitCodes.usage })
        await writeLanguageCard(context, options.out)
        return
      }
      const desk = openDesk(context)
      const rows = languagesWithStatus(locales).map((info) => ({
        ...info,
        ...progressOf(context, desk, info.locale),
        ...(isSource(info.locale) ? {} : { texts: checkedTexts(desk, info.locale) }),
      }))
      if (options.json === true) {
        say(JSON.stringify(rows, undefined, 2))
        return
      }
      for (const row of rows) {
        say(
          t('cli:languages.row', {
            tag: row.locale,
            name: row.ownName,
            direction: t(`cli:languages.direction.${row.direction}`),
            share: row.translated,
            stale: row.stale,
            status: t(`cli:languages.status.${row.status.interface}`),
            legal: t(`cli:languages.status.${row.status.legal}`),
          }),
        )
        if (row.texts) say(t('cli:languages.checked', { ...row.texts }))
      }
      say(t('cli:languages.machineMade'))
    })
}

/** Texts that exist, of those the language needs, in per cent rounded down; and how many are from an older source. */
function progressOf(
  context: Context,
  { language, source }: TranslationDesk,
  locale: string,
): { translated: number; stale: number } {
  const own = language(locale)
  const needed = neededKeys(own, { form: formOf(context), source })
  const there = needed.filter((key) => own.texts.has(key))
  return {
    translated: Math.floor((100 * there.length) / needed.length),
    stale: isSource(locale) ? 0 : there.filter((key) => isStale(key, own.sources, source)).length,
  }
}

function checkedTexts(desk: TranslationDesk, locale: string): DraftProgress {
  const reviewed = desk.reviewed(locale)
  const keys = textsInTwoDrafts(reviewed.texts, desk.inTwoDrafts)
  const statusOf = statusOfTexts(reviewed, desk.source)
  return draftProgress(keys, reviewed, desk.backReadings(locale), statusOf, desk.source)
}
