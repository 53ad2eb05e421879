/** Takes what those made who drafted texts a second time, compared them, or told them back in English. */

import type { MessageKey } from '../message.js'
import type { Catalogue } from './catalogue.js'
import { textFaults, type Surroundings } from './check-text.js'
import type { Language } from './desk.js'
import { comparisonSeal, type BackReadings, type Comparison, type Comparisons } from './drafts.js'
import { textFault, type TextFault } from './faults.js'
import { markOf } from './stale.js'

/** A second draft of one text, and what was decided. */
export interface Decided {
  readonly second: string
  /** Why the text is as it is: needed where the drafts differ. */
  readonly decision?: string | undefined
  /** The text from now on; the one that is there when left out. */
  readonly text?: string | undefined
}

export type DecidedTexts = Readonly<Record<MessageKey, Decided>>

/** Who compared or read, and on which day (`YYYY-MM-DD`). */
export interface Maker {
  readonly by: string
  readonly on: string
}

export interface Compared {
  /** Texts that become others. */
  readonly texts: Catalogue
  /** All that are known now, those before among them. */
  readonly comparisons: Comparisons
  readonly refused: readonly TextFault[]
}

/** Every text passes the gates, and every difference between two drafts has its reason. */
export function takeDecisions(
  decided: DecidedTexts,
  before: Comparisons,
  language: Language,
  surroundings: Surroundings,
  maker: Maker,
): Compared {
  const texts = new Map<MessageKey, string>()
  const comparisons: Record<MessageKey, Comparison> = { ...before }
  const refused: TextFault[] = []
  for (const [key, { second, decision, text: chosen }] of Object.entries(decided)) {
    const now = language.texts.get(key)
    const text = chosen ?? now ?? ''
    // Taken a second time, the draft that was first stays the one that was there before.
    const first = before[key]?.second === second ? before[key].first : now
    const faults = faultsOf(key, text, language, surroundings)
    if (first !== second && !decision) faults.push(textFault(language.locale, key, 'noDecision'))
    refused.push(...faults)
    if (first === undefined || faults.length > 0) continue
    if (text !== now) texts.set(key, text)
    const seal = comparisonSeal(key, text, surroundings.source)
    comparisons[key] = { first, second, ...(decision ? { decision } : {}), ...maker, seal }
  }
  return { texts, comparisons: inOrder(comparisons, language.texts), refused }
}

function faultsOf(key: MessageKey, text: string, language: Language, surroundings: Surroundings) {
  return language.texts.has(key)
    ? textFaults(key, text, language, surroundings)
    : [textFault(language.locale, key, 'unknown')]
}

/** What texts say in English, added to what was known before. */
export function takeBackReadings(
  english: Readonly<Record<MessageKey, string>>,
  before: BackReadings,
  { locale, texts }: Language,
  maker: Maker,
): { readonly backReadings: BackReadings; readonly refused: readonly TextFault[] } {
  const [known, strange] = [Object.keys(english).filter((key) => texts.has(key)), Object.keys(english)]
  const read = known.map((key) => {
    return [key, { english: english[key] ?? '', ...maker, of: markOf([texts.get(key) ?? '']) }] as const
  })
  return {
    backReadings: inOrder({ ...before, ...Object.fromEntries(read) }, texts),
    refused: strange.filter((key) => !texts.has(key)).map((key) => textFault(locale, key, 'unknown')),
  }
}

/** In the order of the texts, and without texts that are gone. */
function inOrder<T>(record: Readonly<Record<MessageKey, T>>, texts: Catalogue): Record<MessageKey, T> {
  const entries = [...texts.keys()].flatMap((key) =>
    record[key] === undefined ? [] : [[key, record[key]] as const],
  )
  return Object.fromEntries(entries)
}
