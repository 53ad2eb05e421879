/** Titles, heads of sections and groups, and running text. */

import type { GroupBlock, ParagraphBlock, SectionBlock, TitleBlock } from '../document/document.js'
import { withoutIsolates } from '../isolates.js'
import { heavy, stroke } from './canvas.js'
import { type Composition, type Placed, highest, markIndent, setColumns, setNumber } from './composition.js'
import { indented, mm } from './grid.js'
import type { Points } from './page.js'
import { type Piece, headed, within } from './piece.js'
import { type GrowingElement, elementIn, textIn } from './structure.js'
import { type Style, largeBold, medium, mediumBold, small, smallBold } from './text-block.js'

const titleRoom = { between: mm(2), below: mm(2) }
/** Rows that stay with a head. */
const rowsUnderHead = 2

export function titlePieces(block: TitleBlock, parent: GrowingElement, composition: Composition): Piece[] {
  const title = setColumns(block.words, largeBold, composition)
  const subtitle = setColumns(block.subtitle ?? [], medium, composition)
  const titleElements = title.map(({ text }) => textIn(parent, 'H1', text))
  const subtitleElements = subtitle.map(({ text }) => textIn(parent, 'P', text))
  const subtitleTop = highest(title) + (subtitle.length > 0 ? titleRoom.between : 0)
  return [
    {
      height: subtitleTop + highest(subtitle) + titleRoom.below,
      startsPage: true,
      keepWithNext: 1,
      paint(canvas, top) {
        title.forEach(({ text, slot }, index) => {
          canvas.text(text, slot, top, titleElements[index])
        })
        subtitle.forEach(({ text, slot }, index) => {
          canvas.text(text, slot, top + subtitleTop, subtitleElements[index])
        })
      },
    },
  ]
}

const looks: Readonly<Record<ParagraphBlock['look'], { style: Style; gap: Points }>> = {
  small: { style: small, gap: mm(1) },
  body: { style: medium, gap: mm(2) },
  strong: { style: smallBold, gap: mm(1) },
}

export function paragraphPieces(
  block: ParagraphBlock,
  parent: GrowingElement,
  composition: Composition,
): Piece[] {
  const { style, gap } = looks[block.look]
  const indent = block.marked === true ? markIndent : 0
  const placed = setColumns(block.words, style, composition, indent)
  const elements = placed.map(({ text }) => textIn(parent, 'P', text))
  const paintLines = (from: number, to: number): Piece['paint'] =>
    function (canvas, top) {
      placed.forEach(({ text, slot }, index) => {
        if (indent > 0 && from === 0) canvas.bar(slot, top, text)
        canvas.text(text, indented(slot, indent, text.direction), top, elements[index], { from, to })
      })
    }
  const lines = Math.max(...placed.map(({ text }) => text.lines.length))
  const leading = Math.max(...placed.map(({ text }) => text.leading))
  return [
    {
      height: highest(placed),
      gap,
      paint: paintLines(0, lines),
      parts: () =>
        Array.from({ length: lines }, (_, line) => ({ height: leading, paint: paintLines(line, line + 1) })),
    },
  ]
}

const sectionRoom = { gap: mm(6), above: mm(1.5), below: mm(2), note: mm(1.6) }

/** A section's head and what stands under it; the head comes again on each page that goes on with it. */
export function sectionPieces(
  block: SectionBlock,
  parent: GrowingElement,
  composition: Composition,
  contents: (section: GrowingElement) => Piece[],
): Piece[] {
  const section = elementIn(parent, 'Sect')
  const head = sectionHead(block, section, composition)
  const again = { head: continuedHead(block, composition) }
  return headed(head, within(contents(section), again), rowsUnderHead)
}

function sectionHead(block: SectionBlock, section: GrowingElement, composition: Composition): Piece {
  const { grid } = composition
  const letter = setNumber(block.letter, largeBold, composition)
  const heads = setColumns(block.words, mediumBold, composition)
  const notes = setColumns(block.note ?? [], small, composition)
  const headElements = heads.map(({ text }) => textIn(section, 'H2', text))
  const [firstHead] = headElements
  const letterElement = firstHead && elementIn(firstHead, 'Span')
  const noteElements = notes.map(({ text }) => textIn(section, 'P', text))
  // Letter and heads stand on one baseline.
  const drop = letter.baseline - composition.compositor.baselineOf('medium')
  const below = sectionRoom.above + Math.max(letter.height, drop + highest(heads))
  const noteHeight = notes.length > 0 ? highest(notes) : 0
  const [first] = block.words
  return {
    height: below + noteHeight + (notes.length > 0 ? sectionRoom.note : sectionRoom.below),
    gap: sectionRoom.gap,
    paint(canvas, top) {
      canvas.bookmark(`${block.letter} ${withoutIsolates(first?.text ?? '')}`, top)
      canvas.rule(grid.text, top, heavy)
      canvas.text(letter, grid.number, top + sectionRoom.above, letterElement)
      heads.forEach(({ text, slot }, index) => {
        canvas.text(text, slot, top + sectionRoom.above + drop, headElements[index])
      })
      notes.forEach(({ text, slot }, index) => {
        canvas.text(text, slot, top + below, noteElements[index])
      })
    },
  }
}

function continuedHead(block: SectionBlock, composition: Composition): Piece {
  const { grid } = composition
  const letter = setNumber(block.letter, smallBold, composition)
  const heads = setColumns(block.continued, small, composition)
  const above = mm(1.5)
  return {
    height: above + highest([...heads, { text: letter, slot: grid.number }]) + mm(1.9),
    paint(canvas, top) {
      canvas.rule(grid.text, top, heavy)
      canvas.text(letter, grid.number, top + above)
      for (const { text, slot } of heads) canvas.text(text, slot, top + above)
    },
  }
}

const groupPadding = mm(1.6)
/** The line down the side stands outside the text. */
const barOutside = mm(4)

/**
 * A child, a risk, a conclusion. Inside a section a line down the side lasts as long as the
 * group does; a group that stands by itself has the heavy line of a section above it.
 */
export function groupPieces(
  block: GroupBlock,
  parent: GrowingElement,
  composition: Composition,
  isInSection: boolean,
  contents: (group: GrowingElement) => Piece[],
): Piece[] {
  const { grid } = composition
  const group = elementIn(parent, 'Sect')
  const heads = setColumns(block.words, mediumBold, composition)
  const elements = heads.map(({ text }) => textIn(group, isInSection ? 'H3' : 'H2', text))
  const head: Piece = {
    height: groupPadding + highest(heads) + groupPadding,
    ...(isInSection ? {} : { gap: sectionRoom.gap }),
    paint(canvas, top) {
      if (!isInSection) canvas.bookmark(withoutIsolates(block.words[0]?.text ?? ''), top)
      canvas.rule(grid.text, top, isInSection ? stroke : heavy)
      paintPlaced(canvas, heads, top + groupPadding, elements)
    },
  }
  const pieces = headed(head, contents(group), rowsUnderHead)
  if (!isInSection) return pieces
  const x =
    grid.direction === 'ltr' ? grid.text.left - barOutside : grid.text.left + grid.text.width + barOutside
  return within(pieces, { bar: { x } })
}

function paintPlaced(
  canvas: Parameters<Piece['paint']>[0],
  placed: readonly Placed[],
  top: Points,
  elements: readonly GrowingElement[],
): void {
  placed.forEach(({ text, slot }, index) => {
    canvas.text(text, slot, top, elements[index])
  })
}
