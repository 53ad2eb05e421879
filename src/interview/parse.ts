/** From what a person typed to the value that is kept, and back. */

import { runChecks } from '../form/checks.js'
import { latinDigits } from '../form/digits.js'
import type { ChoiceCode, Form, Kind, Question } from '../form/form.js'
import type { Locale, Message } from '../message.js'
import type { Composite, Scalar } from './answer.js'
import { nameOfCountry, nameOfLanguage } from './find-place.js'
import {
  parseChoice,
  parseScale,
  parseSeveral,
  parseYesNo,
  typedChoice,
  typedSeveral,
} from './parse-choice.js'
import { parseEmail, parsePhone } from './parse-contact.js'
import { parseDate } from './parse-date.js'
import { parseMoney, parseNumber } from './parse-number.js'
import { parseCountry, parseLanguage } from './parse-place.js'
import { parseText } from './parse-text.js'

export interface ParseContext {
  readonly form: Form
  readonly question: Question
  /** The part of a composite answer that is typed. */
  readonly part?: string
  /** What has been answered of the same composite answer so far. */
  readonly partsSoFar?: Composite
  /** `YYYY-MM-DD` */
  readonly today: string
  /** The languages on screen, the applicant's first. */
  readonly locales: readonly Locale[]
  /**
   * The words for a choice, for yes (`true`) and no (`false`), for a step of a scale: those on screen, or those
   * of the languages that are named.
   */
  readonly wordsOf?: (code: ChoiceCode | boolean, locales?: readonly Locale[]) => readonly string[]
}

export type Parsed = Understood | { readonly ok: false; readonly problem: Message }

export interface Understood {
  readonly ok: true
  readonly value: Scalar | readonly Scalar[]
  /** As typed, where the value says it in another way: another calendar, other digits. */
  readonly typed?: string
  /** What the text was taken for: shown, and kept only when the person says so once more. */
  readonly confirm?: Message
  readonly warnings: readonly Message[]
}

/**
 * Reads what was typed for a question, or for one part of it, and runs its named checks. Total:
 * whatever the text, there is a value or a message that says what to do.
 */
export function parseTyped(kind: Kind, typed: string, context: ParseContext): Parsed {
  const parsed = read(kind, typed, context)
  if (!parsed.ok) return parsed
  const findings = runChecks(checksOf(context), parsed.value, {
    today: context.today,
    parts: context.partsSoFar ?? {},
  })
  const refused = findings.find(({ level }) => level === 'refuse')
  if (refused) return { ok: false, problem: refused.message }
  const warnings = [...parsed.warnings, ...findings.map(({ message }) => message)]
  return { ...withOtherDigits(kind, typed, parsed), warnings }
}

/** A text that is read as this value again: what stands in the field when a person goes back. */
export function typedFrom(kind: Kind, value: Scalar | readonly Scalar[], context: ParseContext): string {
  switch (kind.kind) {
    case 'yesNo':
      return value === true ? '1' : '2'
    case 'oneOf':
      return typedChoice(kind, value, context)
    case 'severalOf':
      return typedSeveral(kind, value, context)
    case 'country':
      return typeof value === 'string' ? nameOfCountry(value, context) : ''
    case 'language':
      return typeof value === 'string' ? nameOfLanguage(value, context) : ''
    default:
      return String(value)
  }
}

function read(kind: Kind, typed: string, context: ParseContext): Parsed {
  switch (kind.kind) {
    case 'text':
    case 'longText':
      return parseText(kind, typed)
    case 'yesNo':
      return parseYesNo(typed, context)
    case 'oneOf':
      return parseChoice(kind, typed, context)
    case 'severalOf':
      return parseSeveral(kind, typed, context)
    case 'scale':
      return parseScale(typed, context)
    case 'number':
      return parseNumber(kind, typed)
    case 'money':
      return parseMoney(kind, typed, context)
    case 'date':
    case 'partialDate':
      return parseDate(kind, typed, context)
    case 'country':
      return parseCountry(typed, context)
    case 'language':
      return parseLanguage(typed, context)
    case 'phone':
      return parsePhone(typed)
    case 'email':
      return parseEmail(typed)
  }
}

/** Digits of another script are kept as they were typed, beside the value in Latin digits. */
function withOtherDigits(kind: Kind, typed: string, parsed: Understood): Understood {
  const isInDigits = ['date', 'partialDate', 'number', 'money', 'phone'].includes(kind.kind)
  return isInDigits && latinDigits(typed) !== typed ? { typed: typed.trim(), ...parsed } : parsed
}

/** A check stands with the question, or with the part it is about. */
function checksOf({ question, part }: ParseContext): readonly string[] {
  if (part === undefined) return question.checks ?? []
  const parts =
    question.kind === 'composite'
      ? question.parts
      : question.kind === 'list' && question.item.kind === 'composite'
        ? question.item.parts
        : []
  return parts.find(({ id }) => id === part)?.checks ?? []
}
