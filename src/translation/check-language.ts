/** The gates that a whole language passes. */

import type { Form } from '../form/form.js'
import { neededTexts } from '../form/needed-texts.js'
import type { Direction, Locale, MessageKey } from '../message.js'
import { textFaults, type Surroundings } from './check-text.js'
import type { Language } from './desk.js'
import { textFault, type TextFault } from './faults.js'
import { termWarnings } from './glossary.js'
import { isForStaff, keysFor, pluralOf, stemOf } from './keys.js'
import { missingNames, possibleNames } from './names.js'
import { isStale } from './stale.js'

export interface Gates extends Surroundings {
  readonly form: Form
  /** The script and direction in which layout sets a language. */
  readonly setIn: (locale: Locale) => { readonly script: string; readonly direction: Direction }
}

export interface LanguageReport {
  readonly locale: Locale
  /** What keeps the language from being shipped. */
  readonly faults: readonly TextFault[]
  /** What somebody who knows the language should look at: inflection can be the reason. */
  readonly warnings: readonly TextFault[]
  /** Texts that are there, of those that are needed, in per cent rounded down. */
  readonly translated: number
  readonly stale: number
}

/** Everything that the gates find in one language, in the order of its files. */
export function checkLanguage(language: Language, gates: Gates): LanguageReport {
  const needed = neededKeys(language, gates)
  const { texts } = language
  const there = needed.filter((key) => texts.has(key))
  const stale = isSource(language.locale)
    ? []
    : there.filter((key) => isStale(key, language.sources, gates.source))
  return {
    locale: language.locale,
    faults: [
      ...metaFaults(language, gates),
      ...missingFaults(needed, language, gates),
      ...unknownFaults(new Set(needed), language, gates),
      ...language.notTexts.map((key) => textFault(language.locale, key, 'notText')),
      ...[...texts].flatMap(([key, text]) => textFaults(key, text, language, gates)),
      ...stale.map((key) => textFault(language.locale, key, 'stale')),
      ...notMarked(there, language),
    ],
    warnings: isSource(language.locale) ? [] : termWarnings(language, gates.source),
    translated: needed.length === 0 ? 0 : Math.floor((100 * there.length) / needed.length),
    stale: stale.length,
  }
}

/** Swedish and English are what others are translated from. */
export const isSource = (locale: Locale): boolean => locale === 'sv' || locale === 'en'

/**
 * The texts that a language cannot do without: all of the source that are meant for it, all
 * that the form needs, and the names that Intl lacks.
 */
export function neededKeys(
  { locale, isStaffLanguage }: Language,
  { source, form }: Pick<Gates, 'source' | 'form'>,
): MessageKey[] {
  const names = possibleNames(form)
  const own = new Set(missingNames(form, locale))
  const mirror = locale === 'sv' ? source.en : source.sv
  const keys = keysFor(locale, mirror).filter(
    (key) => (isStaffLanguage || !isForStaff(key)) && (!isNameOfIntl(key, names) || own.has(key)),
  )
  const ofForm = neededTexts(form)
    .filter((text) => text.in === 'all' || isStaffLanguage)
    .map(({ key }) => key)
  return [...new Set([...keys, ...ofForm, ...own])]
}

/** Names of languages are needed only where Intl has none; the two countries of ours always. */
const isNameOfIntl = (key: MessageKey, names: ReadonlySet<MessageKey>): boolean =>
  names.has(key) && !/:countries\.X(?:XA|KX)$/u.test(key)

function metaFaults({ locale, script, direction }: Language, { setIn }: Gates): TextFault[] {
  const set = setIn(locale)
  const written = script === 'Hans' || script === 'Hant' ? 'Hani' : script
  if (written === set.script && direction === set.direction) return []
  return [textFault(locale, 'meta', 'scriptOfMeta', { script: set.script, direction: set.direction })]
}

function missingFaults(
  needed: readonly MessageKey[],
  { locale, texts }: Language,
  { form }: Gates,
): TextFault[] {
  const names = new Set(missingNames(form, locale))
  const stems = new Set([...texts.keys()].map(stemOf))
  return needed
    .filter((key) => !texts.has(key))
    .map((key) => {
      const plural = pluralOf(key)
      if (names.has(key)) return textFault(locale, key, 'nameMissing')
      return plural && stems.has(plural.stem)
        ? textFault(locale, key, 'pluralMissing', { form: plural.form })
        : textFault(locale, key, 'missing')
    })
}

/** A text that nothing asks for: a slip of the key, or left over from an older form. */
function unknownFaults(
  needed: ReadonlySet<MessageKey>,
  { locale, texts }: Language,
  { form }: Gates,
): TextFault[] {
  const names = possibleNames(form)
  const stems = new Set([...needed].flatMap((key) => pluralOf(key)?.stem ?? []))
  return [...texts.keys()]
    .filter((key) => !needed.has(key) && !names.has(key))
    .map((key) => {
      const plural = pluralOf(key)
      return plural && stems.has(plural.stem)
        ? textFault(locale, key, 'pluralUnknown', { form: plural.form })
        : textFault(locale, key, 'unknown')
    })
}

/** Texts of which nobody has said which source they were made from: told once, with their number. */
function notMarked(there: readonly MessageKey[], { locale, sources }: Language): TextFault[] {
  if (isSource(locale)) return []
  const open = there.filter((key) => sources === undefined || !Object.hasOwn(sources, stemOf(key)))
  return open.length === 0
    ? []
    : [textFault(locale, 'sources', 'notMarked', { count: open.length, language: locale })]
}
