/** Where a word that is wider than its line may be parted with a hyphen. */

import { hyphenateSync as hyphenateEnglish } from 'hyphen/en-gb/index.js'
import { hyphenateSync as hyphenateSwedish } from 'hyphen/sv/index.js'
import type { Locale } from '../message.js'

/** The languages of the narrow columns: the table of risks is read in one of them. */
const hyphenators: Readonly<Record<string, (text: string) => string>> = {
  sv: hyphenateSwedish,
  en: hyphenateEnglish,
}

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
  const hyphenate = hyphenators[locale.split('-')[0] ?? '']
  if (!hyphenate || word.includes(softHyphen)) return []
  const places: number[] = []
  let offset = 0
  for (const part of hyphenate(word).split(softHyphen)) {
    offset += part.length
    if (hasLetters(word.slice(0, offset), /\p{L}+$/u) && hasLetters(word.slice(offset), /^\p{L}+/u)) {
      places.push(offset)
    }
  }
  return places
}

function hasLetters(part: string, beside: RegExp): boolean {
  return (beside.exec(part)?.[0].length ?? 0) >= fewest
}
