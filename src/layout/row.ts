/** One question and its answer: number, question small, answer large under it, in both columns. */

import type { AnswerWords, RowBlock } from '../document/document.js'
import {
  type Above,
  type AnswerColumn,
  below,
  placesOf,
  paintLevel,
  piecesByItem,
  piecesByLevel,
  piecesByLine,
} from './answer-columns.js'
import { entriesOf, textEntry } from './answer.js'
import { hairline } from './canvas.js'
import { type Composition, readNumber, setNumber } from './composition.js'
import { directionOf } from './fonts.js'
import { type Slot, mm, slotWithin } from './grid.js'
import type { Points } from './page.js'
import type { Piece } from './piece.js'
import { type GrowingElement, elementIn, listIn, textIn } from './structure.js'
import { type TextBlock, medium, small, smallBold } from './text-block.js'

const padding = { above: mm(1.6), below: mm(2), answer: mm(0.4), source: mm(0.6) }
/** Between an original and its translation, where they stand below each other. */
const stackGap = mm(2.5)
const stackAbove = mm(1)
/** Beside the answer in a document of one language. */
const factLabelWidth = mm(52)
/** Above these, an answer and its translation take the full width, one below the other. */
const longest = { lines: 8, characters: 300 }
/** In a document of one language an answer higher than this may go on over a page break. */
const tallFact = mm(60)
/** A list of so many items may go on over a page break. */
const longList = 6

export function rowPieces(block: RowBlock, parent: GrowingElement, composition: Composition): Piece[] {
  const row = new Row(block, parent, composition)
  if (composition.grid.columns.length === 1) return [isBeside(composition) ? row.asFact() : row.stacked()]
  return [isLong(block, composition) ? row.stacked() : row.sideBySide()]
}

/** PDFium copies a number or an address that stands level with Arabic words in reverse: there it stands below them. */
const isBeside = ({ grid }: Composition): boolean => grid.direction === 'ltr'

function isLong({ answer }: RowBlock, { grid, compositor }: Composition): boolean {
  return answer.some((said, index) => {
    if (said.kind !== 'text' || isSurelyShort(said.words.text)) return false
    if (said.words.text.length > longest.characters) return true
    const slot = grid.columns[index]
    return slot !== undefined && compositor.set(said.words, medium, slot.width).lines.length > longest.lines
  })
}

/** No script here has so few letters on a line that this takes more than eight. */
const isSurelyShort = (text: string): boolean => text.length < 120 && !text.includes('\n')

/** One language of a row. */
interface Side extends AnswerColumn {
  readonly question: TextBlock
  readonly questionSlot: Slot
  readonly questionElement: GrowingElement
}

class Row {
  readonly #composition: Composition
  readonly #number: TextBlock
  readonly #label: GrowingElement
  readonly #body: GrowingElement
  readonly #block: RowBlock

  constructor(block: RowBlock, parent: GrowingElement, composition: Composition) {
    this.#composition = composition
    this.#block = block
    this.#number = setNumber(block.number, smallBold, composition)
    const item = elementIn(listIn(parent), 'LI')
    this.#label = readNumber(item, 'Lbl', this.#number, composition)
    this.#body = elementIn(item, 'LBody')
  }

