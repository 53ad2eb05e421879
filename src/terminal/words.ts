/** The words of one language, as screens need them. */

import type { TypedName, TypedWords } from '../interview/command.js'
import { typedNames } from '../interview/command.js'
import type { Direction, Locale, Message, Translate, Values } from '../message.js'
import { sayDate } from '../wording/say.js'

export interface Words {
  readonly locale: Locale
  readonly direction: Direction
  readonly t: Translate
  /** Whether the language has this text: hints are not written for every question. */
  readonly has: (key: string) => boolean
}

/** The same words, fetched once for each language: they are asked for at every key. */
export function fetchedOnce(words: (locale: Locale) => Words): (locale: Locale) => Words {
  const known = new Map<Locale, Words>()
  return (locale) => {
    const found = known.get(locale) ?? words(locale)
    known.set(locale, found)
    return found
  }
}

/** A message in a language; the days that it names as they are said there. */
export const say = (words: Words, { key, values }: Message): string =>
  words.t(key, values && key.startsWith('answers:date.') ? withDaysSaid(values, words) : values)

const days = ['date', 'ethiopian', 'today']

const withDaysSaid = (values: Values, words: Words): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      days.includes(name) && typeof value === 'string' ? sayDate(value, words) : value,
    ]),
  )

/** What can be typed after a colon: the staff's words, and the English ones everywhere. */
export function typedWords(staff: Translate, english: Translate): TypedWords {
  const words = new Map<string, TypedName>()
  for (const translate of [english, staff]) {
    for (const name of typedNames) words.set(translate(`terminal:words.${name}`).toLowerCase(), name)
  }
  return words
}

/** Digits as the language writes them, where it runs from right to left: its readers look for them. */
export function ownDigits(digits: string, { locale, direction }: Words): string {
  if (direction === 'ltr') return digits
  const language = new Intl.Locale(locale).language
  const system = indicDigits[language]
  if (system === undefined) return digits
  return digits.replace(/[0-9]/gu, (digit) => String.fromCodePoint(system + Number(digit)))
}

/** Zero of the digits that are printed beside the letters in each language's country; the others use ours. */
const indicDigits: Readonly<Record<string, number>> = {
  ar: 0x0660,
  ckb: 0x0660,
  sd: 0x0660,
  fa: 0x06f0,
  prs: 0x06f0,
  ps: 0x06f0,
  ur: 0x06f0,
}
