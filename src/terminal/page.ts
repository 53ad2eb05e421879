/** The frame that every screen shares: header, body, state and keys, each always in its place. */

import { cellsOf } from './cells.js'
import { clipped } from './clip.js'
import {
  stageOf,
  smallest,
  piece,
  atEnd,
  type Caret,
  type Look,
  type Row,
  type Screen,
  type Stage,
} from './screen.js'
import type { Words } from './words.js'
import { wrap } from './wrap.js'

/** A row of the body, and what may happen to it when rows run short. */
export interface BodyRow {
  readonly row: Row
  /** A blank row that can go. */
  readonly isSpare?: boolean
  /** What can go before the applicant's words do, all rows with the same name at once. */
  readonly yields?: Yielding
  /** One of a list that can scroll. */
  readonly isListed?: boolean
  /** The row of the list that has to be seen. */
  readonly isFocus?: boolean
  readonly caret?: Omit<Caret, 'row'>
}

/** In this order, where rows run short. */
const yielding = ['staffHint', 'hint', 'choices', 'otherBox', 'staffQuestion', 'staffWords'] as const
type Yielding = (typeof yielding)[number]

/** The same rows: those that can go, go at this turn. */
export const yieldingAs = (yields: Yielding, rows: readonly BodyRow[]): BodyRow[] =>
  rows.map((row) => (row.yields ? { ...row, yields } : row))

export interface KeyLabel {
  readonly key: string
  readonly label: string
}

/** Four fixed places above, four below; a key that does not apply leaves its place empty. */
export type KeyBar = readonly [
  above: readonly (KeyLabel | undefined)[],
  below: readonly (KeyLabel | undefined)[],
]

export interface Page {
  readonly left: string
  readonly right?: string
  readonly narrowRight?: string
  /** Row 3: who answers. */
  readonly who?: string
  readonly body: readonly BodyRow[]
  /** Ways not to answer: the applicant's row, and the staff's. */
  readonly ways?: readonly Row[]
  /** What happened, and whether all is saved. */
  readonly state?: readonly Row[]
  readonly keys: KeyBar
}

export const blank: BodyRow = { row: [], isSpare: true }
export const textRow = (...pieces: Row): BodyRow => ({ row: pieces })

/** A sentence above the keys, in as many rows as it needs. A sign before it asks to be seen. */
export function stated(text: string, stage: Stage, words: Words, sign?: 'mark' | 'stop'): readonly Row[] {
  const indent = sign ? 2 : 0
  return wrap(text, stage.width - indent, words.locale).map((line, index) => [
    ...(sign && index === 0 ? [piece('> ', sign)] : []),
    piece(line, sign === 'stop' ? 'strong' : 'text', indent + 1),
  ])
}

export function layOut(page: Page, look: Look, staff: Words): Screen {
  const stage = stageOf(look)
  if (look.columns < smallest.columns || look.rows < smallest.rows) return tooSmall(stage, look, staff)
  const rows: Row[] = Array.from({ length: stage.height }, () => [])
  const rule: Row = [piece((look.unicode ? '─' : '-').repeat(stage.width), 'quiet')]
  const right = stage.isNarrow ? (page.narrowRight ?? page.right) : page.right
  const room = stage.width - (right === undefined || right === '' ? 0 : cellsOf(right) + 2)
  const [begun = '', ...rest] = wrap(page.left, room, staff.locale)
  if (!stage.isNarrow) rows[1] = rule
  const who: Row = page.who === undefined ? [] : [piece('> ', 'mark'), piece(page.who, 'text', 3)]
  if (!stage.isNarrow) rows[2] = who

  const footer: Row[] = [
    ...(page.ways ?? [[], []]),
    ...(page.state ?? [[]]),
    ...(stage.isNarrow ? [] : [rule]),
    ...page.keys.map((keys) => keyRow(keys, stage)),
  ]
  footer.forEach((row, index) => (rows[stage.height - footer.length + index] = row))

  const lead: BodyRow[] = stage.isNarrow && who.length > 0 ? [{ row: who }] : []
  // Below the header a row stays blank, if it can; the end of a long title may stand there.
  const below: BodyRow = {
    ...blank,
    row: rest.length > 0 ? [piece(clipped(rest.join(' '), stage.width))] : [],
  }
  const first = stage.isNarrow ? 1 : 3
  const wanted = [...(stage.isNarrow ? [below] : []), ...lead, ...page.body]
  const body = fitted(wanted, stage.height - footer.length - first, staff)
  const left = piece(body[0] === below ? begun : clipped(page.left, room))
  rows[0] = right === undefined || right === '' ? [left] : [left, atEnd(right)]
  let caret: Caret | undefined
  body.forEach((line, index) => {
    rows[first + index] = line.row
    if (line.caret) caret = { ...line.caret, row: first + index }
  })
  return { stage, rows, ...(caret ? { caret } : {}) }
}

