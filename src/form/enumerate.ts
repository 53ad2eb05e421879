/** The answers that make a difference to conditions: finitely many, even of a date or a number. */

import type { Condition, NoAnswerState } from './condition.js'
import { isoDate, movedDay } from './dates.js'
import type { Known } from './evaluate.js'
import type { ChoiceCode, CompositeKind, Form, Kind, ListKind, Question, QuestionId } from './form.js'
import { choiceCodes, questionIn } from './look-up.js'
import { readings } from './readings.js'

export { conditionsOf, questionsRead } from './readings.js'

/** What conditions compare an answer with: between these, all answers are alike to them. */
export interface Landmarks {
  readonly words: ReadonlySet<string>
  readonly numbers: ReadonlySet<number>
  /** Numbers of items of a group. */
  readonly counts: ReadonlySet<number>
  readonly days: ReadonlySet<string>
  readonly parts: ReadonlySet<string>
  readonly states: ReadonlySet<NoAnswerState>
}

/** The landmarks of some conditions. Days are counted from `today`. */
export function landmarksOf(form: Form, conditions: readonly Condition[], today: string): Landmarks {
  const marks = {
    words: new Set<string>(),
    numbers: new Set<number>(),
    counts: new Set([0, 1, ...conditions.flatMap(countsIn)]),
    days: new Set<string>(),
    parts: new Set<string>(),
    states: new Set<NoAnswerState>(),
  }
  const addDay = (months: number, days: number) => {
    for (const aside of [-1, 0, 1]) {
      const day = movedDay(today, { months, days: days + aside })
      if (day !== undefined) marks.days.add(day)
    }
  }
  addDay(0, 0)
  for (const { condition, part } of conditions.flatMap((each) => readings(each))) {
    if (part !== undefined) marks.parts.add(part)
    if ('state' in condition) condition.state.forEach((state) => marks.states.add(state))
    const compared = 'is' in condition ? condition.is : 'isNot' in condition ? condition.isNot : []
    for (const value of compared) {
      if (typeof value === 'string') marks.words.add(value)
      if (typeof value === 'number') marks.numbers.add(value)
    }
    if ('hasAll' in condition) condition.hasAll.forEach((code) => marks.words.add(code))
    if ('isOnly' in condition) marks.words.add(condition.isOnly)
    if ('inCountryList' in condition)
      form.countryLists[condition.inCountryList]?.slice(0, 1).forEach((country) => marks.words.add(country))
    if ('among' in condition) codesCompared(form, condition.among).forEach((code) => marks.words.add(code))
    if ('ageOf' in condition) {
      for (const years of [condition.atLeast, condition.below])
        if (years !== undefined) addDay(-12 * years, 0)
      addDay((condition.on.plusMonths ?? 0) - 12 * 60, 0)
    } else {
      if ('atLeast' in condition) marks.numbers.add(condition.atLeast)
      if ('atMost' in condition) marks.numbers.add(condition.atMost)
    }
    if ('before' in condition) {
      const { plusMonths = 0, plusDays = 0 } = condition.before
      addDay(plusMonths, plusDays)
      addDay(-plusMonths, -plusDays)
    }
  }
  return marks
}

/** Where two answers are compared with each other, a few values that both can have. */
function codesCompared(form: Form, id: QuestionId): readonly string[] {
  const question = questionIn(form, id)
  const kind = question?.kind === 'list' ? question.item : question
  if (kind?.kind === 'oneOf' || kind?.kind === 'severalOf')
    return choiceCodes(form, kind.choices).slice(0, choicesInFull)
  return kind?.kind === 'country' ? form.countries.slice(0, 2) : []
}

function countsIn(condition: Condition): readonly number[] {
  if ('all' in condition) return condition.all.flatMap(countsIn)
  if ('any' in condition) return condition.any.flatMap(countsIn)
  if ('not' in condition) return countsIn(condition.not)
  if ('someItem' in condition) return countsIn(condition.holds)
  if (!('count' in condition)) return []
  return [condition.atLeast, condition.atMost].filter((limit) => limit !== undefined)
}

/**
 * The answers to a question that conditions with these landmarks can tell apart: none, each state
 * that they name, and a value on every side of every landmark.
 */
export function valuesOf(
  form: Form,
  question: Question,
  marks: Landmarks,
  today: string,
): readonly (Known | undefined)[] {
  const states = [...marks.states].map((state) => ({ state }))
  return [
    undefined,
    ...states,
    ...values(form, question, marks, today).map((value) => ({ state: 'answered' as const, value })),
  ]
}

