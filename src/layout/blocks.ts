/** From blocks to pieces: each kind of block has its file, this one only sends them there. */

import type { Block, LegendBlock } from '../document/document.js'
import { UserError, exitCodes } from '../errors.js'
import { blankPieces } from './blank.js'
import type { Composition } from './composition.js'
import { groupPieces, paragraphPieces, sectionPieces, titlePieces } from './headings.js'
import { type Slot, mm, slotWithin } from './grid.js'
import { MissingGlyph } from './itemise.js'
import { languagePieces } from './languages.js'
import { setLegend } from './legend.js'
import { type Piece, heightOf, kept } from './piece.js'
import { endOfProblems, problemPieces } from './problem.js'
import { rowPieces } from './row.js'
import { signaturePieces } from './signature.js'
import { checklistPieces, statementPieces } from './statement.js'
import type { GrowingElement } from './structure.js'
import { tablePieces } from './table.js'

/**
 * Measures blocks in reading order.
 *
 * @param parent where they are read
 * @throws {UserError} `errors:document.noGlyph`, exit code 4, at the number of the question
 */
export function piecesOf(
  blocks: readonly Block[],
  parent: GrowingElement,
  composition: Composition,
): Piece[] {
  const legend = blocks.findIndex(({ kind }) => kind === 'legend')
  const opening = legend < 0 ? [] : blocks.slice(0, legend)
  if (opening.length > 0 && opening.every(({ kind }) => kind === 'title' || kind === 'paragraph')) {
    const beside = blocks[legend] as LegendBlock
    return [
      besideLegend(opening, beside, parent, composition),
      ...piecesOf(blocks.slice(legend + 1), parent, composition),
    ]
  }
  return blocks.flatMap((block, index) => {
    const own = namingPlace(block, () => pieces(block, parent, composition, false))
    const endsProblems = block.kind === 'problem' && blocks[index + 1]?.kind !== 'problem'
    return endsProblems ? [...own, endOfProblems(composition)] : own
  })
}

function pieces(
  block: Block,
  parent: GrowingElement,
  composition: Composition,
  isInSection: boolean,
): Piece[] {
  const inside = (blocks: readonly Block[], isSection: boolean) => (element: GrowingElement) =>
    blocks.flatMap((each) => namingPlace(each, () => pieces(each, element, composition, isSection)))
  switch (block.kind) {
    case 'title':
      return titlePieces(block, parent, composition)
    case 'paragraph':
      return paragraphPieces(block, parent, composition)
    case 'section':
      return sectionPieces(block, parent, composition, inside(block.blocks, true))
    case 'group':
      return groupPieces(block, parent, composition, isInSection, inside(block.blocks, isInSection))
    case 'row':
      return rowPieces(block, parent, composition)
    case 'statement':
      return statementPieces(block, parent, composition)
    case 'signature':
      return signaturePieces(block, parent, composition)
    case 'problem':
      return problemPieces(block, parent, composition)
    case 'table':
      return tablePieces(block, parent, composition)
    case 'legend':
      return [besideLegend([], block, parent, composition)]
    case 'checklist':
      return checklistPieces(block, parent, composition)
    case 'blank':
      return blankPieces(block, parent, composition)
    case 'languages':
      return languagePieces(block, parent, composition)
    case 'keep': {
      const { top, bottom } = composition.grid
      return kept(inside(block.blocks, isInSection)(parent), bottom - top)
    }
  }
}

/** Title and first words from margin to margin, as far as the legend at the other side leaves room. */
function besideLegend(
  opening: readonly Block[],
  block: LegendBlock,
  parent: GrowingElement,
  composition: Composition,
): Piece {
  const { grid } = composition
  // The words are measured for the room beside the legend, so its width comes first.
  const width = setLegend(block, { type: 'Sect', children: [] }, composition).width
  const words: Slot = slotWithin(
    grid.text,
    0,
    Math.min(grid.text.width - width - mm(8), mm(140)),
    grid.direction,
  )
  const narrow: Composition = { ...composition, grid: { ...grid, columns: [words], reading: words } }
  const told = opening.flatMap((each) => pieces(each, parent, narrow, false))
  const legend = setLegend(block, parent, composition)
  const place = slotWithin(grid.text, grid.text.width - width, width, grid.direction)
  return {
    height: Math.max(heightOf(told), legend.height) + mm(2),
    paint(canvas, top) {
      let y = top
      told.forEach((piece, index) => {
        if (index > 0) y += piece.gap ?? 0
        piece.paint(canvas, y)
        y += piece.height
      })
      legend.paint(canvas, place, top)
    },
  }
}

/** Says at which question a character without a glyph stands; never which answer it is part of. */
function namingPlace<T>(block: Block, measure: () => T): T {
  const number = 'number' in block ? block.number : undefined
  try {
    return measure()
  } catch (error) {
    if (!(error instanceof MissingGlyph)) throw error
    throw noGlyph(error, number)
  }
}

/** What a person can do about a character that no font has. */
export function noGlyph(missing: MissingGlyph, question?: string): UserError {
  const character = `U+${missing.codePoint.toString(16).toUpperCase().padStart(4, '0')}`
  const exitCode = exitCodes.documentRefused
  if (question === undefined)
    return new UserError('errors:document.noGlyphInWords', { character }, { exitCode })
  return new UserError('errors:document.noGlyph', { character, question }, { exitCode, at: question })
}
