/**
 * How right-to-left text is handed to a terminal. A text is kept in the order it is read; what
 * is sent depends on what the terminal does with it.
 */

import bidiFactory, { type Bidi } from 'bidi-js'
import { clustersOf } from '../interview/editor.js'
import type { Direction } from '../message.js'
import { cellsOf } from './cells.js'
import { shaped } from './shaping.js'

/**
 * - `logical`: the terminal orders and joins (GNOME and other VTE terminals, Konsole, mlterm, mintty, Terminal.app)
 * - `visual`: it draws cell by cell; we order and join (xterm, Alacritty, Windows Terminal)
 * - `words`: it turns and joins each word, but leaves the order of words (kitty)
 */
export type BidiMode = 'logical' | 'visual' | 'words'

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{1e800}-\u{1efff}]/u

export const hasRightToLeft = (text: string): boolean => rightToLeft.test(text)

/** Direction of the first letter that has one; undefined for a text without letters. */
export function directionOf(text: string): Direction | undefined {
  const letter = /\p{L}/u.exec(text)?.[0]
  if (letter === undefined) return undefined
  return hasRightToLeft(letter) ? 'rtl' : 'ltr'
}

/** Of a terminal that orders text itself: what it does with a row that runs from left to right. */
export interface RowBase {
  /** The row is known to run from left to right, though our text in it may not. */
  readonly isLeftToRight: boolean
  /** Brackets between right-to-left letters are turned by the terminal. */
  readonly mirrors: boolean
}

/** One row as it is sent. */
export function ordered(text: string, direction: Direction, mode: BidiMode, base?: RowBase): string {
  if (!needsOrdering(text, direction)) return text
  if (mode === 'logical')
    return base?.isLeftToRight && direction === 'rtl' ? joined(inRuns(text, base.mirrors)) : text
  if (mode === 'visual') return joined(inVisualOrder(shaped(text), direction))
  // Brackets beside letters turn with their word.
  return wordsOf(inVisualOrder(text, direction))
    .flatMap((word) =>
      hasRightToLeft(joined(word)) ? [...word].reverse().map(({ original }) => original) : joined(word),
    )
    .join('')
}

const joined = (row: readonly Placed[]): string => row.map(({ cluster }) => cluster).join('')

/** Words and the blanks between them, each on its own. */
function wordsOf(row: readonly Placed[]): readonly (readonly Placed[])[] {
  const words: Placed[][] = []
  for (const placed of row) {
    const last = words.at(-1)?.at(-1)
    if (last && isBlank(last) === isBlank(placed)) words.at(-1)?.push(placed)
    else words.push([placed])
  }
  return words
}

const isBlank = ({ original }: Placed): boolean => original.trim() === ''

/**
 * A right-to-left text for a row that the terminal takes as left-to-right: there it turns each run
 * of right-to-left letters and leaves the order of the runs, so that the last run has to come first.
 */
function inRuns(text: string, mirrors: boolean): readonly Placed[] {
  const row = inVisualOrder(text, 'rtl')
  const runs: Placed[] = []
  let from = 0
  while (from < row.length) {
    const to = endOfRun(row, from)
    const run = row.slice(from, to).sort((one, other) => one.index - other.index)
    runs.push(...(to === from + 1 || !mirrors ? run : run.map(unmirrored)))
    from = to
  }
  return runs
}

const unmirrored = (placed: Placed): Placed => ({ ...placed, cluster: placed.original })

/** Where the run ends that the terminal turns as a whole: from its first to its last right-to-left letter. */
function endOfRun(row: readonly Placed[], from: number): number {
  if (!isTurned(row[from])) return from + 1
  let end = from + 1
  for (let at = from; at < row.length && !/\p{L}/u.test(foreign(row[at])); at += 1)
    if (isTurned(row[at])) end = at + 1
  return end
}

