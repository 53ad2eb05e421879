/** A question of the empty form: lines to write on, cells for a date, boxes to tick with a pen. */

import type { BlankBlock, BlankSpace, Columns } from '../document/document.js'
import { boxMeaning } from './answer.js'
import { type Canvas, hairline, stroke } from './canvas.js'
import { type Composition, type Placed, highest, readNumber, setColumns, setNumber } from './composition.js'
import { indented, mm, slotWithin } from './grid.js'
import { setLabel } from './label.js'
import type { Points } from './page.js'
import type { Piece } from './piece.js'
import { type GrowingElement, elementIn, listIn, textIn } from './structure.js'
import { type TextBlock, medium, small, smallBold } from './text-block.js'

const padding = { above: mm(1.6), below: mm(2) }
/** Room for handwriting. */
const lineHeight = mm(9)
const dateCell = { width: mm(7), height: mm(9), above: mm(1), below: mm(0.5) }
/** Year, month, day. */
const dateGroups = [4, 2, 2] as const
const groupGap = mm(5)
const boxSide = mm(4)
const boxIndent = mm(6.5)
const boxRoom = mm(1.4)
const labelRoom = mm(1)

export function blankPieces(block: BlankBlock, parent: GrowingElement, composition: Composition): Piece[] {
  const item = elementIn(listIn(parent), 'LI')
  const head = headPiece(block, item, composition)
  const body = elementIn(item, 'LBody')
  const question = questionPiece(block.question, body, head, composition)
  const spaces = block.space.map((space) => spacePiece(space, body, composition))
  const pieces = [question, ...spaces, ...waysPieces(block.ways, body, composition)]
  const height = pieces.reduce((sum, piece) => sum + piece.height, padding.below)
  return [
    {
      height,
      paint(canvas, top) {
        let y = top
        for (const piece of pieces) {
          piece.paint(canvas, y)
          y += piece.height
        }
      },
      parts: () => [...pieces, { height: padding.below, paint: () => undefined }],
    },
  ]
}

/** Paints the number; its element comes first in the reading order. */
function headPiece(
  { number }: BlankBlock,
  item: GrowingElement,
  composition: Composition,
): ((canvas: Canvas, top: Points) => void) | undefined {
  if (number === '') return undefined
  const text = setNumber(number, smallBold, composition)
  const element = readNumber(item, 'Lbl', text, composition)
  return (canvas, top) => {
    canvas.text(text, composition.grid.number, top, element)
  }
}

function questionPiece(
  question: Columns,
  body: GrowingElement,
  head: ((canvas: Canvas, top: Points) => void) | undefined,
  composition: Composition,
): Piece {
  const placed = setColumns(question, small, composition)
  const elements = placed.map(({ text }) => textIn(body, 'P', text))
  return {
    height: padding.above + highest(placed),
    keepWithNext: 1,
    paint(canvas, top) {
      canvas.rule(composition.grid.text, top, hairline)
      head?.(canvas, top + padding.above)
      paintPlaced(canvas, placed, top + padding.above, elements)
    },
  }
}

function spacePiece(space: BlankSpace, body: GrowingElement, composition: Composition): Piece {
  switch (space.kind) {
    case 'lines':
      return withLabel(space.label, linesPiece(space.lines, composition), body, composition)
    case 'date':
      return withLabel(space.label, datePiece(space.order, body, composition), body, composition)
    case 'box':
      return boxPiece(space.words, body, composition)
    case 'label':
      return withLabel(space.words, { height: 0, paint: () => undefined }, body, composition)
  }
}

/** What is to be written stands above its line, as small as a question. */
function withLabel(
  words: Columns | undefined,
  piece: Piece,
  body: GrowingElement,
  composition: Composition,
): Piece {
  if (!words) return piece
  const placed = setColumns(words, small, composition)
  const elements = placed.map(({ text }) => textIn(body, 'P', text))
  const below = labelRoom + highest(placed)
  return {
    height: below + piece.height,
    paint(canvas, top) {
      paintPlaced(canvas, placed, top + labelRoom, elements)
      piece.paint(canvas, top + below)
    },
  }
}

function linesPiece(lines: number, { grid }: Composition): Piece {
  return {
    height: lines * lineHeight,
    paint(canvas, top) {
      for (let line = 1; line <= lines; line++)
        canvas.rule(grid.body, top + line * lineHeight - hairline, hairline)
    },
  }
}

