/** Choices by number, by their first letters, or by whole words. */

import { latinDigits } from '../form/digits.js'
import type { ChoiceCode, Kind } from '../form/form.js'
import { choiceCodes } from '../form/look-up.js'
import type { Scalar } from './answer.js'
import { meaning } from './match-words.js'
import type { Nameable } from './match-words.js'
import type { ParseContext, Parsed } from './parse.js'
import { nothingTyped, problem, understood } from './parsed.js'

type OneOf = Extract<Kind, { kind: 'oneOf' }>
type SeveralOf = Extract<Kind, { kind: 'severalOf' }>

export function parseYesNo(typed: string, context: ParseContext): Parsed {
  const found = pick(typed, [nameable(true, 'yes', context), nameable(false, 'no', context)])
  return found.length === 1 && found[0] !== undefined ? understood(found[0]) : notOne(typed, found, 2)
}

export function parseChoice(kind: OneOf, typed: string, context: ParseContext): Parsed {
  const choices = nameables(choiceCodes(context.form, kind.choices), context)
  const found = pick(typed, choices)
  return found.length === 1 && found[0] !== undefined
    ? understood(found[0])
    : notOne(typed, found, choices.length)
}

/** A step from 0 to 4, by its digit or its word. */
export function parseScale(typed: string, context: ParseContext): Parsed {
  const digits = latinDigits(typed).trim()
  if (/^[0-4]$/.test(digits)) return understood(Number(digits))
  if (digits === '') return nothingTyped
  const step = meaning(typed, nameables(['0', '1', '2', '3', '4'], context))
  if (step === 'several') return problem('answers:choice.several')
  return step === undefined ? problem('answers:scale') : understood(Number(step))
}

/**
 * Several choices with spaces, commas or line ends between them. A choice that stands alone puts
 * the others out, and the person is told.
 */
export function parseSeveral(kind: SeveralOf, typed: string, context: ParseContext): Parsed {
  const codes = choiceCodes(context.form, kind.choices)
  const choices = nameables(codes, context)
  const chosen = new Set<ChoiceCode>()
  const pieces = piecesOf(typed, choices)
  if (pieces.length === 0) return nothingTyped
  for (const piece of pieces) {
    const found = pick(piece, choices)
    if (found.length !== 1 || found[0] === undefined) return notOne(piece, found, codes.length)
    chosen.add(found[0])
  }
  const alone = codes.find((code) => chosen.has(code) && kind.exclusive.includes(code))
  if (alone !== undefined && chosen.size > 1) {
    return understood([alone], {
      warnings: [{ key: 'answers:choice.standsAlone', values: { number: codes.indexOf(alone) + 1 } }],
    })
  }
  return understood(codes.filter((code) => chosen.has(code)))
}

export function typedChoice(kind: OneOf, value: unknown, { form }: ParseContext): string {
  const index = choiceCodes(form, kind.choices).findIndex((code) => code === value)
  return index < 0 ? '' : String(index + 1)
}

export function typedSeveral(
  kind: SeveralOf,
  value: Scalar | readonly Scalar[],
  context: ParseContext,
): string {
  const codes = choiceCodes(context.form, kind.choices)
  const chosen = new Set(typeof value === 'object' ? value : [value])
  return codes.flatMap((code, index) => (chosen.has(code) ? [String(index + 1)] : [])).join(', ')
}

/** By number, else by words. None or several when it is not clear. */
function pick<T>(typed: string, choices: readonly Nameable<T>[]): readonly T[] {
  const digits = latinDigits(typed).trim().replace(/[.)]$/, '')
  if (/^\d+$/.test(digits)) return choices.slice(Number(digits) - 1, Number(digits)).map(({ value }) => value)
  const found = meaning(typed, choices)
  if (found === 'several') return choices.map(({ value }) => value)
  return found === undefined ? [] : [found]
}

function notOne(typed: string, found: readonly unknown[], count: number): Parsed {
  if (typed.trim() === '') return nothingTyped
  return found.length > 1 ? problem('answers:choice.several') : problem('answers:choice.unknown', { count })
}

/** Whole phrases between commas; numbers and single words also between spaces. */
function piecesOf(typed: string, choices: readonly Nameable<ChoiceCode>[]): readonly string[] {
  const phrases = typed.split(/[,;،؛、，\n]+/u).filter((phrase) => phrase.trim() !== '')
  return phrases.flatMap((phrase) =>
    pick(phrase, choices).length === 1 ? [phrase] : phrase.split(/\s+/u).filter((word) => word !== ''),
  )
}

const nameables = (codes: readonly ChoiceCode[], context: ParseContext): readonly Nameable<ChoiceCode>[] =>
  codes.map((code) => nameable(code, code, context))

/** The code itself can be typed too, for scripts that feed the plain mode. */
const nameable = <T extends ChoiceCode | boolean>(
  value: T,
  code: string,
  context: ParseContext,
): Nameable<T> => ({
  value,
  words: [...(context.wordsOf?.(value) ?? []), code],
})
