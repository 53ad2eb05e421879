/** Shapes runs, and remembers what it has shaped: labels and answers come again and again. */

import type { Direction, Locale } from '../message.js'
import { bidiControls } from './bidi.js'
import type { Font } from './fonts.js'
import type { ShapedGlyph } from './harfbuzz.js'
import type { Run } from './itemise.js'
import type { Cluster, FontId } from './page.js'

/** Clusters of a run in visual order, from left to right. */
export interface ShapedRun {
  /** The same letter with the same glyphs is the same object, wherever it stands. */
  readonly clusters: readonly Cluster[]
  /** Offset of each cluster's first character from the start of the run, in UTF-16 units. */
  readonly starts: Uint32Array
}

/** So many runs are remembered before all are forgotten: a bound for memory, not for speed. */
const mostRemembered = 1_500

export class Shaper {
  readonly #remembered = new Map<string, ShapedRun>()
  /** By font: the letters of a language are few, the places where they stand are many. */
  readonly #letters = new Map<FontId, Map<string, Cluster>>()

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
    const shaped = clusters(
      font.face.shape(request),
      context,
      start - from,
      end - from,
      this.#lettersOf(font.id),
    )
    if (this.#remembered.size >= mostRemembered) this.#remembered.clear()
    this.#remembered.set(key, shaped)
    return shaped
  }

  #lettersOf(font: FontId): Map<string, Cluster> {
    const letters = this.#letters.get(font) ?? new Map<string, Cluster>()
    this.#letters.set(font, letters)
    return letters
  }

  /** The space or hyphen at the end of a line. */
  alone(character: ' ' | '-', font: Font, order: Direction, locale: Locale): ShapedRun {
    const level = order === 'rtl' ? 1 : 0
    return this.shape(character, { start: 0, end: 1, level, script: 'Latn', font }, locale)
  }
}

/**
 * What parts or joins two letters has no ink, so readers pass over it where it stands alone: a
 * Persian word would be copied without its inner border. In a run from right to left it goes
 * with the letter before it; and before that letter, as readers turn round what such a run holds.
 */
const joinersOnly = /^[\u200c\u200d]+$/u

/** Puts glyphs of the same characters together; `start` and `end` are the run's place in the text. */
function clusters(
  glyphs: readonly ShapedGlyph[],
  text: string,
  start: number,
  end: number,
  letters: Map<string, Cluster>,
): ShapedRun {
  const found: Cluster[] = []
  const starts: number[] = []
  const isReversed = (glyphs[0]?.cluster ?? 0) > (glyphs.at(-1)?.cluster ?? 0)
  let from = 0
  while (from < glyphs.length) {
    let cluster = glyphs[from]?.cluster ?? 0
    let to = endOfCluster(glyphs, from)
    const next = (isReversed ? glyphs[from - 1]?.cluster : glyphs[to]?.cluster) ?? end
    let characters = text.slice(cluster, next)
    if (isReversed && to < glyphs.length && joinersOnly.test(characters)) {
      cluster = glyphs[to]?.cluster ?? 0
      to = endOfCluster(glyphs, to)
      characters += text.slice(cluster, next - characters.length)
    }
    if (!isUnpainted(characters)) {
      found.push(letter(characters, glyphs.slice(from, to), letters))
      starts.push(cluster - start)
    }
    from = to
  }
  return { clusters: found, starts: Uint32Array.from(starts) }
}

function endOfCluster(glyphs: readonly ShapedGlyph[], from: number): number {
  const cluster = glyphs[from]?.cluster
  let to = from + 1
  while (to < glyphs.length && glyphs[to]?.cluster === cluster) to++
  return to
}

function letter(text: string, glyphs: readonly ShapedGlyph[], letters: Map<string, Cluster>): Cluster {
  let key = text
  for (const { id, dx, dy, advance } of glyphs) key += ` ${id},${dx},${dy},${advance}`
  const known = letters.get(key)
  if (known) return known
  const cluster = {
    text,
    glyphs: glyphs.map(({ id, dx, dy, advance }) => ({ id, dx, dy, advance })),
    advance: glyphs.reduce((sum, { advance }) => sum + advance, 0),
  }
  letters.set(key, cluster)
  return cluster
}

/** Direction controls, zero-width spaces and soft hyphens leave no trace on paper. */
function isUnpainted(characters: string): boolean {
  for (const character of characters) {
    if (!bidiControls.test(character) && character !== '\u200b' && character !== '\u00ad') return false
  }
  return true
}
