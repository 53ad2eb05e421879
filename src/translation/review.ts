/** How far the texts of a language have been reviewed, and what makes a review lapse. */

import type { Locale, MessageKey } from '../message.js'
import type { Catalogue } from './catalogue.js'
import { isCompared, type Comparisons } from './drafts.js'
import { isForStaff, stemOf } from './keys.js'
import { markOf, sourceMark, type Source } from './stale.js'

/**
 * How far the words of a language have been checked. `compared`: two independent drafts were;
 * `reviewed`: by a person who translates for a living. Only that counts for legal texts.
 */
export type ReviewStatus = 'source' | 'drafted' | 'compared' | 'reviewed'

/** Somebody has looked at some texts. */
export interface Review {
  /** A key, or the beginning of keys: `form/consent:`. */
  readonly texts: string
  /** `drafted` takes back what was said before. */
  readonly status: 'drafted' | 'reviewed'
  readonly by: string
  /** `YYYY-MM-DD` */
  readonly on: string
  /** Of the texts as they were then, and their sources. */
  readonly seal: string
}

export interface Reviewed {
  readonly locale: Locale
  readonly texts: Catalogue
  readonly reviews: readonly Review[]
  readonly comparisons: Comparisons
}

export const isBelow = (key: MessageKey, texts: string): boolean => key.startsWith(texts)

/** A mark of all texts that a review is about, with their sources: when one changes, it no longer fits. */
export function sealOf(texts: string, translated: Catalogue, source: Source): string {
  const below = [...translated].filter(([key]) => isBelow(key, texts)).sort(([a], [b]) => (a < b ? -1 : 1))
  return markOf(below.flatMap(([key, text]) => [key, text, sourceMark(stemOf(key), source)]))
}

/**
 * The status of single texts. A review counts as long as neither the texts it is about nor
 * their sources have changed; of several the latest in the list. So does a comparison of drafts.
 */
export function statusOfTexts(
  { locale, texts, reviews, comparisons }: Reviewed,
  source: Source,
): (key: MessageKey) => ReviewStatus {
  if (locale === 'sv' || locale === 'en') return () => 'source'
  const valid = reviews.filter((review) => review.seal === sealOf(review.texts, texts, source)).reverse()
  return (key) => {
    const review = valid.find(({ texts: below }) => isBelow(key, below))
    if (review?.status === 'reviewed') return 'reviewed'
    return isCompared(key, texts, comparisons, source) ? 'compared' : 'drafted'
  }
}

/** Reviews that no longer count, because something they are about was changed. */
export function lapsedReviews({ texts, reviews }: Reviewed, source: Source): Review[] {
  return reviews.filter((review) => review.seal !== sealOf(review.texts, texts, source))
}

export interface LocaleStatus {
  readonly interface: ReviewStatus
  /** Declarations, consents and information: what makes a translation count (rule L5). */
  readonly legal: ReviewStatus
}

/**
 * A language is as far as the least reviewed of its texts.
 *
 * @param legal beginnings of the keys of declarations, consents and information
 */
export function statusOfLocale(reviewed: Reviewed, source: Source, legal: readonly string[]): LocaleStatus {
  if (reviewed.locale === 'sv' || reviewed.locale === 'en') return { interface: 'source', legal: 'source' }
  const statusOf = statusOfTexts(reviewed, source)
  const own = [...reviewed.texts.keys()]
  const least = (isMeant: (key: MessageKey) => boolean): ReviewStatus => {
    let status: ReviewStatus = 'reviewed'
    for (const key of own.filter(isMeant)) {
      const found = statusOf(key)
      if (found === 'drafted') return 'drafted'
      if (found === 'compared') status = 'compared'
    }
    const there = new Set(own.map(stemOf))
    const needed = [...source.sv.keys()].filter((key) => isMeant(key) && !isForStaff(key))
    return own.length > 0 && needed.every((key) => there.has(stemOf(key))) ? status : 'drafted'
  }
  return {
    interface: least(() => true),
    legal: least((key) => legal.some((texts) => isBelow(key, texts))),
  }
}
