/** Numbers and sums, in the digits and with the separators of any script. */

import { latinDigits } from '../form/digits.js'
import type { Kind } from '../form/form.js'
import { folded, meaning } from './match-words.js'
import type { ParseContext, Parsed } from './parse.js'
import { nothingTyped, problem, understood } from './parsed.js'

/** A whole number within the bounds of the question. */
export function parseNumber({ min, max }: Extract<Kind, { kind: 'number' }>, typed: string): Parsed {
  if (typed.trim() === '') return nothingTyped
  const number = wholeNumber(typed)
  if (number === undefined) return problem('answers:number.notWhole', { min, max })
  if (number < min || number > max) return problem('answers:number.outOfBounds', { min, max })
  return understood(number)
}

/** More than any debt or wage in this form, in any currency. */
const largestSum = 1e12

/** A sum in whole units. The currency may be typed with it, as long as it is the one of the question. */
export function parseMoney(
  { currency }: Extract<Kind, { kind: 'money' }>,
  typed: string,
  { locales }: ParseContext,
): Parsed {
  if (typed.trim() === '') return nothingTyped
  const words = typed.replace(/[\p{Nd}.,\s٬٫'’+-]+/gu, ' ').trim()
  if (
    words !== '' &&
    !namesOf(currency, locales).includes(words.toLowerCase()) &&
    meaning(words, [{ value: 0, words: namesOf(currency, locales) }]) === undefined
  ) {
    return problem('answers:money.otherCurrency', { currency })
  }
  const number = wholeNumber(typed.replace(/\p{L}[\p{L}\p{M}.]*|\p{Sc}/gu, ''))
  if (number === undefined || number < 0 || number > largestSum)
    return problem('answers:money.notASum', { currency })
  return understood(number)
}

/**
 * A whole number; spaces, points, commas and apostrophes may stand between thousands, and zeros
 * after a decimal sign. `1.5` is no whole number, and nobody is asked to guess what was meant.
 */
function wholeNumber(typed: string): number | undefined {
  const text = latinDigits(typed)
    .replace(/[\s_'’٬]/gu, '')
    .replace(/٫/gu, '.')
    .replace(/−/gu, '-')
    .replace(/([.,])0{1,2}$/u, '')
  const plain = /^[+-]?\d{1,3}([.,])\d{3}(\1\d{3})*$/.test(text) ? text.replace(/[.,]/g, '') : text
  if (!/^[+-]?\d{1,15}$/.test(plain)) return undefined
  const number = Number(plain)
  return number === 0 ? 0 : number
}

function namesOf(currency: string, locales: readonly string[]): readonly string[] {
  const names = [...locales, 'sv', 'en'].flatMap((locale) =>
    (['symbol', 'narrowSymbol', 'name'] as const).flatMap((currencyDisplay) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay })
        .formatToParts(2)
        .filter(({ type }) => type === 'currency')
        .map(({ value }) => value.toLowerCase()),
    ),
  )
  return [currency.toLowerCase(), ...names, ...names.map(folded)].filter((name) => name !== '')
}
