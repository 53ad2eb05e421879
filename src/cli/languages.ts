import { Command } from 'commander'
import type { Context } from './context.js'

/** `languages`: what can be spoken, and how far the words have been checked. */
export function languagesCommand(context: Context): Command {
  const { t, locales, say } = context
  return new Command('languages')
    .description(t('cli:languages.description'))
    .option('--json', t('cli:options.json'))
    .action((options: { json?: boolean }) => {
      const rows = locales.list.map((info) => ({
        ...info,
        translated: shareTranslated(context, info.locale),
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
            status: t(`cli:languages.status.${row.status.interface}`),
            legal: t(`cli:languages.status.${row.status.legal}`),
          }),
        )
      }
    })
}

/** Texts for the applicant that exist in this language, of those in Swedish; per cent, rounded down. */
function shareTranslated({ locales }: Context, locale: string): number {
  const wanted = [...locales.keys('sv')].filter((key) => isForApplicant(key)).map(withoutPlural)
  const there = new Set([...locales.keys(locale)].map(withoutPlural))
  const found = wanted.filter((key) => there.has(key)).length
  return wanted.length === 0 ? 0 : Math.floor((100 * found) / wanted.length)
}

const isForApplicant = (key: string): boolean => /^(?:form\/|interview:|answers:|document:)/u.test(key)

/** `asked_one` and `asked_other` are one text in as many forms as the language has. */
const withoutPlural = (key: string): string => key.replace(/_(?:zero|one|two|few|many|other)$/u, '')
