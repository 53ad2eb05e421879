/** One signer: number, name and role, statement, room to write and the lines. Never parted. */

import type { Columns, SignatureBlock } from '../document/document.js'
import { withoutIsolates } from '../isolates.js'
import { boxMeaning, stateEntry } from './answer.js'
import { heavy, stroke } from './canvas.js'
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
import { type Grid, type Millimetres, type Slot, mm, slotWithin } from './grid.js'
import { labelAbove, lineGap, setLabel } from './label.js'
import { markFrame } from './mark-frame.js'
import type { Points } from './page.js'
import type { Piece } from './piece.js'
import { type GrowingElement, elementIn, textIn } from './structure.js'
import { medium, mediumBold, smallBold } from './text-block.js'

const padding = { above: mm(1.8), below: mm(3) }
/** Room to write in: the applicant gets more. */
const clear = { first: mm(16), other: mm(13), second: mm(8) }
const gapBeforeFirst = mm(2.5)

export function signaturePieces(
  block: SignatureBlock,
  parent: GrowingElement,
  composition: Composition,
): Piece[] {
  const { grid } = composition
  const isFirst = block === composition.firstSignature
  const section = elementIn(parent, 'Sect')
  const number = setNumber(block.number, smallBold, composition)
  const who = setColumns(block.who, mediumBold, composition)
  const statement = block.withheld ? [] : setColumns(block.statement, medium, composition)
  const numberElement = readNumber(section, 'P', number, composition)
  const elements = who.map(({ text }, index) => ({
    who: textIn(section, 'H3', text),
    statement: statement[index] && textIn(section, 'P', statement[index].text),
  }))
  const withheld = (block.withheld ?? []).flatMap((words, index) => {
    const slot = grid.columns[index]
    return slot ? [stateEntry(words, slot, section, composition)] : []
  })
  const lower = block.withheld
    ? []
    : lowerParts(block, section, composition, isFirst ? clear.first : clear.other)
  const below = padding.above + highest(who)
  const upperHeight = below + Math.max(highest(statement), ...withheld.map(({ height }) => height), 0)
  const drop = composition.compositor.baselineOf('medium') - number.baseline
  return [
    {
      height: upperHeight + lower.reduce((sum, { height }) => sum + height, 0) + padding.below,
      ...(isFirst ? { gap: gapBeforeFirst } : {}),
      paint(canvas, top) {
        if (!block.withheld) canvas.isSigned = true
        canvas.rule(grid.text, top, isFirst ? heavy : stroke)
        canvas.text(number, grid.number, top + padding.above + drop, numberElement)
        who.forEach(({ text, slot }, index) => {
          canvas.text(text, slot, top + padding.above, elements[index]?.who)
          const said = statement[index]
          if (said) canvas.text(said.text, said.slot, top + below, elements[index]?.statement)
        })
        for (const entry of withheld) entry.paint(canvas, top + below)
        let y = top + upperHeight
        for (const part of lower) {
          part.paint(canvas, y)
          y += part.height
        }
      },
    },
  ]
}

type Part = Pick<Piece, 'height' | 'paint'>

function lowerParts(
  block: SignatureBlock,
  section: GrowingElement,
  composition: Composition,
  room: Points,
): Part[] {
  const parts: Part[] = []
  const main = block.lines.filter(({ of }) => of === 'signature' || of === 'place' || of === 'date')
  const second = block.lines.filter(({ of }) => of === 'toWhom' || of === 'time')
  if (main.length > 0) {
    parts.push(lineRow(main, room, section, composition))
    const label = withoutIsolates(block.who[0]?.text ?? block.number)
    const field = lineSlots(main, composition.grid)[0]
    const name = unusedName(block.number, composition.fieldNames)
    elementIn(section, 'Form', { field: name, alt: label })
    const [row] = parts
    if (row && field) parts[0] = withField(row, name, label, field, room)
  }
  if (block.byTelephone) parts.push(byTelephone(block.byTelephone, section, composition))
  if (second.length > 0) parts.push(lineRow(second, clear.second, section, composition))
  if (block.mark) parts.push(markFrame(block.mark, section, composition))
  return parts
}

const telephoneAbove = mm(2)

/** A box to tick, with its words in each column. */
function byTelephone(words: Columns, section: GrowingElement, composition: Composition): Part {
  const { boxes, locale } = composition
  const item = elementIn(elementIn(section, 'L'), 'LI')
  const box = elementIn(item, 'Lbl', boxMeaning(boxes, false, locale))
  const placed = readAs(setColumns(words, medium, composition, markIndent), elementIn(item, 'LBody'), 'P')
  return {
    height: telephoneAbove + highest(placed),
    paint(canvas, top) {
      const y = top + telephoneAbove
      placed.forEach(({ text, slot }, index) => {
        // Ticked once, in the first column.
        if (index === 0) canvas.tickBox(slot, y, text, false, box)
      })
      paintPlaced(canvas, placed, y, markIndent)
    },
  }
}

/** `W3`, and `W3-2` for the next who signs under that number: a file has each field name once. */
function unusedName(number: string, used: Set<string>): string {
  let name = number
  for (let next = 2; used.has(name); next++) name = `${number}-${next}`
  used.add(name)
  return name
}

/** Over the clear space above the first line, for programs that sign digitally. */
function withField(row: Part, name: string, label: string, slot: Slot, height: Points): Part {
  return {
    height: row.height,
    paint(canvas, top) {
      row.paint(canvas, top)
      canvas.field(name, label, slot, top, height)
    },
  }
}

/** Widths of the lines; without a place the signature takes its room. */
const widths: Readonly<Record<SignatureBlock['lines'][number]['of'], Millimetres>> = {
  signature: 88,
  place: 38,
  date: 26,
  toWhom: 88,
  time: 67,
}
const signatureWithoutPlace: Millimetres = 129

function lineSlots(lines: SignatureBlock['lines'], grid: Grid): Slot[] {
  const hasPlace = lines.some(({ of }) => of === 'place')
  let inset = 0
  return lines.map(({ of }) => {
    const width = of === 'signature' && !hasPlace ? signatureWithoutPlace : widths[of]
    const slot = slotWithin(grid.body, mm(inset), mm(width), grid.direction)
    inset += width + lineGap
    return slot
  })
}

function lineRow(
  lines: SignatureBlock['lines'],
  room: Points,
  section: GrowingElement,
  composition: Composition,
): Part {
  const labels = lineSlots(lines, composition.grid).flatMap((slot, index) => {
    const line = lines[index]
    return line ? [setLabel(line.label, slot, section, composition)] : []
  })
  const height = Math.max(...labels.map((label) => label.height))
  return {
    height: room + labelAbove + height,
    paint(canvas, top) {
      for (const label of labels) {
        canvas.rule(label.slot, top + room - stroke, stroke)
        label.paint(canvas, top + room + labelAbove)
      }
    },
  }
}
