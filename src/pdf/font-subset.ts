import type { FontUnits } from '../layout/page.js'
import {
  composeOutline,
  readOutline,
  rewriteComponents,
  type OutlineFacts,
  type PlacedOutline,
} from './outlines.js'
import { writeSfnt } from './sfnt.js'
import { type InkBox, type TrueTypeFont, viewOf } from './truetype.js'

/** A glyph of the original font at its place inside a composite, from the composite's origin. */
export interface PlacedGlyph {
  readonly glyph: number
  readonly x: FontUnits
  readonly y: FontUnits
}

/**
 * A font that holds only the glyphs asked for, numbered from 0 in the order of asking, and
 * composites of several of them. Glyph 0 is `.notdef`, as TrueType demands.
 */
export class FontSubset {
  readonly #font: TrueTypeFont
  readonly #glyphs: SubsetGlyph[] = []
  readonly #numbers = new Map<number, number>()

  constructor(font: TrueTypeFont) {
    this.#font = font
    this.glyph(0)
  }

  /** The number that a glyph of the original font has here; it is taken in when it is new. */
  glyph(original: number): number {
    const known = this.#numbers.get(original)
    if (known !== undefined) return known
    const number = this.#glyphs.length
    this.#numbers.set(original, number)
    const glyph: SubsetGlyph = {
      outline: this.#font.outline(original),
      advance: this.#font.advance(original),
      leftSideBearing: this.#font.leftSideBearing(original),
      facts: noInk,
    }
    // The number is taken before the parts get theirs, so that parts come after their whole.
    this.#glyphs.push(glyph)
    glyph.outline = rewriteComponents(glyph.outline, (part) => this.glyph(part))
    glyph.facts = readOutline(glyph.outline, (part) => this.#at(part).facts)
    return number
  }

  /** A new glyph that shows several glyphs at their places. Parts without ink leave no trace. */
  composite(parts: readonly PlacedGlyph[], advance: FontUnits): number {
    const placed: PlacedOutline[] = []
    for (const part of parts) {
      const number = this.glyph(part.glyph)
      const { facts, leftSideBearing } = this.#at(number)
      if (!facts.box) continue
      // A glyph alone is drawn with its ink at its left side bearing, as a component it is drawn
      // where its outline lies. The two are nearly always the same.
      placed.push({
        number,
        facts,
        x: Math.round(part.x + leftSideBearing - facts.box.xMin),
        y: Math.round(part.y),
      })
    }
    const { outline, facts } = composeOutline(placed)
    this.#glyphs.push({ outline, facts, advance: Math.round(advance), leftSideBearing: facts.box?.xMin ?? 0 })
    return this.#glyphs.length - 1
  }

  /** Ink of all glyphs together. */
  get box(): InkBox {
    const boxes = this.#glyphs.flatMap(({ facts }) => facts.box ?? [])
    return {
      xMin: Math.min(0, ...boxes.map((box) => box.xMin)),
      yMin: Math.min(0, ...boxes.map((box) => box.yMin)),
      xMax: Math.max(0, ...boxes.map((box) => box.xMax)),
      yMax: Math.max(0, ...boxes.map((box) => box.yMax)),
    }
  }

  /** The font file. Character map, names and layout tables stay out: a PDF has its own. */
  encode(): Uint8Array {
    const { loca, glyf } = this.#outlineTables()
    return writeSfnt({
      // Instructions for small screens; a glyph that has some needs these three.
      ...this.#optional('cvt ', 'fpgm', 'prep'),
      glyf,
      head: this.#head(),
      hhea: this.#patched('hhea', (view) => {
        view.setUint16(34, this.#glyphs.length)
      }),
      hmtx: this.#metrics(),
      loca,
      maxp: this.#limits(),
    })
  }

  #outlineTables(): { loca: Uint8Array; glyf: Uint8Array } {
    const loca = new Uint8Array((this.#glyphs.length + 1) * 4)
    const places = viewOf(loca)
    let end = 0
    this.#glyphs.forEach(({ outline }, number) => {
      places.setUint32(number * 4, end)
      end += outline.length + padding(outline.length)
    })
    places.setUint32(this.#glyphs.length * 4, end)
    const glyf = new Uint8Array(end)
    this.#glyphs.forEach(({ outline }, number) => {
      glyf.set(outline, places.getUint32(number * 4))
    })
    return { loca, glyf }
  }

  #metrics(): Uint8Array {
    const hmtx = new Uint8Array(this.#glyphs.length * 4)
    const view = viewOf(hmtx)
    this.#glyphs.forEach(({ advance, leftSideBearing }, number) => {
      view.setUint16(number * 4, advance)
      view.setInt16(number * 4 + 2, leftSideBearing)
    })
    return hmtx
  }

  #head(): Uint8Array {
    const box = this.box
    return this.#patched('head', (view) => {
      view.setUint32(8, 0) // the checksum of the file, which writeSfnt fills in
      view.setInt16(36, box.xMin)
      view.setInt16(38, box.yMin)
      view.setInt16(40, box.xMax)
      view.setInt16(42, box.yMax)
      view.setInt16(50, 1) // long offsets in loca
    })
  }

  /** Rasterizers reserve room by these numbers; composites may need more than the font said. */
  #limits(): Uint8Array {
    const most = (count: (facts: OutlineFacts) => number) =>
      Math.max(0, ...this.#glyphs.map(({ facts }) => count(facts)))
    return this.#patched('maxp', (view) => {
      const raise = (at: number, value: number) => {
        view.setUint16(at, Math.max(view.getUint16(at), value))
      }
      view.setUint16(4, this.#glyphs.length)
      raise(
        10,
        most((facts) => facts.points),
      )
      raise(
        12,
        most((facts) => facts.contours),
      )
      raise(
        28,
        most((facts) => facts.components),
      )
      raise(
        30,
        most((facts) => facts.depth),
      )
    })
  }

  #patched(tag: string, patch: (view: DataView) => void): Uint8Array {
    const copy = Uint8Array.from(this.#font.table(tag) ?? [])
    patch(viewOf(copy))
    return copy
  }

  #optional(...tags: string[]): Record<string, Uint8Array> {
    return Object.fromEntries(
      tags.flatMap((tag) => {
        const table = this.#font.table(tag)
        return table ? [[tag, table]] : []
      }),
    )
  }

  #at(number: number): SubsetGlyph {
    const glyph = this.#glyphs[number]
    if (!glyph) throw new RangeError(`The subset has no glyph ${number}`)
    return glyph
  }
}

interface SubsetGlyph {
  outline: Uint8Array
  facts: OutlineFacts
  readonly advance: FontUnits
  readonly leftSideBearing: FontUnits
}

const noInk: OutlineFacts = { points: 0, contours: 0, components: 0, depth: 0 }

/** Outlines start at multiples of four. */
function padding(length: number): number {
  return (4 - (length % 4)) % 4
}
