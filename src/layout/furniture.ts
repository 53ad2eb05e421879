/** What stands on every page: head and foot, the bands of a draft, the line of an invented example. */

import type { Document, Words } from '../document/document.js'
import { isolated, leftToRight } from '../isolates.js'
import { type Canvas, hairline } from './canvas.js'
import { type Composition, inOneLine } from './composition.js'
import { type Slot, mm, slotWithin } from './grid.js'
import type { Points } from './page.js'
import { type TextBlock, largeBold, mediumBold, small, smallBold, tiny } from './text-block.js'

const headTop = { plain: mm(11), draft: mm(24) }
const headGap = mm(8)
const exampleTop = { plain: mm(5.5), draft: mm(3.5) }
const band = { top: mm(9), height: mm(12), foot: mm(5) }
/** From the lower edge of the page. */
const foot = { rule: mm(24), text: mm(22.5), initials: mm(8) }
/** On a paper that has no reference yet. */
const referenceLineWidth = mm(36)
const initialsLine = { width: mm(22), gap: mm(2) }

/** Paints it all as artifacts: readers have read the title, and skip this. */
export function paintFurniture(
  canvas: Canvas,
  document: Document,
  pages: number,
  composition: Composition,
): void {
  const { furniture } = document
  const isDraft = furniture.draft !== undefined
  if (furniture.example) {
    const line = composition.compositor.setLine(inOneLine(furniture.example), tiny)
    const across = { left: 0, width: composition.grid.width }
    canvas.text(line, across, isDraft ? exampleTop.draft : exampleTop.plain, undefined, { align: 'middle' })
  }
  if (furniture.draft) paintBands(canvas, furniture.draft, composition)
  paintHead(canvas, document, pages, isDraft ? headTop.draft : headTop.plain, composition)
  paintFoot(canvas, document, composition)
}

function paintHead(
  canvas: Canvas,
  document: Document,
  pages: number,
  top: Points,
  composition: Composition,
): void {
  const { grid, compositor, locale } = composition
  const { reference, referenceLine, documentName, code, pageOf } = document.furniture
  const referenceText = referenceLine
    ? compositor.setLine(inOneLine(referenceLine), small)
    : compositor.setLine({ text: leftToRight(reference), locale }, smallBold)
  canvas.text(referenceText, grid.text, top)
  if (referenceLine) {
    const line = slotWithin(grid.text, widthOf(referenceText) + mm(2), referenceLineWidth, grid.direction)
    canvas.rule(line, top + referenceText.baseline + 1, hairline)
  }
  let inset = 0
  const fromEnd = (text: TextBlock) => {
    const width = widthOf(text)
    canvas.text(text, slotWithin(grid.text, grid.text.width - inset - width, width, grid.direction), top)
    inset += width + headGap
  }
  fromEnd(compositor.setLine({ text: isolated(pageOf(canvas.page + 1, pages)), locale }, smallBold))
  if (code !== undefined) fromEnd(compositor.setLine({ text: leftToRight(code), locale }, small))
  const taken = widthOf(referenceText) + (referenceLine ? referenceLineWidth + mm(2) : 0)
  const room = grid.text.width - inset - taken - headGap
  fromEnd(compositor.set(inOneLine(documentName), small, Math.max(room, mm(20))))
}

function paintFoot(canvas: Canvas, document: Document, composition: Composition): void {
  const { grid, compositor } = composition
  const { foot: words, initials } = document.furniture
  if (words.length > 0 || initials) canvas.rule(grid.text, grid.height - foot.rule, hairline)
  const slots = document.orientation === 'portrait' ? grid.columns : [grid.text]
  words.forEach((each, index) => {
    const slot = slots[index]
    if (slot) canvas.text(compositor.set(each, small, slot.width), slot, grid.height - foot.text)
  })
  if (initials && !canvas.isSigned) paintInitials(canvas, initials, composition)
}

function paintInitials(canvas: Canvas, words: readonly Words[], { grid, compositor }: Composition): void {
  const label = compositor.setLine(inOneLine(words), small)
  const width = widthOf(label)
  const bottom = grid.height - foot.initials
  const line = slotWithin(grid.text, grid.text.width - initialsLine.width, initialsLine.width, grid.direction)
  const inset = grid.text.width - initialsLine.width - initialsLine.gap - width
  canvas.rule(line, bottom, hairline)
  canvas.text(label, slotWithin(grid.text, inset, width, grid.direction), bottom - label.baseline - 1)
}

/** White on black, the first language at the side where reading begins, the second at the other. */
function paintBands(canvas: Canvas, words: readonly Words[], { grid, compositor }: Composition): void {
  const across: Slot = { left: 0, width: grid.width }
  canvas.fill(across, band.top, band.height)
  canvas.fill(across, grid.height - band.foot, band.foot)
  const fitting = [largeBold, mediumBold]
    .map((style) => words.map((each) => compositor.setLine(each, style)))
    .find((texts) => texts.reduce((sum, text) => sum + widthOf(text) + headGap, 0) <= grid.text.width)
  const texts = fitting ?? words.map((each) => compositor.setLine(each, smallBold))
  texts.forEach((text, index) => {
    const width = widthOf(text)
    const inset = index === 0 ? 0 : grid.text.width - width
    const top = band.top + (band.height - text.leading) / 2
    canvas.text(text, slotWithin(grid.text, inset, width, grid.direction), top, undefined, { ink: 'white' })
  })
}

function widthOf(text: TextBlock): Points {
  return Math.max(...text.lines.map(({ width }) => width))
}
