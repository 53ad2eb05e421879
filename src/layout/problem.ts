/** What remains to be done before signing, and beside it what to do about it. */

import type { Columns, ProblemBlock } from '../document/document.js'
import { hairline, heavy } from './canvas.js'
import { type Composition, gridFor, setNumber } from './composition.js'
import { type Slot, mm, slotWithin } from './grid.js'
import type { Points } from './page.js'
import type { Piece } from './piece.js'
import { type GrowingElement, elementIn, listIn, textIn } from './structure.js'
import { type Style, type TextBlock, mediumBold, small, smallBold } from './text-block.js'

const padding = { above: mm(2), below: mm(2.4) }
const widths = { what: 92, gap: 6, remedy: 60 } as const

export function problemPieces(
  block: ProblemBlock,
  parent: GrowingElement,
  composition: Composition,
): Piece[] {
  const { compositor, locale } = composition
  const grid = gridFor(block.what, composition)
  const stretch = grid.body.width / mm(widths.what + widths.gap + widths.remedy)
  const left = slotWithin(grid.body, 0, mm(widths.what) * stretch, grid.direction)
  const rightInset = mm(widths.what + widths.gap) * stretch
  const right = slotWithin(grid.body, rightInset, grid.body.width - rightInset, grid.direction)
  const number = setNumber(String(block.index), smallBold, composition, block.what[0]?.locale ?? locale)
  const item = elementIn(listIn(parent), 'LI')
  const label = textIn(item, 'Lbl', number)
  const body = elementIn(item, 'LBody')
  const told = [
    ...setBelow(block.what, mediumBold, left, body, composition),
    ...setBelow(block.why, small, left, body, composition),
  ]
  const remedy = setBelow(block.remedy, small, right, body, composition)
  const drop = compositor.baselineOf('medium') - compositor.baselineOf('small')
  return [
    {
      height: padding.above + Math.max(heightOf(told), drop + heightOf(remedy)) + padding.below,
      ...(block.index === 1 ? { gap: mm(3) } : {}),
      paint(canvas, top) {
        canvas.rule(grid.text, top, block.index === 1 ? heavy : hairline)
        canvas.text(number, grid.number, top + padding.above + drop, label)
        const columns = [
          { texts: told, slot: left, y: top + padding.above },
          { texts: remedy, slot: right, y: top + padding.above + drop },
        ]
        for (const { texts, slot, y } of columns) {
          let line = y
          for (const { text, element } of texts) {
            canvas.text(text, slot, line, element)
            line += text.height
          }
        }
      },
    },
  ]
}

/** The heavy line that ends the list. */
export function endOfProblems({ grid }: Composition): Piece {
  return {
    height: mm(2),
    paint(canvas, top) {
      canvas.rule(grid.text, top, heavy)
    },
  }
}

interface Told {
  readonly text: TextBlock
  readonly element: GrowingElement
}

function setBelow(
  words: Columns,
  style: Style,
  slot: Slot,
  parent: GrowingElement,
  { compositor }: Composition,
): Told[] {
  return words.map((each) => {
    const text = compositor.set(each, style, slot.width)
    return { text, element: textIn(parent, 'P', text) }
  })
}

function heightOf(told: readonly Told[]): Points {
  return told.reduce((sum, { text }) => sum + text.height, 0)
}
