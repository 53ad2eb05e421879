/** HarfBuzz, which turns characters into glyphs: one buffer, used again and again. */

import type * as HarfBuzz from 'harfbuzzjs'
import type { Direction, Locale } from '../message.js'
import type { GlyphPlace } from './page.js'
import type { Script } from './scripts.js'

/** A font file as HarfBuzz has read it. */
export interface Face {
  readonly unitsPerEm: number
  has(codePoint: number): boolean
  /** The glyph of a character by itself. */
  glyphOf(codePoint: number): number | undefined
  shape(request: ShapeRequest): ShapedGlyph[]
}

interface ShapeRequest {
  /** The run with what stands around it: letters join across the edges of a run. */
  readonly text: string
  readonly start: number
  readonly end: number
  readonly script: Script
  readonly locale: Locale
  readonly direction: Direction
}

/** One glyph, in visual order. */
export interface ShapedGlyph extends GlyphPlace {
  /** Offset in `text` of the first character of the cluster that the glyph belongs to. */
  readonly cluster: number
}

let harfbuzz: typeof HarfBuzz | undefined
let buffer: HarfBuzz.Buffer | undefined

/** Loads HarfBuzz; afterwards everything here is synchronous. Calling it again costs nothing. */
export async function loadHarfBuzz(): Promise<void> {
  harfbuzz ??= await import('harfbuzzjs')
  // In the single executable no module can wait while it loads, so there it says when it is ready.
  if ('isReady' in harfbuzz) await harfbuzz.isReady
  // A buffer for each run would be freed only by the garbage collector, long after its run.
  buffer ??= new harfbuzz.Buffer()
}

/** Opens a TrueType file. The bytes are copied into HarfBuzz's own memory. */
export function openFace(bytes: Uint8Array): Face {
  const { engine } = loaded()
  const face = new engine.Face(new engine.Blob(bytes))
  const font = new engine.Font(face)
  // What HarfBuzz gives is a view into memory that it uses again: a copy stays.
  const covered = face.collectUnicodes().slice()
  return {
    unitsPerEm: face.upem,
    has: (codePoint) => contains(covered, codePoint),
    glyphOf: (codePoint) => font.nominalGlyph(codePoint),
    shape: (request) => shape(font, request),
  }
}

/** Whether a rising list has the number. */
function contains(rising: Uint32Array, wanted: number): boolean {
  let from = 0
  let to = rising.length
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((rising[middle] ?? 0) < wanted) from = middle + 1
    else to = middle
  }
  return rising[from] === wanted
}

/** The older code that HarfBuzz knows a language by, where it is not the tag of the locale. */
const openTypeLanguage: Readonly<Record<string, string>> = { prs: 'fa', pnb: 'pa' }

function shape(font: HarfBuzz.Font, request: ShapeRequest): ShapedGlyph[] {
  const { engine, buffer } = loaded()
  buffer.reset()
  buffer.addText(request.text, request.start, request.end - request.start)
  buffer.setDirection(request.direction === 'rtl' ? engine.Direction.RTL : engine.Direction.LTR)
  buffer.setScript(request.script)
  buffer.setLanguage(openTypeLanguage[request.locale] ?? request.locale)
  // Free-standing marks keep clusters of their own, so that each character can be copied.
  buffer.setClusterLevel(engine.ClusterLevel.MONOTONE_CHARACTERS)
  engine.shape(font, buffer)
  const places = buffer.getGlyphPositions()
  const glyphs = buffer.getGlyphInfos().map((info, index) => {
    const place = places[index]
    if (!place) throw new Error('HarfBuzz gave a glyph without a place')
    return {
      id: info.codepoint,
      dx: place.xOffset,
      dy: place.yOffset,
      advance: place.xAdvance,
      cluster: info.cluster,
    }
  })
  return request.direction === 'rtl' ? withMarksApart(glyphs, request, font) : glyphs
}

const mark = /\p{M}/u

/**
 * HarfBuzz puts `أُ` into one cluster, as two marks stand on one letter. Readers turn round what
 * they copy from right to left, and the vowel sign would come before its letter: so each mark that
 * has a glyph of its own is a cluster of its own.
 */
function withMarksApart(
  glyphs: ShapedGlyph[],
  { text, end }: ShapeRequest,
  font: HarfBuzz.Font,
): ShapedGlyph[] {
  let rest = end
  return glyphs.map((glyph, index) => {
    const isBase = glyphs[index + 1]?.cluster !== glyph.cluster
    const last = Array.from(text.slice(glyph.cluster, rest)).at(-1) ?? ''
    const at = rest - last.length
    const isApart =
      !isBase &&
      at > glyph.cluster &&
      mark.test(last) &&
      font.nominalGlyph(last.codePointAt(0) ?? 0) === glyph.id
    rest = isApart ? at : isBase ? glyph.cluster : rest
    return isApart ? { ...glyph, cluster: at } : glyph
  })
}

function loaded(): { engine: typeof HarfBuzz; buffer: HarfBuzz.Buffer } {
  if (!harfbuzz || !buffer) throw new Error('HarfBuzz is not loaded yet: openTypesetter first')
  return { engine: harfbuzz, buffer }
}
