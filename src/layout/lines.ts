/** Breaks a paragraph into lines, by the widths of its characters alone. */

import type { Break } from './breaks.js'
import type { Points } from './page.js'

/** Part of a paragraph between two offsets in UTF-16 units. */
export interface LineRange {
  readonly start: number
  readonly end: number
  /** End of what has ink: white space at the end of a line takes no room. */
  readonly inkEnd: number
  /** The line ends inside a word, with a hyphen that the text does not have. */
  readonly isHyphenated?: boolean
}

/** How words that are wider than a line are parted. */
export interface Hyphenation {
  /** Of the hyphen. */
  readonly width: Points
  /** Rising offsets in a word. */
  places(word: string): readonly number[]
}

/** Room for lines, in points. */
export interface Measure {
  readonly width: Points
  /** Room already taken on the first line. */
  readonly indent?: Points
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const inkless = /[\s\u200b\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

/**
 * Greedy: each line takes all that fits. A word that is wider than the line is parted with a
 * hyphen; where its language has no rule for that, or it is no word (an address on the web, say),
 * between characters as a reader counts them. So no line is ever wider than its measure, unless
 * one single character is.
 *
 * @param breaks where a line may end; the last is the end of the text
 * @param advances width of each UTF-16 unit, in points: 0 for all but the first of a cluster
 * @returns at least one line, so that an empty paragraph keeps its height
 * @throws {RangeError} if the width is not above 0
 */
export function breakLines(
  text: string,
  breaks: readonly Break[],
  advances: Float64Array,
  { width, indent = 0 }: Measure,
  hyphenation?: Hyphenation,
): LineRange[] {
  if (!(width > 0)) throw new RangeError(`a line of ${width} points holds nothing`)
  const upTo = sums(advances)
  const widthOf = (start: number, end: number) => (upTo[end] ?? 0) - (upTo[start] ?? 0)
  const lines: LineRange[] = []
  const room = () => (lines.length === 0 ? width - indent : width)
  const fits = (start: number, end: number) => widthOf(start, end) <= room() + tolerance
  let start = 0
  let lastFitting = 0
  const finish = (end: number, isHyphenated = false) => {
    lines.push({ start, end, inkEnd: inkEndOf(text, start, end), ...(isHyphenated ? { isHyphenated } : {}) })
    start = end
    lastFitting = end
  }
  for (const { offset, required } of breaks) {
    if (!fits(start, inkEndOf(text, start, offset))) {
      if (lastFitting > start) finish(lastFitting)
      // What is too wide beside the indent may fit below it: the first line stays empty then.
      else if (indent > 0 && lines.length === 0) finish(0)
      while (!fits(start, inkEndOf(text, start, offset))) {
        const hyphen = lastHyphenThatFits(
          text.slice(start, offset),
          (end) => widthOf(start, start + end),
          room(),
          hyphenation,
        )
        if (hyphen > 0) {
          finish(start + hyphen, true)
          continue
        }
        const end = lastGraphemeThatFits(text, start, offset, advances, room())
        if (end >= offset) break
        finish(end)
      }
    }
    lastFitting = offset
    if (required && (offset > start || lines.length === 0)) finish(offset)
  }
  return lines
}

/** A text that fits on one line. */
export function wholeLine(text: string): LineRange {
  return { start: 0, end: text.length, inkEnd: inkEndOf(text, 0, text.length) }
}

/** Room for rounding in sums of widths, in points. */
const tolerance = 1e-6

function sums(advances: Float64Array): Float64Array {
  const upTo = new Float64Array(advances.length + 1)
  let sum = 0
  for (let unit = 0; unit < advances.length; unit++) {
    sum += advances[unit] ?? 0
    upTo[unit + 1] = sum
  }
  return upTo
}

function inkEndOf(text: string, start: number, end: number): number {
  let inkEnd = end
  while (inkEnd > start && inkless.test(text.charAt(inkEnd - 1))) inkEnd--
  return inkEnd
}

/** Offset of the last place for a hyphen that fits with it; 0 if there is none. */
function lastHyphenThatFits(
  word: string,
  widthUpTo: (end: number) => Points,
  room: Points,
  hyphenation: Hyphenation | undefined,
): number {
  if (!hyphenation) return 0
  const fitting = hyphenation
    .places(word)
    .filter((end) => widthUpTo(end) + hyphenation.width <= room + tolerance)
  return fitting.at(-1) ?? 0
}

/** End of the longest part that fits and does not cut a character; at least one character. */
function lastGraphemeThatFits(
  text: string,
  start: number,
  end: number,
  advances: Float64Array,
  width: Points,
): number {
  let used = 0
  let reached = start
  for (const { index, segment } of graphemes.segment(text.slice(start, end))) {
    const from = start + index
    let own = 0
    for (let unit = from; unit < from + segment.length; unit++) own += advances[unit] ?? 0
    if (own > 0 && reached > start && used + own > width + tolerance) return from
    if (own > 0) reached = from + segment.length
    used += own
  }
  return end
}
