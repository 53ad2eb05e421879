/** How far the words of a shipped language have been checked. */

import type { Locale } from '../message.js'
import { statusOfLocale, type LocaleStatus, type Review } from '../translation/review.js'
import type { LocaleInfo, Locales } from './locales.js'

/** Follows from the reviews that are recorded, and from the texts as they are now. */
export function languageStatus(locales: Locales, locale: Locale): LocaleStatus {
  const known = statuses.get(locales) ?? new Map<Locale, LocaleStatus>()
  statuses.set(locales, known)
  const status = known.get(locale) ?? workedOut(locales, locale)
  known.set(locale, status)
  return status
}

/** All shipped languages, each with its status. */
export function languagesWithStatus(locales: Locales): (LocaleInfo & { readonly status: LocaleStatus })[] {
  return locales.list.map((info) => ({ ...info, status: languageStatus(locales, info.locale) }))
}

const statuses = new WeakMap<Locales, Map<Locale, LocaleStatus>>()

function workedOut(locales: Locales, locale: Locale): LocaleStatus {
  const reviews = (locales.beside(`${locale}/status.json`) ?? []) as readonly Review[]
  // Without a review no text has to be read.
  const texts = (one: Locale) => (reviews.length > 0 ? locales.texts(one) : new Map<string, string>())
  const source = { sv: texts('sv'), en: texts('en') }
  const legal = (locales.beside('legal.json') ?? []) as readonly string[]
  return statusOfLocale({ locale, texts: texts(locale), reviews }, source, legal)
}
