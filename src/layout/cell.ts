/** What stands in a cell of a table: words with a bold lead, states, levels of risk. */

import type { Cell, CellLine, Words } from '../document/document.js'
import { type Entry, textEntry } from './answer.js'
import { type Canvas, hairline, stroke } from './canvas.js'
import { type Composition, markIndent } from './composition.js'
import { type Slot, indented, mm, slotWithin } from './grid.js'
import type { Points } from './page.js'
import { type GrowingElement, elementIn, textIn } from './structure.js'
import { type Style, medium, mediumBold, tiny, tinyBold } from './text-block.js'

/** Between a lead and its words. */
const space: Points = 2.4

/**
 * The lines of a cell, each an entry: a row that no page can hold is parted between them.
 *
 * @param parent where it is read; what is repeated on each page is for the eye only
 * @param tab room for a number before the words of a head
 */
export function cellEntries(
  cell: Cell,
  slot: Slot,
  parent: GrowingElement | undefined,
  composition: Composition,
  tab: Points,
): Entry[] {
  return cell.map((line) => cellEntry(line, slot, parent, composition, tab))
}

function cellEntry(
  line: CellLine,
  slot: Slot,
  parent: GrowingElement | undefined,
  composition: Composition,
  tab: Points,
): Entry {
  const { compositor } = composition
  switch (line.kind) {
    case 'text':
      return line.lead
        ? ledEntry(line.lead, line.words, slot, parent, composition, tab)
        : wordsEntry(line.words, cellStyle(line), slot, parent, composition)
    case 'state': {
      const text = compositor.set(line.words, tiny, slot.width - markIndent)
      const element = parent && textIn(parent, 'P', text)
      return textEntry(text, indented(slot, markIndent, text.direction), element, (canvas, top) => {
        canvas.bar(slot, top, text)
      })
    }
    case 'level':
      return levelEntry(line, slot, parent, composition)
    case 'gap':
      return emptyEntry(mm(1))
    case 'rule':
      return {
        ...emptyEntry(mm(2)),
        paint: (canvas, top) => {
          canvas.rule(slot, top + mm(1), hairline)
        },
      }
  }
}

function cellStyle({ strong, large }: { strong?: boolean; large?: boolean }): Style {
  if (large === true) return strong === true ? mediumBold : medium
  return strong === true ? tinyBold : tiny
}

function wordsEntry(
  words: Words,
  style: Style,
  slot: Slot,
  parent: GrowingElement | undefined,
  { compositor }: Composition,
): Entry {
  const text = compositor.set(words, style, slot.width)
  return textEntry(text, slot, parent && textIn(parent, 'P', text))
}

/** A bold word, and what it names running on after it. */
function ledEntry(
  lead: Words,
  words: Words,
  slot: Slot,
  parent: GrowingElement | undefined,
  { compositor }: Composition,
  tab: Points,
): Entry {
  const leadText = compositor.set(lead, tinyBold, slot.width)
  const lastWidth = leadText.lines.at(-1)?.width ?? 0
  const above = leadText.height - leadText.leading
  const indent = Math.min(Math.max(lastWidth + space, tab), slot.width - 1)
  const text = compositor.set(words, tiny, slot.width, indent)
  const paragraph = parent && elementIn(parent, 'P')
  const leadElement = paragraph && textIn(paragraph, 'Span', leadText)
  const element = paragraph && textIn(paragraph, 'Span', text)
  return {
    height: above + text.height,
    lines: text.lines.length,
    lineHeight: text.leading,
    paint(canvas, top, from = 0, to = text.lines.length) {
      if (from === 0) canvas.text(leadText, slot, top, leadElement)
      canvas.text(text, slot, from === 0 ? top + above : top, element, { from, to, indent })
    },
  }
}

const levelCell = { side: mm(4), gap: mm(0.6), above: mm(0.6), below: mm(0.4) }

/** Filled cells and the word: the word is what readers hear. */
function levelEntry(
  line: Extract<CellLine, { kind: 'level' }>,
  slot: Slot,
  parent: GrowingElement | undefined,
  composition: Composition,
): Entry {
  const word = composition.compositor.set(line.words, tinyBold, slot.width)
  const element = parent && textIn(parent, 'P', word)
  const wordTop = levelCell.above + levelCell.side + levelCell.below
  return {
    ...emptyEntry(wordTop + word.height),
    paint(canvas, top) {
      paintLevel(canvas, line.filled, slot, top + levelCell.above, levelCell, stroke, composition)
      canvas.text(word, slot, top + wordTop, element)
    },
  }
}

/** Four cells, so many of them black. */
export function paintLevel(
  canvas: Canvas,
  filled: number,
  slot: Slot,
  top: Points,
  cell: { readonly side: Points; readonly gap: Points },
  width: Points,
  { grid }: Composition,
): void {
  for (let step = 0; step < 4; step++) {
    const place = slotWithin(slot, step * (cell.side + cell.gap), cell.side, grid.direction)
    if (step < filled) canvas.fill(place, top, cell.side)
    else canvas.box(place, top, cell.side, width)
  }
}

function emptyEntry(height: Points): Entry {
  return { height, lines: 1, lineHeight: height, paint: () => undefined }
}
