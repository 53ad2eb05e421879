/** The languages that are shipped, and the words of each, loaded when they are first needed. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import i18next, { type i18n } from 'i18next'
import * as z from 'zod'
import { isolated } from '../isolates.js'
import type { Direction, Locale, Translate } from '../message.js'

/** How far the words of a language have been checked. Only `reviewed` counts for legal texts. */
export type ReviewStatus = 'source' | 'drafted' | 'compared' | 'reviewed'

export interface LocaleInfo {
  readonly locale: Locale
  /** Its name in itself: `العربية`. */
  readonly ownName: string
  /** ISO 15924. */
  readonly script: string
  readonly direction: Direction
  /** The program's own screens, for staff, exist in it. */
  readonly isStaffLanguage: boolean
  readonly status: {
    readonly interface: ReviewStatus
    /** Declarations, consents and information: what makes a translation count (rule L5). */
    readonly legal: ReviewStatus
  }
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
  /** Every text of a language: namespace, colon, path. */
  readonly keys: (locale: Locale) => ReadonlySet<string>
}

const metaSchema = z.strictObject({
  ownName: z.string(),
  script: z.string().length(4),
  direction: z.enum(['ltr', 'rtl']),
  isStaffLanguage: z.boolean(),
  status: z.strictObject({
    interface: z.enum(['source', 'drafted', 'compared', 'reviewed']),
    legal: z.enum(['source', 'drafted', 'compared', 'reviewed']),
  }),
})

/** @param root the folder `locales/`, with a folder for each language */
export function openLocales(root: string): Locales {
  const list = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry): LocaleInfo => ({
      locale: entry.name,
      ...metaSchema.parse(readJson(join(root, entry.name, 'meta.json'))),
    }))
    .sort((a, b) => Number(b.isStaffLanguage) - Number(a.isStaffLanguage) || (a.locale < b.locale ? -1 : 1))
  const translators = new Map<string, Translate>()
  const keysOf = new Map<Locale, ReadonlySet<string>>()

  function translator(locale: Locale, isForPaper: boolean): Translate {
    const id = `${locale} ${isForPaper ? 'paper' : 'screen'}`
    const known = translators.get(id)
    if (known) return known
    const made = makeTranslator(join(root, locale), locale, isForPaper)
    translators.set(id, made)
    return made
  }

  return {
    list,
    info: (locale) => list.find((info) => info.locale === locale),
    forScreen: (locale) => translator(locale, false),
    forPaper: (locale) => translator(locale, true),
    keys: (locale) => {
      const keys = keysOf.get(locale) ?? keysBelow(join(root, locale))
      keysOf.set(locale, keys)
      return keys
    },
  }
}

/** One i18next instance for one language; a namespace is read when its first text is asked for. */
function makeTranslator(folder: string, locale: Locale, isForPaper: boolean): Translate {
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
  return (key, values = {}) => {
    const namespace = key.slice(0, key.indexOf(':'))
    if (!loaded.has(namespace)) {
      loaded.add(namespace)
      const file = join(folder, `${namespace}.json`)
      if (existsSync(file)) words.addResourceBundle(locale, namespace, readJson(file))
    }
    return words.t(key, { ...values })
  }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}

function keysBelow(folder: string): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.json') || file === 'meta.json') continue
    const namespace = file.slice(0, -'.json'.length).replaceAll('\\', '/')
    for (const path of textPaths(readJson(join(folder, file)))) keys.add(`${namespace}:${path}`)
  }
  return keys
}

/** `dateOfBirth.label` and all other paths that lead to a text. */
function textPaths(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([name, child]) =>
    typeof child === 'string' ? [name] : textPaths(child).map((path) => `${name}.${path}`),
  )
}
