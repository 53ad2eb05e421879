/** Numbers in papers, and the digits in them that guard against slips. */

import { isRealDay } from './dates.js'
import { latinDigits } from './digits.js'
import type { CountryCode } from './form.js'

export type NumberFault = 'shape' | 'date' | 'checkDigit'

/**
 * What is wrong with a Swedish personal identity number, with ten or twelve digits.
 *
 * The date is looked at too, for 000000-0000 has a right check digit.
 *
 * @see https://www.skatteverket.se/servicelankar/otherlanguages/inenglishengelska/individualsandemployees/livinginsweden/personalidentitynumberandcoordinationnumber
 */
export function personalIdentityNumberFault(text: string, today: string): NumberFault | undefined {
  return swedishNumberFault(text, today, 0)
}

/** The same for a coordination number, whose day is raised by 60. */
export function coordinationNumberFault(text: string, today: string): NumberFault | undefined {
  return swedishNumberFault(text, today, 60)
}

function swedishNumberFault(text: string, today: string, raisedBy: 0 | 60): NumberFault | undefined {
  const match = /^(\d{2})?(\d{2})(\d{2})(\d{2})([-+]?)(\d{4})$/.exec(latinDigits(text).replace(/\s/g, ''))
  if (!match) return 'shape'
  const [, century, yearInCentury = '', month = '', rawDay = '', sign, last = ''] = match
  const day = Number(rawDay) - raisedBy
  if (raisedBy > 0 && (day < 1 || day > 31)) return 'shape'
  const year =
    century === undefined
      ? yearBefore(Number(yearInCentury), Number(today.slice(0, 4)), sign === '+')
      : Number(century + yearInCentury)
  if (!isRealDay(year, Number(month), day)) return 'date'
  return hasLuhnDigit(`${yearInCentury}${month}${rawDay}${last}`) ? undefined : 'checkDigit'
}

/** The last year that ends so and has begun; with `+`, a hundred years before it. */
function yearBefore(yearInCentury: number, thisYear: number, isHundred: boolean): number {
  const year = Math.floor((thisYear - yearInCentury) / 100) * 100 + yearInCentury
  return isHundred ? year - 100 : year
}

/** Luhn: every second digit doubled, from the first of ten; the sum ends in 0. */
function hasLuhnDigit(tenDigits: string): boolean {
  const sum = Array.from(tenDigits, Number).reduce((total, digit, index) => {
    const weighed = index % 2 === 0 ? digit * 2 : digit
    return total + (weighed > 9 ? weighed - 9 : weighed)
  }, 0)
  return sum % 10 === 0
}

/** Eight digits, written 12-345678; newer cards add a serial number. No check digit is known. */
export const isLmaNumber = (text: string): boolean =>
  /^\d{2}-?\d{6}(\/\d{1,2})?$/.test(latinDigits(text).replace(/\s/g, ''))

const withoutSeparators = (text: string): string => latinDigits(text).toUpperCase().replace(/[\s-]/g, '')

/**
 * What is odd about the number of a travel document, typed as it is printed, or as it stands in
 * the machine-readable line: filled up with `<` to nine characters, then a check digit. Ten
 * characters without a filler cannot be told from a longer number and are not looked at.
 */
export function passportNumberFault(text: string): 'shape' | 'checkDigit' | undefined {
  const number = withoutSeparators(text)
  const inMachineLine = /^(([A-Z0-9]+)<+)(\d)$/.exec(number)
  if (!inMachineLine) return /^[A-Z0-9]{5,15}$/.test(number) ? undefined : 'shape'
  const [, field = '', , digit] = inMachineLine
  return mrzDigit(field) === Number(digit) ? undefined : 'checkDigit'
}

/**
 * The check digit of a field in the machine-readable zone: weights 7, 3, 1, letters from A = 10,
 * fillers 0. `L898902C3` has 6.
 *
 * @see https://www.icao.int/publications/pages/publication.aspx?docnum=9303 part 3, section 4.9
 */
export function mrzDigit(field: string): number {
  const weights = [7, 3, 1] as const
  const sum = Array.from(field).reduce((total, character, index) => {
    const value = character === '<' ? 0 : Number.parseInt(character, 36)
    return total + value * (weights[index % 3] ?? 0)
  }, 0)
  return sum % 10
}

/** What is odd about a national number; countries without a rule here are not looked at. */
export function nationalIdNumberFault(
  text: string,
  country: CountryCode | undefined,
): 'length' | 'checkDigit' | undefined {
  const rule = country === undefined ? undefined : nationalNumbers.get(country)
  if (!rule) return undefined
  const digits = withoutSeparators(text)
  if (!/^\d+$/.test(digits) || digits.length !== rule.length) return 'length'
  return rule.check(Array.from(digits, Number)) ? undefined : 'checkDigit'
}

interface NationalNumber {
  readonly length: number
  readonly check: (digits: readonly number[]) => boolean
}

const weighed = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((total, weight, index) => total + weight * (digits[index] ?? 0), 0)

const nationalNumbers: ReadonlyMap<CountryCode, NationalNumber> = new Map([
  // Romania, CNP: the remainder is the digit, and 10 counts as 1.
  [
    'RO',
    {
      length: 13,
      check: (digits) => fold(weighed(digits, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11, 1) === digits[12],
    },
  ],
  // Bulgaria, EGN: 10 counts as 0; months of births from 2000 are raised by 40, before 1900 by 20.
  [
    'BG',
    {
      length: 10,
      check: (digits) =>
        isEgnDate(digits) && fold(weighed(digits, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11, 0) === digits[9],
    },
  ],
  // Thailand: eleven minus the remainder.
  [
    'TH',
    {
      length: 13,
      check: (digits) =>
        (11 - (weighed(digits, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === digits[12],
    },
  ],
])

const fold = (remainder: number, ten: number): number => (remainder === 10 ? ten : remainder)

function isEgnDate(digits: readonly number[]): boolean {
  const [y1 = 0, y2 = 0, m1 = 0, m2 = 0, d1 = 0, d2 = 0] = digits
  const month = m1 * 10 + m2
  const [century, raisedBy] = month > 40 ? [2000, 40] : month > 20 ? [1800, 20] : [1900, 0]
  return isRealDay(century + y1 * 10 + y2, month - raisedBy, d1 * 10 + d2)
}