const isTurned = (placed: Placed | undefined): boolean =>
  placed !== undefined && (hasRightToLeft(placed.original) || /\p{Nd}/u.test(placed.original))

const foreign = (placed: Placed | undefined): string =>
  placed === undefined || hasRightToLeft(placed.original) ? '' : placed.original

/** Cells that a row takes once it is sent: lam-alef is one cell where we join. */
export function cellsShown(text: string, mode: BidiMode): number {
  return cellsOf(mode === 'visual' ? shaped(text) : text)
}

/**
 * Cell of the caret within a row of its own direction, counted from the left edge of the row's
 * text; -1 is the cell to the left of it. For rows that we order ourselves.
 */
export function caretCell(before: string, after: string, direction: Direction, mode: BidiMode): number {
  const all = cellsShown(before + after, mode)
  if (before === '') return direction === 'rtl' ? all - 1 : 0
  // Joining changes with what follows, but never how many cells there are, lam-alef apart.
  const text = mode === 'visual' ? shaped(before + after) : before + after
  const typed = clustersOf(mode === 'visual' ? shaped(before) : before).length
  const visual = inVisualOrder(text, direction)
  const last = Math.min(typed, visual.length) - 1
  let cell = 0
  for (const { cluster, index, level } of visual) {
    if (index === last) return level % 2 === 1 ? cell - 1 : cell + cellsOf(cluster)
    cell += cellsOf(cluster)
  }
  return direction === 'rtl' ? -1 : all
}

/**
 * Cells before the caret in a right-to-left text as `inRuns` sends it; -1 is the cell before all. The
 * terminal shows the caret on the letter that is sent to that cell, wherever it turned it to.
 */
export function caretInRuns(before: string, after: string): number {
  const sent = inRuns(before + after, false)
  const typed = clustersOf(before).length
  const place = (index: number): number => sent.findIndex((placed) => placed.index === index)
  const cells = (count: number): number => cellsOf(joined(sent.slice(0, count)))
  if (after !== '') return cells(place(typed))
  const last = place(typed - 1)
  return sent[last]?.level === 2 && !isTurned(sent[last]) ? cells(last + 1) : -1
}

interface Placed {
  /** As it is drawn: a bracket between right-to-left letters is turned. */
  readonly cluster: string
  readonly original: string
  /** Place in reading order. */
  readonly index: number
  readonly level: number
}

/** Grapheme clusters from left to right, so that marks stay with their letters. */
function inVisualOrder(text: string, direction: Direction): readonly Placed[] {
  const algorithm = bidi()
  const resolved = algorithm.getEmbeddingLevels(text, direction)
  const mirrored = algorithm.getMirroredCharactersMap(text, resolved.levels)
  let offset = 0
  const clusters = clustersOf(text).map((cluster, index): Placed => {
    const level = resolved.levels[offset] ?? 0
    const mirror = mirrored.get(offset)
    offset += cluster.length
    return {
      cluster: mirror === undefined ? cluster : mirror + cluster.slice(1),
      original: cluster,
      index,
      level,
    }
  })
  const highest = Math.max(0, ...clusters.map(({ level }) => level))
  let row = clusters
  for (let level = highest; level > 0; level -= 1) row = reversedFrom(row, level)
  return row
}

/** Rule L2: every run at this level or above is turned round. */
function reversedFrom(row: readonly Placed[], level: number): Placed[] {
  const result: Placed[] = []
  let run: Placed[] = []
  for (const placed of row) {
    if (placed.level >= level) {
      run.unshift(placed)
      continue
    }
    result.push(...run, placed)
    run = []
  }
  return [...result, ...run]
}

const needsOrdering = (text: string, direction: Direction): boolean =>
  direction === 'rtl' || hasRightToLeft(text)

/** Its types describe the ES build; Node loads the other one, whose export is the factory itself. */
let loaded: Bidi | undefined
function bidi(): Bidi {
  loaded ??= (bidiFactory as unknown as () => Bidi)()
  return loaded
}
