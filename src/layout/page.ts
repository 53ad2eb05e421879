/**
 * The hinge between layout and painting: pages of positioned glyphs and strokes.
 *
 * Lengths are points (1/72 inch); the origin is the top left corner, y grows downwards.
 * Everything has its place already: whoever paints decides nothing.
 */

import type { Locale } from '../message.js'

/** 1/72 inch. */
export type Points = number

/** Thousandths do not exist here: the em of a font is `unitsPerEm` of its own units. */
export type FontUnits = number

export interface LaidOut {
  readonly title: string
  readonly locale: Locale
  readonly pages: readonly Page[]
  /** The reading order, as a tree; its leaves name content on the pages. */
  readonly structure: StructureElement
  readonly outline: readonly OutlineEntry[]
  readonly fields: readonly SignatureField[]
  /** The fonts that the pages use, by the id in their text items. */
  readonly fonts: ReadonlyMap<FontId, FontProgram>
}

/** File name of the font: `NotoNaskhArabic-Regular.ttf`. */
export type FontId = string

export interface FontProgram {
  readonly id: FontId
  /** The whole TrueType file, `glyf` outlines. */
  readonly bytes: Uint8Array
  readonly unitsPerEm: number
}

export interface Page {
  readonly width: Points
  readonly height: Points
  readonly items: readonly PaintItem[]
}

/**
 * Marks on the page that one leaf of the structure tree stands for. Items with the same id
 * are one marked content; an item without one is an artifact, which readers skip.
 */
export type ContentId = number

export type PaintItem = TextItem | LineItem | BoxItem | TickItem

/** One run of one font on one line, in visual order from left to right. */
export interface TextItem {
  readonly kind: 'text'
  readonly x: Points
  /** Baseline. */
  readonly y: Points
  readonly size: Points
  readonly font: FontId
  readonly ink: 'black' | 'white'
  readonly clusters: readonly Cluster[]
  readonly content?: ContentId
}

/** The smallest piece of text that HarfBuzz keeps together: some characters, some glyphs. */
export interface Cluster {
  /** Logical characters, what a reader copies; from right to left, a joiner stands before the letter it follows. */
  readonly text: string
  readonly glyphs: readonly GlyphPlace[]
  readonly advance: FontUnits
}

/** Offsets are from the pen; the pen moves by `advance` after each glyph. */
export interface GlyphPlace {
  readonly id: number
  readonly dx: FontUnits
  readonly dy: FontUnits
  readonly advance: FontUnits
}

/** A straight stroke. */
export interface LineItem {
  readonly kind: 'line'
  readonly x1: Points
  readonly y1: Points
  readonly x2: Points
  readonly y2: Points
  readonly width: Points
  readonly content?: ContentId
}

/** A rectangle: stroked with `stroke` points, or filled black when `stroke` is 0. */
export interface BoxItem {
  readonly kind: 'box'
  readonly x: Points
  readonly y: Points
  readonly width: Points
  readonly height: Points
  readonly stroke: Points
  readonly content?: ContentId
}

/** A tick, drawn: text fonts have none. The box it stands in is a box item. */
export interface TickItem {
  readonly kind: 'tick'
  readonly x: Points
  readonly y: Points
  /** Side of the square it is drawn in. */
  readonly size: Points
  readonly stroke: Points
  readonly content?: ContentId
}

/** ISO 32000 structure types that these documents use. */
export type StructureType =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'Span'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Form'
  | 'Figure'

export interface StructureElement {
  readonly type: StructureType
  /** Where it differs from the parent's. */
  readonly locale?: Locale
  /** Logical text of a right-to-left paragraph, word of a mark. */
  readonly actualText?: string
  readonly alt?: string
  readonly scope?: 'Row' | 'Column'
  /** How many columns a table cell spans, where it is more than one. */
  readonly columns?: number
  /** On a `Form` without children: the name of the signature field that is read at this place. */
  readonly field?: SignatureField['name']
  /** A number in front of the words that it belongs to. */
  readonly isNumber?: true
  readonly children: readonly (StructureElement | ContentId)[]
}

export interface OutlineEntry {
  readonly title: string
  /** From 0. */
  readonly page: number
  readonly y: Points
  readonly children: readonly OutlineEntry[]
}

/** Where a PDF program may put a digital signature: over the clear space of a block. */
export interface SignatureField {
  /** `W1` */
  readonly name: string
  /** The role, in the first language. */
  readonly label: string
  /** From 0. */
  readonly page: number
  readonly x: Points
  readonly y: Points
  readonly width: Points
  readonly height: Points
}
