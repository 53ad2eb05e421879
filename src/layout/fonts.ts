/** The fonts that there are: which one a script has, and how much room its lines need. */

import type { Direction, Locale } from '../message.js'
import type { Face } from './harfbuzz.js'
import type { FontId, Points } from './page.js'
import type { Script } from './scripts.js'

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

/** The files of one design. */
export interface Family {
  readonly name: string
  readonly opticalFactor: number
  readonly leading: Leading
  /** Whether the folder has a Bold file too; without one Regular stands in. */
  readonly hasBold: boolean
  /** Whether its Latin letters and digits are fit to be read; otherwise Noto Sans has them. */
  readonly hasLatin: boolean
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
  hasLatin: true,
})

export const notoSans = family('NotoSans', latin)
/** Arrows and signs of comparison. */
export const mathematical = family('NotoSansMath', latin, 1, false)
/** Its spaces are made for Urdu words: `174 06` would be read as `17406`. */
const urdu: Family = { ...family('NotoNastaliqUrdu', nastaliq), hasLatin: false }

export const familyOf: Readonly<Record<Script, Family>> = {
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

/** The fonts of a script, as a language wants them: Urdu is written in Nastaliq. */
export function familyFor(script: Script, locale: Locale): Family {
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

/** Every file that text is set with. */
export const fontFiles: readonly string[] = [
  ...new Set([...Object.values(familyOf), urdu, mathematical]),
].flatMap(({ name, hasBold }) =>
  hasBold ? [`${name}-Regular.ttf`, `${name}-Bold.ttf`] : [`${name}-Regular.ttf`],
)
