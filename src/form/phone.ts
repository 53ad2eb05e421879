/** Phone numbers, in any way of writing them. */

import { parsePhoneNumberFromString } from 'libphonenumber-js/core'
import metadata from 'libphonenumber-js/min/metadata'
import { latinDigits } from './digits.js'

export type Phone =
  | {
      readonly ok: true
      /** `+46701740605` */
      readonly e164: string
      /** Typed with the country's own number only. */
      readonly isNational: boolean
      /** In a series that the country has given out. */
      readonly isInUse: boolean
    }
  | { readonly ok: false; readonly reason: 'short' | 'long' | 'country' | 'notANumber' }

/** Reads a phone number; one without a country code is taken for Swedish. */
export function readPhone(text: string): Phone {
  const typed = latinDigits(text).trim().replace(/^＋/u, '+')
  // A letter would be read as a key of the telephone: two typing slips make another number.
  if (!/\d/.test(typed) || /\p{L}/u.test(typed)) return { ok: false, reason: 'notANumber' }
  const parsed = parsePhoneNumberFromString(typed, { defaultCountry: 'SE', extract: false }, metadata)
  const digits = typed.replace(/\D/g, '').length
  if (!parsed) return { ok: false, reason: digits < 7 ? 'short' : digits > 15 ? 'long' : 'country' }
  if (!parsed.isPossible()) return { ok: false, reason: digits < 9 ? 'short' : 'long' }
  return {
    ok: true,
    e164: parsed.number,
    isNational: !/^(\+|00)/.test(typed.replace(/[^\d+]/g, '')),
    isInUse: parsed.isValid(),
  }
}

/** `+46701740605` in groups that can be read aloud: `+46 70 174 06 05`. */
export function inGroups(e164: string): string {
  return parsePhoneNumberFromString(e164, {}, metadata)?.formatInternational() ?? e164
}
