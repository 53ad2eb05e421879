/** Countries and languages by their names, in the languages on screen and in Swedish and English. */

import type { CountryCode, Form } from '../form/form.js'
import type { Locale } from '../message.js'
import { meanings } from './match-words.js'
import type { Nameable } from './match-words.js'

export interface Naming {
  readonly form: Form
  /** The languages on screen. */
  readonly locales: readonly Locale[]
  /** Words for the codes that no standard list names, such as stateless. */
  readonly wordsOf?: (code: string) => readonly string[]
}

/** The countries that the text can mean, the nearest first. Capitals alone are also read as a code. */
export function findCountries(typed: string, naming: Naming): readonly CountryCode[] {
  const code = typed.trim()
  if (naming.form.countries.includes(code)) return [code]
  return meanings(typed, countries(naming))
}

/**
 * The languages that the text can mean, the nearest first: those of the form's list, else any
 * language by its tag.
 */
export function findLanguages(typed: string, naming: Naming): readonly Locale[] {
  const tag = typed.trim()
  if (naming.form.languages.includes(tag)) return [tag]
  const found = meanings(typed, languages(naming))
  if (found.length > 0) return found
  return isNamedTag(tag) ? Intl.getCanonicalLocales(tag) : []
}

/** The name of a country in the first language on screen, or its code. */
export function nameOfCountry(code: CountryCode, naming: Naming): string {
  return countryWords(code, naming)[0] ?? code
}

/** The name of a language in the first language on screen; its tag, where it is found by its tag alone. */
export function nameOfLanguage(tag: Locale, naming: Naming): string {
  if (!naming.form.languages.includes(tag)) return tag
  return languageWords(tag, naming)[0] ?? tag
}

const countries = (naming: Naming): readonly Nameable<CountryCode>[] =>
  listed('countries', naming, () =>
    naming.form.countries.map((code) => ({ value: code, words: countryWords(code, naming) })),
  )

const languages = (naming: Naming): readonly Nameable<Locale>[] =>
  listed('languages', naming, () =>
    naming.form.languages.map((tag) => ({
      value: tag,
      words: [...languageWords(tag, naming), ...ownName(tag)],
    })),
  )

/**
 * A list is made once for the languages on screen, and then searched at every key. The form's own
 * words are part of it: a list belongs to the words that were there for codes without a name.
 */
function listed(
  what: 'countries' | 'languages',
  naming: Naming,
  make: () => readonly Nameable<string>[],
): readonly Nameable<string>[] {
  const known = namedLists.get(naming.form) ?? new Map<string, NamedList>()
  namedLists.set(naming.form, known)
  const key = [what, ...languagesToNameIn(naming)].join()
  const entry: NamedList = known.get(key) ?? { unnamed: unnamedIn(what, naming), made: new Map() }
  known.set(key, entry)
  const ownWords = entry.unnamed.map((code) => naming.wordsOf?.(code).join() ?? '').join('|')
  const list = entry.made.get(ownWords) ?? make()
  entry.made.set(ownWords, list)
  return list
}

interface NamedList {
  /** Codes that only the form has words for. */
  readonly unnamed: readonly string[]
  readonly made: Map<string, readonly Nameable<string>[]>
}

const namedLists = new WeakMap<Form, Map<string, NamedList>>()

function unnamedIn(what: 'countries' | 'languages', { form, locales }: Naming): readonly string[] {
  const wordless: Naming = { form, locales }
  const words = what === 'countries' ? countryWords : languageWords
  return form[what].filter((code) => words(code, wordless).length === 0)
}

/** Kosovo has no code of its own in ISO 3166-1; Unicode names it by the code that is in common use. */
const unicodeRegion = (code: CountryCode): string => (code === 'XKX' ? 'XK' : code)

function countryWords(code: CountryCode, naming: Naming): readonly string[] {
  const region = unicodeRegion(code)
  if (!/^[A-Z]{2}$/.test(region)) return naming.wordsOf?.(code) ?? []
  return languagesToNameIn(naming).flatMap((locale) =>
    (['long', 'short'] as const).flatMap((style) => name(locale, 'region', style, region) ?? []),
  )
}

function languageWords(tag: Locale, naming: Naming): readonly string[] {
  const names = languagesToNameIn(naming).flatMap((locale) => name(locale, 'language', 'long', tag) ?? [])
  return names.length > 0 ? names : (naming.wordsOf?.(tag) ?? [])
}

const ownName = (tag: Locale): readonly string[] => {
  const own = name(tag, 'language', 'long', tag)
  return own === undefined ? [] : [own]
}

const languagesToNameIn = ({ locales }: Naming): readonly Locale[] => [...new Set([...locales, 'sv', 'en'])]

const isNamedTag = (tag: string): boolean =>
  /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) && name('en', 'language', 'long', tag) !== undefined

/** Name lists are slow to open, and the same ones are asked for at every key. */
const lists = new Map<string, Intl.DisplayNames>()

function name(
  locale: Locale,
  type: 'region' | 'language',
  style: 'long' | 'short',
  code: string,
): string | undefined {
  const key = `${locale}/${type}/${style}`
  const list = lists.get(key) ?? new Intl.DisplayNames([locale], { type, style, fallback: 'none' })
  lists.set(key, list)
  try {
    return list.of(code)
  } catch {
    return undefined // Not even the shape of a code.
  }
}
