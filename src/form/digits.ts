/** Digits of any script. */

/** The same text with 0–9 for the decimal digits of every script: `٢٥` is `25`, `๒๕` too. */
export function latinDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)))
}

/**
 * Every script has its ten digits in a row, from zero up, and some rows follow each other: the
 * value is the distance to the start of the run, modulo ten.
 *
 * @see https://www.unicode.org/reports/tr44/#General_Category_Values
 */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  let start = code
  while (start > 0 && /^\p{Nd}$/u.test(String.fromCodePoint(start - 1))) start -= 1
  return (code - start) % 10
}
