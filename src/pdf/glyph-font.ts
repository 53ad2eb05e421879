import { createHash } from 'node:crypto'
import { softHyphen } from '../layout/hyphenation.js'
import type { Cluster, FontProgram } from '../layout/page.js'
import { FontSubset } from './font-subset.js'
import type { PdfDictionary, PdfFile, PdfRef } from './pdf-file.js'
import { readableText } from './readable-text.js'
import { toUnicodeMap } from './to-unicode.js'
import { TrueTypeFont } from './truetype.js'

/**
 * One embedded font in which every cluster of the text is a glyph of its own: one cluster, one
 * glyph, one code.
 *
 * A cluster that HarfBuzz built from several glyphs, or moved, or kerned becomes a composite glyph
 * with its true advance. So a code stands for known characters, and a reader that copies, searches
 * or reads aloud gets exactly these, without guessing at marks and ligatures. A code belongs to a
 * pair of glyph and text: a glyph that stands for different characters has a code for each.
 */
export class GlyphFont {
  readonly #program: FontProgram
  readonly #font: TrueTypeFont
  readonly #subset: FontSubset
  /** The layout gives the same letter with the same glyphs as the same object: asked first. */
  readonly #shown = new Map<Cluster, string>()
  readonly #codes = new Map<string, number>()
  /** By code; code 0 is `.notdef`, which is never shown. */
  readonly #entries: Entry[]

  constructor(program: FontProgram) {
    this.#program = program
    this.#font = new TrueTypeFont(program.bytes)
    this.#subset = new FontSubset(this.#font)
    this.#entries = [{ glyph: 0, text: '', width: this.#toThousandths(this.#font.advance(0)) }]
  }

  /**
   * The code that shows the cluster, in four hexadecimal digits; empty for a control of its own, which
   * has no ink, no width, and nothing that a reader should copy.
   *
   * @throws {RangeError} for a character that the font has no glyph for: layout refuses it earlier
   */
  codeOf(cluster: Cluster): string {
    const known = this.#shown.get(cluster)
    if (known !== undefined) return known
    // The hyphen of a line end has ink; it alone is copied as what it is.
    const text = cluster.text === softHyphen ? softHyphen : readableText(cluster.text)
    const code = text === '' ? '' : this.#codeFor(cluster, text).toString(16).padStart(4, '0')
    this.#shown.set(cluster, code)
    return code
  }

  #codeFor(cluster: Cluster, text: string): number {
    const key = `${keyOf(cluster)} ${text}`
    const known = this.#codes.get(key)
    if (known !== undefined) return known
    // PDF/A and PDF/UA forbid the empty box; worse, a person would sign something else than was said.
    if (cluster.glyphs.some((glyph) => glyph.id === 0)) throw new RangeError('A character has no glyph')
    const code = this.#entries.length
    const width = this.#toThousandths(cluster.advance)
    this.#entries.push({ glyph: this.#glyphOf(cluster), text, width })
    this.#codes.set(key, code)
    return code
  }

  /** Writes font, widths, character map and what is used of the font program. */
  write(file: PdfFile, { withCidSet }: { withCidSet: boolean }): PdfRef {
    const program = this.#subset.encode()
    const name = `${subsetTag(program)}+${this.#program.id.replace(/\.ttf$/, '')}`
    const descriptor = file.add({
      Type: 'FontDescriptor',
      FontName: name,
      ...this.#metrics(),
      FontFile2: file.addStream({ Length1: program.length }, program),
      // PDF/A-1 demands a list of the codes in the subset, the later parts do not.
      CIDSet: withCidSet ? file.addStream({}, allBits(this.#entries.length)) : undefined,
    })
    const descendant = file.add({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: { Registry: bytesOf('Adobe'), Ordering: bytesOf('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      W: [0, this.#entries.map((entry) => entry.width)],
      CIDToGIDMap: file.addStream({}, this.#codesToGlyphs()),
    })
    return file.add({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: file.addStream({}, bytesOf(toUnicodeMap(this.#entries.map((entry) => entry.text)))),
    })
  }

  #glyphOf(cluster: Cluster): number {
    const [only] = cluster.glyphs
    const isPlain =
      cluster.glyphs.length === 1 &&
      only !== undefined &&
      only.dx === 0 &&
      only.dy === 0 &&
      cluster.advance === this.#font.advance(only.id)
    if (isPlain) return this.#subset.glyph(only.id)
    let pen = 0
    const parts = cluster.glyphs.map(({ id, dx, dy, advance }) => {
      const part = { glyph: id, x: pen + dx, y: dy }
      pen += advance
      return part
    })
    return this.#subset.composite(parts, cluster.advance)
  }

  #metrics(): PdfDictionary {
    const font = this.#font
    const box = this.#subset.box
    return {
      // Symbolic: the codes are ours, not those of a standard encoding.
      Flags: 4,
      FontBBox: [box.xMin, box.yMin, box.xMax, box.yMax].map((value) => this.#toThousandths(value)),
      ItalicAngle: font.italicAngle,
      Ascent: this.#toThousandths(font.ascent),
      Descent: this.#toThousandths(font.descent),
      CapHeight: this.#toThousandths(font.capHeight),
      // The thickness of stems is not written in a TrueType font; viewers use it only to replace one.
      StemV: Math.round(font.weight / 5),
    }
  }

  #codesToGlyphs(): Uint8Array {
    const map = Buffer.alloc(this.#entries.length * 2)
    this.#entries.forEach((entry, code) => map.writeUInt16BE(entry.glyph, code * 2))
    return map
  }

  /** PDF counts widths in thousandths of an em. */
  #toThousandths(units: number): number {
    return (units * 1000) / this.#font.unitsPerEm
  }
}

interface Entry {
  /** Its number in the subset. */
  readonly glyph: number
  readonly text: string
  readonly width: number
}

function keyOf({ glyphs, advance }: Cluster): string {
  const places = glyphs.map(({ id, dx, dy, advance }) => `${id},${dx},${dy},${advance}`)
  return `${places.join(';')}=${advance}`
}

/** Six capitals before the name of a subset font, another for every subset. */
function subsetTag(program: Uint8Array): string {
  const digest = createHash('sha256').update(program).digest()
  return Array.from(digest.subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26))).join('')
}

function allBits(count: number): Uint8Array {
  const bits = new Uint8Array(Math.ceil(count / 8))
  for (let code = 0; code < count; code++) bits[code >> 3] = (bits[code >> 3] ?? 0) | (0x80 >> (code & 7))
  return bits
}

function bytesOf(ascii: string): Uint8Array {
  return new TextEncoder().encode(ascii)
}
