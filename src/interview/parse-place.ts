import { gateLine } from '../text.js'
import { findCountries, findLanguages } from './find-place.js'
import type { ParseContext, Parsed } from './parse.js'
import { nothingTyped, problem, understood } from './parsed.js'

/** A country by its name in a language on screen, in Swedish or English, or by its code in capitals. */
export function parseCountry(typed: string, context: ParseContext): Parsed {
  const text = gateLine(typed).trim()
  return text === '' ? nothingTyped : theOne(findCountries(text, context), 'country')
}

/** A language by one of its names, or by its tag. */
export function parseLanguage(typed: string, context: ParseContext): Parsed {
  const text = gateLine(typed).trim()
  return text === '' ? nothingTyped : theOne(findLanguages(text, context), 'language')
}

function theOne(found: readonly string[], what: 'country' | 'language'): Parsed {
  const [only] = found
  if (only === undefined) return problem(`answers:${what}.unknown`)
  return found.length === 1 ? understood(only) : problem(`answers:${what}.several`, { count: found.length })
}
