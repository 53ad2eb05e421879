/** Tries a condition with every answer that makes a difference to it. */

import type { Condition } from './condition.js'
import { landmarksOf, valuesOf } from './enumerate.js'
import { evaluate } from './evaluate.js'
import type { Facts, Known } from './evaluate.js'
import type { Form, GroupName, QuestionId } from './form.js'
import { questionIn, sectionOf } from './look-up.js'
import { groupsRead, readings } from './readings.js'

/** Any day will do: what matters is on which side of it the dates lie. */
const today = '2025-06-15'

/** With more combinations of answers than this, some thousands of them are tried. */
const combinationsInFull = 60_000
const combinationsTried = 20_000

export interface Outcomes {
  readonly canHold: boolean
  readonly canFail: boolean
}

/**
 * Whether the condition can hold and can fail, all questions in it being asked. Where there are
 * too many combinations to try them all, what did not come about is taken to be possible.
 */
export function outcomesOf(condition: Condition, form: Form): Outcomes {
  return tryAll(form, [condition], (facts) => evaluate(condition, facts))
}

/**
 * Whether there are answers with which the question is asked: the conditions of its section and
 * its own, of the questions that these look at, and so on. Groups are taken to have items.
 *
 * The conditions look at earlier questions only: see `check-order.ts`.
 */
export function canBeAsked(id: QuestionId, form: Form): boolean {
  const conditions = new Map<QuestionId, readonly Condition[]>()
  const follow = (question: QuestionId): void => {
    if (conditions.has(question)) return
    const all = conditionsFor(question, form)
    conditions.set(question, all)
    all
      .flatMap((each) => readings(each))
      .forEach((reading) => {
        follow(reading.question)
      })
  }
  follow(id)
  const isAsked = (question: QuestionId, facts: Facts): boolean =>
    (conditions.get(question) ?? []).every((each) => evaluate(each, seenOnRoute(facts, isAsked)))
  return tryAll(form, [...conditions.values()].flat(), (facts) => isAsked(id, facts)).canHold
}

/** Answers count only where their question is asked. */
function seenOnRoute(facts: Facts, isAsked: (question: QuestionId, facts: Facts) => boolean): Facts {
  return { ...facts, known: (question) => (isAsked(question, facts) ? facts.known(question) : undefined) }
}

/** An item of its own section is asked about where the section or the applicant's part in it allows. */
function conditionsFor(id: QuestionId, form: Form): readonly Condition[] {
  const when = [sectionOf(form, id)?.when, questionIn(form, id)?.when]
  return when.filter((condition) => condition !== undefined)
}

/** One thing that can turn out in several ways: an answer, the presence of an item, a number of items. */
interface Variable {
  readonly key: string
  readonly values: readonly unknown[]
}

function tryAll(form: Form, conditions: readonly Condition[], holds: (facts: Facts) => boolean): Outcomes {
  const looks = someItems(conditions)
  const variables = variablesOf(form, conditions, looks)
  const combinations = variables.reduce((product, { values }) => product * values.length, 1)
  const isComplete = combinations <= combinationsInFull
  const tries = isComplete ? combinations : combinationsTried
  let canHold = false
  let canFail = false
  let random = 1
  for (let index = 0; index < tries && !(canHold && canFail); index += 1) {
    const chosen = new Map<string, unknown>()
    let rest = index
    for (const { key, values } of variables) {
      if (!isComplete) random = (random * 48271) % 2147483647
      chosen.set(key, values[isComplete ? rest % values.length : random % values.length])
      rest = Math.floor(rest / values.length)
    }
    if (holds(factsFrom(chosen, form, looks))) canHold = true
    else canFail = true
  }
  return isComplete ? { canHold, canFail } : { canHold: true, canFail: true }
}

/** Every place where items are looked through: each gets an item of its own that may fit. */
type SomeItem = Extract<Condition, { someItem: unknown }>

function someItems(conditions: readonly Condition[]): readonly SomeItem[] {
  return conditions.flatMap((condition): readonly SomeItem[] => {
    if ('all' in condition) return someItems(condition.all)
    if ('any' in condition) return someItems(condition.any)
    if ('not' in condition) return someItems([condition.not])
    return 'someItem' in condition ? [condition] : []
  })
}

function variablesOf(
  form: Form,
  conditions: readonly Condition[],
  looks: readonly SomeItem[],
): readonly Variable[] {
  const marks = landmarksOf(form, conditions, today)
  const variables = new Map<string, Variable>()
  const add = (key: string, values: readonly unknown[]) => variables.set(key, { key, values })
  const addQuestion = (id: QuestionId, key: string) => {
    const question = questionIn(form, id)
    if (question) add(key, valuesOf(form, question, marks, today))
  }
  for (const { question, inItemOf } of conditions.flatMap((each) => readings(each))) {
    if (inItemOf === undefined || sectionOf(form, question)?.repeats !== inItemOf)
      addQuestion(question, question)
  }
  looks.forEach((look, index) => {
    add(itemKey(index), [true, false])
    for (const { question } of readings(look.holds)) {
      if (sectionOf(form, question)?.repeats === look.someItem)
        addQuestion(question, itemKey(index, question))
    }
  })
  for (const group of new Set(conditions.flatMap(groupsRead))) {
    add(countKey(group), [
      ...new Set(
        [...marks.counts].flatMap((count) => [count - 1, count, count + 1]).filter((count) => count >= 0),
      ),
    ])
  }
  return [...variables.values()]
}

function factsFrom(chosen: ReadonlyMap<string, unknown>, form: Form, looks: readonly SomeItem[]): Facts {
  const known = (key: string) => chosen.get(key) as Known | undefined
  const facts = (knownHere: Facts['known']): Facts => ({
    countryLists: form.countryLists,
    today,
    known: knownHere,
    count: (group) => Number(chosen.get(countKey(group)) ?? 0),
    items: (group) =>
      looks.flatMap((look, index) =>
        look.someItem === group && chosen.get(itemKey(index)) === true
          ? [facts((id) => (sectionOf(form, id)?.repeats === group ? known(itemKey(index, id)) : known(id)))]
          : [],
      ),
  })
  return facts(known)
}

const itemKey = (index: number, question = ''): string => `item ${index} ${question}`
const countKey = (group: GroupName): string => `count ${group}`
