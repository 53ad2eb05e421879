/** What the key of a text tells about it. */

import type { Locale, MessageKey } from '../message.js'
import type { Catalogue } from './catalogue.js'

/** Texts that staff alone see: they exist in the staff languages and are not translated. */
export const isForStaff = (key: MessageKey): boolean =>
  /^(?:staff\/|(?:terminal|cli|errors|rules|risks|attachments|contacts|papers|recovery|translate):)/u.test(
    key,
  )

/** Choices have codes for names, and some codes look like plural forms: `yes_other`. */
export const isChoice = (key: MessageKey): boolean =>
  key.startsWith('form/choices:') || /\.(?:choices|partChoices)\./u.test(key)

export const pluralForms = ['zero', 'one', 'two', 'few', 'many', 'other'] as const
export type PluralForm = (typeof pluralForms)[number]

/** `answers:text.tooLong_one` in two; undefined for a text that is the same for every number. */
export function pluralOf(
  key: MessageKey,
): { readonly stem: MessageKey; readonly form: PluralForm } | undefined {
  if (isChoice(key)) return undefined
  const [, stem, form] = /^(.+)_(zero|one|two|few|many|other)$/u.exec(key) ?? []
  return stem === undefined ? undefined : { stem, form: form as PluralForm }
}

/** The key without its plural form: one name for all forms of a text. */
export const stemOf = (key: MessageKey): MessageKey => pluralOf(key)?.stem ?? key

/** The language whose plural rules are used: English for one that Unicode has no rules for. */
const rulesFor = (locale: Locale): Locale =>
  Intl.PluralRules.supportedLocalesOf([locale]).length > 0 ? locale : 'en'

/** The plural forms that a language has, in the usual order. */
export function pluralFormsOf(locale: Locale): readonly PluralForm[] {
  const own = new Intl.PluralRules(rulesFor(locale)).resolvedOptions().pluralCategories
  return pluralForms.filter((form) => own.includes(form))
}

/** Whether a form is used for more than one number, so that the number has to be said. */
export function isForSeveralNumbers(locale: Locale, form: PluralForm): boolean {
  const rules = new Intl.PluralRules(rulesFor(locale))
  const numbers = Array.from({ length: 200 }, (_, number) => number)
  return numbers.filter((number) => rules.select(number) === form).length > 1
}

/** The text that a translation is made from: for a plural form that the source lacks, its general form. */
export function sourceOf(key: MessageKey, source: Catalogue): string | undefined {
  const own = source.get(key)
  if (own !== undefined) return own
  const plural = pluralOf(key)
  return plural && source.get(`${plural.stem}_other`)
}

/**
 * The source as a translator gets it. “One thing” in Swedish is only ever one; the Russian form of
 * that name is also for 21 and 31: it is made from the general form, which says the number.
 */
export function sourceFor(locale: Locale, key: MessageKey, source: Catalogue): string | undefined {
  const own = sourceOf(key, source)
  const plural = pluralOf(key)
  if (!plural || plural.form === 'zero' || own?.includes('{{count}}')) return own
  return isForSeveralNumbers(locale, plural.form) ? (source.get(`${plural.stem}_other`) ?? own) : own
}

/**
 * The texts that a language needs for those of the source: the same ones, in the plural forms
 * of the language. A text of its own for zero is kept in every language.
 */
export function keysFor(locale: Locale, source: Catalogue): MessageKey[] {
  const forms = pluralFormsOf(locale)
  const keys = new Set<MessageKey>()
  for (const key of source.keys()) {
    const plural = pluralOf(key)
    if (!plural) keys.add(key)
    else if (plural.form === 'zero') keys.add(key)
    else for (const form of forms) keys.add(`${plural.stem}_${form}`)
  }
  return [...keys]
}

/** Longest text in characters, as a reader counts them; undefined where only the source bounds it. */
export function limitOf(key: MessageKey): number | undefined {
  if (isChoice(key)) return 56
  // The label of a declaration is the whole sentence that is signed.
  if (!key.startsWith('form/') || key.startsWith('form/declaration:')) return undefined
  const last = key.slice(key.lastIndexOf('.') + 1)
  return last === 'label' ? 56 : last === 'ask' ? 126 : undefined
}
