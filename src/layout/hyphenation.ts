/** Where a word that is wider than its line may be parted with a hyphen. */

import english from 'hyphen/en-gb/index.js'
import swedish from 'hyphen/sv/index.js'
import type { Locale } from '../message.js'

/** The languages of the narrow columns: the table of risks is read in one of them. */
const hyphenators = { sv: swedish, en: english }

/** What a hyphen that the layout adds stands for: readers that copy text join the word again. */
export const softHyphen = '\u00ad'

/** At least so many letters stand on each side. */
const fewest = 3

/**
 * Offsets in a word, rising; none in languages without patterns.
 *
 * @see https://tug.org/docs/liang/
 */
export function hyphenPlaces(word: string, locale: Locale): number[] {
  const [language = ''] = locale.split('-')
  if (!isHyphenated(language) || word.includes(softHyphen)) return []
  const places: number[] = []
  let offset = 0
  for (const part of hyphenators[language].hyphenateSync(word).split(softHyphen)) {
    offset += part.length
    if (hasLetters(word.slice(0, offset), /\p{L}+$/u) && hasLetters(word.slice(offset), /^\p{L}+/u)) {
      places.push(offset)
    }
  }
  return places
}

function isHyphenated(language: string): language is keyof typeof hyphenators {
  return language in hyphenators
}

function hasLetters(part: string, beside: RegExp): boolean {
  return (beside.exec(part)?.[0].length ?? 0) >= fewest
}
