/** Rules about single answers, whichever question they are given to. */

import { dayParts } from '../form/dates.js'
import { latinDigits } from '../form/digits.js'
import type { CheckName, CompositeKind, Question, QuestionId } from '../form/form.js'
import { runChecks } from '../form/checks.js'
import { coordinationNumberFault, personalIdentityNumberFault } from '../form/id-numbers.js'
import type { Answered, Place } from '../interview/answer.js'
import { partOf, valueOf } from './rule-context.js'
import { isEthiopian } from '../interview/read-date.js'
import type { RuleContext } from './rule-context.js'
import type { Finding } from './rule-checks.js'

/** Rule D11: free text that seems to hold a telephone number, an address or a whole date. */
export function identifyingDetails(context: RuleContext): readonly Finding[] {
  return found(context, (given) => hasWarning(given, 'noIdentifyingDetails', context))
}

/** Rule P7. */
export function legalBasisIsConsent(context: RuleContext): readonly Finding[] {
  return found(context, (given) => hasWarning(given, 'notConsentAsBasis', context))
}

/** Rule P8. */
export function channelIsOrdinaryMail(context: RuleContext): readonly Finding[] {
  return found(context, (given) => hasWarning(given, 'notOrdinaryEmail', context))
}

/** Rule D15: a date that was typed in another calendar, and not confirmed in the read-back. */
export function dateOfAnotherCalendar(context: RuleContext): readonly Finding[] {
  return found(
    context,
    ({ question, answer: { story } }) =>
      hasDate(question) && story?.confirmed !== true && isOfAnotherCalendar(story?.typed),
  )
}

/** Rule D16: a birth date without day or month. A ticket needs a whole one. */
export function partialBirthDate(context: RuleContext): readonly Finding[] {
  return found(
    context,
    ({ question, answer }) =>
      question.id === 'identity.dateOfBirth' &&
      typeof answer.value === 'string' &&
      dayParts(answer.value)?.day === undefined,
  )
}

const swedishNumbers: ReadonlyMap<QuestionId, typeof personalIdentityNumberFault> = new Map([
  ['identity.personalIdentityNumber', personalIdentityNumberFault],
  ['identity.coordinationNumber', coordinationNumberFault],
])

/** Rule D5: wrong check digit, or no date at all. */
export function swedishNumberDoesNotAddUp(context: RuleContext): readonly Finding[] {
  return found(context, ({ question, answer }) => {
    const faultOf = swedishNumbers.get(question.id)
    return (
      typeof answer.value === 'string' && faultOf?.(answer.value, context.circumstances.today) !== undefined
    )
  })
}

/** Rule D6: a Swedish number with another birth date than the one given, as far as that is known. */
export function swedishNumberHasAnotherBirthDate(context: RuleContext): readonly Finding[] {
  const birth = valueOf(context, 'identity.dateOfBirth')
  if (typeof birth !== 'string') return []
  return found(
    context,
    ({ question, answer }) =>
      swedishNumbers.has(question.id) && typeof answer.value === 'string' && !canBeBorn(birth, answer.value),
  ).map(({ places }) => ({ places: [...places, { question: 'identity.dateOfBirth' }] }))
}

interface Given {
  readonly place: Place
  readonly question: Question
  readonly answer: Answered
}

/** One finding over all answers that something is so of. */
function found(context: RuleContext, isSo: (given: Given) => boolean): readonly Finding[] {
  const places: Place[] = []
  for (const { place, question, answer } of context.sections.flatMap(({ questions }) => questions)) {
    if (answer?.state === 'answered' && isSo({ place, question, answer })) places.push(place)
  }
  return places.length > 0 ? [{ places, values: { count: places.length } }] : []
}

/** Whether a check that the template names for the question, or for a part of it, warns. */
function hasWarning({ question, answer }: Given, check: CheckName, context: RuleContext): boolean {
  const { today } = context.circumstances
  const isFound = (value: unknown): boolean => runChecks([check], value, { today, parts: {} }).length > 0
  if (question.checks?.includes(check) && isFound(answer.value)) return true
  const items: readonly unknown[] = Array.isArray(answer.value) ? answer.value : [answer.value]
  return partsOf(question)
    .filter((part) => part.checks?.includes(check))
    .some(({ id }) => items.some((item) => isFound(partOf(item, id))))
}

function partsOf(question: Question): CompositeKind['parts'] {
  if (question.kind === 'composite') return question.parts
  return question.kind === 'list' && question.item.kind === 'composite' ? question.item.parts : []
}

function hasDate(question: Question): boolean {
  const kinds = [question.kind, ...partsOf(question).map(({ of }) => of.kind)]
  return kinds.includes('date') || kinds.includes('partialDate')
}

/** Buddhist era, a Persian or Hijri year, or said to be of the Ethiopian calendar. */
function isOfAnotherCalendar(typed: string | undefined): boolean {
  if (isEthiopian(typed ?? '')) return true
  const years = latinDigits(typed ?? '').match(/\d{4}/gu) ?? []
  return years.map(Number).some((year) => (year >= 1300 && year <= 1500) || year > 2400)
}

/** Compares year in century, month and day, each as far as both are known. */
function canBeBorn(birth: string, number: string): boolean {
  const born = dayParts(birth)
  const match = /^(?:\d{2})?(\d{2})(\d{2})(\d{2})[-+]?\d{4}$/u.exec(latinDigits(number).replace(/\s/gu, ''))
  if (!born || !match) return true
  const [year, month, rawDay] = match.slice(1).map(Number)
  const day = (rawDay ?? 0) > 60 ? (rawDay ?? 0) - 60 : rawDay
  return (
    born.year % 100 === year &&
    (born.month === undefined || born.month === month) &&
    (born.day === undefined || born.day === day)
  )
}
