/** The numbers of a typed date, whatever its order, separators, digits and script. */

import type { DayParts } from '../form/dates.js'
import { latinDigits } from '../form/digits.js'
import type { Locale } from '../message.js'
import { folded } from './match-words.js'

export interface TypedDate extends DayParts {
  /** `3/4/2022`: the third of April to most, the fourth of March to some. */
  readonly isOrderUnsure: boolean
  /** Said to be of the Ethiopian calendar, by `EC`, `ዓ.ም.` or the name of one of its months. */
  readonly isEthiopian?: true
}

/** `EC` and `ዓ.ም.` after a date: of the Ethiopian calendar. */
const ethiopianEra = /(?:^|[\s\d])E\.?\s?C\.?\s*$|ዓ[./\s]*ም\.?/iu

/** Whether a typed date says that it is of the Ethiopian calendar. */
export const isEthiopian = (typed: string): boolean =>
  ethiopianEra.test(typed) ||
  (typed.match(/[\p{L}\p{M}]+/gu) ?? []).some((word) => ethiopianMonth(word, ['am', 'en']) !== undefined)

/**
 * Year, month and day as they were typed; whether they exist is not looked at. Undefined when the
 * text is no date, or when its year has two digits only.
 *
 * Understood are `2022-03-12`, `20220312`, `12.3.2022`, `12/3/2022`, `12 mars 2022`,
 * `March 12, 2022`, and the same without a day or without a day and a month.
 */
export function readDate(typed: string, locales: readonly Locale[]): TypedDate | undefined {
  if (isEthiopian(typed)) return readEthiopian(typed)
  const text = latinDigits(typed).trim()
  const packed = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (packed) return inOrder([Number(packed[1]), Number(packed[2]), Number(packed[3])], false)
  const pieces = text.match(/\d+|[\p{L}\p{M}.]*[\p{L}\p{M}]/gu) ?? []
  const words = pieces.filter((piece) => !/^\d/.test(piece))
  const numbers = pieces.filter((piece) => /^\d/.test(piece))
  if (numbers.length > 3 || numbers.some((number) => number.length === 3 || number.length > 4))
    return undefined
  const months = new Set(words.flatMap((word) => monthNamed(word, locales) ?? []))
  if (months.size > 1 || (months.size === 0 && words.some((word) => !isSmallWord(word)))) return undefined
  const [month] = months
  if (month !== undefined) return withNamedMonth(numbers, month)
  const yearFirst = numbers[0]?.length === 4
  const yearLast = numbers.at(-1)?.length === 4
  if (!yearFirst && !yearLast) return undefined
  if (numbers.filter((number) => number.length === 4).length > 1) return undefined
  const [first = 0, second = 0] = numbers.map(Number)
  const isOrderUnsure =
    !yearFirst &&
    numbers.length === 3 &&
    text.includes('/') &&
    first <= 12 &&
    second <= 12 &&
    first !== second
  return inOrder(yearFirst ? numbers.map(Number) : numbers.map(Number).reverse(), isOrderUnsure)
}

/** The same numbers and names of months, of the other calendar. */
function readEthiopian(typed: string): TypedDate | undefined {
  const named = latinDigits(typed.replace(ethiopianEra, (mark) => mark.replace(/[^\s\d]/gu, '')))
  const text = named.replace(/[\p{L}\p{M}]+/gu, (word) => {
    const month = ethiopianMonth(word, ['am', 'ti', 'en'])
    return month === undefined ? word : ` ${monthSign}${month} `
  })
  if (/[\p{L}]/u.test(text.replaceAll(monthSign, ''))) return undefined
  const month = new RegExp(`${monthSign}(\\d+)`, 'u').exec(text)?.[1]
  const numbers = text.replace(new RegExp(`${monthSign}\\d+`, 'gu'), ' ').match(/\d+/gu) ?? []
  if (numbers.length > 3 || numbers.filter((number) => number.length === 4).length !== 1) return undefined
  const read =
    month === undefined
      ? inOrder(numbers[0]?.length === 4 ? numbers.map(Number) : numbers.map(Number).reverse(), false)
      : withNamedMonth(numbers, Number(month))
  return read && { ...read, isEthiopian: true }
}

/** Stands for a month that was written as a word; no typed text has it. */
const monthSign = '\u0000'

const ethiopianNames = new Map<Locale, readonly string[]>()

function ethiopianMonth(word: string, locales: readonly Locale[]): number | undefined {
  const wanted = folded(word)
  const found = locales.map((locale) => ethiopianMonths(locale).indexOf(wanted)).find((index) => index >= 0)
  return found === undefined ? undefined : found + 1
}

/** The year begins on 11 September in most years; each month but the last has 30 days. */
function ethiopianMonths(locale: Locale): readonly string[] {
  const known = ethiopianNames.get(locale)
  if (known) return known
  const format = new Intl.DateTimeFormat(`${locale}-u-ca-ethiopic`, { month: 'long', timeZone: 'UTC' })
  const names = Array.from({ length: 13 }, (_, month) =>
    folded(format.format(Date.UTC(2001, 8, 11 + month * 30))),
  )
  ethiopianNames.set(locale, names)
  return names
}

function inOrder([year, month, day]: readonly number[], isOrderUnsure: boolean): TypedDate | undefined {
  if (year === undefined) return undefined
  return {
    year,
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
    isOrderUnsure,
  }
}

function withNamedMonth(numbers: readonly string[], month: number): TypedDate | undefined {
  const years = numbers.filter((number) => number.length === 4)
  const days = numbers.filter((number) => number.length <= 2)
  if (years.length !== 1 || days.length > 1) return undefined
  return inOrder([Number(years[0]), month, ...days.map(Number)], false)
}

/** Words that stand in a date without being a month: `den 12 mars`, `12 de marzo`, `2022年3月`. */
function isSmallWord(word: string): boolean {
  return /^(den|de|del|the|of|st|nd|rd|th|年|月|日|г|года|พ\.?ศ|ค\.?ศ)$/iu.test(word)
}

const named = new Map<Locale, ReadonlyMap<string, number>>()

function monthNamed(word: string, locales: readonly Locale[]): number | undefined {
  const wanted = folded(word)
  for (const locale of [...locales, 'sv', 'en']) {
    const month = monthNames(locale).get(wanted)
    if (month !== undefined) return month
  }
  return undefined
}

/** The Gregorian months, as they stand alone and beside a day, long and short. */
function monthNames(locale: Locale): ReadonlyMap<string, number> {
  const known = named.get(locale)
  if (known) return known
  const names = new Map<string, number>()
  for (const style of ['long', 'short'] as const) {
    for (const withDay of [{}, { day: 'numeric' }] as const) {
      const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, {
        month: style,
        ...withDay,
        timeZone: 'UTC',
      })
      for (let month = 1; month <= 12; month += 1) {
        const part = format.formatToParts(Date.UTC(2001, month - 1, 15)).find(({ type }) => type === 'month')
        const name = folded(part?.value ?? '')
        if (name !== '' && !/\d/.test(latinDigits(name)) && !names.has(name)) names.set(name, month)
      }
    }
  }
  named.set(locale, names)
  return names
}
