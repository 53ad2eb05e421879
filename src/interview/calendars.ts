/** Dates of other calendars than the Gregorian one. */

import { isRealDay, utc } from '../form/dates.js'
import type { DayParts } from '../form/dates.js'

/** `islamic` is the calendar of Umm al-Qura; others differ from it by a day at times. */
export type OtherCalendar = 'buddhist' | 'persian' | 'islamic' | 'ethiopian'

/**
 * The Gregorian date of a date in another calendar, as exact as what was known: of a year or a
 * month, the Gregorian year or month that holds its middle. Undefined when there is no such day.
 */
export function toGregorian(calendar: OtherCalendar, parts: DayParts): DayParts | undefined {
  if (calendar === 'buddhist') return fromBuddhist(parts)
  const first = firstDay(calendar, { year: parts.year, month: parts.month ?? 1, day: parts.day ?? 1 })
  if (first === undefined) return undefined
  if (parts.day !== undefined) return gregorian(first)
  if (parts.month !== undefined) {
    const { year, month } = gregorian(first + middleOfMonth)
    return { year, month }
  }
  return { year: gregorian(first + middleOfYear).year }
}

const middleOfMonth = 15
const middleOfYear = 177

/**
 * The Thai calendar has the Gregorian months since 1941 (2484). In the years before, the year
 * began in April: nobody who travels with the programme was born then.
 */
function fromBuddhist({ year, month, day }: DayParts): DayParts | undefined {
  const gregorianYear = year - 543
  if (month !== undefined && (month < 1 || month > 12)) return undefined
  if (month !== undefined && day !== undefined && !isRealDay(gregorianYear, month, day)) return undefined
  return {
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
    year: gregorianYear,
  }
}

const dayLength = 86_400_000
const intlNames: Readonly<Partial<Record<OtherCalendar, string>>> = {
  islamic: 'islamic-umalqura',
  ethiopian: 'ethiopic',
}
const formats = new Map<OtherCalendar, Intl.DateTimeFormat>()

/** Days since 1970 of a date in the calendar: halves the span between 1800 and 2200 until one day is left. */
function firstDay(calendar: OtherCalendar, wanted: Required<DayParts>): number | undefined {
  let low = utc(1800, 1, 1).getTime() / dayLength
  let high = utc(2200, 1, 1).getTime() / dayLength
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (compare(read(calendar, middle), wanted) < 0) low = middle + 1
    else high = middle
  }
  return compare(read(calendar, low), wanted) === 0 ? low : undefined
}

function read(calendar: OtherCalendar, day: number): Required<DayParts> {
  const known = formats.get(calendar)
  const name = intlNames[calendar] ?? calendar
  const format =
    known ??
    new Intl.DateTimeFormat(`en-u-ca-${name}-nu-latn`, {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      timeZone: 'UTC',
    })
  formats.set(calendar, format)
  const parts = format.formatToParts(day * dayLength)
  const part = (type: string) => Number.parseInt(parts.find((each) => each.type === type)?.value ?? '', 10)
  return { year: part('year'), month: part('month'), day: part('day') }
}

function compare(one: Required<DayParts>, other: Required<DayParts>): number {
  return one.year - other.year || one.month - other.month || one.day - other.day
}

function gregorian(day: number): Required<DayParts> {
  const date = new Date(day * dayLength)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}
