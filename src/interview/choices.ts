/** The rows that can be chosen at a step: choices by their digits, countries and languages by what is typed. */

import { latinDigits } from '../form/digits.js'
import type { ChoiceCode, Form, Kind } from '../form/form.js'
import { choiceCodes } from '../form/look-up.js'
import type { Scalar } from './answer.js'
import { findCountries, findLanguages, type Naming } from './find-place.js'
import { parseTyped, type ParseContext } from './parse.js'

export interface Choice {
  /** What is typed to choose it, and what stands before it on screen. */
  readonly digits: string
  readonly code: Scalar
}

/** The fixed choices of a kind, in the order they are shown; none for kinds that are typed. */
export function choicesOf(form: Form, kind: Kind): readonly Choice[] {
  switch (kind.kind) {
    case 'yesNo':
      return [
        { digits: '1', code: true },
        { digits: '2', code: false },
      ]
    case 'oneOf':
    case 'severalOf':
      return choiceCodes(form, kind.choices).map((code, index) => ({ digits: `${index + 1}`, code }))
    case 'scale':
      return [4, 3, 2, 1, 0].map((step) => ({ digits: `${step}`, code: step }))
    default:
      return []
  }
}

/** Countries or languages whose names begin or go on as typed, best first; empty for other kinds. */
export function foundBy(kind: Kind, typed: string, naming: Naming): readonly string[] {
  if (typed.trim() === '') return []
  if (kind.kind === 'country') return findCountries(typed, naming)
  if (kind.kind === 'language') return findLanguages(typed, naming)
  return []
}

/** The digits in a text, digits of any script read as ours: `٢ ٣` and `2,3` are `2` and `3`. */
export function digitsIn(text: string): readonly string[] {
  return (latinDigits(text).match(/\d+/gu) ?? []).map((digits) => digits.replace(/^0+(?=\d)/u, ''))
}

/** The choices that the text means so far, in the order they are shown: digits, or words in either language. */
export function chosenBy(kind: Kind, text: string, context: ParseContext): readonly Choice[] {
  const choices = choicesOf(context.form, kind)
  if (choices.length === 0 || text.trim() === '') return []
  if (/^[\p{Nd}\s,]+$/u.test(text)) return choices.filter(({ digits }) => digitsIn(text).includes(digits))
  const parsed = parseTyped(kind, text, context)
  const codes: readonly Scalar[] = parsed.ok ? [parsed.value].flat() : []
  const typed = digitsIn(text)
  return choices.filter(({ code, digits }) => (parsed.ok ? codes.includes(code) : typed.includes(digits)))
}

/**
 * The text after a choice was marked or unmarked by hand, or after a digit was typed that does
 * not go together with the others. `cleared` tells that a choice that stands alone took others out.
 */
export function settled(
  choices: readonly Choice[],
  text: string,
  exclusive: readonly ChoiceCode[],
): { readonly text: string; readonly cleared: boolean } {
  const typed = digitsIn(text)
  const last = typed.at(-1)
  const standsAlone = (digits: string): boolean => {
    const code = choices.find((choice) => choice.digits === digits)?.code
    return typeof code === 'string' && exclusive.includes(code)
  }
  // With ten choices or more, `1` may be the beginning of `12`: only Enter tells.
  if (last === undefined || choices.length > 9 || typed.length < 2) return { text, cleared: false }
  if (standsAlone(last)) return { text: last, cleared: true }
  const kept = typed.filter((digits) => !standsAlone(digits))
  return kept.length === typed.length ? { text, cleared: false } : { text: kept.join(' '), cleared: true }
}
