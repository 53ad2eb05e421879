/** How many cells of a terminal a text takes. */

import { eastAsianWidth } from 'get-east-asian-width'

/** Marks, joiners, and the vowels and finals that Hangul writes into the syllable before them. */
const zeroWide = /[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]/u

/**
 * The sum over the code points, as most terminals count: for Latin, Cyrillic, Chinese, Thai, Lao,
 * Ethiopic, Arabic and Hebrew all that were measured agree with it. Where a terminal counts
 * syllables instead (Indic scripts, some emoji) nothing may stand to the right of the text.
 */
export function cellsOf(text: string): number {
  let cells = 0
  for (const character of text) cells += cellsOfCharacter(character)
  return cells
}

function cellsOfCharacter(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x300) return code === 0xad ? 0 : 1
  const known = widths.get(code) ?? (zeroWide.test(character) ? 0 : eastAsianWidth(code))
  widths.set(code, known)
  return known
}

/** Asked for again at every key. */
const widths = new Map<number, number>()