const placeWidth = 19

function keyRow(keys: readonly (KeyLabel | undefined)[], stage: Stage): Row {
  const places = stage.isNarrow ? 2 : 4
  return keys.slice(0, places).flatMap((entry, index) => {
    if (!entry) return []
    const column = 1 + index * placeWidth
    return [piece(entry.key, 'strong', column), piece(entry.label, 'text', column + entry.key.length + 1)]
  })
}

/** Spare rows go first, from the end; then lists scroll round their focus; the line to write on stays. */
function fitted(body: readonly BodyRow[], height: number, staff: Words): readonly BodyRow[] {
  let rows = [...body]
  while (rows.length > height) {
    const spare = rows.findLastIndex(({ isSpare }) => isSpare)
    if (spare < 0) break
    rows.splice(spare, 1)
  }
  for (const name of yielding) {
    if (rows.length - listRowsThatCanGo(rows) > height) rows = rows.filter(({ yields }) => yields !== name)
  }
  if (rows.length > height) rows = scrolled(rows, height, staff)
  if (rows.length <= height) return rows
  const caret = rows.findIndex((line) => line.caret)
  // What stands highest goes, as far as the line to write on; what stands below it is news.
  const from = Math.min(rows.length - height, Math.max(0, caret))
  return rows.slice(from, from + height)
}

const leastOfList = 5

/** A list can scroll, but not to a peephole. */
const listRowsThatCanGo = (rows: readonly BodyRow[]): number =>
  Math.max(0, rows.filter(({ isListed }) => isListed).length - leastOfList)

function scrolled(rows: readonly BodyRow[], height: number, staff: Words): BodyRow[] {
  const first = rows.findIndex(({ isListed }) => isListed)
  if (first < 0) return [...rows]
  const last = rows.findLastIndex(({ isListed }) => isListed)
  const list = rows.slice(first, last + 1)
  const room = Math.max(2, height - (rows.length - list.length))
  if (list.length <= room) return [...rows]
  const shown = room - 1
  // All rows of what is marked are seen, or the first of them.
  const [firstMarked, lastMarked] = [
    list.findIndex(({ isFocus }) => isFocus),
    list.findLastIndex(({ isFocus }) => isFocus),
  ].map((row) => Math.max(0, row)) as [number, number]
  const from = Math.min(firstMarked, Math.max(0, lastMarked - shown + 1), list.length - shown)
  const below = list.length - from - shown
  const more = below > 0 ? staff.t('terminal:moreBelow', { count: below }) : ''
  return [
    ...rows.slice(0, first),
    ...list.slice(from, from + shown),
    textRow(piece(more)),
    ...rows.slice(last + 1),
  ]
}

function tooSmall(stage: Stage, look: Look, staff: Words): Screen {
  const text = staff.t('terminal:tooSmall').slice(0, Math.max(0, look.columns - stage.left))
  return { stage, rows: [[piece(text)]] }
}
