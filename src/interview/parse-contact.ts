/** Phone numbers and e-mail addresses: a slip here means that nobody reaches the person. */

import { latinDigits } from '../form/digits.js'
import { readPhone } from '../form/phone.js'
import { gateLine } from '../text.js'
import type { Parsed } from './parse.js'
import { nothingTyped, problem, understood } from './parsed.js'

/** The number with its country code. A number typed without one is taken for Swedish, and shown. */
export function parsePhone(typed: string): Parsed {
  const text = gateLine(typed).trim()
  if (text === '') return nothingTyped
  const phone = readPhone(text)
  if (!phone.ok) return problem(`answers:phone.${phone.reason}`)
  const warnings = phone.isInUse ? [] : [{ key: 'answers:phone.notInUse' }]
  const isPlainSwedishMobile = phone.isInUse && /^07/.test(latinDigits(text))
  return phone.isNational && !isPlainSwedishMobile
    ? understood(phone.e164, {
        warnings,
        confirm: { key: 'answers:phone.readAsSwedish', values: { number: phone.e164 } },
      })
    : understood(phone.e164, { warnings })
}

/** The longest address that can be delivered to: RFC 5321, 4.5.3.1.3, without the brackets. */
const longestAddress = 254

/** Looks for the slips that people make, not for every address that a standard forbids. */
export function parseEmail(typed: string): Parsed {
  const text = gateLine(typed).trim()
  if (text === '') return nothingTyped
  if (/\s/u.test(text)) return problem('answers:email.space')
  const [name = '', host = '', ...more] = text.split('@')
  if (more.length > 0 || name === '' || host === '') return problem('answers:email.at')
  if (!/^[\p{L}\p{M}\p{Nd}-]+(\.[\p{L}\p{M}\p{Nd}-]+)*\.[\p{L}\p{M}\p{Nd}-]{2,}$/u.test(host)) {
    return problem('answers:email.host')
  }
  if (
    !/^[\p{L}\p{M}\p{Nd}.!#$%&'*+/=?^_`{|}~-]+$/u.test(name) ||
    /^\.|\.$|\.\./.test(name) ||
    text.length > longestAddress
  ) {
    return problem('answers:email.name')
  }
  return understood(`${name}@${host.toLowerCase()}`)
}
