/** What a rule looks at. */

import type { Form, QuestionId } from '../form/form.js'
import type { Answer, Circumstances, ItemRef, Place, Value } from '../interview/answer.js'
import { answerAt } from '../interview/answers.js'
import type { CaseContent } from '../interview/case-content.js'
import type { View } from '../interview/conditions.js'
import { placeSeenFrom } from '../interview/conditions.js'
import { seenFrom } from '../interview/route.js'
import type { Locale } from '../message.js'
import type { ApplicationSection } from './application.js'
import type { RuleBook } from './rule-book.js'

/** What rules need to know that no answer says. */
export interface RuleFacts {
  /** Languages whose texts a person has reviewed: rule L5. */
  readonly reviewedLanguages?: readonly Locale[]
  /** Languages that this terminal cannot show: rule L12. */
  readonly languagesNotShown?: readonly Locale[]
}

export interface RuleContext {
  readonly form: Form
  readonly ruleBook: RuleBook
  readonly content: CaseContent
  readonly circumstances: Circumstances
  readonly facts: RuleFacts
  /** In print order, computed answers included. */
  readonly sections: readonly ApplicationSection[]
  /** Of the whole route, computed answers included. */
  readonly view: View
}

/** The answer to a question on the route, of the item in question where it repeats. */
export function answerTo(context: RuleContext, question: QuestionId, item?: ItemRef): Answer | undefined {
  const place = placeSeenFrom(seenFrom(context.view, item), question)
  return place && context.view.onRoute(place) ? answerAt(context.view.answers, place) : undefined
}

/** Its value; undefined when there is none. */
export function valueOf(context: RuleContext, question: QuestionId, item?: ItemRef): Value | undefined {
  const answer = answerTo(context, question, item)
  return answer?.state === 'answered' ? answer.value : undefined
}

/** One part of a composite value. */
export function partOf(value: unknown, part: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
  return (value as Readonly<Record<string, unknown>>)[part]
}

/** Every question on the route that has been answered or left, with its place. */
export function answered(
  context: RuleContext,
): readonly { readonly place: Place; readonly answer: Answer }[] {
  return context.sections
    .flatMap(({ questions }) => questions)
    .flatMap(({ place, question, answer }) =>
      answer && question.kind !== 'derived' ? [{ place, answer }] : [],
    )
}
