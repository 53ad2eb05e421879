/** Answers of every kind, as likely as not on either side of what conditions look at. */

import type { NoAnswerState } from '../src/form/condition.js'
import { isoDate, movedDay } from '../src/form/dates.js'
import type { CheckName, CompositeKind, DateWindow, Kind, ListKind, Part } from '../src/form/form.js'
import { choiceCodes } from '../src/form/look-up.js'
import type { AskedQuestion } from '../src/form/form.js'
import type { Answer, Composite, NoAnswer, Scalar, Story, Value } from '../src/interview/answer.js'
import type { Chance } from './chance.js'
import type { Subject } from './subject.js'

/** How a person answers: what share of the questions, from 0 to 1. */
export interface Temper {
  /** Left for another day, and skipped by this walk. */
  readonly open: number
  /** Declined, unknown, not asked, later. */
  readonly states: number
  /** Free text that some check warns about. */
  readonly unwise: number
  /** With a moment, a confirmation, words as typed. */
  readonly stories: number
}

export const allStates: readonly NoAnswerState[] = ['declined', 'unknown', 'notAsked', 'later']

export function anyAnswer(question: AskedQuestion, temper: Temper, subject: Subject, chance: Chance): Answer {
  if (chance.happens(temper.states))
    return withStory(noAnswer(chance.oneOf(allStates)), temper, subject, chance)
  const value = anyValue(question, question.checks ?? [], temper, subject, chance)
  const isFreeText = question.kind === 'text' || question.kind === 'longText'
  const original =
    isFreeText && chance.happens(0.3) ? { original: { language: 'en', value: 'own words' } } : {}
  return withStory({ state: 'answered', value, ...original }, temper, subject, chance)
}

export function noAnswer(state: NoAnswerState): NoAnswer {
  return state === 'notAsked' ? { state, reason: 'not of use here' } : { state }
}

function withStory(answer: Answer, temper: Temper, { today }: Subject, chance: Chance): Answer {
  if (!chance.happens(temper.stories)) return answer
  const day = movedDay(today, { days: chance.below(60) - 50 }) ?? today
  const story: Story = {
    at: `${day}T${chance.oneOf(['09', '12', '15'])}:00:00+02:00`,
    ...(chance.happens(0.2) ? { confirmed: true } : {}),
    ...(chance.happens(0.1) ? { typed: chance.oneOf(['2567-05-01', '1402-02-11', '۱۲']) } : {}),
  }
  return { ...answer, story }
}

function anyValue(
  kind: Kind | CompositeKind | ListKind,
  checks: readonly CheckName[],
  temper: Temper,
  subject: Subject,
  chance: Chance,
): Value {
  switch (kind.kind) {
    case 'composite':
      return anyComposite(kind, temper, subject, chance)
    case 'list':
      return anyList(kind, checks, temper, subject, chance)
    case 'severalOf':
      return anySelection(choiceCodes(subject.form, kind.choices), kind.exclusive, chance)
    default:
      return anyScalar(kind, checks, temper, subject, chance)
  }
}

/** A selection is one choice, some, or all that go together: conditions ask for each of these. */
function anySelection(
  codes: readonly string[],
  exclusive: readonly string[],
  chance: Chance,
): readonly string[] {
  if (chance.happens(0.4)) return [chance.oneOf(codes)]
  const together = codes.filter((code) => !exclusive.includes(code))
  if (together.length === 0 || chance.happens(0.3))
    return together.length === 0 ? [chance.oneOf(codes)] : together
  const some = chance.someOf(together, 0.4)
  return some.length > 0 ? some : [chance.oneOf(together)]
}

function anyList(
  { item, max }: ListKind,
  checks: readonly CheckName[],
  temper: Temper,
  subject: Subject,
  chance: Chance,
): Value {
  const length = chance.happens(0.02) ? max : Math.min(max, chance.oneOf([0, 1, 1, 1, 2, 3]))
  const one = (): Scalar | Composite =>
    item.kind === 'composite'
      ? anyComposite(item, temper, subject, chance)
      : (anyValue(item, checks, temper, subject, chance) as Scalar)
  const items = Array.from({ length }, one)
  return item.kind === 'composite' ? items : [...new Set(items)]
}

