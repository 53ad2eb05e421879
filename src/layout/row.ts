/** One question and its answer: number, question small, answer large under it, in both columns. */

import type { AnswerWords, RowBlock } from '../document/document.js'
import { type Entry, entriesOf, linesOf, textEntry } from './answer.js'
import { type Canvas, hairline } from './canvas.js'
import { type Composition, setNumber } from './composition.js'
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
/** So many lines stand on each side of a page break inside a long answer. */
const linesTogether = 3

export function rowPieces(block: RowBlock, parent: GrowingElement, composition: Composition): Piece[] {
  const row = new Row(block, parent, composition)
  if (composition.grid.columns.length === 1) return [row.asFact()]
  return isLong(block, composition) ? row.stacked() : [row.sideBySide()]
}

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
interface Side {
  readonly question: TextBlock
  readonly questionSlot: Slot
  readonly questionElement: GrowingElement
  /** The answer and the line that names its source. */
  readonly entries: readonly Entry[]
  readonly source: Entry | undefined
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
    this.#label = textIn(item, 'Lbl', this.#number)
    this.#body = elementIn(item, 'LBody')
  }

  /** Questions start level, answers start level, items of both lists start level. */
  sideBySide(): Piece {
    const { grid } = this.#composition
    const sides = grid.columns.map((slot, index) => this.#side(index, slot, slot))
    const answerTop = padding.above + this.#questionHeight(sides) + padding.answer
    const tops = levels(sides)
    const height = answerTop + tops.height + padding.below
    return {
      height,
      paint: (canvas, top) => {
        this.#paintHead(canvas, top, sides)
        sides.forEach((side, index) => {
          side.entries.forEach((entry, place) => {
            entry.paint(canvas, top + answerTop + (tops.entries[index]?.[place] ?? 0))
          })
          side.source?.paint(canvas, top + answerTop + (tops.sources[index] ?? 0))
        })
      },
      parts: () => this.#parts(sides, answerTop),
    }
  }

  /** The original at full width, then the translation; it may go on over a page break. */
  stacked(): Piece[] {
    const { grid } = this.#composition
    const sides = grid.columns.map((slot, index) => this.#side(index, slot, this.#stackedSlot(index)))
    const head = padding.above + this.#questionHeight(sides) + stackAbove
    const paintHead = (canvas: Canvas, top: Points) => {
      this.#paintHead(canvas, top, sides)
    }
    return this.#continued(
      sides.flatMap((side, index) => {
        const isLast = index === sides.length - 1
        const below = isLast ? padding.below : 0
        const first = index === 0 ? { height: head, paint: paintHead } : undefined
        return columnPieces(side, first, below).map((piece, place) =>
          index > 0 && place === 0 ? { ...piece, gap: stackGap } : piece,
        )
      }),
    )
  }

  /** In a document of one language the question stands beside its answer. */
  asFact(): Piece {
    const { grid } = this.#composition
    const labels = slotWithin(grid.body, 0, factLabelWidth - mm(3), grid.direction)
    const rest = Math.min(grid.body.width - factLabelWidth, grid.reading.width)
    const side = this.#side(0, labels, slotWithin(grid.body, factLabelWidth, rest, grid.direction))
    // All stand on the baseline of the answer's first line.
    const drop = this.#dropTo(side.question)
    const height = Math.max(columnHeight(side), drop + side.question.height)
    const paint = (canvas: Canvas, top: Points) => {
      canvas.rule(grid.text, top, hairline)
      canvas.text(this.#number, grid.number, top + padding.above + drop, this.#label)
      canvas.text(side.question, labels, top + padding.above + drop, side.questionElement)
    }
    return {
      height: padding.above + height + padding.below,
      paint: (canvas, top) => {
        paint(canvas, top)
        let y = top + padding.above
        for (const entry of [...side.entries, ...(side.source ? [side.source] : [])]) {
          entry.paint(canvas, y)
          y += entry.height
        }
      },
      parts: () => this.#continued(columnPieces(side, { height: padding.above, paint }, padding.below)),
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

  #paintHead(canvas: Canvas, top: Points, sides: readonly Side[]): void {
    const { grid } = this.#composition
    canvas.rule(grid.text, top, hairline)
    canvas.text(this.#number, grid.number, top + padding.above, this.#label)
    for (const { question, questionSlot, questionElement } of sides) {
      canvas.text(question, questionSlot, top + padding.above, questionElement)
    }
  }

  /** A row that no page can hold: its lines, level by level, the number again on each page. */
  #parts(sides: readonly Side[], answerTop: Points): Piece[] {
    const bands = bandsOf(sides)
    const head: Piece = {
      height: answerTop,
      keepWithNext: 2,
      paint: (canvas, top) => {
        this.#paintHead(canvas, top, sides)
      },
    }
    const last = bands.at(-1)
    if (last) bands[bands.length - 1] = { ...last, height: last.height + padding.below }
    return [head, ...this.#continued(bands)]
  }

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

/** An entry with room above its first line. */
function below(entry: Entry, room: Points): Entry {
  return {
    ...entry,
    height: entry.height + room,
    paint: (canvas, top, from = 0, to) => {
      entry.paint(canvas, from === 0 ? top + room : top, from, to)
    },
  }
}

/** Where each entry of each side begins, from the top of the answers. */
function levels(sides: readonly Side[]): { entries: Points[][]; sources: Points[]; height: Points } {
  const areLevel = sides.every((side) => side.entries.length === sides[0]?.entries.length)
  const heightAt = (place: number, own: Entry) =>
    areLevel ? Math.max(...sides.map((side) => side.entries[place]?.height ?? 0)) : own.height
  // The source of a paragraph follows it; sources of lists are level as the items are.
  const isList = areLevel && (sides[0]?.entries.length ?? 0) > 1
  let height = 0
  const entries: Points[][] = []
  const sources: Points[] = []
  for (const side of sides) {
    let y = 0
    const tops: Points[] = []
    side.entries.forEach((entry, place) => {
      tops.push(y)
      y += isList || place < side.entries.length - 1 ? heightAt(place, entry) : entry.height
    })
    entries.push(tops)
    sources.push(y)
    height = Math.max(height, y + (side.source?.height ?? 0))
  }
  return { entries, sources, height }
}

function columnHeight({ entries, source }: Side): Points {
  return entries.reduce((sum, entry) => sum + entry.height, 0) + (source?.height ?? 0)
}

/**
 * One column as pieces: lines, of which the first and the last few stay together, after a head.
 * The source stays with the last lines.
 */
function columnPieces(
  side: Side,
  head: { readonly height: Points; paint(canvas: Canvas, top: Points): void } | undefined,
  roomBelow: Points,
): Piece[] {
  const lines = side.entries.flatMap((entry) => linesOf(entry))
  const first = lines.slice(0, linesTogether)
  const last = lines.slice(Math.max(linesTogether, lines.length - linesTogether))
  const middle = lines.slice(first.length, lines.length - last.length)
  const groups = [first, ...middle.map((line) => [line])]
  // Three lines or fewer after the first three belong to them.
  if (last.length < linesTogether) groups[groups.length - 1]?.push(...last)
  else groups.push(last)
  return groups.map((group, index) => {
    const isLast = index === groups.length - 1
    const entries = isLast && side.source ? [...group, side.source] : group
    const above = index === 0 && head ? head.height : 0
    const own = entries.reduce((sum, entry) => sum + entry.height, 0)
    return {
      height: above + own + (isLast ? roomBelow : 0),
      paint: (canvas, top) => {
        if (index === 0) head?.paint(canvas, top)
        let y = top + above
        for (const entry of entries) {
          entry.paint(canvas, y)
          y += entry.height
        }
      },
    }
  })
}

/** Lines of both sides that stand level, from top to bottom. */
function bandsOf(sides: readonly Side[]): Piece[] {
  const columns = sides.map((side) =>
    [...side.entries, ...(side.source ? [side.source] : [])].map((entry) => linesOf(entry)),
  )
  const areLevel = columns.every((column) => column.length === columns[0]?.length)
  const rows = areLevel ? levelled(columns) : columns.map((column) => column.flat())
  const count = Math.max(...rows.map((column) => column.length))
  return Array.from({ length: count }, (_, index) => {
    const level = rows.map((column) => column[index])
    return {
      height: Math.max(...level.map((entry) => entry?.height ?? 0)),
      paint: (canvas: Canvas, top: Points) => {
        for (const entry of level) entry?.paint(canvas, top)
      },
    }
  })
}

/** Pads shorter entries with empty lines, so that the next ones start level again. */
function levelled(columns: readonly (readonly Entry[][])[]): (Entry | undefined)[][] {
  return columns.map((column) =>
    column.flatMap((lines, place) => {
      const most = Math.max(...columns.map((other) => other[place]?.length ?? 0))
      return Array.from({ length: most }, (_, line) => lines[line])
    }),
  )
}
