/** Facts that rules need and no answer holds. */

import type { RuleFacts } from '../application/rule-context.js'
import { countsAsTranslated } from '../i18n/language-status.js'
import type { Context } from './context.js'

/** The day in the computer's own time zone, `YYYY-MM-DD`. */
export function today({ world }: Context): string {
  const now = world.now()
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** Which languages count as a translated form: only those whose legal texts a person has reviewed. */
export function ruleFacts({ locales }: Context): RuleFacts {
  const languages = locales.list.map(({ locale }) => locale)
  return { reviewedLanguages: languages.filter((locale) => countsAsTranslated(locales, locale)) }
}
