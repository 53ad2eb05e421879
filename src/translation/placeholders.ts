/** What is put into a text, and whether a translation puts the same in. */

import type { Locale, MessageKey } from '../message.js'
import type { Catalogue } from './catalogue.js'
import { isForSeveralNumbers, pluralForms, pluralOf } from './keys.js'

const placeholder = /\{\{\s*([\w.-]+)\s*\}\}/gu

/** Names inside `{{…}}`. */
export function placeholdersIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(placeholder)].map(([, name = '']) => name))
}

/** A text without what is put into it. */
export const withoutPlaceholders = (text: string): string => text.replace(placeholder, '')

/** Braces that are no placeholder, and the mark with which one text would call another. */
export const hasStrayBraces = (text: string): boolean => /[{}]|\$t\(/u.test(withoutPlaceholders(text))

/** Placeholders that a translation lacks, and those that the source does not have. */
export function placeholderFaults(
  key: MessageKey,
  text: string,
  locale: Locale,
  source: Catalogue,
): { readonly missing: readonly string[]; readonly unknown: readonly string[] } {
  const own = placeholdersIn(text)
  const { all, needed } = wanted(key, locale, source)
  return {
    missing: [...needed].filter((name) => !own.has(name)),
    unknown: [...own].filter((name) => !all.has(name)),
  }
}

/** A form for a single number (one, two) may leave the number out: "a country". */
function wanted(key: MessageKey, locale: Locale, source: Catalogue) {
  const plural = pluralOf(key)
  const own = source.get(key)
  if (!plural) {
    const all = placeholdersIn(own ?? '')
    return { all, needed: all }
  }
  const forms = pluralForms.flatMap((form) => [...placeholdersIn(source.get(`${plural.stem}_${form}`) ?? '')])
  const all = new Set(forms)
  if (plural.form === 'zero' && own !== undefined) return { all, needed: placeholdersIn(own) }
  const mayOmit = !isForSeveralNumbers(locale, plural.form)
  return { all, needed: new Set(forms.filter((name) => !(mayOmit && name === 'count'))) }
}
