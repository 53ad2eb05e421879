/** Values in the words of one language. Pure: the words come from a `Translate`, the names from Intl. */

import type { Kind, Question } from '../form/form.js'
import { inGroups } from '../form/phone.js'
import type { Scalar } from '../interview/answer.js'
import { leftToRight } from '../isolates.js'
import type { Locale, MessageKey, Translate, Values } from '../message.js'
import { choiceKey, scaleKey } from './keys.js'

/** One language, and how values are put into it. */
export interface Speaker {
  readonly locale: Locale
  readonly t: Translate
  /** Whether the language has a text of its own for a key; without it names come from Intl alone. */
  readonly has?: (key: MessageKey) => boolean
  /** On paper, values that run from left to right in every language are isolated. */
  readonly isForPaper?: boolean
}

/** The code on every page, in two groups: `1A2B 3C4D`. */
export const codeInWords = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`.toUpperCase()

/**
 * One value in words: the label of a choice, a date, the name of a country. Free text is
 * itself. Never empty; a code that nothing names comes out as the code.
 *
 * @param part the part of a composite answer that the value belongs to
 */
export function sayScalar(
  question: Question,
  kind: Kind,
  value: Scalar,
  speaker: Speaker,
  part?: string,
): string {
  switch (kind.kind) {
    case 'yesNo':
      return speaker.t(value === true ? 'form/choices:yesNo.yes' : 'form/choices:yesNo.no')
    case 'oneOf':
    case 'severalOf':
      return speaker.t(choiceKey(question, kind.choices, String(value), part))
    case 'scale':
      return speaker.t(scaleKey(question, Number(value)))
    case 'date':
    case 'partialDate':
      return sayDate(String(value), speaker)
    case 'country':
      return countryName(String(value), speaker)
    case 'language':
      return languageName(String(value), speaker)
    case 'money':
      return sayMoney(Number(value), kind.currency, speaker.locale)
    case 'phone':
      return isolate(inGroups(String(value)), speaker)
    case 'email':
      return isolate(String(value), speaker)
    case 'number':
    case 'text':
    case 'longText':
      return String(value)
  }
}

/**
 * A whole or partial date in words, in the Gregorian calendar with Latin digits whatever the
 * language's own default is, with the ISO form beside a whole date. Where another calendar is
 * in daily use, the era stands with the year, so that 2017 is not taken for a Buddhist year.
 */
export function sayDate(iso: string, speaker: Speaker): string {
  const [year = '', month, day] = iso.split('-')
  if (month === undefined) return isolate(year, speaker)
  const locale = dateLocale(speaker.locale)
  const isGregorian = new Intl.DateTimeFormat(locale).resolvedOptions().calendar === 'gregory'
  const words = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, {
    year: 'numeric',
    month: 'long',
    ...(day === undefined ? {} : { day: 'numeric' }),
    ...(isGregorian ? {} : { era: 'short' }),
    timeZone: 'UTC',
  })
  const said = words.format(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)))
  return day === undefined ? said : `${said} (${isolate(iso, speaker)})`
}

/** English as it is written in Europe: the day before the month. */
const dateLocale = (locale: Locale): Locale => (locale === 'en' ? 'en-GB' : locale)

/** A sum with its currency, Latin digits. */
export function sayMoney(amount: number, currency: string, locale: Locale): string {
  return new Intl.NumberFormat(`${locale}-u-nu-latn`, {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    maximumFractionDigits: 0,
  })
    .format(amount)
    .replaceAll('\u200f', '')
}

/** Name of a country: a text of ours where there is one (two codes are not ISO's), else as Intl has it. */
export function countryName(code: string, speaker: Speaker): string {
  const key = `form/choices:countries.${code}`
  if (code === 'XXA' || code === 'XKX' || speaker.has?.(key) === true) return speaker.t(key)
  return new Intl.DisplayNames([speaker.locale], { type: 'region' }).of(code) ?? code
}

/** Name of a language: a text of ours where there is one, since Intl knows few that are only spoken. */
export function languageName(tag: string, speaker: Speaker): string {
  const key = `form/choices:languages.${tag}`
  if (speaker.has?.(key) === true) return speaker.t(key)
  return new Intl.DisplayNames([speaker.locale], { type: 'language' }).of(tag) ?? tag
}

/** Stands for what nobody has said yet. */
export const notKnown = '…'

/** What the statements of the declaration name: the country that is gone to, the language they are read in. */
export const namedInStatements = (
  { country, language }: { readonly country: string | undefined; readonly language: string },
  speaker: Speaker,
): Values => ({
  country: country === undefined ? notKnown : countryName(country, speaker),
  language: languageName(language, speaker),
})

function isolate(value: string, speaker: Speaker): string {
  return speaker.isForPaper === true ? leftToRight(value) : value
}