  /** Questions start level, answers start level, items of both lists start level. */
  sideBySide(): Piece {
    const sides = this.#composition.grid.columns.map((slot, index) => this.#side(index, slot, slot))
    const above = this.#above(sides, padding.answer)
    const places = placesOf(sides)
    const whole: Piece = {
      height: above.height + places.height + padding.below,
      paint(canvas, top) {
        above.paint(canvas, top)
        paintLevel(canvas, sides, places, top + above.height)
      },
    }
    if (!sides.every(({ entries }) => entries.length >= longList)) {
      return { ...whole, parts: () => this.#continued(piecesByLevel(sides, above, padding.below)) }
    }
    const items = this.#continued(piecesByItem(sides, above, padding.below))
    return { ...whole, leastHeight: items[0]?.height ?? 0, parts: () => items }
  }

  /** The original at full width, then the translation; it may go on over a page break. */
  stacked(): Piece {
    const sides = this.#composition.grid.columns.map((slot, index) =>
      this.#side(index, slot, this.#stackedSlot(index)),
    )
    const above = this.#above(sides, stackAbove)
    const places = sides.map((side) => placesOf([side]))
    const parts = this.#continued(
      sides.flatMap((side, index) => {
        const roomBelow = index === sides.length - 1 ? padding.below : 0
        if (index === 0) return piecesByLine(side, above, roomBelow)
        const [first, ...rest] = piecesByLine(side, undefined, roomBelow)
        return first ? [{ ...first, gap: stackGap }, ...rest] : []
      }),
    )
    const answers = places.reduce((sum, { height }) => sum + height, 0) + stackGap * (sides.length - 1)
    return {
      height: above.height + answers + padding.below,
      leastHeight: parts[0]?.height ?? 0,
      parts: () => parts,
      paint(canvas, top) {
        above.paint(canvas, top)
        let y = top + above.height
        sides.forEach((side, index) => {
          const own = places[index]
          if (!own) return
          paintLevel(canvas, [side], own, y)
          y += own.height + stackGap
        })
      },
    }
  }

  /** In a document of one language the question stands beside its answer. */
  asFact(): Piece {
    const { grid } = this.#composition
    const labels = slotWithin(grid.body, 0, factLabelWidth - mm(3), grid.direction)
    const rest = Math.min(grid.body.width - factLabelWidth, grid.reading.width)
    const side = this.#side(0, labels, slotWithin(grid.body, factLabelWidth, rest, grid.direction))
    // All stand on the baseline of the answer's first line.
    const drop = this.#dropTo(side.question)
    const above: Above = {
      height: padding.above,
      paint: (canvas, top) => {
        canvas.rule(grid.text, top, hairline)
        canvas.text(this.#number, grid.number, top + padding.above + drop, this.#label)
        canvas.text(side.question, labels, top + padding.above + drop, side.questionElement)
      },
    }
    const places = placesOf([side])
    const height = padding.above + Math.max(places.height, drop + side.question.height) + padding.below
    const parts = this.#continued(piecesByLine(side, above, padding.below))
    return {
      height,
      ...(height > tallFact ? { leastHeight: parts[0]?.height ?? 0 } : {}),
      parts: () => parts,
      paint: (canvas, top) => {
        above.paint(canvas, top)
        paintLevel(canvas, [side], places, top + padding.above)
      },
    }
  }

  /** How far small type goes down to stand on the baseline of an answer. */
  #dropTo(text: TextBlock): Points {
    return this.#composition.compositor.baselineOf('medium') - text.baseline
  }

  #side(index: number, questionSlot: Slot, answerSlot: Slot): Side {
    const { compositor, locale } = this.#composition
    const { question, answer, source } = this.#block
    const empty = { text: '', locale }
    const text = compositor.set(question[index] ?? empty, small, questionSlot.width)
    const questionElement = textIn(this.#body, 'P', text)
    const said: AnswerWords = answer[index] ?? { kind: 'open' }
    const entries = entriesOf(said, answerSlot, this.#body, this.#composition)
    const named = source?.[index] && compositor.set(source[index], small, answerSlot.width)
    return {
      question: text,
      questionSlot,
      questionElement,
      entries,
      source: named && below(textEntry(named, answerSlot, textIn(this.#body, 'P', named)), padding.source),
    }
  }

  /** As long as an eye follows with ease, from the side where the language begins. */
  #stackedSlot(index: number): Slot {
    const { grid } = this.#composition
    const said = this.#block.question[index]
    return slotWithin(grid.body, 0, grid.reading.width, said ? directionOf(said.locale) : grid.direction)
  }

  #questionHeight(sides: readonly Side[]): Points {
    return sides.reduce((height, { question }) => Math.max(height, question.height), this.#number.height)
  }

  /** Rule, number and questions, down to where the answers begin. */
  #above(sides: readonly Side[], room: Points): Above {
    const { grid } = this.#composition
    return {
      height: padding.above + this.#questionHeight(sides) + room,
      paint: (canvas, top) => {
        canvas.rule(grid.text, top, hairline)
        canvas.text(this.#number, grid.number, top + padding.above, this.#label)
        for (const { question, questionSlot, questionElement } of sides) {
          canvas.text(question, questionSlot, top + padding.above, questionElement)
        }
      },
    }
  }

  /** The number stands again where a row goes on over the page. */
  #continued(pieces: readonly Piece[]): Piece[] {
    const { grid } = this.#composition
    const again = setNumber(this.#block.number, smallBold, this.#composition)
    const head: Piece = {
      height: padding.above,
      paint: (canvas, top) => {
        canvas.rule(grid.text, top, hairline)
        canvas.text(again, grid.number, top + padding.above + this.#dropTo(again))
      },
    }
    return pieces.map((piece, index) => (index === 0 ? piece : { ...piece, inside: { head } }))
  }
}
