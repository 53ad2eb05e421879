/**
 * The one gate for text. Whatever a person typed, a file brought or a locale holds passes it
 * before it is kept, and again before it is shown, so that nothing in it can steer a terminal,
 * turn a line around or hide.
 */

/**
 * `text` as it may be kept and shown: in NFC, its line ends as `\n`, without control characters,
 * direction controls, invisible characters, characters that are none, and piles of marks.
 *
 * Words of every living script come through unchanged: a joiner stays where the script needs it
 * (Persian, Kurdish, Hindi, Sinhala …), and nowhere else. Passing the gate twice changes nothing.
 */
export function gate(text: string): string {
  let passed = text.normalize('NFC').replace(lineEnds, '\n').replace(/\t/g, ' ')
  for (let before = ''; before !== passed;) {
    before = passed
    // What is taken out may bring a letter and a mark together, which NFC then joins: hence again.
    passed = passed
      .replace(unwanted, '')
      .replace(strayJoiners, '')
      .replace(runOfMarks, fewMarks)
      .normalize('NFC')
  }
  return passed
}

/** The same for a text that stands on one line: a line end becomes a space. */
export function gateLine(text: string): string {
  return gate(text).replace(/\n+/g, ' ')
}

/** A character that no honest text holds. */
export interface Hostile {
  /** `U+202E` */
  readonly codePoint: string
  /** Its name in the Unicode standard, which is the same in every language; empty where it has none. */
  readonly name: string
}

/**
 * The characters in `text` that steer a terminal, override the direction of a line, carry hidden
 * text or are no characters at all; each once, in the order of their appearance.
 *
 * Narrower than what `gate` takes out: a soft hyphen or a direction mark that a word processor
 * left behind is cleaned away without a word.
 */
export function findHostile(text: string): Hostile[] {
  const found = new Set(text.match(hostile))
  return Array.from(found, (character) => ({
    codePoint: codePointOf(character),
    name: names.get(character.codePointAt(0) ?? 0) ?? '',
  }))
}

/** A character and its number, for when a screen has no picture of it either: `😀 (U+1F600)`. */
export const withCodePoint = (character: string): string => `${character} (${codePointOf(character)})`

const codePointOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

export function hasHostileControls(text: string): boolean {
  return text.search(hostile) >= 0
}

/** Every way to end a line, and the form feeds that stand for one. */
const lineEnds = /\r\n|[\r\v\f\u0085\u2028\u2029]/g

/**
 * Controls, lone surrogates, private use, non-characters, annotation anchors, and all that is
 * invisible by definition but joiners and the first sixteen variation selectors.
 *
 * @see https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
const unwanted =
  /(?!\n)\p{Cc}|[\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\uFFF9-\uFFFC]|(?!\p{Join_Control}|[\uFE00-\uFE0F])\p{Default_Ignorable_Code_Point}/gu

/** Scripts in which a joiner changes how a word is written or what it means. */
const joining =
  '[\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}\\p{scx=Orya}\\p{scx=Taml}' +
  '\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}\\p{scx=Khmr}\\p{scx=Mymr}]'
const strayJoiners = new RegExp(`(?<!${joining})\\p{Join_Control}|\\p{Join_Control}(?!${joining})`, 'gu')

/** More marks on one letter than the longest word of a living script needs. */
const runOfMarks = /\p{M}{5,}/gu
/** Marks that any script may borrow, an accent or a ring: of these a letter carries few. */
const borrowed = /^\p{sc=Inherited}$/u
const maxBorrowedMarks = 4
/** Burmese `လျှို့` has five of its own, Tibetan syllables up to seven. */
const maxMarks = 8

function fewMarks(run: string): string {
  let borrowedMarks = 0
  const kept = Array.from(run).filter((mark) => !borrowed.test(mark) || ++borrowedMarks <= maxBorrowedMarks)
  return kept.slice(0, maxMarks).join('')
}

/** Controls but for tab and line ends; embeddings, overrides, isolates; tags; what is no character. */
const hostile =
  /(?![\t\n\v\f\r\u0085])\p{Cc}|[\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\u202A-\u202E\u2066-\u2069]|[\u{E0000}-\u{E007F}]/gu

const names: ReadonlyMap<number, string> = new Map([
  [0x00, 'NULL'],
  [0x07, 'BELL'],
  [0x08, 'BACKSPACE'],
  [0x1b, 'ESCAPE'],
  [0x7f, 'DELETE'],
  [0x9b, 'CONTROL SEQUENCE INTRODUCER'],
  [0x9d, 'OPERATING SYSTEM COMMAND'],
  [0x202a, 'LEFT-TO-RIGHT EMBEDDING'],
  [0x202b, 'RIGHT-TO-LEFT EMBEDDING'],
  [0x202c, 'POP DIRECTIONAL FORMATTING'],
  [0x202d, 'LEFT-TO-RIGHT OVERRIDE'],
  [0x202e, 'RIGHT-TO-LEFT OVERRIDE'],
  [0x2066, 'LEFT-TO-RIGHT ISOLATE'],
  [0x2067, 'RIGHT-TO-LEFT ISOLATE'],
  [0x2068, 'FIRST STRONG ISOLATE'],
  [0x2069, 'POP DIRECTIONAL ISOLATE'],
])
