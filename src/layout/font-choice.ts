/**
 * Which font sets which character of a text. A font file is read only when a character needs it.
 *
 * Digits, punctuation and Latin words in a text take the font of its letters. Readers that copy
 * text part a line where its font changes, and put the parts of an Arabic line in the wrong order.
 * A text without letters of its script, such as a date or a reference, is set in Noto Sans, as in
 * the other column.
 */

import type { Locale } from '../message.js'
import {
  type Family,
  type Font,
  type Weight,
  familyFor,
  familyOf,
  mathematical,
  notoSans,
  scriptOfLocale,
} from './fonts.js'
import { openFace } from './harfbuzz.js'
import type { FontId, FontProgram } from './page.js'
import { type Script, scriptOf } from './scripts.js'

/** Reads one file of the folder `fonts/`, whole. */
export type ReadFont = (file: string) => Uint8Array

/** The font that has a character; undefined when none of ours has it. */
export type FontChoice = (codePoint: number) => Font | undefined

/** What the letters of a text come from. */
interface Design {
  readonly own: Family
  readonly latin: Family
}

/** The fonts of one run of the program, opened as they are needed. */
export class Fonts {
  readonly #readFont: ReadFont
  readonly #opened = new Map<FontId, Font>()
  readonly #choices = new Map<string, FontChoice>()

  constructor(readFont: ReadFont) {
    this.#readFont = readFont
  }

  /** The fonts of a text in one weight. */
  of(text: string, locale: Locale, weight: Weight): FontChoice {
    const design = this.#designOf(text, locale, weight)
    const key = `${weight} ${locale} ${design.own.name} ${design.latin.name}`
    const known = this.#choices.get(key)
    if (known) return known
    const chosen = new Map<number, Font | undefined>()
    const choice = (codePoint: number): Font | undefined => {
      const before = chosen.get(codePoint)
      if (before || chosen.has(codePoint)) return before
      const font = this.#choose(codePoint, locale, weight, design)
      chosen.set(codePoint, font)
      return font
    }
    this.#choices.set(key, choice)
    return choice
  }

  /** The file behind a font that was given out. */
  programOf(id: FontId): FontProgram {
    const font = this.#opened.get(id)
    if (!font) throw new Error(`the font ${id} was never opened`)
    return { id, bytes: font.bytes, unitsPerEm: font.face.unitsPerEm }
  }

  #designOf(text: string, locale: Locale, weight: Weight): Design {
    const script = scriptOfLocale(locale)
    const own = familyFor(script, locale)
    if (own === notoSans || !hasLettersOf(script, text)) return { own: notoSans, latin: notoSans }
    if (!own.hasLatin) return { own, latin: notoSans }
    // A word is not half in one design and half in another: all Latin letters of a text, or none.
    const { face } = this.#open(own, weight)
    const latinWords = text.match(latinWord)?.join('') ?? ''
    const hasAll = Array.from(latinWords).every((letter) => face.has(letter.codePointAt(0) ?? 0))
    return { own, latin: hasAll ? own : notoSans }
  }

  #choose(codePoint: number, locale: Locale, weight: Weight, design: Design): Font | undefined {
    const isAscii = codePoint > 0x20 && codePoint < 0x7f
    const script = isAscii && !design.own.hasLatin ? 'Latn' : scriptOf(codePoint)
    for (const candidate of candidates(script, locale, design)) {
      const font = this.#open(candidate, weight)
      if (font.face.has(codePoint)) return font
    }
    return undefined
  }

  #open(family: Family, weight: Weight): Font {
    const id = `${family.name}-${weight === 'bold' && family.hasBold ? 'Bold' : 'Regular'}.ttf`
    const opened = this.#opened.get(id)
    if (opened) return opened
    const bytes = this.#readFont(id)
    const { opticalFactor, leading } = family
    const font = { id, bytes, face: openFace(bytes), opticalFactor, leading }
    this.#opened.set(id, font)
    return font
  }
}

const latinWord = /\p{Script=Latin}[\p{Script=Latin}\p{M}]*/gu

function hasLettersOf(script: Script, text: string): boolean {
  for (const character of text) if (scriptOf(character.codePointAt(0) ?? 0) === script) return true
  return false
}

/**
 * Fonts to ask for a character, best first. A letter of another script has that script's font;
 * what scripts share is looked for in the text's own font, in Noto Sans, then in the fonts that
 * bring many signs, and last in all: what `fonts/coverage.json` promises is kept in every language.
 */
function* candidates(script: Script | undefined, locale: Locale, { own, latin }: Design): Generator<Family> {
  if (script === 'Latn') yield latin
  else if (script !== undefined) yield familyFor(script, locale)
  yield own
  yield notoSans
  yield familyFor(scriptOfLocale(locale), locale)
  yield mathematical
  yield familyOf.Arab
  yield familyOf.Thai
  yield familyOf.Hani
  yield* Object.values(familyOf)
}
