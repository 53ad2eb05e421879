/** The table of risks: a head that comes again on each page, and rows that are never split. */

import type { Cell, TableBlock } from '../document/document.js'
import { type Entry, linesOf } from './answer.js'
import { cellEntries } from './cell.js'
import { type Canvas, hairline, heavy, stroke } from './canvas.js'
import type { Composition } from './composition.js'
import { type Slot, mm, slotWithin } from './grid.js'
import type { Points } from './page.js'
import { type Piece, headed, within } from './piece.js'
import { type GrowingElement, elementIn, textIn } from './structure.js'
import { mediumBold } from './text-block.js'

const padding = {
  above: mm(1.2),
  below: mm(1.6),
  beside: mm(3),
  after: mm(3),
  groupAbove: mm(1),
  groupBelow: mm(1),
}
/** Room for a number in a head, so that the words after it stand level. */
const headTab = mm(4)

export function tablePieces(block: TableBlock, parent: GrowingElement, composition: Composition): Piece[] {
  const table = elementIn(parent, 'Table')
  const columns = slotsOf(block, composition)
  const head = headPiece(block, columns, elementIn(table, 'THead'), composition)
  const again = headPiece(block, columns, undefined, composition)
  const body = elementIn(table, 'TBody')
  const rows = block.rows.map((row, index) =>
    rowPiece(row, columns, elementIn(body, 'TR'), composition, index === block.rows.length - 1),
  )
  return headed(head, within(rows, { head: again }), 1)
}

interface TableColumns {
  /** Room for words in each column. */
  readonly inner: readonly Slot[]
  /** Room for the heads that stand over several columns. */
  readonly groups: readonly Slot[]
  /** Where the strong lines between the groups stand. */
  readonly dividers: readonly Points[]
}

function slotsOf(block: TableBlock, { grid }: Composition): TableColumns {
  const starts = new Set<number>()
  let column = 0
  for (const group of block.groups) {
    if (column > 0) starts.add(column)
    column += group.columns
  }
  const place = (from: number, to: number): Slot => {
    const sum = (count: number) =>
      block.columns.slice(0, count).reduce((width, { width: own }) => width + own, 0)
    const before = starts.has(from) ? padding.beside : 0
    const after = to < block.columns.length ? padding.beside : 0
    return slotWithin(
      grid.text,
      mm(sum(from)) + before,
      mm(sum(to) - sum(from)) - before - after,
      grid.direction,
    )
  }
  const inner = block.columns.map((_, index) => place(index, index + 1))
  let first = 0
  const groups = block.groups.map((group) => {
    const slot = place(first, first + group.columns)
    first += group.columns
    return slot
  })
  const dividers = [...starts].flatMap((index) => {
    const slot = inner[index]
    if (!slot) return []
    return [grid.direction === 'ltr' ? slot.left - padding.beside : slot.left + slot.width + padding.beside]
  })
  return { inner, groups, dividers }
}

/** @param section where it is read; the repetitions are for the eye only */
function headPiece(
  block: TableBlock,
  columns: TableColumns,
  section: GrowingElement | undefined,
  composition: Composition,
): Piece {
  const { grid, compositor } = composition
  const groupRow = section && block.groups.length > 0 ? elementIn(section, 'TR') : undefined
  const groups = block.groups.map((group, index) => {
    const slot = columns.groups[index] ?? grid.text
    const text = compositor.set(group.words, mediumBold, slot.width)
    const cell = groupRow && elementIn(groupRow, 'TH', { scope: 'Column', columns: group.columns })
    return { slot, text, element: cell && textIn(cell, 'P', text) }
  })
  const headRow = section && elementIn(section, 'TR')
  const cells = block.columns.map(({ head }, index) => {
    const cell = headRow && elementIn(headRow, 'TH', { scope: 'Column' })
    return cellEntries(head, columns.inner[index] ?? grid.text, cell, composition, headTab)
  })
  const groupHeight = Math.max(0, ...groups.map(({ text }) => text.height))
  const cellsTop = groupHeight > 0 ? padding.groupAbove + groupHeight + padding.groupBelow : 0
  const height = cellsTop + padding.above + tallest(cells) + padding.below
  return {
    height,
    gap: mm(2),
    paint(canvas, top) {
      canvas.rule(grid.text, top, heavy)
      for (const { text, slot, element } of groups) canvas.text(text, slot, top + padding.groupAbove, element)
      paintCells(canvas, cells, top + cellsTop + padding.above)
      canvas.rule(grid.text, top + height - stroke, stroke)
      for (const x of columns.dividers) canvas.verticalRule(x, top + heavy, top + height, stroke)
    },
  }
}

function rowPiece(
  row: readonly Cell[],
  columns: TableColumns,
  element: GrowingElement,
  composition: Composition,
  isLast: boolean,
): Piece {
  const { grid } = composition
  const cells = row.map((cell, index) => {
    const role = index === 0 ? elementIn(element, 'TH', { scope: 'Row' }) : elementIn(element, 'TD')
    return cellEntries(cell, columns.inner[index] ?? grid.text, role, composition, 0)
  })
  const finish = (canvas: Canvas, top: Points, bottom: Points, width: Points) => {
    canvas.rule(grid.text, bottom - width, width)
    for (const x of columns.dividers) canvas.verticalRule(x, top, bottom, stroke)
  }
  const lastRule = isLast ? stroke : hairline
  const height = padding.above + tallest(cells) + padding.below
  const after = isLast ? padding.after : 0
  return {
    height: height + after,
    paint(canvas, top) {
      paintCells(canvas, cells, top + padding.above)
      finish(canvas, top, top + height, lastRule)
    },
    parts: () => rowParts(cells, finish, lastRule),
  }
}

/** A row that no page can hold goes on line by line: it is not cut and not shrunk. */
function rowParts(
  cells: readonly (readonly Entry[])[],
  finish: (canvas: Canvas, top: Points, bottom: Points, width: Points) => void,
  lastRule: Points,
): Piece[] {
  const columns = cells.map((entries) => entries.flatMap((entry) => linesOf(entry)))
  const count = Math.max(0, ...columns.map((column) => column.length))
  return Array.from({ length: count }, (_, index) => {
    const level = columns.flatMap((column) => column[index] ?? [])
    const isLast = index === count - 1
    const above = index === 0 ? padding.above : 0
    const height = above + Math.max(...level.map((entry) => entry.height)) + (isLast ? padding.below : 0)
    return {
      height,
      paint(canvas: Canvas, top: Points) {
        for (const entry of level) entry.paint(canvas, top + above)
        finish(canvas, top, top + height, isLast ? lastRule : 0)
      },
    }
  })
}

function tallest(cells: readonly (readonly Entry[])[]): Points {
  return Math.max(0, ...cells.map((entries) => entries.reduce((sum, { height }) => sum + height, 0)))
}

function paintCells(canvas: Canvas, cells: readonly (readonly Entry[])[], top: Points): void {
  for (const entries of cells) {
    let y = top
    for (const entry of entries) {
      entry.paint(canvas, y)
      y += entry.height
    }
  }
}
