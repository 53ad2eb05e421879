/** The sentences of the programme information: the leaflet and the talk say the same. */

import type { MessageKey, Values } from '../message.js'
import { sayDate, sayMoney, type Speaker } from './say.js'

/** What may be paid at most, by guidance of a day. */
export interface AmountsSaid {
  /** `YYYY-MM-DD` */
  readonly validFrom: string
  /** ISO 4217. */
  readonly currency: string
  readonly adult: {
    readonly monthly: number
    readonly months: number
    readonly individual: number
    readonly medical: number
  }
  /** Part of each amount that a child gets as a rule. */
  readonly childShare: number
}

export const topicTitleKey = (topic: string): MessageKey => `leaflet:${topic}.title`

export interface InformationSentence {
  readonly key: MessageKey
  readonly values: Values
}

/** A sentence with the amounts that it names. */
export function informationSentence(
  topic: string,
  sentence: string,
  amounts: AmountsSaid,
  speaker: Speaker,
): InformationSentence {
  const values = topic === 'amounts' ? amountsIn(sentence, amounts, speaker) : {}
  return { key: `leaflet:${topic}.${sentence}`, values }
}

function amountsIn(sentence: string, amounts: AmountsSaid, speaker: Speaker): Values {
  const { adult, currency, childShare, validFrom } = amounts
  const money = (amount: number): Values => ({ amount: sayMoney(amount, currency, speaker.locale) })
  switch (sentence) {
    case 'monthly':
      return { ...money(adult.monthly), count: adult.months }
    case 'individual':
      return money(adult.individual)
    case 'medical':
      return money(adult.medical)
    case 'child':
      return { percent: Math.round(childShare * 100) }
    default:
      return { date: sayDate(validFrom, speaker) }
  }
}
