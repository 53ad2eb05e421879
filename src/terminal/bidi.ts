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

/** One row as it is sent. */
export function ordered(text: string, direction: Direction, mode: BidiMode): string {
  if (mode === 'logical' || !needsOrdering(text, direction)) return text
  if (mode === 'visual')
    return inVisualOrder(shaped(text), direction)
      .map(({ cluster }) => cluster)
      .join('')
  return inVisualOrder(text, direction)
    .map(({ cluster }) => cluster)
    .join('')
    .replace(/\S+/gu, (word) => (hasRightToLeft(word) ? clustersOf(word).reverse().join('') : word))
}

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

interface Placed {
  readonly cluster: string
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
    return { cluster: mirror === undefined ? cluster : mirror + cluster.slice(1), index, level }
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