function values(
  form: Form,
  kind: Question | Kind | CompositeKind,
  marks: Landmarks,
  today: string,
): readonly unknown[] {
  switch (kind.kind) {
    case 'yesNo':
      return [true, false]
    case 'oneOf':
      return landmarkCodes(choiceCodes(form, kind.choices), marks)
    case 'severalOf':
      return selections(landmarkCodes(choiceCodes(form, kind.choices), marks), kind.exclusive)
    case 'number':
      return numbersBetween(kind.min, kind.max, marks)
    case 'scale':
      return [0, 1, 2, 3, 4]
    case 'money':
      return numbersBetween(0, 1_000_000, marks)
    case 'date':
    case 'partialDate':
      return days(kind.within, marks, today)
    case 'country':
      return landmarkCodes(form.countries, marks)
    case 'language':
      return landmarkCodes(form.languages, marks)
    case 'text':
    case 'longText':
    case 'phone':
    case 'email':
      return ['x']
    case 'composite':
      return composites(form, kind, marks, today)
    case 'list':
      return lists(form, kind, marks, today)
    case 'derived':
      return values(form, kind.of, marks, today)
  }
}

/** The codes that are compared with, and one that is not. */
function landmarkCodes(codes: readonly ChoiceCode[], { words }: Landmarks): readonly ChoiceCode[] {
  const other = codes.find((code) => !words.has(code))
  return [...codes.filter((code) => words.has(code)), ...(other === undefined ? [] : [other])]
}

/** With more choices than this, no longer every selection is looked at. */
const choicesInFull = 6

/** What can be ticked: an exclusive choice alone, any of the others together. */
function selections(
  codes: readonly ChoiceCode[],
  exclusive: readonly ChoiceCode[],
): readonly (readonly ChoiceCode[])[] {
  const free = codes.filter((code) => !exclusive.includes(code))
  const alone = codes.filter((code) => exclusive.includes(code)).map((code) => [code])
  if (free.length > choicesInFull) return [...alone, ...free.map((code) => [code]), free]
  const together = Array.from({ length: 2 ** free.length - 1 }, (_, bits) =>
    free.filter((_code, index) => ((bits + 1) >> index) % 2 === 1),
  )
  return [...alone, ...together]
}

function numbersBetween(min: number, max: number, { numbers }: Landmarks): readonly number[] {
  const near = [...numbers].flatMap((number) => [number - 1, number, number + 1])
  return [...new Set([min, ...near, max])].filter((number) => number >= min && number <= max)
}

/** A day that lay ahead when it was typed may have passed since; one that had passed stays so. */
function days(within: 'past' | 'future' | undefined, marks: Landmarks, today: string): readonly string[] {
  const far = [
    isoDate({ year: Number(today.slice(0, 4)) - 90, month: 1, day: 1 }),
    isoDate({ year: Number(today.slice(0, 4)) + 20, month: 1, day: 1 }),
  ]
  return [...new Set([...far, ...marks.days])].filter((day) => within !== 'past' || day <= today).sort()
}

/** Only the parts that are looked at differ; with each other in every way. */
function composites(
  form: Form,
  { parts }: CompositeKind,
  marks: Landmarks,
  today: string,
): readonly unknown[] {
  let made: readonly Readonly<Record<string, unknown>>[] = [{}]
  for (const part of parts) {
    if (!marks.parts.has(part.id)) continue
    const each = values(form, part.of, marks, today)
    const isLeftOut = part.optional === true || part.when !== undefined
    made = made.flatMap((others) => [
      ...(isLeftOut ? [others] : []),
      ...each.map((value) => ({ ...others, [part.id]: value })),
    ])
  }
  return made
}

function lists(form: Form, { item, max }: ListKind, marks: Landmarks, today: string): readonly unknown[] {
  const each = values(form, item, marks, today)
  const pairs =
    max > 1 ? each.flatMap((one, index) => each.slice(index + 1).map((other) => [one, other])) : []
  const lengths = [...marks.numbers]
    .flatMap((number) => [number - 1, number, number + 1])
    .filter((length) => length > 2 && length <= max)
  return [
    [],
    ...each.map((one) => [one]),
    ...pairs,
    ...lengths.map((length) => Array.from({ length }, () => each[0])),
  ]
}
