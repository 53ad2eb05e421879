/** Whether a condition holds for what is known. The interview supplies what was answered, a check of the template every answer there can be. */

import type { Condition, Moment, NoAnswerState } from './condition.js'
import { earliestDay, fullYears, movedDay } from './dates.js'
import type { Form, GroupName, QuestionId } from './form.js'

/** What became of a question; a value of the wrong shape is possible, for files come from anywhere. */
export type Known =
  { readonly state: 'answered'; readonly value: unknown } | { readonly state: NoAnswerState }

/** What a condition looks at. */
export interface Facts {
  readonly countryLists: Form['countryLists']
  /** `YYYY-MM-DD` */
  readonly today: string
  /** Undefined when nothing is known, or the question is not on the route. */
  known(question: QuestionId): Known | undefined
  /** How many items of the group take part. */
  count(group: GroupName): number
  /** What is known when one item after the other is looked at. */
  items(group: GroupName): readonly Facts[]
}

/**
 * Whether the condition holds. Total: a value of a shape that no question has counts as no value,
 * and a date that does not exist as no date.
 *
 * Where the meaning of an answer is open:
 * - an age is the youngest credible one: a partial birth date counts as its latest day
 * - `before` counts partial dates, on both sides, from their earliest day
 * - `atLeast` and `atMost` look at a number, or at how many things are chosen or listed
 * - of a list of composite answers, a `part` means that part of each of them
 */
export function evaluate(condition: Condition, facts: Facts): boolean {
  if ('all' in condition) return condition.all.every((each) => evaluate(each, facts))
  if ('any' in condition) return condition.any.some((each) => evaluate(each, facts))
  if ('not' in condition) return !evaluate(condition.not, facts)
  if ('count' in condition) return within(facts.count(condition.count), condition)
  if ('someItem' in condition)
    return facts.items(condition.someItem).some((item) => evaluate(condition.holds, item))
  if ('ageOf' in condition) return isOfAge(condition, facts)

  const known = facts.known(condition.question)
  if ('state' in condition)
    return known !== undefined && condition.state.some((state) => state === known.state)
  if ('answered' in condition) return (known?.state === 'answered') === condition.answered

  const part = 'part' in condition ? condition.part : undefined
  const values = valuesIn(known, part)
  if (!values) return false
  if ('is' in condition) return condition.is.some((wanted) => values.includes(wanted))
  if ('isNot' in condition) return !condition.isNot.some((unwanted) => values.includes(unwanted))
  if ('hasAll' in condition) return condition.hasAll.every((wanted) => values.includes(wanted))
  if ('isOnly' in condition) return values.length === 1 && values[0] === condition.isOnly
  if ('among' in condition)
    return valuesIn(facts.known(condition.among))?.some((value) => values.includes(value)) ?? false
  if ('inCountryList' in condition) return isInList(values, condition.inCountryList, facts)
  if ('before' in condition) return isBefore(values, condition.before, facts)
  return within(amount(known, values, part), condition)
}

type Scalar = string | number | boolean

/** All values of an answer, or of one part of it; undefined when there is no value to look at. */
function valuesIn(known: Known | undefined, part?: string): readonly Scalar[] | undefined {
  if (known?.state !== 'answered') return undefined
  const { value } = known
  if (part === undefined) {
    return isScalar(value) ? [value] : Array.isArray(value) ? value.filter(isScalar) : undefined
  }
  if (Array.isArray(value)) return value.flatMap((item: unknown) => partOf(item, part) ?? [])
  return partOf(value, part)
}

function partOf(value: unknown, part: string): readonly Scalar[] | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
  const found: unknown = (value as Readonly<Record<string, unknown>>)[part]
  if (isScalar(found)) return [found]
  return Array.isArray(found) ? found.filter(isScalar) : undefined
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

function amount(
  known: Known | undefined,
  values: readonly Scalar[],
  part: string | undefined,
): number | undefined {
  if (part === undefined && known?.state === 'answered' && Array.isArray(known.value))
    return known.value.length
  const [value] = values
  return typeof value === 'number' ? value : undefined
}

function within(
  number: number | undefined,
  { atLeast, atMost }: { readonly atLeast?: number; readonly atMost?: number },
): boolean {
  if (number === undefined || Number.isNaN(number)) return false
  return (atLeast === undefined || number >= atLeast) && (atMost === undefined || number <= atMost)
}

function isInList(values: readonly Scalar[], list: string, { countryLists }: Facts): boolean {
  const countries = Object.hasOwn(countryLists, list) ? countryLists[list] : undefined
  return countries?.some((country) => values.includes(country)) ?? false
}

function isBefore(values: readonly Scalar[], moment: Moment, facts: Facts): boolean {
  const limit = dayOf(moment, facts)
  if (limit === undefined) return false
  return values.some((value) => {
    const day = typeof value === 'string' ? earliestDay(value) : undefined
    return day !== undefined && day < limit
  })
}

function isOfAge(condition: Extract<Condition, { ageOf: unknown }>, facts: Facts): boolean {
  const [birth] = valuesIn(facts.known(condition.ageOf)) ?? []
  const on = dayOf(condition.on, facts)
  const age = typeof birth === 'string' && on !== undefined ? fullYears(birth, on) : undefined
  if (age === undefined) return false
  return (
    (condition.atLeast === undefined || age >= condition.atLeast) &&
    (condition.below === undefined || age < condition.below)
  )
}

function dayOf(moment: Moment, facts: Facts): string | undefined {
  const move = { months: moment.plusMonths ?? 0, days: moment.plusDays ?? 0 }
  if (moment.day === 'today') return movedDay(facts.today, move)
  const [value] = valuesIn(facts.known(moment.day), moment.part) ?? []
  const day = typeof value === 'string' ? earliestDay(value) : undefined
  return day === undefined ? undefined : movedDay(day, move)
}
