/** Whether a condition holds for the answers given so far. */

import type { Condition, Moment } from '../form/condition.js'
import { earliestDay, fullYears, movedDay } from '../form/dates.js'
import { countedBy, selfId } from '../form/form.js'
import type { Form, GroupName, QuestionId } from '../form/form.js'
import { sectionOf } from '../form/look-up.js'
import type { AllAnswers, Answer, Circumstances, ItemRef, Place, Scalar } from './answer.js'
import { answerAt, takingPart } from './answers.js'

/** From where a condition looks at the answers. */
export interface View {
  readonly form: Form
  readonly answers: AllAnswers
  readonly circumstances: Circumstances
  /** The child or risk that is talked about: its answers are meant by questions that repeat. */
  readonly item?: ItemRef
  /** Whether the question is known to be on the route; answers elsewhere are not seen. */
  onRoute(place: Place): boolean
}

/**
 * Whether the condition holds. Total: an answer of a shape that its question does not have counts
 * as no value, and a date that does not exist as no date.
 *
 * Where the meaning of an answer is open:
 * - an age is the youngest credible one: a partial birth date counts as its latest day
 * - `before` counts partial dates, on both sides, from their earliest day
 * - `atLeast` and `atMost` look at a number, or at how many things are chosen or listed
 * - of a list of composite answers, a `part` means that part of each of them
 */
export function holds(condition: Condition, view: View): boolean {
  if ('all' in condition) return condition.all.every((each) => holds(each, view))
  if ('any' in condition) return condition.any.some((each) => holds(each, view))
  if ('not' in condition) return !holds(condition.not, view)
  if ('count' in condition) return within(itemsSeen(condition.count, view).length, condition)
  if ('someItem' in condition) return someItem(condition.someItem, condition.holds, view)
  if ('ageOf' in condition) return isOfAge(condition, view)

  const answer = seen(condition.question, view)
  if ('state' in condition)
    return answer !== undefined && condition.state.some((state) => state === answer.state)
  if ('answered' in condition) return (answer?.state === 'answered') === condition.answered

  const values = valuesOf(answer, 'part' in condition ? condition.part : undefined)
  if (!values) return false
  if ('is' in condition) return condition.is.some((wanted) => values.includes(wanted))
  if ('isNot' in condition) return !condition.isNot.some((unwanted) => values.includes(unwanted))
  if ('hasAll' in condition) return condition.hasAll.every((wanted) => values.includes(wanted))
  if ('isOnly' in condition) return values.length === 1 && values[0] === condition.isOnly
  if ('among' in condition)
    return valuesOf(seen(condition.among, view))?.some((value) => values.includes(value)) ?? false
  if ('inCountryList' in condition) return isInList(values, condition.inCountryList, view.form)
  if ('before' in condition) return isBefore(values, condition.before, view)
  return within(amount(answer, values, condition.part), condition)
}

/** Where the answer to a question stands, seen from `view`: with the item in question, if it repeats. */
export function placeSeenFrom(view: View, question: QuestionId): Place | undefined {
  const group = sectionOf(view.form, question)?.repeats
  if (!group) return { question }
  return view.item?.group === group ? { question, item: view.item } : undefined
}

function seen(question: QuestionId, view: View): Answer | undefined {
  const place = placeSeenFrom(view, question)
  return place && view.onRoute(place) ? answerAt(view.answers, place) : undefined
}

/** All values of an answer, or of one part of it; undefined when there is no value to look at. */
function valuesOf(answer: Answer | undefined, part?: string): readonly Scalar[] | undefined {
  if (answer?.state !== 'answered') return undefined
  const whole: unknown = answer.value
  if (part === undefined)
    return isScalar(whole) ? [whole] : Array.isArray(whole) ? whole.filter(isScalar) : undefined
  if (Array.isArray(whole)) return whole.flatMap((item: unknown) => partOf(item, part) ?? [])
  return partOf(whole, part)
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

function amount(answer: Answer | undefined, values: readonly Scalar[], part?: string): number | undefined {
  if (part === undefined && answer?.state === 'answered' && Array.isArray(answer.value))
    return answer.value.length
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

function isInList(values: readonly Scalar[], list: string, form: Form): boolean {
  const countries = Object.hasOwn(form.countryLists, list) ? form.countryLists[list] : undefined
  return countries?.some((country) => values.includes(country)) ?? false
}

function isBefore(values: readonly Scalar[], moment: Moment, view: View): boolean {
  const limit = dayOf(moment, view)
  if (limit === undefined) return false
  return values.some((value) => {
    const day = typeof value === 'string' ? earliestDay(value) : undefined
    return day !== undefined && day < limit
  })
}

function isOfAge(condition: Extract<Condition, { ageOf: unknown }>, view: View): boolean {
  const [birth] = valuesOf(seen(condition.ageOf, view)) ?? []
  const on = dayOf(condition.on, view)
  const age = typeof birth === 'string' && on !== undefined ? fullYears(birth, on) : undefined
  if (age === undefined) return false
  return (
    (condition.atLeast === undefined || age >= condition.atLeast) &&
    (condition.below === undefined || age < condition.below)
  )
}

function dayOf(moment: Moment, view: View): string | undefined {
  const move = { months: moment.plusMonths ?? 0, days: moment.plusDays ?? 0 }
  if (moment.day === 'today') return movedDay(view.circumstances.today, move)
  const [value] = valuesOf(seen(moment.day, view), moment.part) ?? []
  const day = typeof value === 'string' ? earliestDay(value) : undefined
  return day === undefined ? undefined : movedDay(day, move)
}

/** The items that take part, as long as the question that counts them is on the route. */
export function itemsSeen(group: GroupName, view: View): readonly ItemRef[] {
  const counter = countedBy[group]
  if (counter !== undefined && !view.onRoute({ question: counter })) return []
  return takingPart(view.form, view.answers, group).map(({ id }) => ({ group, id }))
}

/** The applicant is among the items where anything is asked about them as one. */
function someItem(group: GroupName, condition: Condition, view: View): boolean {
  const self = { group, id: selfId }
  const isSelfAsked = view.form.sections.some(
    (section) =>
      section.repeats === group &&
      section.applicantToo !== undefined &&
      section.questions.some(({ id }) => view.onRoute({ question: id, item: self })),
  )
  const items = [...(isSelfAsked ? [self] : []), ...itemsSeen(group, view)]
  return items.some((item) => holds(condition, { ...view, onRoute: (place) => view.onRoute(place), item }))
}
