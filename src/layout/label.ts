/** Labels in both languages under one line to write on. */

import type { Columns } from '../document/document.js'
import type { Composition } from './composition.js'
import { type Millimetres, type Slot, mm, slotWithin } from './grid.js'
import type { Points } from './page.js'
import type { Piece } from './piece.js'
import { type GrowingElement, textIn } from './structure.js'
import { small } from './text-block.js'

export interface Label extends Pick<Piece, 'height' | 'paint'> {
  readonly slot: Slot
}

/** Between a line and its label, and between two lines side by side. */
export const labelAbove: Points = mm(0.6)
export const lineGap: Millimetres = 3

/** Between two languages on one line, a dot in its middle. */
const between: Points = 8

/** The languages beside each other, or below each other where that is too long. */
export function setLabel(
  words: Columns,
  slot: Slot,
  parent: GrowingElement,
  composition: Composition,
): Label {
  const { compositor, grid, locale } = composition
  const lines = words.map((each) => compositor.setLine(each, small))
  const widths = lines.map((text) => text.lines[0]?.width ?? 0)
  const sum = widths.reduce((total, width) => total + width, 0) + between * (words.length - 1)
  if (sum > slot.width) return setBelow(words, slot, parent, composition)
  const elements = lines.map((text) => textIn(parent, 'P', text))
  const dot = compositor.setLine({ text: '·', locale }, small)
  return {
    slot,
    height: Math.max(...lines.map(({ height }) => height)),
    paint(canvas, top) {
      let inset = 0
      lines.forEach((text, index) => {
        const width = widths[index] ?? 0
        if (index > 0) {
          const gap = slotWithin(slot, inset - between, between, grid.direction)
          canvas.text(dot, gap, top, undefined, { align: 'middle' })
        }
        canvas.text(text, slotWithin(slot, inset, width, grid.direction), top, elements[index])
        inset += width + between
      })
    },
  }
}

function setBelow(words: Columns, slot: Slot, parent: GrowingElement, { compositor }: Composition): Label {
  const texts = words.map((each) => compositor.set(each, small, slot.width))
  const elements = texts.map((text) => textIn(parent, 'P', text))
  return {
    slot,
    height: texts.reduce((sum, text) => sum + text.height, 0),
    paint(canvas, top) {
      let y = top
      texts.forEach((text, index) => {
        canvas.text(text, slot, y, elements[index])
        y += text.height
      })
    },
  }
}
