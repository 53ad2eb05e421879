/** Unicode scripts, as far as documents meet them. */

/** ISO 15924 code, as HarfBuzz takes it: `Arab`. */
export type Script =
  | 'Latn'
  | 'Grek'
  | 'Cyrl'
  | 'Arab'
  | 'Hebr'
  | 'Thai'
  | 'Laoo'
  | 'Khmr'
  | 'Mymr'
  | 'Deva'
  | 'Beng'
  | 'Guru'
  | 'Taml'
  | 'Sinh'
  | 'Geor'
  | 'Armn'
  | 'Ethi'
  | 'Hani'

const scripts: readonly (readonly [Script, RegExp])[] = [
  ['Latn', /\p{Script=Latin}/u],
  ['Cyrl', /\p{Script=Cyrillic}/u],
  ['Arab', /\p{Script=Arabic}/u],
  ['Thai', /\p{Script=Thai}/u],
  ['Grek', /\p{Script=Greek}/u],
  ['Hebr', /\p{Script=Hebrew}/u],
  ['Deva', /\p{Script=Devanagari}/u],
  ['Beng', /\p{Script=Bengali}/u],
  ['Guru', /\p{Script=Gurmukhi}/u],
  ['Taml', /\p{Script=Tamil}/u],
  ['Sinh', /\p{Script=Sinhala}/u],
  ['Geor', /\p{Script=Georgian}/u],
  ['Armn', /\p{Script=Armenian}/u],
  ['Ethi', /\p{Script=Ethiopic}/u],
  ['Laoo', /\p{Script=Lao}/u],
  ['Khmr', /\p{Script=Khmer}/u],
  ['Mymr', /\p{Script=Myanmar}/u],
  ['Hani', /[\p{Script=Han}\p{Script=Bopomofo}\p{Script=Hiragana}\p{Script=Katakana}]/u],
]

const known = new Map<number, Script | undefined>()

/**
 * The script of one character; undefined for what all scripts share (digits, punctuation,
 * spaces, combining marks) and for scripts that no font here sets.
 */
export function scriptOf(codePoint: number): Script | undefined {
  if (!known.has(codePoint)) {
    const character = String.fromCodePoint(codePoint)
    known.set(codePoint, scripts.find(([, letters]) => letters.test(character))?.[0])
  }
  return known.get(codePoint)
}
