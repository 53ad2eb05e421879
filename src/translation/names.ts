/** Names of languages and countries: from Intl where it has them, else a text of ours. */

import type { Form } from '../form/form.js'
import type { Locale, MessageKey } from '../message.js'

/** Codes that Unicode names otherwise, or not at all; their names are texts in every language. */
const ownCountries = ['XXA', 'XKX']

/**
 * The texts that stand in for names which Intl does not know in a language. Without them the
 * name would silently come out in English, or as a code.
 */
export function missingNames(form: Form, locale: Locale): MessageKey[] {
  const languages = namesIn(locale, 'language')
  const regions = namesIn(locale, 'region')
  return [
    ...form.languages.filter((tag) => !languages(tag)).map((tag) => `form/choices:languages.${tag}`),
    ...form.countries
      .filter((code) => !ownCountries.includes(code) && !regions(code))
      .map((code) => `form/choices:countries.${code}`),
  ]
}

/** Names that a language may give of its own, though Intl has one: every code of the form's lists. */
export function possibleNames(form: Form): ReadonlySet<MessageKey> {
  return new Set([
    ...form.languages.map((tag) => `form/choices:languages.${tag}`),
    ...form.countries.map((code) => `form/choices:countries.${code}`),
  ])
}

function namesIn(locale: Locale, type: 'language' | 'region'): (code: string) => boolean {
  if (Intl.DisplayNames.supportedLocalesOf([locale]).length === 0) return () => false
  const names = new Intl.DisplayNames([locale], { type, fallback: 'none' })
  return (code) => names.of(code) !== undefined
}
