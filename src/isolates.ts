/**
 * Bidi isolates (UAX #9) round what is put into a sentence, so that a telephone number in an
 * Arabic line stays in its own order. For paper only: terminals disagree about isolates, so
 * no translator for a terminal adds them.
 *
 * @see https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
 */

const leftToRightIsolate = '\u2066'
const firstStrongIsolate = '\u2068'
const popDirectionalIsolate = '\u2069'

/** Digits and the marks that stand between them: dates, times, telephone and reference numbers, sums. */
const numberLike = /^[\d\s+\-.,:/()%–]+$/u

/**
 * Wraps an inserted value. What has only digits and their marks runs from left to right in
 * every language; anything else takes the direction of its own first letter.
 */
export function isolated(value: string): string {
  if (value === '') return value
  const opening = numberLike.test(value) ? leftToRightIsolate : firstStrongIsolate
  return opening + value + popDirectionalIsolate
}

/** For codes and addresses that mix Latin letters, digits and marks: references, e-mail, `2025-03-03`. */
export function leftToRight(value: string): string {
  return value === '' ? value : leftToRightIsolate + value + popDirectionalIsolate
}

/** The text without isolates, as a terminal or a plain file wants it. */
export function withoutIsolates(text: string): string {
  return text.replace(/[\u2066-\u2069]/gu, '')
}
