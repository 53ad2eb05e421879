/** A page while it is filled: turns set text and strokes into items with their places. */

import { type Slot, mm } from './grid.js'
import type { ContentId, PaintItem, Points, SignatureField } from './page.js'
import type { GrowingElement } from './structure.js'
import type { Line } from './paragraph.js'
import type { TextBlock } from './text-block.js'

/** Counts contents through a whole document. */
export interface ContentCounter {
  next: ContentId
}

/** The three strokes of the design, in points. */
export const hairline: Points = 0.3
export const stroke: Points = 0.8
export const heavy: Points = 1.6

/** Side of a tick box, and the stroke of a tick. */
const boxSide = mm(3.4)
const tickStroke = mm(0.65)
const bar = { width: mm(4), height: mm(1.1) }

export class Canvas {
  readonly items: PaintItem[] = []
  readonly fields: SignatureField[] = []
  readonly bookmarks: { title: string; y: Points }[] = []
  /** From 0. */
  readonly page: number
  /** Somebody signs here, so nobody needs to initial. */
  isSigned = false
  readonly #counter: ContentCounter

  constructor(page: number, counter: ContentCounter) {
    this.page = page
    this.#counter = counter
  }

  /**
   * Paints a text, or some of its lines, in a slot: at the side where its reading begins.
   *
   * @param top of the first line that is painted
   * @param element what it is read as; an artifact without
   */
  text(block: TextBlock, slot: Slot, top: Points, element?: GrowingElement, options: TextOptions = {}): void {
    const { from = 0, to = block.lines.length, ink = 'black', align = 'start', indent = 0 } = options
    const lines = block.lines.slice(from, to)
    const hasInk = lines.some(({ parts }) => parts.length > 0)
    const content = element && hasInk ? this.#contentFor(element) : undefined
    lines.forEach((line, index) => {
      const y = top + index * block.leading + block.baseline
      const inset = from + index === 0 ? indent : 0
      this.#line(line, leftOf(line, block, slot, align, inset), y, ink, content)
    })
  }

  rule(slot: Slot, y: Points, width: Points): void {
    // The stroke hangs below y, so that what is measured from y stays clear of it.
    const middle = y + width / 2
    this.items.push({
      kind: 'line',
      x1: slot.left,
      y1: middle,
      x2: slot.left + slot.width,
      y2: middle,
      width,
    })
  }

  verticalRule(x: Points, top: Points, bottom: Points, width: Points): void {
    this.items.push({ kind: 'line', x1: x, y1: top, x2: x, y2: bottom, width })
  }

  /** A frame; its stroke lies inside, so that it is as large as a filled one. */
  box(slot: Slot, top: Points, height: Points, strokeWidth: Points = stroke): void {
    this.items.push({
      kind: 'box',
      x: slot.left + strokeWidth / 2,
      y: top + strokeWidth / 2,
      width: slot.width - strokeWidth,
      height: height - strokeWidth,
      stroke: strokeWidth,
    })
  }

  fill(slot: Slot, top: Points, height: Points): void {
    this.items.push({ kind: 'box', x: slot.left, y: top, width: slot.width, height, stroke: 0 })
  }

  /** The bar before an answer that is not a value, level with the middle of the line. */
  bar(slot: Slot, top: Points, text: TextBlock): void {
    const left = text.direction === 'ltr' ? slot.left : slot.left + slot.width - bar.width
    this.fill({ left, width: bar.width }, top + text.leading / 2 - mm(0.2), bar.height)
  }

  /** A tick box level with the middle of the line; its element says whether it is chosen. */
  tickBox(
    slot: Slot,
    top: Points,
    text: TextBlock,
    ticked: boolean,
    element?: GrowingElement,
    width: Points = boxSide,
  ): void {
    const content = element && this.#contentFor(element)
    const x = text.direction === 'ltr' ? slot.left : slot.left + slot.width - width
    const y = top + text.leading / 2 - width / 2
    const tagged = content === undefined ? {} : { content }
    const [inset, side] = [stroke / 2, width - stroke]
    this.items.push({ kind: 'box', x: x + inset, y: y + inset, width: side, height: side, stroke, ...tagged })
    if (!ticked) return
    this.items.push({
      kind: 'tick',
      x: x - mm(0.5),
      y: y - mm(1.1),
      size: mm(4.6),
      stroke: tickStroke,
      ...tagged,
    })
  }

  field(name: string, label: string, slot: Slot, top: Points, height: Points): void {
    this.fields.push({ name, label, page: this.page, x: slot.left, y: top, width: slot.width, height })
  }

  bookmark(title: string, y: Points): void {
    this.bookmarks.push({ title, y })
  }

  #contentFor(element: GrowingElement): ContentId {
    const content = this.#counter.next++
    element.children.push(content)
    return content
  }

  #line(line: Line, left: Points, y: Points, ink: 'black' | 'white', content: ContentId | undefined): void {
    let x = left - line.overhang
    for (const { font, size, width, clusters } of line.parts) {
      const tagged = content === undefined ? {} : { content }
      this.items.push({ kind: 'text', x, y, size, font: font.id, ink, clusters, ...tagged })
      x += width
    }
  }
}

export interface TextOptions {
  /** Lines from … to (not included); all without. */
  readonly from?: number
  readonly to?: number
  readonly ink?: 'black' | 'white'
  readonly align?: 'start' | 'middle'
  /** Room that the first line leaves free at its beginning. */
  readonly indent?: Points
}

function leftOf(line: Line, block: TextBlock, slot: Slot, align: 'start' | 'middle', inset: Points): Points {
  if (align === 'middle') return slot.left + (slot.width - line.width) / 2
  return block.direction === 'ltr' ? slot.left + inset : slot.left + slot.width - line.width - inset
}
