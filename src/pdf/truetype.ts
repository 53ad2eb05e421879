import type { FontUnits } from '../layout/page.js'

/** Extent of ink, in font units, y upwards. */
export interface InkBox {
  readonly xMin: FontUnits
  readonly yMin: FontUnits
  readonly xMax: FontUnits
  readonly yMax: FontUnits
}

/**
 * A TrueType file with `glyf` outlines, read where a question is asked and no further: only what
 * embedding needs (metrics, widths, outlines). Shaping is done long before.
 *
 * @see https://learn.microsoft.com/en-us/typography/opentype/spec/otff
 */
export class TrueTypeFont {
  readonly unitsPerEm: number
  readonly glyphCount: number
  readonly ascent: FontUnits
  readonly descent: FontUnits
  readonly capHeight: FontUnits
  /** Degrees counterclockwise from the vertical. */
  readonly italicAngle: number
  /** 400 is regular, 700 bold. */
  readonly weight: number

  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #tables: ReadonlyMap<string, TablePlace>
  readonly #longOffsets: boolean
  readonly #metricCount: number
  readonly #hmtx: number
  readonly #loca: number
  readonly #glyf: number

  /** @throws {TypeError} when the file is no TrueType font or lacks a table that embedding needs */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = viewOf(bytes)
    this.#tables = readDirectory(this.#view)
    const head = this.#place('head').offset
    const hhea = this.#place('hhea').offset
    const post = this.#place('post').offset
    const os2 = this.#place('OS/2').offset
    this.unitsPerEm = this.#view.getUint16(head + 18)
    this.#longOffsets = this.#view.getInt16(head + 50) === 1
    this.glyphCount = this.#view.getUint16(this.#place('maxp').offset + 4)
    this.ascent = this.#view.getInt16(hhea + 4)
    this.descent = this.#view.getInt16(hhea + 6)
    this.#metricCount = this.#view.getUint16(hhea + 34)
    this.italicAngle = this.#view.getInt32(post + 4) / 0x10000
    this.weight = this.#view.getUint16(os2 + 4)
    // The height of capitals came with version 2 of OS/2; before, the ascent is the best guess.
    this.capHeight = this.#view.getUint16(os2) >= 2 ? this.#view.getInt16(os2 + 88) : this.ascent
    this.#hmtx = this.#place('hmtx').offset
    this.#loca = this.#place('loca').offset
    this.#glyf = this.#place('glyf').offset
  }

  /** The bytes of a table; undefined when the font has none of that name. */
  table(tag: string): Uint8Array | undefined {
    const place = this.#tables.get(tag)
    return place && this.#bytes.subarray(place.offset, place.offset + place.length)
  }

  /** The outline as stored in `glyf`; empty for a glyph without ink. */
  outline(glyph: number): Uint8Array {
    this.#checkGlyph(glyph)
    return this.#bytes.subarray(
      this.#glyf + this.#outlineOffset(glyph),
      this.#glyf + this.#outlineOffset(glyph + 1),
    )
  }

  advance(glyph: number): FontUnits {
    this.#checkGlyph(glyph)
    // Glyphs after the last pair share its advance.
    return this.#view.getUint16(this.#hmtx + Math.min(glyph, this.#metricCount - 1) * 4)
  }

  leftSideBearing(glyph: number): FontUnits {
    this.#checkGlyph(glyph)
    const afterPairs = glyph - this.#metricCount
    const at = afterPairs < 0 ? glyph * 4 + 2 : this.#metricCount * 4 + afterPairs * 2
    return this.#view.getInt16(this.#hmtx + at)
  }

  #outlineOffset(glyph: number): number {
    return this.#longOffsets
      ? this.#view.getUint32(this.#loca + glyph * 4)
      : this.#view.getUint16(this.#loca + glyph * 2) * 2
  }

  #checkGlyph(glyph: number): void {
    if (!(glyph >= 0 && glyph < this.glyphCount)) throw new RangeError(`The font has no glyph ${glyph}`)
  }

  #place(tag: string): TablePlace {
    const place = this.#tables.get(tag)
    if (!place) throw new TypeError(`The font has no table "${tag}"`)
    return place
  }
}

/** A view of exactly these bytes, whatever buffer they lie in. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

interface TablePlace {
  readonly offset: number
  readonly length: number
}

const tagBytes = 4
const directoryStart = 12
const directoryRow = 16

function readDirectory(view: DataView): Map<string, TablePlace> {
  const version = view.getUint32(0)
  if (version !== 0x00010000 && version !== 0x74727565) throw new TypeError('Not a TrueType font')
  const tables = new Map<string, TablePlace>()
  for (let row = 0; row < view.getUint16(4); row++) {
    const at = directoryStart + row * directoryRow
    const tag = Array.from({ length: tagBytes }, (_, i) => String.fromCharCode(view.getUint8(at + i))).join(
      '',
    )
    tables.set(tag, { offset: view.getUint32(at + 8), length: view.getUint32(at + 12) })
  }
  return tables
}
