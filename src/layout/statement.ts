/** Sentences with a tick box: the statements that are signed, and lists to be ticked by hand. */

import type { ChecklistBlock, StatementBlock } from '../document/document.js'
import { boxMeaning } from './answer.js'
import { hairline } from './canvas.js'
import {
  type Composition,
  highest,
  markIndent,
  paintPlaced,
  readAs,
  setColumns,
  readNumber,
  setNumber,
} from './composition.js'
import { mm } from './grid.js'
import type { Piece } from './piece.js'
import { type GrowingElement, elementIn, listIn } from './structure.js'
import { medium, small, smallBold } from './text-block.js'

const padding = { above: mm(1), below: mm(1.1) }

/** A numbered statement. Its box is ticked as the statement was confirmed. */
export function statementPieces(
  block: StatementBlock,
  parent: GrowingElement,
  composition: Composition,
): Piece[] {
  const { grid, boxes, compositor, locale } = composition
  const number = setNumber(block.number, smallBold, composition)
  const set = setColumns(block.words, medium, composition, markIndent)
  const item = elementIn(listIn(parent), 'LI')
  const label = elementIn(item, 'Lbl')
  const numberElement = readNumber(label, 'Span', number, composition)
  const boxElement = elementIn(label, 'Span', boxMeaning(boxes, block.ticked, locale))
  const sentences = readAs(set, elementIn(item, 'LBody'), 'P')
  const drop = compositor.baselineOf('medium') - number.baseline
  return [
    {
      height: padding.above + highest(sentences) + padding.below,
      paint(canvas, top) {
        const y = top + padding.above
        canvas.rule(grid.text, top, hairline)
        canvas.text(number, grid.number, y + drop, numberElement)
        sentences.forEach(({ text, slot }, index) => {
          // Read once; in the second column it is for the eye.
          canvas.tickBox(slot, y, text, block.ticked, index === 0 ? boxElement : undefined)
        })
        paintPlaced(canvas, sentences, y, markIndent)
      },
    },
  ]
}

const checklistPadding = { above: mm(1.6), below: mm(2) }

/** Things to attach or to do, each with a box and a note below. */
export function checklistPieces(
  block: ChecklistBlock,
  parent: GrowingElement,
  composition: Composition,
): Piece[] {
  const { grid, boxes, locale } = composition
  const list = elementIn(parent, 'L')
  return block.items.map(({ ticked, words, note }) => {
    const item = elementIn(list, 'LI')
    const label = elementIn(item, 'Lbl', boxMeaning(boxes, ticked, locale))
    const body = elementIn(item, 'LBody')
    const sentences = readAs(setColumns(words, medium, composition, markIndent), body, 'P')
    const notes = readAs(setColumns(note ?? [], small, composition, markIndent), body, 'P')
    const noteTop = checklistPadding.above + highest(sentences)
    return {
      height: noteTop + highest(notes) + checklistPadding.below,
      paint(canvas, top) {
        canvas.rule(grid.text, top, hairline)
        const y = top + checklistPadding.above
        sentences.forEach(({ text, slot }, index) => {
          canvas.tickBox(slot, y, text, ticked, index === 0 ? label : undefined)
        })
        paintPlaced(canvas, sentences, y, markIndent)
        paintPlaced(canvas, notes, top + noteTop, markIndent)
      },
    }
  })
}
