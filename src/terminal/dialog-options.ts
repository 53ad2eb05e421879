/** The rows of a list to choose from: digits, label, a note beside or below it, and what stands at the edge. */

import { directionOf, type BidiMode } from './bidi.js'
import { cellsOf } from './cells.js'
import { clipped } from './clip.js'
import { blank, textRow, type BodyRow } from './page.js'
import { atEnd, piece, withEnd, type Piece, type Row, type Stage } from './screen.js'
import { wrap } from './wrap.js'

export interface Option<T> {
  readonly value: T
  readonly label: string
  /** In the middle of the row. */
  readonly note?: string
  /** At the right edge: a time, the name of a language in itself. */
  readonly end?: string
  /** A text from right to left, sent to the terminal in this way. */
  readonly sample?: { readonly text: string; readonly mode: BidiMode }
  /** A heading above the row. */
  readonly heading?: string
}

/** @param mark the row that is chosen now, from 0 */
export function optionRows(rows: readonly Option<unknown>[], mark: number, stage: Stage): BodyRow[] {
  const noteColumn = noteColumnOf(rows, stage)
  return rows.flatMap((row, index): BodyRow[] => {
    const isMarked = index === mark
    const isNoteBeside = row.note !== undefined && !stage.isNarrow
    const room = (isNoteBeside ? noteColumn - 2 : stage.width) - 6
    const style = isMarked ? 'strong' : 'text'
    const [first = '', ...more] = wrap(row.label, room)
    const label: Row[] = [
      [
        ...(isMarked ? [piece('>', 'mark')] : []),
        piece(`${index + 1}`.padStart(2), 'text', 2),
        piece(first, style, 6),
        ...(isNoteBeside
          ? [piece(clipped(row.note, noteRoom(row, noteColumn, stage)), 'text', noteColumn)]
          : []),
        ...(row.sample ? [sampleOf(row.sample)] : []),
      ],
      ...more.map((line) => [piece(line, style, 6)]),
    ]
    const end = row.end === undefined ? undefined : atEnd(row.end, directionOf(row.end) ?? 'ltr')
    const drawn = label
      .flatMap((one, line) => (end && line === more.length ? withEnd(one, end, stage) : [one]))
      .map((one): BodyRow => ({
        row: one,
        isListed: true,
        ...(isMarked ? { isFocus: true } : {}),
      }))
    const below: BodyRow[] =
      row.note === undefined || isNoteBeside
        ? []
        : [{ row: [piece(clipped(row.note, stage.width - 5), 'text', 6)], isListed: true }]
    return [...headingRows(row, index), ...drawn, ...below]
  })
}

function headingRows({ heading }: Option<unknown>, index: number): BodyRow[] {
  if (heading === undefined) return []
  const words = heading === '' ? [] : [{ ...textRow(piece(heading, 'strong')), isListed: true }]
  return [...(index > 0 ? [blank] : []), ...words]
}

/** Beside the longest label, as long as that is no more than a third of the row. */
function noteColumnOf(rows: readonly Option<unknown>[], stage: Stage): number {
  const labels = rows.flatMap(({ label, note }) => (note === undefined ? [] : [cellsOf(label)]))
  const longest = Math.min(Math.max(0, ...labels), Math.floor(stage.width / 3))
  return Math.max(Math.floor(stage.width * 0.28) + 1, longest + 8)
}

/** Cells: what is left between the column of the notes and the text at the edge. */
function noteRoom({ end = '' }: Option<unknown>, noteColumn: number, stage: Stage): number {
  return stage.width - noteColumn - Math.max(16, cellsOf(end)) - 2
}

const sampleOf = ({ text, mode }: NonNullable<Option<unknown>['sample']>): Piece => ({
  ...piece(text, 'text', 6),
  direction: 'rtl',
  mode,
})
