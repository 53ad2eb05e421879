/** Countries and languages by their names, in the languages on screen and in Swedish and English. */

import type { CountryCode, Form } from '../form/form.js'
import { otherNames } from '../form/look-up.js'
import type { Locale } from '../message.js'
import { meanings } from './match-words.js'
import type { Nameable } from './match-words.js'

export interface Naming {
  readonly form: Form
  /** The languages on screen. */
  readonly locales: readonly Locale[]
  /** Words of ours for a code: where no standard list has a name, such as stateless, and where ours is better. */
  readonly wordsOf?: (code: string, locales?: readonly Locale[]) => readonly string[]
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
    naming.form.countries.map((code) => ({
      value: code,
      words: [...countryWords(code, naming), ...otherNames(naming.form, 'countries', code)],
    })),
  )

const languages = (naming: Naming): readonly Nameable<Locale>[] =>
  listed('languages', naming, () =>
    naming.form.languages.map((tag) => ({
      value: tag,
      words: [
        ...languageWords(tag, naming),
        ...standardNames(tag, tag),
        ...otherNames(naming.form, 'languages', tag),
      ],
    })),
  )

/**
 * A list is made once for the languages on screen, and then searched at every key. Words of ours
 * are part of it: a list belongs to the words that were there.
 */
function listed(
  what: 'countries' | 'languages',
  naming: Naming,
  make: () => readonly Nameable<string>[],
): readonly Nameable<string>[] {
  const known = namedLists.get(naming.form) ?? new Map<string, NamedList>()
  namedLists.set(naming.form, known)
  const key = [what, naming.wordsOf !== undefined, ...languagesToNameIn(naming)].join()
  const entry: NamedList = known.get(key) ?? { ours: namedByUs(what, naming), made: new Map() }
  known.set(key, entry)
  const ownWords = entry.ours.map((code) => naming.wordsOf?.(code).join() ?? '').join('|')
  const list = entry.made.get(ownWords) ?? make()
  entry.made.set(ownWords, list)
  return list
}

interface NamedList {
  /** Codes that there are words of ours for. */
  readonly ours: readonly string[]
  readonly made: Map<string, readonly Nameable<string>[]>
}

const namedLists = new WeakMap<Form, Map<string, NamedList>>()

const namedByUs = (what: 'countries' | 'languages', { form, wordsOf }: Naming): readonly string[] =>
  wordsOf === undefined ? [] : form[what].filter((code) => wordsOf(code).length > 0)

/** Kosovo has no code of its own in ISO 3166-1; Unicode names it by the code that is in common use. */
const unicodeRegion = (code: CountryCode): string => (code === 'XKX' ? 'XK' : code)

function countryWords(code: CountryCode, naming: Naming): readonly string[] {
  const region = unicodeRegion(code)
  const isStandard = /^[A-Z]{2}$/.test(region)
  return namesIn(naming, code, (locale) =>
    isStandard
      ? (['long', 'short'] as const).flatMap((style) => name(locale, 'region', style, region) ?? [])
      : [],
  )
}

const languageWords = (tag: Locale, naming: Naming): readonly string[] =>
  namesIn(naming, tag, (locale) => standardNames(tag, locale))

const standardNames = (tag: Locale, locale: Locale): readonly string[] =>
  [name(locale, 'language', 'long', tag) ?? []].flat()

/** In each language the words of ours, else the standard names. */
const namesIn = (
  naming: Naming,
  code: string,
  standard: (locale: Locale) => readonly string[],
): readonly string[] =>
  languagesToNameIn(naming).flatMap((locale) => {
    const ours = naming.wordsOf?.(code, [locale]) ?? []
    return ours.length > 0 ? ours : standard(locale)
  })

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
