/** The gates that one text passes by itself, beside its source. */

import type { MessageKey } from '../message.js'
import { gate, withCodePoint } from '../text.js'
import type { Catalogue } from './catalogue.js'
import type { Language } from './desk.js'
import { textFault, type FaultName, type TextFault } from './faults.js'
import { isForStaff, limitOf, sourceOf } from './keys.js'
import { hasStrayBraces, placeholderFaults, withoutPlaceholders } from './placeholders.js'
import type { Source } from './stale.js'

/** What a text is compared with. */
export interface Surroundings {
  readonly source: Source
  /** The texts of all other languages that are translated. */
  readonly others: readonly { readonly locale: string; readonly texts: Catalogue }[]
  readonly charactersWithoutFont: (text: string) => readonly string[]
}

/**
 * All that is wrong with one text. Whether it is needed at all, and whether its source has
 * changed, is not looked at here.
 */
export function textFaults(
  key: MessageKey,
  text: string,
  language: Language,
  surroundings: Surroundings,
): TextFault[] {
  const { locale } = language
  const found: TextFault[] = []
  const add = (name: FaultName, values = {}): void => {
    found.push(textFault(locale, key, name, values))
  }
  if (text.trim() === '') {
    add('empty')
    return found
  }
  if (gate(text) !== text) add('notClean')
  checkPlaceholders(key, text, language, surroundings, add)
  const strange = lettersOfOtherScripts(text, language)
  if (strange.length > 0) add('otherScript', { words: strange.join(', ') })
  checkSameness(key, text, language, surroundings, add)
  checkLength(key, text, language, surroundings, add)
  const missing = isForStaff(key) ? [] : surroundings.charactersWithoutFont(text)
  if (missing.length > 0) add('noGlyph', { characters: missing.map(withCodePoint).join(', ') })
  if (language.direction === 'rtl' && latinBeforeEnd.test(text)) add('endsInLatin')
  return found
}

type Add = (name: FaultName, values?: Readonly<Record<string, string | number>>) => void

function checkPlaceholders(
  key: MessageKey,
  text: string,
  { locale }: Language,
  { source }: Surroundings,
  add: Add,
): void {
  if (hasStrayBraces(text)) add('strayBraces')
  const { missing, unknown } = placeholderFaults(key, text, locale, locale === 'sv' ? source.en : source.sv)
  if (missing.length > 0) add('placeholderMissing', { names: missing.map(inBraces).join(', ') })
  if (unknown.length > 0) add('placeholderUnknown', { names: unknown.map(inBraces).join(', ') })
}

const inBraces = (name: string): string => `{${name}}`

