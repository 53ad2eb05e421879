/** One signer: number, name and role, statement, room to write and the lines. Never parted. */

import type { SignatureBlock } from '../document/document.js'
import { withoutIsolates } from '../isolates.js'
import { stateEntry } from './answer.js'
import { heavy, stroke } from './canvas.js'
import { type Composition, highest, setColumns, setNumber } from './composition.js'
import { type Grid, type Millimetres, type Slot, mm, slotWithin } from './grid.js'
import { setLabel } from './label.js'
import type { Points } from './page.js'
import type { Piece } from './piece.js'
import { type GrowingElement, elementIn, textIn } from './structure.js'
import { medium, mediumBold, smallBold } from './text-block.js'

const padding = { above: mm(1.8), below: mm(3) }
/** Room to write in: the applicant gets more. */
const clear = { first: mm(16), other: mm(13), second: mm(8) }
const labelAbove = mm(0.6)
const lineGap: Millimetres = 3
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
  const numberElement = textIn(section, 'P', number)
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
  if (second.length > 0) parts.push(lineRow(second, clear.second, section, composition))
  if (block.mark) parts.push(markFrame(block.mark, section, composition))
  return parts
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

const frame = { width: 40, height: 27, above: 2, beside: 6, witness: 66, clear: 8.5 } as const

/** A frame for a mark; beside it two witnesses, each with a date. */
function markFrame(
  mark: NonNullable<SignatureBlock['mark']>,
  section: GrowingElement,
  composition: Composition,
): Part {
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
  const witnesses = [0, 1].map(() => [
    setLabel(mark.witness, witnessSlot, section, composition),
    setLabel(mark.date, dateSlot, section, composition),
  ])
  const rowHeight = mm(frame.clear) + labelAbove + Math.max(...witnesses.flat().map(({ height }) => height))
  return {
    height: mm(frame.above) + Math.max(mm(frame.height), 2 * rowHeight),
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
