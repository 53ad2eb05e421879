/** Words in the type of a document: what sizes there are, and how high a text stands. */

import type { Words } from '../document/document.js'
import { type Leading, type Weight, leadingOf, widest } from './fonts.js'
import type { Points } from './page.js'
import type { SetText, Typesetter } from './typesetter.js'

export type TypeSize = keyof Leading

/** S for questions and labels, M for answers, L for titles; tiny for the risk table, the floor. */
const pointsOf: Readonly<Record<TypeSize, Points>> = { tiny: 9, small: 9.5, medium: 12, large: 16 }

export interface Style {
  readonly size: TypeSize
  readonly weight: Weight
}

export const tiny: Style = { size: 'tiny', weight: 'regular' }
export const tinyBold: Style = { size: 'tiny', weight: 'bold' }
export const small: Style = { size: 'small', weight: 'regular' }
export const smallBold: Style = { size: 'small', weight: 'bold' }
export const medium: Style = { size: 'medium', weight: 'regular' }
export const mediumBold: Style = { size: 'medium', weight: 'bold' }
export const largeBold: Style = { size: 'large', weight: 'bold' }

/** A text in lines, with the distance between them. */
export interface TextBlock extends SetText {
  readonly leading: Points
  /** From the top of the first line to the bottom of the last. */
  readonly height: Points
  /** From the top of a line to its baseline. */
  readonly baseline: Points
}

/** Sets the words of one document. Leading is that of the page: lines of both columns stand level. */
export class Compositor {
  readonly #typesetter: Typesetter
  readonly leading: Leading

  constructor(typesetter: Typesetter, locales: readonly string[]) {
    this.#typesetter = typesetter
    this.leading = widest(locales.map(leadingOf))
  }

  /**
   * @param width longest line, in points
   * @param indent room already taken on the first line
   * @throws {MissingGlyph} if no font has one of the characters
   */
  set(words: Words, style: Style, width: Points, indent: Points = 0): TextBlock {
    const size = pointsOf[style.size]
    const text = this.#typesetter.set(words.text, words.locale, { size, weight: style.weight }, width, indent)
    let leading = this.leading[style.size]
    if (isVocalised(words.text)) leading = Math.max(leading, vocalisedLeading * size)
    for (const line of text.lines) {
      for (const { font } of line.parts) leading = Math.max(leading, font.leading[style.size])
    }
    return { ...text, leading, height: leading * text.lines.length, baseline: baselineIn(leading, size) }
  }

  /** On one line in a size that no other paper has, to be read from the other side of a table. */
  setHuge(words: Words, size: Points, leading: Points): TextBlock {
    const text = this.#typesetter.set(words.text, words.locale, { size, weight: 'bold' }, Infinity)
    return { ...text, leading, height: leading, baseline: baselineIn(leading, size) }
  }

  /** From the top of a line of this size to its baseline. */
  baselineOf(size: TypeSize): Points {
    return baselineIn(this.leading[size], pointsOf[size])
  }

  /** On one line, however long. */
  setLine(words: Words, style: Style): TextBlock {
    return this.set(words, style, Infinity)
  }
}

const vowelSigns = /[\u064b-\u0652]/gu
const arabicLetters = /\p{Script=Arabic}/gu
/** Full vowel signs stand above and below every letter: 22 points between answers, in ems. */
const vocalisedLeading = 22 / 12

/** Arabic with its vowels written, as in school books: not the odd sign that tells two words apart. */
function isVocalised(text: string): boolean {
  const signs = text.match(vowelSigns)?.length ?? 0
  return signs > 0 && signs > (text.match(arabicLetters)?.length ?? 0) / 3
}

/** Of Noto Sans, in ems. All fonts stand on the baseline that it gives, so that scripts mix on a line. */
const ascent = 1.069
const descent = 0.293

/** Puts letters into the middle of the room between two lines. */
function baselineIn(leading: Points, size: Points): Points {
  return (leading + (ascent - descent) * size) / 2
}
