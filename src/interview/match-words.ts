/** Finds what a person means by a few letters or words, in whatever script they type. */

/**
 * The letters that matter when words are compared: no capitals, accents, vowel signs of Arabic or
 * Hebrew, lengthening strokes, or punctuation. Signs that are letters of their own stay: a Thai
 * or Hindi word without its vowels would be another word.
 */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640]/gu, '')
    .toLowerCase()
    .replace(/ı/gu, 'i')
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim()
    .normalize('NFC')
}

/** Something that can be meant, and the words for it. */
export interface Nameable<T> {
  readonly value: T
  readonly words: readonly string[]
}

/**
 * Everything that `typed` can mean, the nearest first: the whole name, else the beginning of a
 * name, else the beginning of a word in it. Empty when nothing is alike, or nothing was typed.
 */
export function meanings<T>(typed: string, nameables: readonly Nameable<T>[]): readonly T[] {
  const wanted = folded(typed)
  if (wanted === '') return []
  const named = foldedOnce(nameables)
  const fits = (test: (word: string) => boolean) =>
    named.filter(({ words }) => words.some(test)).map(({ value }) => value)
  const whole = fits((word) => word === wanted)
  if (whole.length > 0) return whole
  const beginning = fits((word) => word.startsWith(wanted))
  const within = fits((word) => ` ${word}`.includes(` ${wanted}`))
  return [...new Set([...beginning, ...within])]
}

/** The same long list is searched at every key: its words are folded the first time. */
function foldedOnce<T>(nameables: readonly Nameable<T>[]): readonly Nameable<T>[] {
  const known = foldedLists.get(nameables)
  if (known) return known as readonly Nameable<T>[]
  const made = nameables.map(({ value, words }) => ({ value, words: words.map(folded) }))
  foldedLists.set(nameables, made)
  return made
}

const foldedLists = new WeakMap<readonly Nameable<unknown>[], readonly Nameable<unknown>[]>()

/** What `typed` surely means: the whole name, or the beginning of one name only. */
export function meaning<T>(typed: string, nameables: readonly Nameable<T>[]): T | 'several' | undefined {
  const [first, second] = meanings(typed, nameables)
  return second === undefined ? first : 'several'
}
