/** Where a line may end. */

import LineBreaker from 'linebreak'

/** An opportunity: a new line may, or must, begin at `offset`. */
export interface Break {
  /** In UTF-16 units; the last one is the length of the text. */
  readonly offset: number
  readonly required: boolean
}

/** Scripts that are written without spaces, and the language whose dictionary parts their words. */
const unspaced: readonly (readonly [language: string, RegExp])[] = [
  ['th', /\p{Script=Thai}+/gu],
  ['lo', /\p{Script=Lao}+/gu],
  ['km', /\p{Script=Khmer}+/gu],
  ['my', /\p{Script=Myanmar}+/gu],
]
const anyUnspaced = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** Repetition marks, combining marks and punctuation stay with the word before them. */
const clinging = /^[\p{Lm}\p{M}\p{P}]/u

/** Words that are met here and that the dictionary takes for two: voluntary, euro. */
const keptWhole = /สมัครใจ|ယူရို/gu

/** `linebreak` follows an older UAX #14, which keeps `A（` together; Chinese printing parts it. */
const beforeFullwidthBracket = /(?<=[\p{L}\p{N}])[（［｛「『【《〈〔]/gu

const leftToRightIsolate = '\u2066'
const popDirectionalIsolate = '\u2069'

/**
 * Where UAX #14 allows or demands a new line, with the words of Thai, Lao, Khmer and Burmese
 * from the dictionary. What is isolated from left to right (a telephone number, a date, a
 * reference) is one piece: half a number on each of two lines is read wrongly.
 *
 * @returns in order of offset; the last is the end of the text
 * @see https://www.unicode.org/reports/tr14/
 */
export function breaksIn(text: string): Break[] {
  const required = new Map<number, boolean>()
  const breaker = new LineBreaker(text)
  for (let found = breaker.nextBreak(); found; found = breaker.nextBreak()) {
    required.set(found.position, found.required)
  }
  if (anyUnspaced.test(text)) {
    addWordBreaks(text, required)
    for (const { index, 0: word } of text.matchAll(keptWhole))
      removeInside(index, index + word.length - 1, required)
  }
  for (const bracket of text.matchAll(beforeFullwidthBracket)) required.set(bracket.index, false)
  if (text.includes(leftToRightIsolate)) removeInsideNumbers(text, required)
  required.delete(0)
  required.set(text.length, true)
  return [...required]
    .sort(([one], [other]) => one - other)
    .map(([offset, isRequired]) => ({ offset, required: isRequired }))
}

const segmenters = new Map<string, Intl.Segmenter>()

function wordSegmenter(language: string): Intl.Segmenter {
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' })
  segmenters.set(language, segmenter)
  return segmenter
}

function addWordBreaks(text: string, required: Map<number, boolean>): void {
  for (const [language, letters] of unspaced) {
    for (const stretch of text.matchAll(letters)) {
      for (const word of wordSegmenter(language).segment(stretch[0])) {
        if (word.index > 0 && !clinging.test(word.segment)) required.set(stretch.index + word.index, false)
      }
    }
  }
}

function removeInsideNumbers(text: string, required: Map<number, boolean>): void {
  let from = text.indexOf(leftToRightIsolate)
  while (from >= 0) {
    const to = text.indexOf(popDirectionalIsolate, from)
    if (to < 0) return
    removeInside(from, to, required)
    from = text.indexOf(leftToRightIsolate, to)
  }
}

/** Takes away the breaks after `from` up to `to` that nobody demands. */
function removeInside(from: number, to: number, required: Map<number, boolean>): void {
  for (const [offset, isRequired] of required) {
    if (offset > from && offset <= to && !isRequired) required.delete(offset)
  }
}
