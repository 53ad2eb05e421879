/** The typesetter: fonts, HarfBuzz and what was shaped so far, behind one door. */

import type { Direction, Locale } from '../message.js'
import { Fonts, type ReadFont } from './font-choice.js'
import type { Weight } from './fonts.js'
import { loadHarfBuzz } from './harfbuzz.js'
import type { FontId, FontProgram, Points } from './page.js'
import { type Line, type Paragraph, setLines, shapeParagraph } from './paragraph.js'
import { Shaper } from './shaper.js'

export interface Typesetter {
  /**
   * Sets a text in lines no wider than `width`.
   *
   * @param indent room already taken on the first line, in points
   * @throws {MissingGlyph} if no font has one of its characters
   */
  set(text: string, locale: Locale, type: Type, width: Points, indent?: Points): SetText
  /** A font that set texts name. */
  font(id: FontId): FontProgram
}

interface Type {
  readonly size: Points
  readonly weight: Weight
}

export interface SetText {
  readonly text: string
  readonly locale: Locale
  readonly direction: Direction
  /**
   * What is painted is not what is read: part of it runs from right to left, so it is painted in
   * another order, or a word is parted with a hyphen.
   */
  readonly isPaintedOtherwise: boolean
  readonly lines: readonly Line[]
}

/** So many paragraphs are remembered before all are forgotten: a bound for memory, not for speed. */
const mostRemembered = 800

/** Loads HarfBuzz. After that all is synchronous; a font file is read when a character needs it. */
export async function openTypesetter(readFont: ReadFont): Promise<Typesetter> {
  await loadHarfBuzz()
  const fonts = new Fonts(readFont)
  const shaper = new Shaper()
  const paragraphs = new Map<string, Paragraph>()
  const paragraphOf = (text: string, locale: Locale, weight: Weight): Paragraph => {
    const key = `${weight} ${locale} ${text}`
    const before = paragraphs.get(key)
    if (before) return before
    const paragraph = shapeParagraph(text, locale, fonts.of(text, locale, weight), shaper)
    if (paragraphs.size >= mostRemembered) paragraphs.clear()
    paragraphs.set(key, paragraph)
    return paragraph
  }
  return {
    set(text, locale, { size, weight }, width, indent = 0) {
      const paragraph = paragraphOf(text, locale, weight)
      const lines = setLines(paragraph, size, { width, indent }, shaper)
      const isPaintedOtherwise =
        paragraph.runs.some(({ level }) => level % 2 === 1) || lines.some((line) => line.isHyphenated)
      return { text, locale, direction: paragraph.direction, isPaintedOtherwise, lines }
    },
    font: (id) => fonts.programOf(id),
  }
}
