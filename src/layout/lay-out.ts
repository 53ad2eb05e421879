/** From a document to pages of positioned glyphs and strokes. */

import type { Block, Document, SignatureBlock } from '../document/document.js'
import { noGlyph, piecesOf } from './blocks.js'
import type { Canvas } from './canvas.js'
import type { Composition } from './composition.js'
import { flow } from './flow.js'
import { paintFurniture } from './furniture.js'
import { gridOf } from './grid.js'
import { MissingGlyph } from './itemise.js'
import type { FontId, FontProgram, LaidOut } from './page.js'
import { inReadingOrder, ranksIn } from './reading-order.js'
import type { GrowingElement } from './structure.js'
import { Compositor } from './text-block.js'
import type { Typesetter } from './typesetter.js'

/**
 * Lays out a whole document: every page with its head and foot, the reading order, bookmarks
 * and the places for signatures. The same document gives the same pages.
 *
 * @throws {UserError} `errors:document.noGlyph`, exit code 4, if no font has a character
 */
export function layOut(document: Document, typesetter: Typesetter): LaidOut {
  const locale = document.columns[0]?.locale ?? 'en'
  const direction = document.columns[0]?.direction ?? 'ltr'
  const composition: Composition = {
    grid: gridOf(document, direction),
    mirrored: gridOf(document, direction === 'ltr' ? 'rtl' : 'ltr'),
    compositor: new Compositor(
      typesetter,
      document.columns.map((column) => column.locale),
    ),
    locale,
    numberLocale: (document.columns.find((column) => column.direction === 'ltr') ?? { locale }).locale,
    boxes: document.boxes ?? { ticked: [], unticked: [] },
    fieldNames: new Set(),
    firstSignature: firstSignatureIn(document.blocks),
  }
  const structure: GrowingElement = { type: 'Document', locale, children: [] }
  try {
    const pieces = piecesOf(document.blocks, structure, composition)
    const pages = flow(pieces, composition.grid, { next: 0 })
    for (const page of pages) paintFurniture(page, document, pages.length, composition)
    return laidOut(document, pages, structure, composition, typesetter)
  } catch (error) {
    throw error instanceof MissingGlyph ? noGlyph(error) : error
  }
}

function laidOut(
  document: Document,
  pages: readonly Canvas[],
  structure: GrowingElement,
  { grid, locale }: Composition,
  typesetter: Typesetter,
): LaidOut {
  const ranks = ranksIn(structure, locale)
  return {
    title: document.title,
    locale,
    pages: pages.map(({ items }) => ({
      width: grid.width,
      height: grid.height,
      items: inReadingOrder(items, ranks),
    })),
    structure,
    outline: pages.flatMap(({ bookmarks, page }) =>
      bookmarks.map(({ title, y }) => ({ title, page, y, children: [] })),
    ),
    fields: pages.flatMap(({ fields }) => fields),
    fonts: fontsOf(pages, typesetter),
  }
}

function fontsOf(pages: readonly Canvas[], typesetter: Typesetter): Map<FontId, FontProgram> {
  const fonts = new Map<FontId, FontProgram>()
  for (const { items } of pages) {
    for (const item of items) {
      if (item.kind === 'text' && !fonts.has(item.font)) fonts.set(item.font, typesetter.font(item.font))
    }
  }
  return fonts
}

function firstSignatureIn(blocks: readonly Block[]): SignatureBlock | undefined {
  for (const block of blocks) {
    if (block.kind === 'signature') return block
    const found = 'blocks' in block ? firstSignatureIn(block.blocks) : undefined
    if (found) return found
  }
  return undefined
}
