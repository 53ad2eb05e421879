/** The language card: names in three columns, each in a cell that a finger can point at. */

import type { LanguagesBlock } from '../document/document.js'
import { stroke } from './canvas.js'
import type { Composition } from './composition.js'
import { mm, slotWithin } from './grid.js'
import type { Piece } from './piece.js'
import { type GrowingElement, elementIn, textIn } from './structure.js'
import { small } from './text-block.js'

const columns = 3
const columnGap = mm(6)
const cellHeight = mm(17.6)
const ownName = { size: 20, top: mm(0.8), leading: mm(10.4) }

/** One piece a row, so that a card that is too full goes on on another page. */
export function languagePieces(
  block: LanguagesBlock,
  parent: GrowingElement,
  composition: Composition,
): Piece[] {
  const list = elementIn(parent, 'L')
  const rows = Math.ceil(block.languages.length / columns)
  return Array.from({ length: rows }, (_, row) =>
    rowPiece(block.languages.slice(row * columns, (row + 1) * columns), list, composition),
  )
}

function rowPiece(
  languages: LanguagesBlock['languages'],
  list: GrowingElement,
  { grid, compositor }: Composition,
): Piece {
  const width = (grid.text.width - (columns - 1) * columnGap) / columns
  const cells = languages.map((language, index) => {
    const item = elementIn(elementIn(list, 'LI'), 'LBody')
    const own = compositor.setHuge(language.ownName, ownName.size, ownName.leading)
    const name = compositor.set(language.name, small, width)
    return {
      slot: slotWithin(grid.text, index * (width + columnGap), width, grid.direction),
      own,
      ownElement: textIn(item, 'P', own),
      name,
      nameElement: textIn(item, 'P', name),
    }
  })
  return {
    height: cellHeight,
    paint(canvas, top) {
      for (const { slot, own, ownElement, name, nameElement } of cells) {
        canvas.rule(slot, top, stroke)
        // Both names begin at one edge, whichever way they are read: they are looked for with a finger.
        const ownWidth = Math.max(...own.lines.map((line) => line.width))
        canvas.text(own, slotWithin(slot, 0, ownWidth, grid.direction), top + ownName.top, ownElement)
        canvas.text(name, slot, top + ownName.top + ownName.leading, nameElement)
      }
    },
  }
}
