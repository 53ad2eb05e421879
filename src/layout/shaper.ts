/** Shapes runs, and remembers what it has shaped: labels and answers come again and again. */

import type { Direction, Locale } from '../message.js'
import { bidiControls } from './bidi.js'
import type { ShapedGlyph } from './harfbuzz.js'
import type { Cluster, FontUnits, GlyphPlace } from './page.js'
import type { Font } from './fonts.js'
import type { Run } from './itemise.js'

/** Clusters of a run in visual order, from left to right. */
export type ShapedRun = readonly ShapedCluster[]

export interface ShapedCluster extends Cluster {
  /** Offset of its first character from the start of the run, in UTF-16 units. */
  readonly at: number
  /** Whether a line may begin here without shaping anew. */
  readonly breakSafe: boolean
}

/** So many runs are remembered before all are forgotten: a bound for memory, not for speed. */
const mostRemembered = 1_500

export class Shaper {
  readonly #remembered = new Map<string, ShapedRun>()

  /** @param text where the run stands, in which every character has a glyph */
  shape(text: string, run: Run, locale: Locale): ShapedRun {
    const { start, end, font, script, level } = run
    const direction = level % 2 === 1 ? 'rtl' : 'ltr'
    // One neighbour on each side is enough for letters to join.
    const from = Math.max(0, start - 1)
    const context = text.slice(from, end + 1)
    const key = `${font.id}|${script}|${locale}|${direction}|${start - from}|${end - from}|${context}`
    const remembered = this.#remembered.get(key)
    if (remembered) return remembered
    const request = {
      text: context,
      start: start - from,
      end: end - from,
      script,
      locale,
      direction,
    } as const
    const shaped = clusters(font.face.shape(request), context, start - from, end - from)
    if (this.#remembered.size >= mostRemembered) this.#remembered.clear()
    this.#remembered.set(key, shaped)
    return shaped
  }

  /** The space at the end of a line. */
  space(font: Font, order: Direction, locale: Locale): ShapedRun {
    const level = order === 'rtl' ? 1 : 0
    return this.shape(' ', { start: 0, end: 1, level, script: 'Latn', font }, locale)
  }
}

function clusters(glyphs: readonly ShapedGlyph[], text: string, start: number, end: number): ShapedRun {
  const found: ShapedCluster[] = []
  const isReversed = (glyphs[0]?.cluster ?? 0) > (glyphs.at(-1)?.cluster ?? 0)
  let from = 0
  while (from < glyphs.length) {
    const cluster = glyphs[from]?.cluster ?? 0
    let to = from
    let advance: FontUnits = 0
    let breakSafe = true
    const places: GlyphPlace[] = []
    for (let glyph = glyphs[to]; glyph?.cluster === cluster; glyph = glyphs[++to]) {
      places.push({ id: glyph.id, dx: glyph.dx, dy: glyph.dy, advance: glyph.advance })
      advance += glyph.advance
      breakSafe &&= glyph.breakSafe
    }
    const next = (isReversed ? glyphs[from - 1]?.cluster : glyphs[to]?.cluster) ?? end
    const characters = text.slice(cluster, next)
    if (!isUnpainted(characters)) {
      found.push({ text: characters, glyphs: places, advance, at: cluster - start, breakSafe })
    }
    from = to
  }
  return found
}

/** Direction controls, zero-width spaces and soft hyphens leave no trace on paper. */
function isUnpainted(characters: string): boolean {
  for (const character of characters) {
    if (!bidiControls.test(character) && character !== '\u200b' && character !== '\u00ad') return false
  }
  return true
}
