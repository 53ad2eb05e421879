/**
 * The named checks that a template can ask for. Each looks at one value; it refuses only what
 * cannot be right, and warns of what is unlikely or unwise.
 */

import type { Message } from '../message.js'
import { isWholeDate, movedDay } from './dates.js'
import type { CheckName, CountryCode } from './form.js'
import { holdsIdentifyingDetails } from './identifying-details.js'
import {
  coordinationNumberFault,
  isLmaNumber,
  nationalIdNumberFault,
  passportNumberFault,
  personalIdentityNumberFault,
} from './id-numbers.js'

export interface Finding {
  readonly message: Message
  /** `refuse`: the value is not kept. `warn`: it is kept, and the person is told. */
  readonly level: 'refuse' | 'warn'
}

export interface CheckContext {
  /** `YYYY-MM-DD` */
  readonly today: string
  /** The other parts of the same composite answer, as far as they are known. */
  readonly parts: Readonly<Record<string, unknown>>
}

type Check = (value: string, context: CheckContext) => Finding | undefined

/** What the checks of these names find in the value. A name without a check finds nothing. */
export function runChecks(
  names: readonly CheckName[],
  value: unknown,
  context: CheckContext,
): readonly Finding[] {
  const values = (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string')
  return names.flatMap((name) => values.flatMap((each) => checks.get(name)?.(each, context) ?? []))
}

export const isCheckName = (name: string): boolean => checks.has(name)

const warn = (key: string): Finding => ({ level: 'warn', message: { key: `answers:checks.${key}` } })
const refuse = (key: string): Finding => ({ level: 'refuse', message: { key: `answers:checks.${key}` } })

const checks: ReadonlyMap<CheckName, Check> = new Map<CheckName, Check>([
  ['name', (text) => (isName(text) ? undefined : refuse('name'))],
  [
    'personalIdentityNumber',
    (text, { today }) => {
      const fault = personalIdentityNumberFault(text, today)
      return fault && refuse(`personalIdentityNumber.${fault}`)
    },
  ],
  [
    'coordinationNumber',
    (text, { today }) => {
      const fault = coordinationNumberFault(text, today)
      return fault && refuse(`coordinationNumber.${fault}`)
    },
  ],
  ['lmaNumber', (text) => (isLmaNumber(text) ? undefined : refuse('lmaNumber'))],
  [
    'passportNumber',
    (text) => {
      const fault = passportNumberFault(text)
      return fault && warn(`passportNumber.${fault}`)
    },
  ],
  [
    'nationalIdNumber',
    (text, { parts }) => {
      const fault = nationalIdNumberFault(text, countryIn(parts))
      return fault && warn(`nationalIdNumber.${fault}`)
    },
  ],
  ['webmail', (text) => (isWebmail(text) ? warn('webmail') : undefined)],
  [
    'noIdentifyingDetails',
    (text) => (holdsIdentifyingDetails(text) ? warn('identifyingDetails') : undefined),
  ],
  ['notOrdinaryEmail', (text) => (saysOrdinaryEmail(text) ? warn('ordinaryEmail') : undefined)],
  ['notConsentAsBasis', (text) => (saysConsent(text) ? warn('consentAsBasis') : undefined)],
  ['notInPast', (day, { today }) => (isWholeDate(day) && day < today ? warn('inPast') : undefined)],
  ['notInFuture', (day, { today }) => (isWholeDate(day) && day > today ? warn('inFuture') : undefined)],
  [
    'verifiedWithin30Days',
    (day, { today }) => (isBefore(day, today, { days: -30 }) ? warn('verifiedLongAgo') : undefined),
  ],
  [
    'withinSixMonths',
    (day, { today }) => (isBefore(day, today, { months: -6 }) ? warn('olderThanSixMonths') : undefined),
  ],
])

/** Letters and marks of any script, spaces, apostrophes, hyphens, full stops; at least one letter. */
function isName(text: string): boolean {
  return /\p{L}/u.test(text) && /^(?:[\p{L}\p{M}\p{Zs}'’‘ʻʼ.·-]|\p{Join_Control})+$/u.test(text)
}

function countryIn(parts: CheckContext['parts']): CountryCode | undefined {
  const { country } = parts
  return typeof country === 'string' ? country : undefined
}

/** Services that anybody can have an address at: an address at work is none of these. */
const webmailHosts =
  /@(.+\.)?(gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|proton|protonmail|tutanota|mail|yandex|telia|bredband2?|spray|comhem|tele2)\.(com|co\.\w+|se|org|net|me|de|fr|ru|nu)$/i

const isWebmail = (text: string): boolean => webmailHosts.test(text.trim())

/** E-mail is named, and nothing that makes it safe. */
function saysOrdinaryEmail(text: string): boolean {
  const isEmail = /(^|[^\p{L}])(e-?post|e-?mail|mejl|mail|epost)/iu.test(text)
  const isMadeSafe = /krypter|encrypt|pgp|s\/mime|säker|secure|sefos|sdk/iu.test(text)
  return isEmail && !isMadeSafe
}

const saysConsent = (text: string): boolean =>
  /samtyck|consent|(^|\D)6\.1\.?\s?\(?a\)?($|[^\p{L}])/iu.test(text)

function isBefore(day: string, today: string, move: { days?: number; months?: number }): boolean {
  const limit = movedDay(today, move)
  return isWholeDate(day) && limit !== undefined && day < limit
}
