import type { FontUnits } from '../layout/page.js'
import { type InkBox, viewOf } from './truetype.js'

/** What rasterizers need to know of an outline in advance. */
export interface OutlineFacts {
  /** Missing when nothing is drawn. */
  readonly box?: InkBox
  /** Points and contours that are drawn in the end, those of components included. */
  readonly points: number
  readonly contours: number
  /** Of the outline itself: 0 for a simple one. */
  readonly components: number
  /** Levels of components under it: 0 for a simple one. */
  readonly depth: number
}

/** An outline of the subset at its place inside a composite. */
export interface PlacedOutline {
  readonly number: number
  readonly facts: OutlineFacts
  readonly x: FontUnits
  readonly y: FontUnits
}

// Flags of a component: https://learn.microsoft.com/en-us/typography/opentype/spec/glyf#composite-glyph-description
const argumentsAreWords = 0x0001
const argumentsAreOffsets = 0x0002
const hasScale = 0x0008
const moreComponents = 0x0020
const hasTwoScales = 0x0040
const hasMatrix = 0x0080

const headerBytes = 10
const componentBytes = 8

/** The same outline with its components renumbered; a simple outline comes back as it is. */
export function rewriteComponents(outline: Uint8Array, renumber: (glyph: number) => number): Uint8Array {
  const places = componentPlaces(outline)
  if (places.length === 0) return outline
  const copy = Uint8Array.from(outline)
  const view = viewOf(copy)
  for (const at of places) view.setUint16(at, renumber(view.getUint16(at)))
  return copy
}

/** @param factsOf the facts of a component, by the number in the outline */
export function readOutline(outline: Uint8Array, factsOf: (glyph: number) => OutlineFacts): OutlineFacts {
  if (outline.length === 0) return { points: 0, contours: 0, components: 0, depth: 0 }
  const view = viewOf(outline)
  const box = {
    xMin: view.getInt16(2),
    yMin: view.getInt16(4),
    xMax: view.getInt16(6),
    yMax: view.getInt16(8),
  }
  const contours = view.getInt16(0)
  if (contours >= 0) {
    // The last point of the last contour, counted from 0.
    const points = contours === 0 ? 0 : view.getUint16(headerBytes + (contours - 1) * 2) + 1
    return { box, points, contours, components: 0, depth: 0 }
  }
  return { box, ...sumOf(componentPlaces(outline).map((at) => factsOf(view.getUint16(at)))) }
}

/** One outline that draws several; an empty one when there are none. */
export function composeOutline(parts: readonly PlacedOutline[]): {
  outline: Uint8Array
  facts: OutlineFacts
} {
  const facts = sumOf(parts.map((part) => part.facts))
  if (parts.length === 0) return { outline: new Uint8Array(), facts }
  const box = boxAround(parts)
  const outline = new Uint8Array(headerBytes + parts.length * componentBytes)
  const view = viewOf(outline)
  view.setInt16(0, -1)
  view.setInt16(2, box.xMin)
  view.setInt16(4, box.yMin)
  view.setInt16(6, box.xMax)
  view.setInt16(8, box.yMax)
  parts.forEach((part, index) => {
    const at = headerBytes + index * componentBytes
    const more = index < parts.length - 1 ? moreComponents : 0
    view.setUint16(at, argumentsAreWords | argumentsAreOffsets | more)
    view.setUint16(at + 2, part.number)
    view.setInt16(at + 4, part.x)
    view.setInt16(at + 6, part.y)
  })
  return { outline, facts: { ...facts, box } }
}

/** Where in the outline the glyph numbers of its components stand. */
function componentPlaces(outline: Uint8Array): number[] {
  const places: number[] = []
  const view = viewOf(outline)
  if (outline.length === 0 || view.getInt16(0) >= 0) return places
  let at = headerBytes
  let flags = moreComponents
  while (flags & moreComponents) {
    flags = view.getUint16(at)
    places.push(at + 2)
    at += 4 + (flags & argumentsAreWords ? 4 : 2) + transformBytes(flags)
  }
  return places
}

function transformBytes(flags: number): number {
  if (flags & hasScale) return 2
  if (flags & hasTwoScales) return 4
  return flags & hasMatrix ? 8 : 0
}

function sumOf(parts: readonly OutlineFacts[]): OutlineFacts {
  return {
    points: parts.reduce((sum, part) => sum + part.points, 0),
    contours: parts.reduce((sum, part) => sum + part.contours, 0),
    components: parts.length,
    depth: parts.length === 0 ? 0 : 1 + Math.max(...parts.map((part) => part.depth)),
  }
}

function boxAround(parts: readonly PlacedOutline[]): InkBox {
  const boxes = parts.flatMap(({ facts: { box }, x, y }) =>
    box ? { xMin: box.xMin + x, yMin: box.yMin + y, xMax: box.xMax + x, yMax: box.yMax + y } : [],
  )
  return {
    xMin: Math.min(...boxes.map((box) => box.xMin)),
    yMin: Math.min(...boxes.map((box) => box.yMin)),
    xMax: Math.max(...boxes.map((box) => box.xMax)),
    yMax: Math.max(...boxes.map((box) => box.yMax)),
  }
}
