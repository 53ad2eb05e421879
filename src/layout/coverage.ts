/**
 * Which characters the fonts have together, without opening a font: asked while somebody types,
 * when a question on the screen is still in time.
 */

/**
 * Rising code points at which the fonts begin to have characters and cease to, by turns: what
 * `fonts/coverage.json` holds.
 */
export type Coverage = readonly number[]

/** Steers lines or directions, or has no ink in any font: never looked for. */
export const needsNoFont = /[\p{Default_Ignorable_Code_Point}\t\n\v\f\r\u0085\u2028\u2029]/u

/** Characters of a text that no font has, each once, in the order in which they stand. */
export function charactersWithoutFont(text: string, coverage: Coverage): string[] {
  return [...new Set(text)].filter(
    (character) => !needsNoFont.test(character) && !covers(coverage, character.codePointAt(0) ?? 0),
  )
}

function covers(coverage: Coverage, codePoint: number): boolean {
  let from = 0
  let to = coverage.length
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((coverage[middle] ?? 0) <= codePoint) from = middle + 1
    else to = middle
  }
  return from % 2 === 1
}
