/** Where somebody who does not write puts a mark, and the witnesses of it sign. */

import type { SignatureBlock } from '../document/document.js'
import { stroke } from './canvas.js'
import type { Composition } from './composition.js'
import { mm, slotWithin } from './grid.js'
import { labelAbove, lineGap, setLabel } from './label.js'
import type { Piece } from './piece.js'
import type { GrowingElement } from './structure.js'

const frame = { width: 40, height: 27, above: 2, beside: 6, witness: 66, clear: 8.5 } as const

/** A frame for a mark; beside it the witnesses, each with a date. */
export function markFrame(
  mark: NonNullable<SignatureBlock['mark']>,
  section: GrowingElement,
  composition: Composition,
): Pick<Piece, 'height' | 'paint'> {
  const { grid } = composition
  const frameSlot = slotWithin(grid.body, 0, mm(frame.width), grid.direction)
  const besideInset = mm(frame.width + frame.beside)
  const beside = slotWithin(grid.body, besideInset, mm(158) - besideInset, grid.direction)
  const witnessSlot = slotWithin(beside, 0, mm(frame.witness), grid.direction)
  const dateInset = mm(frame.witness + lineGap)
  const dateSlot = slotWithin(beside, dateInset, beside.width - dateInset, grid.direction)
  const label = setLabel(
    mark.label,
    slotWithin(frameSlot, mm(1.5), frameSlot.width - mm(3), grid.direction),
    section,
    composition,
  )
  const witnesses = mark.witnesses.map((witness) => [
    setLabel(witness, witnessSlot, section, composition),
    setLabel(mark.date, dateSlot, section, composition),
  ])
  const rowHeight = mm(frame.clear) + labelAbove + Math.max(...witnesses.flat().map(({ height }) => height))
  return {
    height: mm(frame.above) + Math.max(mm(frame.height), witnesses.length * rowHeight),
    paint(canvas, top) {
      const y = top + mm(frame.above)
      canvas.box(frameSlot, y, mm(frame.height))
      label.paint(canvas, y + mm(frame.height) - mm(0.6) - label.height)
      witnesses.forEach((row, index) => {
        const line = y + index * rowHeight + mm(frame.clear)
        for (const each of row) {
          canvas.rule(each.slot, line - stroke, stroke)
          each.paint(canvas, line + labelAbove)
        }
      })
    },
  }
}
