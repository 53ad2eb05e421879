/**
 * Days as the form keeps them: `YYYY-MM-DD` in the Gregorian calendar, and partial dates
 * `YYYY` and `YYYY-MM`. No clock and no time zone: a day is a day.
 */

/** A whole or partial date in numbers. Not necessarily a day that exists: see `isRealDay`. */
export interface DayParts {
  readonly year: number
  readonly month?: number
  readonly day?: number
}

/** Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD` with months and days that exist; undefined for anything else. */
export function dayParts(text: string): DayParts | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  if (!match) return undefined
  const year = Number(match[1])
  if (match[2] === undefined) return { year }
  const month = Number(match[2])
  if (month < 1 || month > 12) return undefined
  if (match[3] === undefined) return { year, month }
  const day = Number(match[3])
  return isRealDay(year, month, day) ? { year, month, day } : undefined
}

/** Whether the text is a whole date that exists. */
export function isWholeDate(text: string): boolean {
  return dayParts(text)?.day !== undefined
}

export function isRealDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

export function daysInMonth(year: number, month: number): number {
  const lengths = [31, isLeapYear(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return lengths[month - 1] ?? 0
}

/** `YYYY-MM-DD`, with as many of the parts as there are. */
export function isoDate({ year, month, day }: DayParts): string {
  const parts = [String(year).padStart(4, '0')]
  if (month !== undefined) parts.push(String(month).padStart(2, '0'))
  if (month !== undefined && day !== undefined) parts.push(String(day).padStart(2, '0'))
  return parts.join('-')
}

/** The first day that a whole or partial date can mean. */
export function earliestDay(text: string): string | undefined {
  const parts = dayParts(text)
  return parts && isoDate({ year: parts.year, month: parts.month ?? 1, day: parts.day ?? 1 })
}

/** The last day that a whole or partial date can mean. */
export function latestDay(text: string): string | undefined {
  const parts = dayParts(text)
  if (!parts) return undefined
  const month = parts.month ?? 12
  return isoDate({ year: parts.year, month, day: parts.day ?? daysInMonth(parts.year, month) })
}

/**
 * A day moved by months, then by days. 31 January and one month is the last of February.
 * Undefined when `day` is not a whole date or the result has no four-digit year.
 */
export function movedDay(day: string, move: { months?: number; days?: number }): string | undefined {
  const parts = dayParts(day)
  if (parts?.month === undefined || parts.day === undefined) return undefined
  const monthCount = parts.year * 12 + parts.month - 1 + (move.months ?? 0)
  const year = Math.floor(monthCount / 12)
  const month = monthCount - year * 12 + 1
  if (!isStorableYear(year)) return undefined
  const start = utc(year, month, Math.min(parts.day, daysInMonth(year, month)))
  start.setUTCDate(start.getUTCDate() + (move.days ?? 0))
  const moved = start.getUTCFullYear()
  if (!isStorableYear(moved)) return undefined
  return isoDate({ year: moved, month: start.getUTCMonth() + 1, day: start.getUTCDate() })
}

/**
 * Full years from a birth date to a day, by the youngest reading of a partial birth date: whoever
 * knows only the year of birth may have been born on its last day. Below 0 when born after `on`.
 * Somebody born on 29 February is a year older on 1 March of a common year.
 */
export function fullYears(birth: string, on: string): number | undefined {
  const born = latestDay(birth)
  const then = isWholeDate(on) ? on : undefined
  if (born === undefined || then === undefined) return undefined
  const years = Number(then.slice(0, 4)) - Number(born.slice(0, 4))
  return then.slice(5) >= born.slice(5) ? years : years - 1
}

/** A day as `Date` at midnight UTC; years below 100 are meant as they stand. */
export function utc(year: number, month: number, day: number): Date {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date
}

function isStorableYear(year: number): boolean {
  return year >= 0 && year <= 9999
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}
