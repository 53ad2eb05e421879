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

/** So many lines stand on each side of a page break inside a long answer. */
const linesTogether = 3

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

function heightOfEntries(entries: readonly Entry[]): Points {
  return entries.reduce((sum, entry) => sum + entry.height, 0)
}

/**
 * One column as pieces: its lines, of which the first and the last few stay together. The source
 * stays with the last.
 */
export function piecesOfColumn(column: AnswerColumn, above: Above | undefined, roomBelow: Points): Piece[] {
  const groups = inGroups(column.entries.flatMap((entry) => linesOf(entry)))
  return groups.map((group, index) => {
    const isLast = index === groups.length - 1
    const entries = isLast && column.source ? [...group, column.source] : group
    const start = index === 0 && above ? above.height : 0
    return {
      height: start + heightOfEntries(entries) + (isLast ? roomBelow : 0),
      paint(canvas, top) {
        if (index === 0) above?.paint(canvas, top)
        let y = top + start
        for (const entry of entries) {
          entry.paint(canvas, y)
          y += entry.height
        }
      },
    }
  })
}

/** Three lines, single lines, three lines; what is shorter than six stays in one. */
function inGroups(lines: readonly Entry[]): Entry[][] {
  if (lines.length < 2 * linesTogether) return [[...lines]]
  const middle = lines.slice(linesTogether, -linesTogether)
  return [lines.slice(0, linesTogether), ...middle.map((line) => [line]), lines.slice(-linesTogether)]
}

/** Lines of all columns that stand level, from top to bottom: for a row that no page can hold. */
export function bandsOf(answers: readonly AnswerColumn[]): Piece[] {
  const columns = answers.map(({ entries, source }) =>
    [...entries, ...(source ? [source] : [])].map((entry) => linesOf(entry)),
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
