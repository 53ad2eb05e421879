/** Whether conditions look at something that is there, and whether they make a difference. */

import type { Condition } from './condition.js'
import { canBe } from './check-references.js'
import type { CompositeKind, Form, GroupName, Kind, ListKind, Question } from './form.js'
import { questionIn, sectionOf } from './look-up.js'
import { outcomesOf } from './prove.js'
import { fault } from './read-form.js'
import type { TemplateFault } from './read-form.js'
import { readings } from './readings.js'
import type { Reading } from './readings.js'

/** From where a condition is looked at. */
export interface Standpoint {
  /** The group whose items it is looked at for. */
  readonly group?: GroupName
  /** The route knows no computed answers; rules do. */
  readonly seesComputed: boolean
}

/** What the condition names wrongly; where nothing, whether it can hold and can fail. */
export function conditionFaults(
  condition: Condition,
  place: string,
  from: Standpoint,
  form: Form,
): readonly TemplateFault[] {
  const wrong = readings(condition).flatMap((reading) => readingFaults(reading, place, from, form))
  if (wrong.length > 0) return wrong
  const { canHold, canFail } = outcomesOf(condition, form)
  return [...(canHold ? [] : [fault(place, 'neverTrue')]), ...(canFail ? [] : [fault(place, 'neverFalse')])]
}

function readingFaults(
  reading: Reading,
  place: string,
  from: Standpoint,
  form: Form,
): readonly TemplateFault[] {
  const question = questionIn(form, reading.question)
  if (!question) return [fault(place, 'unknownQuestion', { question: reading.question })]
  if (question.kind === 'derived' && !from.seesComputed)
    return [fault(place, 'looksAtComputed', { question: question.id })]
  const repeats = sectionOf(form, question.id)?.repeats
  if (repeats !== undefined && repeats !== (reading.inItemOf ?? from.group)) {
    return [fault(place, 'looksAtManyItems', { question: question.id })]
  }
  const kind = kindLookedAt(question, reading.part)
  if (!kind) return [fault(place, 'unknownPart', { part: reading.part ?? '' })]
  return valueFaults(reading, question, kind, place, form)
}

type AnyKind = Question | Kind | CompositeKind | ListKind

function kindLookedAt(question: Question, part: string | undefined): AnyKind | undefined {
  if (part === undefined) return question
  const whole = question.kind === 'list' ? question.item : question
  return whole.kind === 'composite' ? whole.parts.find(({ id }) => id === part)?.of : undefined
}

/** Whether the look fits the kind of answer: choices that exist, ages of dates, lists of countries. */
function valueFaults(
  { condition, question: read }: Reading,
  question: Question,
  kind: AnyKind,
  place: string,
  form: Form,
): readonly TemplateFault[] {
  const wrongKind = fault(place, 'wrongKind', { question: question.id, kind: kind.kind })
  if ('ageOf' in condition || 'before' in condition) return isDate(kind) ? [] : [wrongKind]
  if ('inCountryList' in condition) {
    if (!Object.hasOwn(form.countryLists, condition.inCountryList)) {
      return [fault(place, 'unknownCountryList', { list: condition.inCountryList })]
    }
    return isOfCountries(kind) ? [] : [wrongKind]
  }
  if ('among' in condition && read === condition.question && kind.kind === 'composite') return [wrongKind]
  if ('atLeast' in condition || 'atMost' in condition) return isCountable(kind) ? [] : [wrongKind]
  return comparedWith(condition)
    .filter((value) => kind.kind === 'composite' || !canBe(kind as Kind | Question, value, form))
    .map((value) => fault(place, 'unknownChoice', { code: String(value) }))
}

function comparedWith(condition: Condition): readonly (string | number | boolean)[] {
  if ('is' in condition) return condition.is
  if ('isNot' in condition) return condition.isNot
  if ('hasAll' in condition) return condition.hasAll
  return 'isOnly' in condition ? [condition.isOnly] : []
}

const isDate = (kind: AnyKind): boolean =>
  kind.kind === 'date' || kind.kind === 'partialDate' || (kind.kind === 'derived' && isDate(kind.of))

const isOfCountries = (kind: AnyKind): boolean =>
  kind.kind === 'country' || (kind.kind === 'list' && isOfCountries(kind.item))

const isCountable = (kind: AnyKind): boolean =>
  ['number', 'scale', 'money', 'severalOf', 'list'].includes(kind.kind) ||
  (kind.kind === 'derived' && isCountable(kind.of))
