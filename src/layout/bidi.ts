/** Directions inside a paragraph: the Unicode Bidirectional Algorithm (UAX #9). */

import bidiFactory, { type Bidi } from 'bidi-js'
import type { Direction } from '../message.js'

/** The package is CommonJS, so its default export is the factory, whatever its types say. */
const openBidi = bidiFactory as unknown as () => Bidi
let bidi: Bidi | undefined

/** Right-to-left letters, and controls that change direction. Text without them needs no algorithm. */
const directional =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** Characters that only steer direction: obeyed, never painted, so never copied. */
export const bidiControls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

const rightToLeftLetter =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const otherLetter =
  /[^\P{L}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/**
 * The order of a whole text: that of its language, unless all its letters run the other way.
 * So Swedish words that stand in the Arabic column for want of a translation keep their full
 * stop at the end (rule HL1 allows this).
 */
export function orderOf(text: string, ofLanguage: Direction): Direction {
  const hasRightToLeft = rightToLeftLetter.test(text)
  if (hasRightToLeft === otherLetter.test(text)) return ofLanguage
  return hasRightToLeft ? 'rtl' : 'ltr'
}

/** Embedding level of each UTF-16 unit; odd levels run from right to left. */
export function levelsOf(text: string, direction: Direction): Uint8Array {
  if (direction === 'ltr' && !directional.test(text)) return new Uint8Array(text.length)
  bidi ??= openBidi()
  return bidi.getEmbeddingLevels(text, direction).levels
}

/**
 * Puts what stands on one line into visual order, from left to right (rule L2): from the
 * highest level down to the lowest odd one, each stretch of at least that level is reversed.
 *
 * @see https://www.unicode.org/reports/tr9/#L2
 */
export function inVisualOrder<T extends { readonly level: number }>(logical: readonly T[]): T[] {
  const visual = [...logical]
  let highest = 0
  let lowestOdd = Infinity
  for (const { level } of visual) {
    highest = Math.max(highest, level)
    if (level % 2 === 1) lowestOdd = Math.min(lowestOdd, level)
  }
  for (let level = highest; level >= lowestOdd; level--) {
    let from = 0
    while (from < visual.length) {
      let to = from
      while (to < visual.length && (visual[to]?.level ?? 0) >= level) to++
      if (to > from) visual.splice(from, to - from, ...visual.slice(from, to).reverse())
      from = to + 1
    }
  }
  return visual
}