/** The cells run from left to right in every language, as dates with digits do. */
function datePiece(order: Columns, body: GrowingElement, composition: Composition): Piece {
  const { grid, compositor, locale } = composition
  const width = dateGroups.reduce(
    (sum, cells) => sum + cells * dateCell.width,
    groupGap * (dateGroups.length - 1),
  )
  const cells = slotWithin(grid.body, 0, width, grid.direction)
  const beside = slotWithin(grid.body, width + mm(4), grid.body.width - width - mm(4), grid.direction)
  const label = setLabel(order, beside, body, composition)
  const dash = compositor.setLine({ text: '–', locale }, medium)
  return {
    height: dateCell.above + dateCell.height + dateCell.below,
    paint(canvas, top) {
      const y = top + dateCell.above
      let left = cells.left
      dateGroups.forEach((count, index) => {
        if (index > 0) {
          const gap = { left: left - groupGap, width: groupGap }
          canvas.text(dash, gap, y + (dateCell.height - dash.leading) / 2, undefined, { align: 'middle' })
        }
        for (let cell = 0; cell < count; cell++) {
          // Neighbours share a stroke.
          const slot = { left: left + cell * dateCell.width, width: dateCell.width + stroke }
          canvas.box(slot, y, dateCell.height)
        }
        left += count * dateCell.width + groupGap
      })
      label.paint(canvas, y + dateCell.height - label.height)
    },
  }
}

/** One box before the words of the first language; the other languages say the same beside it. */
function boxPiece(words: Columns, body: GrowingElement, composition: Composition): Piece {
  const { boxes, locale } = composition
  const placed = setColumns(words, medium, composition, boxIndent)
  const item = elementIn(listIn(body), 'LI')
  const mark = elementIn(item, 'Lbl', boxMeaning(boxes, false, locale))
  const said = elementIn(item, 'LBody')
  const elements = placed.map(({ text }) => textIn(said, 'P', text))
  return {
    height: boxRoom + highest(placed),
    paint(canvas, top) {
      const y = top + boxRoom / 2
      placed.forEach(({ text, slot }, index) => {
        if (index === 0) canvas.tickBox(slot, y, text, false, mark, boxSide)
        const inner = index === 0 ? indented(slot, boxIndent, text.direction) : slot
        canvas.text(text, inner, y, elements[index])
      })
    },
  }
}

/** Two beside each other, each in all languages. */
function waysPieces(ways: readonly Columns[], body: GrowingElement, composition: Composition): Piece[] {
  const { grid, boxes, compositor, locale } = composition
  const pairs = ways.flatMap((way, index) =>
    index % 2 === 0 ? [[way, ...ways.slice(index + 1, index + 2)]] : [],
  )
  return pairs.map((pair) => {
    const width = (grid.body.width - mm(6)) / 2
    const labels = pair.map((way, index) => {
      const slot = slotWithin(grid.body, index * (width + mm(6)), width, grid.direction)
      const item = elementIn(listIn(body), 'LI')
      const mark = elementIn(item, 'Lbl', boxMeaning(boxes, false, locale))
      const inner = indented(slot, boxIndent, grid.direction)
      return { slot, mark, label: setLabel(way, inner, elementIn(item, 'LBody'), composition) }
    })
    const line = compositor.setLine({ text: '', locale }, small)
    return {
      height: mm(1.6) + Math.max(...labels.map(({ label }) => label.height)),
      paint(canvas, top) {
        for (const { slot, mark, label } of labels) {
          canvas.tickBox(slot, top + mm(1.6), directed(line, composition), false, mark, boxSide)
          label.paint(canvas, top + mm(1.6))
        }
      },
    }
  })
}

/** An empty line at the side where the page begins: a box stands level with it. */
const directed = (line: TextBlock, { grid }: Composition): TextBlock => ({
  ...line,
  direction: grid.direction,
})

function paintPlaced(
  canvas: Canvas,
  placed: readonly Placed[],
  top: Points,
  elements: readonly GrowingElement[],
): void {
  placed.forEach(({ text, slot }, index) => {
    canvas.text(text, slot, top, elements[index])
  })
}
