/** What the gates find, as messages. */

import type { Locale, Message, MessageKey, Values } from '../message.js'
import { namespaceOf, pathOf } from './catalogue.js'

export type FaultName =
  | 'missing'
  | 'unknown'
  | 'notText'
  | 'empty'
  | 'notClean'
  | 'placeholderMissing'
  | 'placeholderUnknown'
  | 'strayBraces'
  | 'pluralMissing'
  | 'pluralUnknown'
  | 'otherScript'
  | 'leftInSource'
  | 'sameAsOther'
  | 'tooLong'
  | 'tooLongForSource'
  | 'noGlyph'
  | 'endsInLatin'
  | 'stale'
  | 'notMarked'
  | 'nameMissing'
  | 'scriptOfMeta'
  | 'twice'
  | 'changedMeanwhile'
  | 'reviewLapsed'
  | 'noDecision'
  | 'comparisonLapsed'
  | 'backReadingLapsed'
  | 'term'

export interface TextFault {
  readonly locale: Locale
  readonly key: MessageKey
  readonly name: FaultName
  /** `locales/ar/form/identity.json: dateOfBirth.label` */
  readonly place: string
  readonly message: Message
  readonly remedy: Message
}

export function textFault(locale: Locale, key: MessageKey, name: FaultName, values: Values = {}): TextFault {
  return {
    locale,
    key,
    name,
    place: placeOf(locale, key),
    message: { key: `translate:faults.${name}.message`, values },
    remedy: { key: `translate:faults.${name}.remedy`, values },
  }
}

function placeOf(locale: Locale, key: MessageKey): string {
  return key.includes(':')
    ? `locales/${locale}/${namespaceOf(key)}.json: ${pathOf(key)}`
    : `locales/${locale}/${key}.json`
}
