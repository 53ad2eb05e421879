/** What pages are filled with: measured before it has a place, painted when it has one. */

import type { Canvas } from './canvas.js'
import type { Points } from './page.js'

/** Something that stands whole on one page. */
export interface Piece {
  readonly height: Points
  paint(canvas: Canvas, top: Points): void
  /** Room above it, unless it stands first on its page. */
  readonly gap?: Points
  /** Opens a new page, unless it stands first on one. */
  readonly startsPage?: boolean
  /** So many of the pieces after it stand on the same page: two rows under a heading. */
  readonly keepWithNext?: number
  /**
   * Height of its first part. A piece that has it may go on over a page break although a page
   * could hold it whole: a long answer, a long list.
   */
  readonly leastHeight?: Points
  /** The same in smaller pieces, for when no page can hold it whole. Never cut, never shrunk. */
  parts?(): readonly Piece[]
  /** What it belongs to, innermost first. */
  readonly inside?: Surroundings
}

/** A section, a table, a child: what goes on over many pieces, and so over pages. */
export interface Surroundings {
  readonly outer?: Surroundings
  /** Painted again on each page that begins inside. */
  readonly head?: Piece
  /** The line down the side that lasts as long as the pieces do. */
  readonly bar?: SideBar
}

export interface SideBar {
  readonly x: Points
}

/** The pieces, with one more thing round all of them. */
export function within(pieces: readonly Piece[], surroundings: Surroundings): Piece[] {
  return pieces.map((piece) => ({ ...piece, inside: surrounded(piece.inside, surroundings) }))
}

function surrounded(inside: Surroundings | undefined, outermost: Surroundings): Surroundings {
  if (!inside) return outermost
  return { ...inside, outer: surrounded(inside.outer, outermost) }
}

/** More than this under a head is enough, even if it is a single row. */
const enoughUnderHead: Points = 140

/** A first piece that never stands at the foot of a page without `rows` of those after it. */
export function headed(head: Piece, pieces: readonly Piece[], rows: number): Piece[] {
  let keepWithNext = 0
  let height = 0
  for (const piece of pieces.slice(0, rows)) {
    if (height > enoughUnderHead) break
    keepWithNext++
    height += piece.height
  }
  return [{ ...head, keepWithNext }, ...pieces]
}

/** Room for all of them below each other. */
export function heightOf(pieces: readonly Piece[]): Points {
  return pieces.reduce((sum, piece, index) => sum + piece.height + (index > 0 ? (piece.gap ?? 0) : 0), 0)
}

/**
 * Keeps pieces on one page. Where no page is high enough, the last of them stay together, as
 * many as a page holds: the last statements and the signature below them.
 *
 * @param room height of an empty page
 */
export function kept(pieces: readonly Piece[], room: Points): Piece[] {
  let first = 0
  if (heightOf(pieces) > room) {
    const left = room - headsOf(pieces.at(-1)?.inside).reduce((sum, head) => sum + head.height, 0)
    first = pieces.length - 1
    while (first > fewestBefore && heightOf(pieces.slice(first - 1)) <= left) first--
  }
  return pieces.map((piece, index) =>
    index < first ? piece : { ...piece, keepWithNext: pieces.length - 1 - index },
  )
}

/** What is left on the page before is a head with two rows. */
const fewestBefore = 3

/** Heads that go on, outermost first. */
export function headsOf(inside: Surroundings | undefined): Piece[] {
  const heads: Piece[] = []
  for (let around = inside; around; around = around.outer) if (around.head) heads.unshift(around.head)
  return heads
}
