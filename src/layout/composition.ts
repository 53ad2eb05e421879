/** What every block of a document is made with. */

import type { Columns, Document, SignatureBlock, Words } from '../document/document.js'
import type { Locale } from '../message.js'
import type { Canvas } from './canvas.js'
import { directionOf } from './fonts.js'
import { type Grid, type Slot, indented, mm } from './grid.js'
import type { Points, StructureType } from './page.js'
import { type GrowingElement, textIn } from './structure.js'
import type { Compositor, Style, TextBlock } from './text-block.js'

export interface Composition {
  readonly grid: Grid
  /** The same grid as its mirror image, for words to one reader who reads the other way. */
  readonly mirrored: Grid
  readonly compositor: Compositor
  /** Language of numbers and letters, which are the same in all languages; it gives their side. */
  readonly locale: Locale
  /** The language that question numbers are read in: their letters are Latin, so one that is not right-to-left. */
  readonly numberLocale: Locale
  /** What a tick box is read as. */
  readonly boxes: NonNullable<Document['boxes']>
  /** Names of signature fields so far: each child's representative signs as W3. */
  readonly fieldNames: Set<string>
  /** The applicant's: it has a heavier line above it and more room. */
  readonly firstSignature: SignatureBlock | undefined
}

/** Words set in the column of their language. */
export interface Placed {
  readonly text: TextBlock
  readonly slot: Slot
  /** What it is read as; an artifact without. */
  readonly element?: GrowingElement
}

/** Sets words side by side; words for one reader only take the full width. */
export function setColumns(
  words: Columns,
  style: Style,
  composition: Composition,
  indent: Points = 0,
): Placed[] {
  const { compositor } = composition
  const grid = gridFor(words, composition)
  const slots = words.length === 1 && grid.columns.length > 1 ? [grid.reading] : grid.columns
  return words.flatMap((column, index) => {
    const slot = slots[index]
    return slot ? [{ slot, text: compositor.set(column, style, slot.width - indent) }] : []
  })
}

/** Gives each language an element of its own in the reading order. */
export function readAs(placed: readonly Placed[], parent: GrowingElement, type: StructureType): Placed[] {
  return placed.map((each) => ({ ...each, element: textIn(parent, type, each.text) }))
}

export function paintPlaced(
  canvas: Canvas,
  placed: readonly Placed[],
  top: Points,
  indent: Points = 0,
): void {
  for (const { text, slot, element } of placed) {
    canvas.text(text, indented(slot, indent, text.direction), top, element)
  }
}

/** The grid in the reading direction of words for one reader, else that of the page. */
export function gridFor(words: Columns, { grid, mirrored }: Composition): Grid {
  const [only, ...others] = words
  if (!only || others.length > 0 || grid.columns.length === 1) return grid
  return directionOf(only.locale) === grid.direction ? grid : mirrored
}

/** Height of what stands side by side. */
export function highest(placed: readonly Placed[]): Points {
  return placed.reduce((height, { text }) => Math.max(height, text.height), 0)
}

/** A number or letter in the column of numbers, which stands at the side where `locale` begins. */
export function setNumber(
  number: string,
  style: Style,
  { compositor, locale }: Composition,
  ofLocale: Locale = locale,
): TextBlock {
  return compositor.setLine({ text: number, locale: ofLocale }, style)
}

/** The number of a question in the reading order. */
export function readNumber(
  parent: GrowingElement,
  type: 'Lbl' | 'P' | 'Span',
  number: TextBlock,
  { numberLocale }: Composition,
): GrowingElement {
  return textIn(parent, type, number, { locale: numberLocale, isNumber: true })
}

/** Words of each language on one line, parted by a dot: labels that have room for both. */
export function inOneLine(words: Columns): Words {
  const text = words.map((each) => isolate(each.text)).join(' · ')
  return { text: words.length === 1 ? (words[0]?.text ?? '') : text, locale: words[0]?.locale ?? 'en' }
}

const isolate = (text: string): string => `\u2068${text}\u2069`

/** Room before the words of an answer for a mark: a tick box, a bar, a number. */
export const markIndent: Points = mm(6)
