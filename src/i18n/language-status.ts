/** How far the words of a shipped language have been checked. */

import type { Locale } from '../message.js'
import type { Comparisons } from '../translation/drafts.js'
import { statusOfLocale, type LocaleStatus, type Review } from '../translation/review.js'
import type { LocaleInfo, Locales } from './locales.js'

/** Follows from the reviews and comparisons that are recorded, and from the texts as they are now. */
export function languageStatus(locales: Locales, locale: Locale): LocaleStatus {
  const known = statuses.get(locales) ?? new Map<Locale, LocaleStatus>()
  statuses.set(locales, known)
  const status = known.get(locale) ?? workedOut(locales, locale)
  known.set(locale, status)
  return status
}

/** All shipped languages; the status of each is worked out when it is looked at. */
export function languagesWithStatus(locales: Locales): (LocaleInfo & { readonly status: LocaleStatus })[] {
  return locales.list.map((info) => ({
    ...info,
    get status() {
      return languageStatus(locales, info.locale)
    },
  }))
}

/** Whether all legal texts are source texts or were reviewed by a person (rule L5). */
export function countsAsTranslated(locales: Locales, locale: Locale): boolean {
  // Where no person has reviewed anything, no text has to be read to know the answer.
  if (locale !== 'sv' && locale !== 'en' && reviewsOf(locales, locale).length === 0) return false
  const { legal } = languageStatus(locales, locale)
  return legal === 'reviewed' || legal === 'source'
}

const statuses = new WeakMap<Locales, Map<Locale, LocaleStatus>>()

function workedOut(locales: Locales, locale: Locale): LocaleStatus {
  const reviews = reviewsOf(locales, locale)
  const comparisons = (locales.beside(`${locale}/drafts.json`) ?? {}) as Comparisons
  const isUntouched = reviews.length === 0 && Object.keys(comparisons).length === 0
  const texts = (one: Locale) => (isUntouched ? new Map<string, string>() : locales.texts(one))
  const source = { sv: texts('sv'), en: texts('en') }
  const legal = (locales.beside('legal.json') ?? []) as readonly string[]
  return statusOfLocale({ locale, texts: texts(locale), reviews, comparisons }, source, legal)
}

const reviewsOf = (locales: Locales, locale: Locale): readonly Review[] =>
  (locales.beside(`${locale}/status.json`) ?? []) as readonly Review[]
