/** Breaking a text into rows of cells, in scripts with and without spaces. */

import type { Locale } from '../message.js'
import { cellsOf } from './cells.js'

/** A row as a slice of the text: `end` includes the spaces that the row ends with. */
export interface RowRange {
  readonly start: number
  readonly end: number
}

/** The rows of a text that are no wider than `width` cells. */
export function wrap(text: string, width: number, locale?: Locale): readonly string[] {
  return rowRanges(text, width, locale).map(({ start, end }) => text.slice(start, end).trimEnd())
}

/**
 * The rows as slices, so that a caret can be found again. A line end starts a new row, and
 * belongs to none; spaces hang over the edge; a word wider than a row is cut between characters.
 */
export function rowRanges(text: string, width: number, locale?: Locale): readonly RowRange[] {
  const rows: RowRange[] = []
  let offset = 0
  for (const paragraph of text.split('\n')) {
    rows.push(...paragraphRows(paragraph, offset, Math.max(1, width), locale))
    offset += paragraph.length + 1
  }
  return rows
}

function paragraphRows(
  paragraph: string,
  offset: number,
  width: number,
  locale: Locale | undefined,
): RowRange[] {
  const rows: RowRange[] = []
  let start = 0
  let used = 0
  let at = 0
  const close = (): void => {
    rows.push({ start: offset + start, end: offset + at })
    start = at
    used = 0
  }
  for (const piece of pieces(paragraph, locale)) {
    const cells = cellsOf(piece.trimEnd())
    if (used > 0 && used + cells > width) close()
    if (cells > width) {
      for (const { segment } of graphemes.segment(piece)) {
        if (used > 0 && used + cellsOf(segment.trimEnd()) > width) close()
        used += cellsOf(segment)
        at += segment.length
      }
      continue
    }
    used += cellsOf(piece)
    at += piece.length
  }
  rows.push({ start: offset + start, end: offset + at })
  return rows
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const segmenters = new Map<string, Intl.Segmenter>()

/** The pieces that stay together on a row, each with the spaces after it. */
function pieces(text: string, locale: Locale | undefined): string[] {
  const all: string[] = []
  let piece = ''
  let previousIsWord = false
  let mayBreak = true
  for (const { segment, isWordLike } of wordsIn(text, locale)) {
    const isSpace = segment.trim() === '' && !/[\u00a0\u202f]/u.test(segment)
    const isWord = isWordLike === true
    // Two words with nothing between them: a script that writes without spaces.
    const isOpportunity = mayBreak || (isWord && previousIsWord) || wide.test(segment)
    if (piece !== '' && isOpportunity && !isSpace) {
      all.push(piece)
      piece = ''
    }
    piece += segment
    mayBreak = isSpace
    previousIsWord = isWord
  }
  return [...all, piece]
}

const wide = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

function wordsIn(text: string, locale: Locale | undefined): Iterable<Intl.SegmentData> {
  const key = locale ?? ''
  const known = segmenters.get(key) ?? new Intl.Segmenter(locale, { granularity: 'word' })
  segmenters.set(key, known)
  return known.segment(text)
}