function anyComposite({ parts }: CompositeKind, temper: Temper, subject: Subject, chance: Chance): Composite {
  const made: Record<string, Composite[string]> = {}
  for (const part of parts) {
    if (!isPartAsked(part, made) || (part.optional === true && chance.happens(0.4))) continue
    made[part.id] = anyValue(part.of, part.checks ?? [], temper, subject, chance) as Composite[string]
  }
  return made
}

function isPartAsked({ when }: Part, made: Composite): boolean {
  return (
    when === undefined ||
    [made[when.part]].flat().some((value) => value !== undefined && when.is.includes(value))
  )
}

function anyScalar(
  kind: Exclude<Kind, { kind: 'severalOf' }>,
  checks: readonly CheckName[],
  temper: Temper,
  subject: Subject,
  chance: Chance,
): Scalar {
  const { form, marks } = subject
  switch (kind.kind) {
    case 'yesNo':
      return chance.happens(0.5)
    case 'oneOf':
      return chance.oneOf(choiceCodes(form, kind.choices))
    case 'scale':
      return chance.below(5)
    case 'number':
      return anyNumber(kind.min, kind.max, marks.numbers, chance)
    case 'money':
      return anyNumber(0, 100_000, marks.numbers, chance)
    case 'date':
      return anyDay(kind.within, subject, chance)
    case 'partialDate':
      return anyDay(kind.within, subject, chance).slice(0, chance.oneOf([4, 7, 10, 10, 10]))
    case 'country':
      return chance.happens(0.9) ? chance.oneOf(subject.countries) : chance.oneOf(form.countries)
    case 'language':
      return chance.oneOf(form.languages)
    case 'phone':
      return '+46701740605'
    case 'email':
      return 'kim@example.org'
    case 'text':
    case 'longText':
      return anyText(checks, kind.maxLength, temper, chance)
  }
}

/** Small numbers most often, since a number may be one of children. */
function anyNumber(min: number, max: number, marks: ReadonlySet<number>, chance: Chance): number {
  const near = [...marks].flatMap((mark) => [mark - 1, mark, mark + 1])
  const likely = [min, min + 1, min + 2, ...near].filter((number) => number >= min && number <= max)
  return chance.happens(0.95) ? chance.oneOf(likely) : min + chance.below(max - min + 1)
}

function anyDay(within: DateWindow | undefined, { today, marks }: Subject, chance: Chance): string {
  const year = Number(today.slice(0, 4))
  const far = isoDate({
    year: year + chance.oneOf([-60, -40, -24, -16, -9, -4, -1, 0, 1, 5]),
    month: 1 + chance.below(12),
    day: 1 + chance.below(28),
  })
  const day = chance.happens(0.5) ? chance.oneOf([...marks.days]) : far
  const isAllowed = within === undefined || (within === 'past' ? day <= today : day >= today)
  // A day that lay ahead when it was typed may have passed since.
  return isAllowed || (within === 'future' && chance.happens(0.3)) ? day : today
}

/** A text that the check has nothing to say about, and one that it warns of. */
const texts: Readonly<Record<CheckName, readonly [wise: string, unwise: string]>> = {
  name: ['Kim Prov-TEST', 'Kim Prov-TEST'],
  personalIdentityNumber: ['19811228-9874', '19811228-9875'],
  coordinationNumber: ['701063-2391', '701063-2392'],
  lmaNumber: ['12-345678', '12-345678'],
  passportNumber: ['AB123456', '?'],
  noIdentifyingDetails: ['an uncle in the north', 'ring 070-174 06 05'],
  notOrdinaryEmail: ['Sefos', 'vanlig e-post'],
  notConsentAsBasis: ['6.1 e GDPR', 'samtycke'],
}

function anyText(checks: readonly CheckName[], maxLength: number, temper: Temper, chance: Chance): string {
  const [check] = checks
  const known = check === undefined ? undefined : texts[check]
  const text = known ? known[chance.happens(temper.unwise) ? 1 : 0] : 'some words'
  return text.slice(0, maxLength)
}
