/** A screen as data: what stands where. Every screen is a pure function to this. */

import type { Direction } from '../message.js'
import { cellsShown, type BidiMode } from './bidi.js'
import { cellsOf } from './cells.js'

/** What the terminal is and can do, at this moment. */
export interface Look {
  readonly columns: number
  readonly rows: number
  readonly bidi: BidiMode
  /** It takes the direction of a row from us (ECMA-48 SCP). */
  readonly setsDirection: boolean
  /** It takes every row as left-to-right, and turns no brackets (Konsole). */
  readonly isLeftToRight?: boolean
  readonly colours: boolean
  /** False where box-drawing characters cannot be shown. */
  readonly unicode: boolean
}

/**
 * - `text` staff words, hints, what is typed
 * - `strong` the applicant's words, key names, messages
 * - `mark` the signs before a chosen row, the rule under the active box
 * - `stop` the sign before what stops
 * - `quiet` thin rules
 */
export type Style = 'text' | 'strong' | 'mark' | 'stop' | 'quiet'

/** Text at a place of a row: from a column, or ending at the right edge of the stage. */
export interface Piece {
  readonly text: string
  /** Column from 1 within the stage; `end`: the last cell stands at the right edge. */
  readonly at: number | 'end'
  readonly style: Style
  readonly direction: Direction
  /** Sent in another way than the rest of the screen: a sample. */
  readonly mode?: BidiMode
}

export type Row = readonly Piece[]

export interface Caret {
  /** Row of the stage, from 0. */
  readonly row: number
  /** The typed text of the row, on both sides of the caret. */
  readonly before: string
  readonly after: string
  readonly direction: Direction
  readonly at: number | 'end'
}

export interface Screen {
  readonly stage: Stage
  readonly rows: readonly Row[]
  readonly caret?: Caret
}

/** The part of the window that is written on: never wider than can be read. */
export interface Stage {
  /** Columns and rows before it. */
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** Narrow: no rules, keys in two columns. */
  readonly isNarrow: boolean
  /** High enough for a blank row between the languages and between choices. */
  readonly isRoomy: boolean
}

const widest = 96
const highest = 32
/** Below this the four places of the key bar do not fit beside each other. */
const narrowBelow = 80
/** Below this nothing can be asked with dignity. */
export const smallest = { columns: 40, rows: 16 } as const

export function stageOf({ columns, rows }: Look): Stage {
  const isNarrow = columns < narrowBelow
  const margin = isNarrow ? 1 : 2
  const width = Math.max(1, Math.min(widest, columns - 2 * margin))
  const height = Math.min(highest, rows)
  return {
    left: Math.max(margin, Math.floor((columns - width) / 2)),
    top: Math.floor((rows - height) / 2),
    width,
    height,
    isNarrow,
    isRoomy: rows >= 30,
  }
}

export const piece = (text: string, style: Style = 'text', at: Piece['at'] = 1): Piece => ({
  text,
  style,
  at,
  direction: 'ltr',
})

export const atEnd = (text: string, direction: Direction = 'ltr', style: Style = 'text'): Piece => ({
  text,
  style,
  at: 'end',
  direction,
})

/** A row with a piece at its end, on a row of its own where it would stand on the others. */
export function withEnd(row: Row, end: Piece, stage: Stage): readonly Row[] {
  const taken = Math.max(0, ...row.map(({ text, at }) => (at === 'end' ? 0 : at + cellsOf(text))))
  return taken + cellsOf(end.text) < stage.width ? [[...row, end]] : [row, [end]]
}

/** The column, from 1, where a piece starts on the stage. */
export function columnOf({ text, at, mode: own }: Piece, width: number, mode: BidiMode): number {
  return at === 'end' ? Math.max(1, width - cellsShown(text, own ?? mode) + 1) : at
}

/** Rows by the columns of the window, without a frame, from a row on. */
export function layOutBare(rows: readonly Row[], top: number, look: Look): Screen {
  const stage: Stage = {
    left: 0,
    top: 0,
    width: look.columns,
    height: look.rows,
    isNarrow: false,
    isRoomy: false,
  }
  const above: Row[] = Array.from({ length: Math.max(0, Math.min(top, look.rows - rows.length)) }, () => [])
  return { stage, rows: [...above, ...rows].slice(0, look.rows) }
}
