/** The languages that are shipped, and the words of each, loaded when they are first needed. */

import i18next, { type i18n } from 'i18next'
import { isolated } from '../isolates.js'
import type { Direction, Locale, MessageKey, Translate } from '../message.js'
import { readJson, readJsonBelow, type Resources } from '../resources.js'
import { readCatalogue, type Catalogue } from '../translation/catalogue.js'

export interface LocaleInfo {
  readonly locale: Locale
  /** Its name in itself: `العربية`. */
  readonly ownName: string
  /** ISO 15924. */
  readonly script: string
  readonly direction: Direction
  /** The program's own screens, for staff, exist in it. */
  readonly isStaffLanguage: boolean
}

export interface Locales {
  /** All shipped languages, staff languages first, then by tag. */
  readonly list: readonly LocaleInfo[]
  /** What is known of one language; undefined when it is not shipped. */
  readonly info: (locale: Locale) => LocaleInfo | undefined
  /** For a screen: values are inserted as they are. */
  readonly forScreen: (locale: Locale) => Translate
  /** For paper: every inserted value is wrapped in bidi isolates. */
  readonly forPaper: (locale: Locale) => Translate
  /** Whether a language has a text of its own for a key: names that Intl lacks. */
  readonly has: (locale: Locale, key: MessageKey) => boolean
  /** Every text of a language, by its key. */
  readonly texts: (locale: Locale) => Catalogue
  /** Every key of a language: namespace, colon, path. */
  readonly keys: (locale: Locale) => ReadonlySet<string>
  /** What stands beside the words: `ar/status.json`, `legal.json`; undefined when there is none. */
  readonly beside: (file: string) => unknown
  /** Every file of words of a language, by namespace. */
  readonly files: (locale: Locale) => ReadonlyMap<string, unknown>
}

/** Files of a language that hold no words: what is known of it, and what translators keep beside it. */
export const filesBesideWords = [
  'meta',
  'glossary',
  'same',
  'sources',
  'status',
  'drafts',
  'back-reading',
] as const

/** `meta.json` of a language. */
type Meta = Pick<LocaleInfo, 'ownName' | 'script' | 'direction' | 'isStaffLanguage'>

/** @param resources hold `locales/`, with a folder for each language */
export function openLocales(resources: Resources): Locales {
  // A folder without meta.json is a language that somebody is only beginning with.
  const list = resources
    .list('locales')
    .filter((name) => name.endsWith('/') && resources.has(`locales/${name}meta.json`))
    .map((name): LocaleInfo => ({
      locale: name.slice(0, -1),
      ...(readJson(resources, `locales/${name}meta.json`) as Meta),
    }))
    .sort((a, b) => Number(b.isStaffLanguage) - Number(a.isStaffLanguage) || (a.locale < b.locale ? -1 : 1))
  const translators = new Map<string, Words>()
  const catalogues = new Map<Locale, Catalogue>()

  function texts(locale: Locale): Catalogue {
    const known = catalogues.get(locale) ?? readCatalogue(wordsBelow(resources, locale)).texts
    catalogues.set(locale, known)
    return known
  }

  function translator(locale: Locale, isForPaper: boolean): Words {
    const id = `${locale} ${isForPaper ? 'paper' : 'screen'}`
    const known = translators.get(id)
    if (known) return known
    const made = makeWords(resources, locale, isForPaper)
    translators.set(id, made)
    return made
  }

  return {
    list,
    info: (locale) => list.find((info) => info.locale === locale),
    forScreen: (locale) => translator(locale, false).t,
    forPaper: (locale) => translator(locale, true).t,
    has: (locale, key) => translator(locale, false).has(key),
    texts,
    keys: (locale) => new Set(texts(locale).keys()),
    beside: (file) => (resources.has(`locales/${file}`) ? readJson(resources, `locales/${file}`) : undefined),
    files: (locale) => wordsBelow(resources, locale),
  }
}

interface Words {
  readonly t: Translate
  readonly has: (key: MessageKey) => boolean
}

/** One i18next instance for one language; a namespace is read when its first text is asked for. */
function makeWords(resources: Resources, locale: Locale, isForPaper: boolean): Words {
  const words: i18n = i18next.createInstance()
  void words.init({
    lng: locale,
    resources: {},
    initAsync: false,
    interpolation: isForPaper ? { escapeValue: true, escape: isolated } : { escapeValue: false },
    parseMissingKeyHandler: (key: string) => {
      throw new Error(`${locale} has no text ${key}`)
    },
  })
  const loaded = new Set<string>()
  const load = (key: MessageKey): void => {
    const namespace = key.slice(0, key.indexOf(':'))
    if (loaded.has(namespace)) return
    loaded.add(namespace)
    const file = `locales/${locale}/${namespace}.json`
    if (resources.has(file)) words.addResourceBundle(locale, namespace, readJson(resources, file))
  }
  return {
    t: (key, values = {}) => {
      load(key)
      // No text stands inside another, and looking for one takes a third of the time.
      return words.t(key, { ...values, nest: false })
    },
    has: (key) => {
      load(key)
      return words.exists(key)
    },
  }
}

/** Namespace → content of its file, in alphabetical order. */
const wordsBelow = (resources: Resources, locale: Locale): ReadonlyMap<string, unknown> =>
  readJsonBelow(resources, `locales/${locale}`, filesBesideWords)
