/** Moments as they are stored, and as they are shown. */

import type { Locale } from '../message.js'

/** ISO 8601 with the offset of this computer. */
export function withOffset(date: Date): string {
  const minutes = -date.getTimezoneOffset()
  const local = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, 19)
  const sign = minutes < 0 ? '-' : '+'
  const two = (number: number): string => `${Math.floor(Math.abs(number))}`.padStart(2, '0')
  return `${local}${sign}${two(minutes / 60)}:${two(minutes % 60)}`
}

/** Day and time of day, in words, by the clock of this computer. */
export function moment(at: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at)
}

/** The time of day. */
export function clock(at: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(at)
}
