/**
 * Joined Arabic letters for terminals that draw one letter a cell. The forms are read from
 * Unicode's own compatibility decompositions, so there is no table to keep.
 *
 * @see https://www.unicode.org/charts/PDF/UFE70.pdf
 */

/** Isolated, final, initial, medial; letters that join on one side only have the first two. */
type Forms = readonly string[]

const ranges = [
  [0xfb50, 0xfbb1],
  // Not to FBE9: the two forms after these are alef maksura inside a word, which only Uyghur has.
  [0xfbd3, 0xfbe7],
  [0xfbfc, 0xfbff],
  [0xfe80, 0xfef4],
] as const

const formsOf = new Map<string, Forms>()
for (const [first, last] of ranges) {
  for (let code = first; code <= last; code += 1) {
    const form = String.fromCodePoint(code)
    const letter = form.normalize('NFKC')
    if (letter === form || Array.from(letter).length !== 1) continue
    const known = formsOf.get(letter) ?? []
    const isNext = known.length === 0 || known.at(-1)?.codePointAt(0) === code - 1
    if (known.length < 4 && isNext) formsOf.set(letter, [...known, form])
  }
}

/** Lam with an alef is one sign: isolated and final form, by the alef. */
const lam = '\u0644'
const lamAlef: ReadonlyMap<string, readonly [isolated: string, final: string]> = new Map([
  ['\u0622', ['\ufef5', '\ufef6']],
  ['\u0623', ['\ufef7', '\ufef8']],
  ['\u0625', ['\ufef9', '\ufefa']],
  ['\u0627', ['\ufefb', '\ufefc']],
])

const tatweel = '\u0640'
const nonJoiner = '\u200c'
const isMark = (character: string): boolean => /^\p{Mn}$/u.test(character)

/**
 * The text with each letter in the form that its neighbours ask for. Letters without
 * presentation forms (some of Sorani, Pashto and Sindhi) stay as they are, unjoined.
 */
export function shaped(text: string): string {
  const characters = Array.from(text)
  let result = ''
  /** The letter before reaches out to this one. */
  let isReached = false
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? ''
    if (isMark(character)) {
      result += character
      continue
    }
    const forms = formsOf.get(character)
    if (!forms) {
      result += character
      isReached = character === tatweel
      continue
    }
    const next = nextLetter(characters, at)
    const ligature = character === lam && next === characters[at + 1] ? lamAlef.get(next ?? '') : undefined
    if (ligature) {
      result += ligature[isReached ? 1 : 0]
      at += 1
      isReached = false
      continue
    }
    const isReaching = forms.length === 4 && canBeReached(next)
    result += forms[(isReached ? 1 : 0) + (isReaching ? 2 : 0)] ?? forms[0] ?? character
    isReached = isReaching
  }
  return result.replaceAll(nonJoiner, '')
}

/** Whether every Arabic letter of the text has the forms that joining needs. */
export function canBeShaped(text: string): boolean {
  return Array.from(text).every(
    (character) =>
      !/^\p{Script=Arabic}$/u.test(character) ||
      !/^\p{L}$/u.test(character) ||
      formsOf.has(character) ||
      character === '\u0621' ||
      /^[\ufb50-\ufefc]$/u.test(character),
  )
}

function nextLetter(characters: readonly string[], at: number): string | undefined {
  return characters.slice(at + 1).find((character) => !isMark(character))
}

function canBeReached(letter: string | undefined): boolean {
  if (letter === undefined) return false
  return letter === tatweel || (formsOf.get(letter)?.length ?? 0) > 1
}
