/** The typesetter: fonts, HarfBuzz and what was shaped so far, behind one door. */

import type { Direction, Locale } from '../message.js'
import { Fonts, type ReadFont, type Weight } from './fonts.js'
import { loadHarfBuzz } from './harfbuzz.js'
import { charactersWithoutFont } from './itemise.js'
import type { FontId, FontProgram, Points } from './page.js'
import { type Line, setLines, shapeParagraph } from './paragraph.js'
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
  /** Characters of a text that no font has, each once: to be asked about when they are typed. */
  missingGlyphs(text: string, locale: Locale): string[]
}

export interface Type {
  readonly size: Points
  readonly weight: Weight
}

export interface SetText {
  readonly text: string
  readonly locale: Locale
  readonly direction: Direction
  readonly lines: readonly Line[]
}

/** Loads HarfBuzz. After that all is synchronous; a font file is read when a character needs it. */
export async function openTypesetter(readFont: ReadFont): Promise<Typesetter> {
  await loadHarfBuzz()
  const fonts = new Fonts(readFont)
  const shaper = new Shaper()
  return {
    set(text, locale, { size, weight }, width, indent = 0) {
      const paragraph = shapeParagraph(text, locale, weight, fonts, shaper)
      const lines = setLines(paragraph, text, size, { width, indent }, shaper)
      return { text, locale, direction: paragraph.direction, lines }
    },
    font: (id) => fonts.programOf(id),
    missingGlyphs: (text, locale) => charactersWithoutFont(text, locale, fonts),
  }
}
