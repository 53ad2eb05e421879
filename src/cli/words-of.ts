import type { Locale } from '../message.js'
import type { Words } from '../terminal/words.js'
import type { Start } from './start.js'

/** The words of a language as screens need them. */
export function wordsOf({ locales }: Start, locale: Locale): Words {
  let keys: ReadonlySet<string> | undefined
  return {
    locale,
    direction: locales.info(locale)?.direction ?? 'ltr',
    t: locales.forScreen(locale),
    // Only a question looks for words that may not be there: every file of the language is read for it.
    has: (key) => (keys ??= locales.keys(locale)).has(key),
  }
}
