/** Titles, heads of sections and groups, and running text. */

import type { GroupBlock, ParagraphBlock, SectionBlock, TitleBlock } from '../document/document.js'
import { withoutIsolates } from '../isolates.js'
import { heavy, stroke } from './canvas.js'
import {
  type Composition,
  highest,
  markIndent,
  paintPlaced,
  readAs,
  setColumns,
  setNumber,
} from './composition.js'
import { indented, mm } from './grid.js'
import type { Points } from './page.js'
import { type Piece, headed, within } from './piece.js'
import { type GrowingElement, elementIn } from './structure.js'
import { type Style, largeBold, medium, mediumBold, small, smallBold } from './text-block.js'

const titleRoom = { between: mm(2), below: mm(2) }
/** Rows that stay with a head. */
const rowsUnderHead = 2

export function titlePieces(block: TitleBlock, parent: GrowingElement, composition: Composition): Piece[] {
  const title = readAs(setColumns(block.words, largeBold, composition), parent, 'H1')
  const subtitle = readAs(setColumns(block.subtitle ?? [], medium, composition), parent, 'P')
  const subtitleTop = highest(title) + (subtitle.length > 0 ? titleRoom.between : 0)
  return [
    {
      height: subtitleTop + highest(subtitle) + titleRoom.below,
      startsPage: true,
      keepWithNext: 1,
      paint(canvas, top) {
        paintPlaced(canvas, title, top)
        paintPlaced(canvas, subtitle, top + subtitleTop)
      },
    },
  ]
}

const looks: Readonly<Record<ParagraphBlock['look'], { style: Style; gap: Points; below: Points }>> = {
  small: { style: small, gap: mm(0.6), below: mm(0.6) },
  body: { style: medium, gap: mm(1), below: mm(2) },
  strong: { style: smallBold, gap: mm(0.6), below: mm(0.6) },
}

export function paragraphPieces(
  block: ParagraphBlock,
  parent: GrowingElement,
  composition: Composition,
): Piece[] {
  const { style, gap, below } = looks[block.look]
  const indent = block.marked === true ? markIndent : 0
  const placed = readAs(setColumns(block.words, style, composition, indent), parent, 'P')
  const paintLines = (from: number, to: number): Piece['paint'] =>
    function (canvas, top) {
      for (const { text, slot, element } of placed) {
        if (indent > 0 && from === 0) canvas.bar(slot, top, text)
        canvas.text(text, indented(slot, indent, text.direction), top, element, { from, to })
      }
    }
  const lines = Math.max(...placed.map(({ text }) => text.lines.length))
  const leading = Math.max(...placed.map(({ text }) => text.leading))
  return [
    {
      height: highest(placed) + below,
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
  const heads = readAs(setColumns(block.words, mediumBold, composition), section, 'H2')
  const notes = readAs(setColumns(block.note ?? [], small, composition), section, 'P')
  const name = `${block.letter} ${withoutIsolates(block.words[0]?.text ?? '')}`
  const letterElement = letterIn(heads[0]?.element, name)
  // Letter and heads stand on one baseline.
  const drop = letter.baseline - composition.compositor.baselineOf('medium')
  const below = sectionRoom.above + Math.max(letter.height, drop + highest(heads))
  return {
    height: below + highest(notes) + (notes.length > 0 ? sectionRoom.note : sectionRoom.below),
    gap: sectionRoom.gap,
    paint(canvas, top) {
      canvas.bookmark(name, top)
      canvas.rule(grid.text, top, heavy)
      canvas.text(letter, grid.number, top + sectionRoom.above, letterElement)
      paintPlaced(canvas, heads, top + sectionRoom.above + drop)
      paintPlaced(canvas, notes, top + below)
    },
  }
}

/** The letter is read before the heading; where the heading has its text beside it, as part of that. */
function letterIn(heading: GrowingElement | undefined, name: string): GrowingElement | undefined {
  if (heading?.actualText !== undefined) heading.actualText = name
  return heading && elementIn(heading, 'Span')
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
      paintPlaced(canvas, heads, top + above)
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
  const heads = readAs(setColumns(block.words, mediumBold, composition), group, isInSection ? 'H3' : 'H2')
  const head: Piece = {
    height: groupPadding + highest(heads) + groupPadding,
    ...(isInSection ? {} : { gap: sectionRoom.gap }),
    paint(canvas, top) {
      if (!isInSection) canvas.bookmark(withoutIsolates(block.words[0]?.text ?? ''), top)
      canvas.rule(grid.text, top, isInSection ? stroke : heavy)
      paintPlaced(canvas, heads, top + groupPadding)
    },
  }
  const pieces = headed(head, contents(group), rowsUnderHead)
  if (!isInSection) return pieces
  const x =
    grid.direction === 'ltr' ? grid.text.left - barOutside : grid.text.left + grid.text.width + barOutside
  return within(pieces, { bar: { x } })
}
