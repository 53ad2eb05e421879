/** An answer in one column, as entries that can stand level with those of the other column. */

import type { AnswerWords, Words } from '../document/document.js'
import type { Locale } from '../message.js'
import type { Canvas } from './canvas.js'
import { type Composition, markIndent } from './composition.js'
import { type Slot, indented, mm, slotWithin } from './grid.js'
import type { Points } from './page.js'
import { type GrowingElement, elementIn, textIn } from './structure.js'
import { type TextBlock, medium, small, tiny, tinyBold } from './text-block.js'

/** One thing below a question: a paragraph, a box with its words, an item of a list. */
export interface Entry {
  readonly height: Points
  /** How many lines it has; one that cannot be parted counts as one. */
  readonly lines: number
  readonly lineHeight: Points
  /** Paints lines from … to (not included), the first of them at `top`. */
  paint(canvas: Canvas, top: Points, from?: number, to?: number): void
}

/** @param parent what the answer is read in */
export function entriesOf(
  answer: AnswerWords,
  slot: Slot,
  parent: GrowingElement,
  composition: Composition,
): Entry[] {
  const { compositor, locale } = composition
  const paragraph = (words: Words): Entry => {
    const text = compositor.set(words, medium, slot.width)
    return textEntry(text, slot, textIn(parent, 'P', text))
  }
  switch (answer.kind) {
    case 'text':
      return [paragraph(answer.words)]
    case 'state':
      return [stateEntry(answer.words, slot, parent, composition)]
    case 'boxes':
      return boxEntries(answer.boxes, slot, parent, composition)
    case 'scale':
      return [scaleEntry(answer.chosen, answer.words, slot, composition), paragraph(answer.words)]
    case 'list':
      return answer.items.length === 1
        ? answer.items.map(paragraph)
        : listEntries(answer.items, slot, parent, composition)
    case 'parts':
      return answer.parts.flatMap(({ label, answer: said }) => {
        if (!label) return [paragraph(said)]
        const text = compositor.set(label, small, slot.width)
        return [textEntry(text, slot, textIn(parent, 'P', text)), paragraph(said)]
      })
    case 'open':
      return [textEntry(compositor.setLine({ text: '', locale }, medium), slot)]
  }
}

/** A paragraph; `mark` paints what stands before its first line. */
export function textEntry(
  text: TextBlock,
  slot: Slot,
  element?: GrowingElement,
  mark?: (canvas: Canvas, top: Points) => void,
): Entry {
  return {
    height: text.height,
    lines: text.lines.length,
    lineHeight: text.leading,
    paint(canvas, top, from = 0, to = text.lines.length) {
      if (from === 0) mark?.(canvas, top)
      canvas.text(text, slot, top, element, { from, to })
    },
  }
}

/** The lines of an entry, each an entry of its own. */
export function linesOf(entry: Entry): Entry[] {
  if (entry.lines <= 1) return [entry]
  const above = entry.height - entry.lines * entry.lineHeight
  return Array.from({ length: entry.lines }, (_, line) => ({
    height: entry.lineHeight + (line === 0 ? above : 0),
    lines: 1,
    lineHeight: entry.lineHeight,
    paint: (canvas: Canvas, top: Points) => {
      entry.paint(canvas, top, line, line + 1)
    },
  }))
}

/** A refusal, a not-knowing, a not-asked: as large as any other answer, with a bar before it. */
export function stateEntry(
  words: Words,
  slot: Slot,
  parent: GrowingElement,
  { compositor }: Composition,
): Entry {
  const text = compositor.set(words, medium, slot.width - markIndent)
  const inner = indented(slot, markIndent, text.direction)
  return textEntry(text, inner, textIn(parent, 'P', text), (canvas, top) => {
    canvas.bar(slot, top, text)
  })
}

/** A tick box and its words, read as an item of a list whose label is the box. */
function boxEntry(
  words: Words,
  ticked: boolean,
  slot: Slot,
  list: GrowingElement,
  { compositor, boxes }: Composition,
): Entry {
  const text = compositor.set(words, medium, slot.width - markIndent)
  const item = elementIn(list, 'LI')
  const label = elementIn(item, 'Lbl', boxMeaning(boxes, ticked, words.locale))
  const element = textIn(elementIn(item, 'LBody'), 'P', text)
  return textEntry(text, indented(slot, markIndent, text.direction), element, (canvas, top) => {
    canvas.tickBox(slot, top, text, ticked, label)
  })
}

/** What readers say instead of a drawn box. */
export function boxMeaning(
  boxes: Composition['boxes'],
  ticked: boolean,
  locale: Locale,
): { locale: Locale; actualText: string } {
  const words = ticked ? boxes.ticked : boxes.unticked
  const said = words.find((each) => each.locale === locale) ?? words[0]
  return { locale: said?.locale ?? locale, actualText: said?.text ?? (ticked ? '\u2611' : '\u2610') }
}

function boxEntries(
  boxes: Extract<AnswerWords, { kind: 'boxes' }>['boxes'],
  slot: Slot,
  parent: GrowingElement,
  composition: Composition,
): Entry[] {
  const list = elementIn(parent, 'L')
  return boxes.map(({ words, ticked }) => boxEntry(words, ticked, slot, list, composition))
}

function listEntries(
  items: readonly Words[],
  slot: Slot,
  parent: GrowingElement,
  composition: Composition,
): Entry[] {
  const { compositor } = composition
  const list = elementIn(parent, 'L')
  return items.map((words, index) => {
    const text = compositor.set(words, medium, slot.width - markIndent)
    const number = compositor.setLine({ text: String(index + 1), locale: words.locale }, medium)
    const item = elementIn(list, 'LI')
    const label = textIn(item, 'Lbl', number)
    const element = textIn(elementIn(item, 'LBody'), 'P', text)
    return textEntry(text, indented(slot, markIndent, text.direction), element, (canvas, top) => {
      canvas.text(number, slot, top, label)
    })
  })
}

const scaleCell = { width: mm(6.5), height: mm(5), gap: mm(1), above: mm(0.6), below: mm(0.2) }

/** Five cells, the chosen one black with a white digit. The word below says the same to readers. */
function scaleEntry(chosen: number, words: Words, slot: Slot, { compositor }: Composition): Entry {
  const height = scaleCell.above + scaleCell.height + scaleCell.below
  const digits = [0, 1, 2, 3, 4].map((step) =>
    compositor.setLine({ text: String(step), locale: words.locale }, step === chosen ? tinyBold : tiny),
  )
  return {
    height,
    lines: 1,
    lineHeight: height,
    paint(canvas, top) {
      digits.forEach((digit, step) => {
        const inset = step * (scaleCell.width + scaleCell.gap)
        const cell = slotWithin(slot, inset, scaleCell.width, digit.direction)
        const cellTop = top + scaleCell.above
        if (step === chosen) canvas.fill(cell, cellTop, scaleCell.height)
        else canvas.box(cell, cellTop, scaleCell.height)
        canvas.text(digit, cell, cellTop + (scaleCell.height - digit.leading) / 2, undefined, {
          ink: step === chosen ? 'white' : 'black',
          align: 'middle',
        })
      })
    },
  }
}
