/** Answers side by side or one below the other: where their lines stand, whole and in parts. */

import { type Entry, linesOf } from './answer.js'
import type { Canvas } from './canvas.js'
import type { Points } from './page.js'
import type { Piece } from './piece.js'

/** The answer in one language, and the line that names its source. */
export interface AnswerColumn {
  readonly entries: readonly Entry[]
  readonly source: Entry | undefined
}

/** What stands above the first line, in the same piece. */
export type Above = Pick<Piece, 'height' | 'paint'>

/** So many lines stand on each side of a page break inside a long answer, and so many items of a list. */
const linesTogether = 3
const itemsTogether = 2

/** Where each entry of each column begins, from the top of the answers. */
export interface Places {
  readonly entries: readonly (readonly Points[])[]
  readonly sources: readonly Points[]
  readonly height: Points
}

/** Items of lists start level in both languages, and so do their sources; paragraphs run on. */
export function placesOf(columns: readonly AnswerColumn[]): Places {
  const most = Math.max(...columns.map(({ entries }) => entries.length))
  const areLevel = most > 1 && columns.every(({ entries }) => entries.length === most)
  const highest = Array.from({ length: most }, (_, place) =>
    Math.max(...columns.map(({ entries }) => entries[place]?.height ?? 0)),
  )
  let height = 0
  const tops: Points[][] = []
  const sources: Points[] = []
  for (const { entries, source } of columns) {
    let y = 0
    tops.push(
      entries.map((entry, place) => {
        const top = y
        y += areLevel ? (highest[place] ?? 0) : entry.height
        return top
      }),
    )
    sources.push(y)
    height = Math.max(height, y + (source?.height ?? 0))
  }
  return { entries: tops, sources, height }
}

/** Paints each column whole, one after the other, as they are read. */
export function paintLevel(
  canvas: Canvas,
  columns: readonly AnswerColumn[],
  places: Places,
  top: Points,
): void {
  columns.forEach(({ entries, source }, index) => {
    entries.forEach((entry, place) => {
      entry.paint(canvas, top + (places.entries[index]?.[place] ?? 0))
    })
    source?.paint(canvas, top + (places.sources[index] ?? 0))
  })
}

/**
 * One column as pieces, line by line. The first and the last three lines stay together, and the
 * source stays with the last.
 */
export function piecesByLine(column: AnswerColumn, above: Above | undefined, roomBelow: Points): Piece[] {
  const lines = column.entries.flatMap((entry) => linesOf(entry))
  return inGroups(lines, linesTogether).map((group, index, groups) => {
    const isLast = index === groups.length - 1
    const strips = isLast && column.source ? [...group, column.source] : group
    return piled(strips, index === 0 ? above : undefined, isLast ? roomBelow : 0)
  })
}

/** Lists side by side as pieces, item by item; two items stay together at both ends. */
export function piecesByItem(columns: readonly AnswerColumn[], above: Above, roomBelow: Points): Piece[] {
  const most = Math.max(...columns.map(({ entries }) => entries.length))
  const items = Array.from({ length: most }, (_, place) =>
    sideBySide(columns.flatMap(({ entries }) => entries[place] ?? [])),
  )
  const sources = sideBySide(columns.flatMap(({ source }) => source ?? []))
  return inGroups(items, itemsTogether).map((group, index, groups) => {
    const isLast = index === groups.length - 1
    const strips = isLast ? [...group, sources] : group
    return piled(strips, index === 0 ? above : undefined, isLast ? roomBelow : 0)
  })
}

/** Lines of all columns that stand level, from top to bottom: for a row that no page can hold. */
export function piecesByLevel(answers: readonly AnswerColumn[], above: Above, roomBelow: Points): Piece[] {
  const columns = answers.map(({ entries, source }) =>
    [...entries, ...(source ? [source] : [])].map((entry) => linesOf(entry)),
  )
  const areLevel = columns.every((column) => column.length === columns[0]?.length)
  const rows = areLevel ? levelled(columns) : columns.map((column) => column.flat())
  const count = Math.max(...rows.map((column) => column.length))
  const levels = Array.from({ length: count }, (_, index) =>
    sideBySide(rows.flatMap((column) => column[index] ?? [])),
  )
  return inGroups(levels, linesTogether).map((group, index, groups) => {
    const isLast = index === groups.length - 1
    return piled(group, index === 0 ? above : undefined, isLast ? roomBelow : 0)
  })
}

/** So many at each end together, single ones between; what is shorter than twice that stays in one. */
function inGroups<T>(strips: readonly T[], together: number): T[][] {
  if (strips.length < 2 * together) return [[...strips]]
  const middle = strips.slice(together, -together)
  return [strips.slice(0, together), ...middle.map((strip) => [strip]), strips.slice(-together)]
}

type Strip = Pick<Piece, 'height' | 'paint'>

function sideBySide(strips: readonly Strip[]): Strip {
  return {
    height: Math.max(0, ...strips.map(({ height }) => height)),
    paint(canvas, top) {
      for (const strip of strips) strip.paint(canvas, top)
    },
  }
}

/** One below the other, in one piece. */
function piled(strips: readonly Strip[], above: Above | undefined, roomBelow: Points): Piece {
  const all = above ? [above, ...strips] : strips
  return {
    height: all.reduce((sum, { height }) => sum + height, 0) + roomBelow,
    paint(canvas, top) {
      let y = top
      for (const strip of all) {
        strip.paint(canvas, y)
        y += strip.height
      }
    },
  }
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

/** An entry with room above its first line. */
export function below(entry: Entry, room: Points): Entry {
  return {
    ...entry,
    height: entry.height + room,
    paint: (canvas, top, from = 0, to) => {
      entry.paint(canvas, from === 0 ? top + room : top, from, to)
    },
  }
}
