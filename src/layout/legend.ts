/** The matrix of likelihood and consequence, small: how a level comes about. */

import type { LegendBlock } from '../document/document.js'
import type { Composition } from './composition.js'
import type { Canvas } from './canvas.js'
import { paintLevel } from './cell.js'
import { type Slot, mm, slotWithin } from './grid.js'
import type { Points } from './page.js'
import { type GrowingElement, elementIn, textIn } from './structure.js'

import { type TextBlock, tiny } from './text-block.js'

export interface Legend {
  readonly width: Points
  readonly height: Points
  paint(canvas: Canvas, slot: Slot, top: Points): void
}

const cell = { side: mm(2.4), gap: mm(0.35), stroke: 0.5 }
const levelWidth = 4 * cell.side + 3 * cell.gap + mm(1.5)
const columnGap = mm(3)
const rowGap = mm(1)

export function setLegend(block: LegendBlock, parent: GrowingElement, composition: Composition): Legend {
  const { compositor, grid } = composition
  const table = elementIn(parent, 'Table')
  const headRow = elementIn(elementIn(table, 'THead'), 'TR')
  const head = block.head.map((words) => {
    const text = compositor.setLine(words, tiny)
    return { text, element: textIn(elementIn(headRow, 'TH', { scope: 'Column' }), 'P', text) }
  })
  const body = elementIn(table, 'TBody')
  const rows = block.rows.map(({ label, levels }) => {
    const row = elementIn(body, 'TR')
    const labelText = compositor.setLine(label, tiny)
    const labelElement = textIn(elementIn(row, 'TH', { scope: 'Row' }), 'P', labelText)
    const cells = levels.map(({ filled, words }) => {
      const text = compositor.setLine(words, tiny)
      return { filled, text, element: textIn(elementIn(row, 'TD'), 'P', text) }
    })
    return { label: { text: labelText, element: labelElement }, cells }
  })
  const widths = head.map(({ text }, column) => {
    const below = rows.map((row) =>
      column === 0 ? widthOf(row.label.text) : levelWidth + widthOf(row.cells[column - 1]?.text),
    )
    return Math.max(widthOf(text), ...below)
  })
  const leading = compositor.leading.tiny + rowGap
  const insets = widths.map((_, column) =>
    widths.slice(0, column).reduce((sum, width) => sum + width + columnGap, 0),
  )
  return {
    width: widths.reduce((sum, width) => sum + width, 0) + columnGap * (widths.length - 1),
    height: leading * (rows.length + 1),
    paint(canvas, slot, top) {
      const place = (column: number): Slot =>
        slotWithin(slot, insets[column] ?? 0, widths[column] ?? 0, grid.direction)
      head.forEach(({ text, element }, column) => {
        canvas.text(text, place(column), top, element)
      })
      rows.forEach(({ label, cells }, index) => {
        const y = top + leading * (index + 1)
        canvas.text(label.text, place(0), y, label.element)
        cells.forEach(({ filled, text, element }, column) => {
          const own = place(column + 1)
          const cellTop = y + (text.leading - cell.side) / 2
          paintLevel(canvas, filled, own, cellTop, cell, cell.stroke, composition)
          canvas.text(text, slotWithin(own, levelWidth, own.width - levelWidth, grid.direction), y, element)
        })
      })
    },
  }
}

function widthOf(text: TextBlock | undefined): Points {
  return text?.lines[0]?.width ?? 0
}
