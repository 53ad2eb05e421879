/** Whole and partial dates. Nothing is converted without being shown first. */

import { daysInMonth, earliestDay, isoDate, latestDay } from '../form/dates.js'
import type { DayParts } from '../form/dates.js'
import type { DateWindow, Kind } from '../form/form.js'
import type { Locale, Message } from '../message.js'
import { toGregorian } from './calendars.js'
import type { OtherCalendar } from './calendars.js'
import type { ParseContext, Parsed } from './parse.js'
import { nothingTyped, problem, understood } from './parsed.js'
import { readDate } from './read-date.js'

type DateKind = Extract<Kind, { kind: 'date' | 'partialDate' }>

/** The first year that a person, a paper or a journey in this form can have to do with. */
const firstYear = 1900
/** No permit and no passport reaches further from today. */
const yearsAhead = 100

/**
 * A date as it is kept: ISO 8601, Gregorian. A year of the Thai, Persian or Islamic calendar is
 * converted where the language on screen says which one it is, and shown to be confirmed.
 */
export function parseDate(kind: DateKind, typed: string, context: ParseContext): Parsed {
  if (typed.trim() === '') return nothingTyped
  const read = readDate(typed, context.locales)
  if (!read) return problem(kind.kind === 'date' ? 'answers:date.unclear' : 'answers:date.unclearPartial')
  if (kind.kind === 'date' && read.day === undefined) return problem('answers:date.wholeNeeded')
  const calendar = read.isEthiopian ? 'ethiopian' : calendarOf(read.year, context)
  const ethiopian = calendar === 'gregorian' ? ethiopianReading(read, context) : undefined
  if (ethiopian !== undefined) return askedWhether(inWindow(kind.within, read, context), ethiopian)
  if (calendar === 'gregorian')
    return inWindow(kind.within, read, context, read.isOrderUnsure ? 'order' : undefined)
  if (calendar === undefined) return otherYear(read, context)
  const converted = toGregorian(calendar, read)
  if (!converted) return problem(`answers:date.noSuchDayIn.${calendar}`)
  return inWindow(kind.within, converted, context, calendar, typed.trim())
}

/** A date of today is seven or eight years behind in the Ethiopian calendar: later ones are of ours. */
const yearsBehind = 7
const ethiopianLanguages = new Set(['ti', 'am'])

/** What the date would be in the calendar of the person's country, where nothing says which one it is. */
function ethiopianReading(parts: DayParts, { today, locales }: ParseContext): string | undefined {
  if (parts.year > Number(today.slice(0, 4)) - yearsBehind) return undefined
  if (!locales.some((locale) => ethiopianLanguages.has(new Intl.Locale(locale).language))) return undefined
  const converted = toGregorian('ethiopian', parts)
  return converted && isoDate(converted)
}

/** The date as it was read, after a look at the other one that it could be. */
function askedWhether(parsed: Parsed, ethiopian: string): Parsed {
  if (!parsed.ok || typeof parsed.value !== 'string') return parsed
  const values = { date: parsed.value, ethiopian }
  return { ...parsed, confirm: { key: 'answers:date.confirm.orEthiopian', values } }
}

function inWindow(
  within: DateWindow | undefined,
  parts: DayParts,
  { today }: ParseContext,
  askAbout?: OtherCalendar | 'order',
  typed?: string,
): Parsed {
  const impossible = impossibility(parts)
  if (impossible) return { ok: false, problem: impossible }
  const date = isoDate(parts)
  if (within === 'past' && (earliestDay(date) ?? date) > today)
    return problem('answers:date.inFuture', { today })
  if (within === 'future' && (latestDay(date) ?? date) < today)
    return problem('answers:date.inPast', { today })
  if (askAbout === undefined) return understood(date)
  const values = typed === undefined ? { date } : { date, typed }
  const confirm = { key: `answers:date.confirm.${askAbout}`, values }
  return understood(date, typed === undefined ? { confirm } : { confirm, typed })
}

/** Why there is no such day. */
function impossibility({ year, month, day }: DayParts): Message | undefined {
  if (month === undefined) return undefined
  if (month < 1 || month > 12) return { key: 'answers:date.noSuchMonth', values: { month } }
  if (day === undefined) return undefined
  const days = daysInMonth(year, month)
  if (day >= 1 && day <= days) return undefined
  return { key: 'answers:date.noSuchDay', values: { month: isoDate({ year, month }), count: days } }
}

const isPlausible = (year: number, today: string): boolean =>
  year >= firstYear && year <= Number(today.slice(0, 4)) + yearsAhead

/** Undefined when the year is of no calendar, or of one that cannot be told from the languages. */
function calendarOf(year: number, { today, locales }: ParseContext): OtherCalendar | 'gregorian' | undefined {
  if (isPlausible(year, today)) return 'gregorian'
  if (year > 2400) return isPlausible(year - 543, today) ? 'buddhist' : undefined
  if (year < 1300 || year > 1500) return undefined
  return calendarsBeside(locales)
}

const persianLanguages = new Set(['fa', 'prs', 'haz', 'ps', 'ckb'])
const islamicLanguages = new Set(['ar', 'ary', 'ur', 'so'])

/** The calendar that goes with the languages on screen, when it is one only. */
function calendarsBeside(locales: readonly Locale[]): OtherCalendar | undefined {
  const languages = locales.map((locale) => new Intl.Locale(locale).language)
  const isPersian = languages.some((language) => persianLanguages.has(language))
  const isIslamic = languages.some((language) => islamicLanguages.has(language))
  if (isPersian === isIslamic) return undefined
  return isPersian ? 'persian' : 'islamic'
}

function otherYear(parts: DayParts, { today }: ParseContext): Parsed {
  const { year } = parts
  const last = Number(today.slice(0, 4)) + yearsAhead
  if (year < 1300 || year > 1500) return problem('answers:date.noSuchYear', { year, first: firstYear, last })
  const persian = toGregorian('persian', { year })?.year
  const islamic = toGregorian('islamic', { year })?.year
  if (persian === undefined || islamic === undefined)
    return problem('answers:date.noSuchYear', { year, first: firstYear, last })
  return problem('answers:date.whichCalendar', { year, persian, islamic })
}
