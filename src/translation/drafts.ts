/** How the most important texts came to be: two drafts, a decision, and the text told back in English. */

import type { MessageKey } from '../message.js'
import type { Catalogue } from './catalogue.js'
import { stemOf } from './keys.js'
import { markOf, sourceMark, type Source } from './stale.js'

/** Two drafts of one text, made independently of each other, and what came of them. */
export interface Comparison {
  /** The draft that was there first, as it stood when they were compared. */
  readonly first: string
  readonly second: string
  /** Why the text is as it is; left out where both drafts are the same. */
  readonly decision?: string | undefined
  /** Who made the second draft and compared: a name, or `machine`. */
  readonly by: string
  /** `YYYY-MM-DD` */
  readonly on: string
  /** Of the text that was decided on, and its source. */
  readonly seal: string
}

/** What a text says, told in English by somebody who has seen neither its source nor a draft. */
export interface BackReading {
  readonly english: string
  /** A name, or `machine`. */
  readonly by: string
  /** `YYYY-MM-DD` */
  readonly on: string
  /** Mark of the text that was read. */
  readonly of: string
}

export type Comparisons = Readonly<Record<MessageKey, Comparison>>
export type BackReadings = Readonly<Record<MessageKey, BackReading>>

/** A mark of one text with its source: when either changes, the comparison no longer fits. */
export const comparisonSeal = (key: MessageKey, text: string, source: Source): string =>
  markOf([text, sourceMark(stemOf(key), source)])

/** Whether two drafts of a text were compared, and neither text nor source has changed since. */
export function isCompared(
  key: MessageKey,
  texts: Catalogue,
  comparisons: Comparisons,
  source: Source,
): boolean {
  const text = texts.get(key)
  return text !== undefined && comparisons[key]?.seal === comparisonSeal(key, text, source)
}

/** What a text says in English; undefined where nobody has read it as it is now. */
export function backReadingOf(
  key: MessageKey,
  texts: Catalogue,
  backReadings: BackReadings,
): string | undefined {
  const reading = backReadings[key]
  return reading !== undefined && reading.of === markOf([texts.get(key) ?? '']) ? reading.english : undefined
}

/** How far the texts are that need two drafts: legal texts and key questions. */
export interface DraftProgress {
  readonly twice: number
  readonly compared: number
  readonly toldBack: number
  readonly reviewed: number
}

/**
 * @param keys the texts that need two drafts
 * @param statusOf of single texts, as `statusOfTexts` gives it
 */
export function draftProgress(
  keys: readonly MessageKey[],
  { texts, comparisons }: { readonly texts: Catalogue; readonly comparisons: Comparisons },
  backReadings: BackReadings,
  statusOf: (key: MessageKey) => string,
  source: Source,
): DraftProgress {
  const count = (holds: (key: MessageKey) => boolean): number => keys.filter(holds).length
  return {
    twice: keys.length,
    compared: count((key) => isCompared(key, texts, comparisons, source)),
    toldBack: count((key) => backReadingOf(key, texts, backReadings) !== undefined),
    reviewed: count((key) => statusOf(key) === 'reviewed'),
  }
}

/** The texts that are drafted twice and told back: legal texts and key questions, by the beginnings of their keys. */
export const textsInTwoDrafts = (texts: Catalogue, beginnings: readonly string[]): MessageKey[] =>
  [...texts.keys()].filter((key) => beginnings.some((beginning) => key.startsWith(beginning)))
