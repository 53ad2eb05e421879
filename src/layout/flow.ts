/** Fills pages with pieces: measured in, placed out. */

import { Canvas, type ContentCounter, heavy } from './canvas.js'
import type { Points } from './page.js'
import { type Piece, type SideBar, type Surroundings, headsOf } from './piece.js'

/** Where pieces may stand on a page. */
export interface Room {
  readonly top: Points
  readonly bottom: Points
}

/**
 * Places pieces below each other, and opens a new page where the next one does not fit.
 *
 * A piece is never cut. One that asks for others to follow it on its page moves on together with
 * them, unless no page could hold them all. One that is higher than a page goes on in its parts.
 */
export function flow(pieces: readonly Piece[], room: Room, counter: ContentCounter): Canvas[] {
  const pages = new Pages(room, counter)
  const waiting = [...pieces].reverse()
  for (let piece = waiting.pop(); piece; piece = waiting.pop()) {
    const mayBreakHere = piece.leastHeight !== undefined && !pages.holds(piece, [])
    const parts = mayBreakHere || piece.height > pages.roomFor(piece) ? (piece.parts?.() ?? []) : []
    if (parts.length > 1) {
      waiting.push(...around(piece, parts).reverse())
      continue
    }
    if (!pages.holds(piece, waiting)) pages.turn(piece)
    pages.place(piece)
  }
  return pages.finished()
}

/** Parts belong where the whole belonged. */
function around(piece: Piece, parts: readonly Piece[]): Piece[] {
  return parts.map((part, index) => {
    const inside = joined(part.inside, piece.inside)
    const isLast = index === parts.length - 1
    return {
      ...part,
      ...(index === 0 && piece.gap !== undefined ? { gap: piece.gap } : {}),
      ...(inside ? { inside } : {}),
      ...(isLast && piece.keepWithNext ? { keepWithNext: piece.keepWithNext } : {}),
    }
  })
}

function joined(inner: Surroundings | undefined, outer: Surroundings | undefined): Surroundings | undefined {
  if (!inner || !outer) return inner ?? outer
  return { ...inner, outer: joined(inner.outer, outer) ?? outer }
}

class Pages {
  readonly #room: Room
  readonly #counter: ContentCounter
  readonly #canvases: Canvas[] = []
  /** Lines down the side of this page: from where to where. */
  readonly #bars = new Map<SideBar, { readonly top: Points; bottom: Points }>()
  #canvas: Canvas
  #y: Points
  /** Nothing but repeated heads stands on the page. */
  #isFresh = true

  constructor(room: Room, counter: ContentCounter) {
    this.#room = room
    this.#counter = counter
    this.#canvas = this.#newCanvas()
    this.#y = room.top
  }

  /** Height of a page that begins with this piece, below the heads that are repeated. */
  roomFor(piece: Piece): Points {
    const heads = headsOf(piece.inside).reduce((sum, head) => sum + head.height, 0)
    return this.#room.bottom - this.#room.top - heads + rounding
  }

  /** Whether a piece, with what has to follow it, fits on what is left of the page. */
  holds(piece: Piece, waiting: readonly Piece[]): boolean {
    if (this.#isFresh) return true
    if (piece.startsPage === true) return false
    return (piece.gap ?? 0) + this.#companyOf(piece, waiting) <= this.#room.bottom - this.#y + rounding
  }

  /** Opens a page that begins with this piece. */
  turn(next: Piece): void {
    this.#paintBars()
    this.#canvas = this.#newCanvas()
    this.#y = this.#room.top
    for (const head of headsOf(next.inside)) {
      head.paint(this.#canvas, this.#y)
      this.#y += head.height
    }
    this.#isFresh = true
  }

  place(piece: Piece): void {
    if (!this.#isFresh) this.#y += piece.gap ?? 0
    const top = this.#y
    piece.paint(this.#canvas, top)
    this.#y += piece.height
    this.#isFresh = false
    for (let around = piece.inside; around; around = around.outer) {
      if (around.bar)
        this.#bars.set(around.bar, { top: this.#bars.get(around.bar)?.top ?? top, bottom: this.#y })
    }
  }

  finished(): Canvas[] {
    this.#paintBars()
    return this.#canvases
  }

  /** Height of a piece with all that it keeps, or with as much of that as a page can hold. */
  #companyOf(piece: Piece, waiting: readonly Piece[]): Points {
    const page = this.roomFor(piece)
    let height = piece.height
    let wanted = piece.keepWithNext ?? 0
    for (let index = 0; index < wanted; index++) {
      const next = waiting[waiting.length - 1 - index]
      if (!next) break
      const withNext = height + (next.gap ?? 0) + (next.leastHeight ?? next.height)
      if (withNext > page) break
      height = withNext
      if (next.leastHeight !== undefined) break
      wanted = Math.max(wanted, index + 1 + (next.keepWithNext ?? 0))
    }
    return height
  }

  #newCanvas(): Canvas {
    const canvas = new Canvas(this.#canvases.length, this.#counter)
    this.#canvases.push(canvas)
    return canvas
  }

  #paintBars(): void {
    for (const [{ x }, { top, bottom }] of this.#bars) {
      this.#canvas.verticalRule(x, top, bottom - barEnd, heavy)
    }
    this.#bars.clear()
  }
}

/** Two lines below each other stay two: a child after a child. */
const barEnd: Points = 4
const rounding: Points = 0.01
