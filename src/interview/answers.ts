/** Reading and changing all the answers of a case. Nothing here looks at the route. */

import { countedBy, selfId } from '../form/form.js'
import type { Form, GroupName } from '../form/form.js'
import { questionIn } from '../form/look-up.js'
import type { AllAnswers, Answer, Answers, Item, ItemRef, Place } from './answer.js'

export const noAnswers: AllAnswers = { own: new Map(), groups: { children: [], risks: [] } }

/** What became of a question, whether or not it is on the route. */
export function answerAt(answers: AllAnswers, place: Place): Answer | undefined {
  return answersOf(answers, place.item)?.get(place.question)
}

/** The answers with one more or another one. An item that is not there yet is added. */
export function withAnswer(answers: AllAnswers, place: Place, answer: Answer): AllAnswers {
  return withChanged(answers, place.item, (old) => new Map(old).set(place.question, answer))
}

/** The answers as if the question had never been reached. */
export function withoutAnswer(answers: AllAnswers, place: Place): AllAnswers {
  if (answerAt(answers, place) === undefined) return answers
  return withChanged(answers, place.item, (old) => {
    const rest = new Map(old)
    rest.delete(place.question)
    return rest
  })
}

/**
 * The items of a group that the case is about now: as many children as are said to come along,
 * whether or not anything was answered about them yet; every row of the risk table. Items
 * beyond that number stay in the case, and take no part. The applicant (`self`) is not counted.
 */
export function takingPart(form: Form, answers: AllAnswers, group: GroupName): readonly Item[] {
  const items = answers.groups[group].filter(({ id }) => id !== selfId)
  const counter = countedBy[group]
  if (counter === undefined) return items
  const children = Array.from({ length: counted(form, answers, counter) }, (_, index) => `c${index + 1}`)
  return children.map((id) => items.find((item) => item.id === id) ?? { id, answers: new Map() })
}

/** The same text for the same place, for maps and sets: `identity.gender`, `children/c1/child.custody`. */
export function placeKey({ question, item }: Place): string {
  return item ? `${item.group}/${item.id}/${question}` : question
}

export function isSamePlace(one: Place, other: Place): boolean {
  return placeKey(one) === placeKey(other)
}

function answersOf(answers: AllAnswers, item: ItemRef | undefined): Answers | undefined {
  if (!item) return answers.own
  return answers.groups[item.group].find(({ id }) => id === item.id)?.answers
}

function withChanged(
  answers: AllAnswers,
  item: ItemRef | undefined,
  change: (old: Answers) => Answers,
): AllAnswers {
  if (!item) return { ...answers, own: change(answers.own) }
  const items = answers.groups[item.group]
  const isThere = items.some(({ id }) => id === item.id)
  const changed = isThere
    ? items.map((old) => (old.id === item.id ? { ...old, answers: change(old.answers) } : old))
    : [...items, { id: item.id, answers: change(new Map()) }]
  return { ...answers, groups: { ...answers.groups, [item.group]: changed } }
}

/** A stored number is believed only as far as its question allows: 10^9 children are a damaged file. */
function counted(form: Form, answers: AllAnswers, counter: string): number {
  const question = questionIn(form, counter)
  const answer = answers.own.get(counter)
  if (question?.kind !== 'number' || answer?.state !== 'answered') return 0
  const { value } = answer
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) return 0
  return Math.min(value, question.max)
}
