/**
 * Which font sets which character, and how much room a script needs.
 *
 * Latin letters, digits and punctuation come from Noto Sans in every language, so that numbers
 * and names look alike in both columns. A font file is read only when a character needs it.
 */

import type { Direction, Locale } from '../message.js'
import { type Face, openFace } from './harfbuzz.js'
import type { FontId, FontProgram, Points } from './page.js'
import { type Script, scriptOf } from './scripts.js'

/** Reads one file of the folder `fonts/`, whole. */
export type ReadFont = (file: string) => Uint8Array

export type Weight = 'regular' | 'bold'

/** Distances between baselines for the four sizes of type, in points. */
export interface Leading {
  readonly tiny: Points
  readonly small: Points
  readonly medium: Points
  readonly large: Points
}

/** A font as text is set with it. */
export interface Font {
  readonly id: FontId
  readonly bytes: Uint8Array
  readonly face: Face
  /** Multiplies the size, so that letters of two scripts look equally large. */
  readonly opticalFactor: number
  readonly leading: Leading
}

interface Family {
  readonly name: string
  readonly opticalFactor: number
  readonly leading: Leading
  /** Whether the folder has a Bold file too; without one Regular stands in. */
  readonly hasBold: boolean
}

const latin: Leading = { tiny: 12, small: 13, medium: 16, large: 21 }
const georgianToChinese: Leading = { tiny: 13, small: 14, medium: 17, large: 22 }
const thai: Leading = { tiny: 14, small: 15, medium: 19, large: 26 }
const stacked: Leading = { tiny: 15, small: 16, medium: 20, large: 27 }
const naskh: Leading = { tiny: 15, small: 16, medium: 20, large: 25 }
const nastaliq: Leading = { tiny: 22, small: 23, medium: 29, large: 40 }

const family = (name: string, leading: Leading, opticalFactor = 1, hasBold = true): Family => ({
  name,
  leading,
  opticalFactor,
  hasBold,
})

const notoSans = family('NotoSans', latin)
const mathematical = family('NotoSansMath', latin, 1, false)
const urdu = family('NotoNastaliqUrdu', nastaliq)

const familyOf: Readonly<Record<Script, Family>> = {
  Latn: notoSans,
  Grek: notoSans,
  Cyrl: notoSans,
  Arab: family('NotoNaskhArabic', naskh, 1.14),
  Hebr: family('NotoSansHebrew', latin),
  Thai: family('NotoSansThaiLooped', thai),
  Laoo: family('NotoSansLao', stacked),
  Khmr: family('NotoSansKhmer', stacked),
  Mymr: family('NotoSansMyanmar', stacked),
  Deva: family('NotoSansDevanagari', georgianToChinese),
  Beng: family('NotoSansBengali', georgianToChinese),
  Guru: family('NotoSansGurmukhi', georgianToChinese),
  Taml: family('NotoSansTamil', georgianToChinese),
  Sinh: family('NotoSansSinhala', georgianToChinese),
  Geor: family('NotoSansGeorgian', georgianToChinese),
  Armn: family('NotoSansArmenian', georgianToChinese),
  Ethi: family('NotoSansEthiopic', georgianToChinese),
  Hani: family('NotoSansSC', georgianToChinese, 1, false),
}

/** Where a locale's tag does not name its script, the one it is written in. All others are Latin. */
const scriptOfLanguage: Readonly<Record<string, Script>> = {
  ar: 'Arab', fa: 'Arab', prs: 'Arab', ps: 'Arab', ur: 'Arab', ckb: 'Arab', pnb: 'Arab', sd: 'Arab', ug: 'Arab',
  he: 'Hebr', yi: 'Hebr',
  bg: 'Cyrl', uk: 'Cyrl', ru: 'Cyrl', mn: 'Cyrl', mk: 'Cyrl', be: 'Cyrl', kk: 'Cyrl', ky: 'Cyrl', tg: 'Cyrl',
  el: 'Grek', ka: 'Geor', hy: 'Armn', am: 'Ethi', ti: 'Ethi',
  hi: 'Deva', ne: 'Deva', mr: 'Deva', bn: 'Beng', pa: 'Guru', ta: 'Taml', si: 'Sinh',
  th: 'Thai', lo: 'Laoo', km: 'Khmr', my: 'Mymr', zh: 'Hani', yue: 'Hani',
} // prettier-ignore

const codesInTags: Readonly<Record<string, Script>> = { Hans: 'Hani', Hant: 'Hani' }

/** The script that a language is written in: `ar` → Arabic, `sr-Cyrl` → Cyrillic. */
export function scriptOfLocale(locale: Locale): Script {
  const [language = '', ...rest] = locale.split('-')
  const written = rest.find((part) => part.length === 4)
  if (written !== undefined) {
    if (written in codesInTags) return codesInTags[written] ?? 'Latn'
    if (written in familyOf) return written as Script
  }
  return scriptOfLanguage[language] ?? 'Latn'
}

/** Which way a language is read. */
export function directionOf(locale: Locale): Direction {
  const script = scriptOfLocale(locale)
  return script === 'Arab' || script === 'Hebr' ? 'rtl' : 'ltr'
}

function familyFor(script: Script, locale: Locale): Family {
  return script === 'Arab' && locale.split('-')[0] === 'ur' ? urdu : familyOf[script]
}

/** Room that lines of a language need. */
export function leadingOf(locale: Locale): Leading {
  return familyFor(scriptOfLocale(locale), locale).leading
}

/** The larger of each distance: lines of two languages stand level. */
export function widest(leadings: readonly Leading[]): Leading {
  const most = (of: keyof Leading) => Math.max(...leadings.map((leading) => leading[of]))
  return { tiny: most('tiny'), small: most('small'), medium: most('medium'), large: most('large') }
}

/** The font that has a character; undefined when none of ours has it. */
export type FontChoice = (codePoint: number) => Font | undefined

/** The fonts of one run of the program, opened as they are needed. */
export class Fonts {
  readonly #readFont: ReadFont
  readonly #opened = new Map<FontId, Font>()
  readonly #choices = new Map<string, FontChoice>()

  constructor(readFont: ReadFont) {
    this.#readFont = readFont
  }

  /** The fonts of a language in one weight, for the characters that it meets. */
  of(locale: Locale, weight: Weight): FontChoice {
    const key = `${weight} ${locale}`
    const known = this.#choices.get(key)
    if (known) return known
    const chosen = new Map<number, Font | undefined>()
    const choice = (codePoint: number): Font | undefined => {
      const before = chosen.get(codePoint)
      if (before || chosen.has(codePoint)) return before
      const font = this.#choose(codePoint, locale, weight)
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

  #choose(codePoint: number, locale: Locale, weight: Weight): Font | undefined {
    for (const candidate of candidates(scriptOf(codePoint), locale)) {
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

/**
 * Fonts to ask for a character, best first. A letter has its script's font; what scripts share
 * is looked for in Noto Sans, then in the language's own font (Arabic comma, danda), then in
 * the fonts that bring many signs.
 */
function* candidates(script: Script | undefined, locale: Locale): Generator<Family> {
  const own = familyFor(scriptOfLocale(locale), locale)
  if (script !== undefined) yield familyFor(script, locale)
  yield notoSans
  yield own
  yield mathematical
  yield familyOf.Arab
  yield familyOf.Thai
  yield familyOf.Hani
}