/** Words with letters that the language is not written with, but for those on the list. */
function lettersOfOtherScripts(text: string, { script, same }: Language): string[] {
  const own = scriptPattern(script)
  const words = withoutPlaceholders(text).match(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}.'’/-]*/gu) ?? []
  return [
    ...new Set(
      words
        .filter((word) => Array.from(word).some((letter) => /\p{L}/u.test(letter) && !own.test(letter)))
        .map((word) => word.replace(/[.'’/-]+$/u, ''))
        .filter((word) => !isCode(word) && !Object.hasOwn(same.words, word)),
    ),
  ]
}

const scriptPattern = (script: string): RegExp =>
  new RegExp(`[\\p{Script=${scriptAliases[script] ?? script}}\\p{Script=Common}\\p{Script=Inherited}]`, 'u')

const scriptAliases: Readonly<Record<string, string>> = { Hans: 'Hani', Hant: 'Hani' }

/** A letter by itself, or a Latin word with a digit in it: `A`, `V1`, `12-345678`. */
const isCode = (word: string): boolean =>
  /^[A-Z](?:–[A-Z])?$/u.test(word) || /^[A-Za-z/.-]*\d[\w/.-]*$/u.test(word)

/** A number or Latin word that stands right before the end of a line would jump to its other side. */
const latinBeforeEnd = /[\p{Script=Latin}\p{Nd}]["'”’»)\]]*[.!?:;…؟؛۔]["'”’»)\]]*(?:\n|$)/u

function checkSameness(
  key: MessageKey,
  text: string,
  language: Language,
  { source, others }: Surroundings,
  add: Add,
): void {
  const { locale } = language
  if (locale === 'sv' || isAllowed(text, language) || isNameOrCommand(key, text)) return
  const sources = (locale === 'en' ? [source.sv] : [source.sv, source.en]).map((texts) =>
    sourceOf(key, texts),
  )
  if (sources.some((other) => other !== undefined && isLeft(text, other, language))) {
    add('leftInSource')
    return
  }
  if (locale === 'en') return
  // Short words of languages that are close kin are often alike; sentences are not.
  const twin =
    lettersIn(text) < longEnoughToDiffer
      ? undefined
      : others.find((other) => other.locale !== locale && other.texts.get(key) === text)
  if (twin) add('sameAsOther', { other: twin.locale })
}

const longEnoughToDiffer = 16

/** The name of a language or of Kosovo in one word, and a line to be typed, may be alike in any two languages. */
const isNameOrCommand = (key: MessageKey, text: string): boolean =>
  key.startsWith('cli:examples.') ||
  (/^form\/choices:(?:languages\.|countries\.XKX$)/u.test(key) && !/\s/u.test(text))

function isAllowed(text: string, { same }: Language): boolean {
  if (Object.hasOwn(same.texts, text)) return true
  const words = lettersOnly(text).filter((word) => !Object.hasOwn(same.words, word))
  return words.length === 0
}

const lettersOnly = (text: string): readonly string[] =>
  withoutPlaceholders(text).match(/[\p{L}\p{M}][\p{L}\p{M}.'’-]*[\p{L}\p{M}]|\p{L}/gu) ?? []

const lettersIn = (text: string): number => lettersOnly(text).join('').length

/** The same words as the source, or so many of them in a row that a part was left untranslated. */
function isLeft(text: string, source: string, { locale, same }: Language): boolean {
  const [own, other] = [text, source].map((each) =>
    lettersOnly(each)
      .filter((word) => !Object.hasOwn(same.words, word))
      .map((word) => word.toLowerCase()),
  ) as [string[], string[]]
  if (own.length === 0) return false
  if (own.join(' ') === other.join(' ')) return true
  // Swedish and English are near kin, and written side by side by the same hands.
  if (locale === 'en') return false
  const haystack = ` ${other.join(' ')} `
  return own.some(
    (_, at) =>
      at + wordsLeft <= own.length && haystack.includes(` ${own.slice(at, at + wordsLeft).join(' ')} `),
  )
}

const wordsLeft = 4

function checkLength(
  key: MessageKey,
  text: string,
  { locale }: Language,
  { source }: Surroundings,
  add: Add,
): void {
  const limit = limitOf(key)
  if (limit !== undefined && isLonger(text, limit)) add('tooLong', { length: charactersIn(text), limit })
  if (locale === 'sv' || locale === 'en') return
  const longest = Math.max(...[source.sv, source.en].map((texts) => charactersIn(sourceOf(key, texts) ?? '')))
  const room = roomFor(longest)
  if (isLonger(text, room)) add('tooLongForSource', { length: charactersIn(text), limit: room })
}

/** A text never has more characters than code units: most need not be counted. */
const isLonger = (text: string, limit: number): boolean => text.length > limit && charactersIn(text) > limit

/** What layout bears: 60 per cent more than the source, and for a short text at least a few words more. */
export const roomFor = (length: number): number => Math.max(Math.ceil(length * 1.6), length + 24)

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Characters as a reader counts them; what is put in counts as its placeholder's name. */
export const charactersIn = (text: string): number =>
  oneUnitEach.test(text) ? text.length : [...segmenter.segment(text)].length

/** Latin and Cyrillic letters without marks, and plain punctuation: most of all texts. */
const oneUnitEach = /^[\n\u0020-\u007e\u00a0-\u024f\u0400-\u0482\u048a-\u04ff\u2010-\u2027]*$/u
