/** What the printed application says, in the order of its sections. */

import { selfId } from '../form/form.js'
import type { Form, Question, Section } from '../form/form.js'
import type { AllAnswers, Answer, Circumstances, ItemRef, Place } from './answer.js'
import { answerAt } from './answers.js'
import type { View } from './conditions.js'
import { isQuestionAsked, isSectionAsked, itemsAskedFor, placeOf, viewOf } from './route.js'

/** One section, or one section for one item. */
export interface PrintedSection {
  readonly section: Section
  readonly item?: PrintedItem
  readonly questions: readonly PrintedQuestion[]
}

export interface PrintedItem {
  readonly item: ItemRef
  /** 1 for the first child or risk; 0 for the applicant, who is not counted among them. */
  readonly number: number
  /** How many children or risks there are. */
  readonly of: number
}

export interface PrintedQuestion {
  readonly place: Place
  readonly question: Question
  /** Undefined while the question is open, and for a question whose answer is computed. */
  readonly answer: Answer | undefined
}

/**
 * Every question on the route with what became of it, in the order of the printed application.
 * Questions whose answer is computed are among them; sections without any question are not.
 */
export function answeredQuestions(
  form: Form,
  answers: AllAnswers,
  circumstances: Circumstances,
): readonly PrintedSection[] {
  const view = viewOf(form, answers, circumstances)
  return form.sections
    .flatMap((section) => itemsPrinted(section, view).map((item) => printedSection(section, item, view)))
    .filter(({ questions }) => questions.length > 0)
}

function itemsPrinted(section: Section, view: View): readonly (PrintedItem | undefined)[] {
  if (section.repeats === undefined) return [undefined]
  const items = itemsAskedFor(section, section.repeats, view)
  const isSelfFirst = items[0]?.id === selfId
  return items.map((item, index) => ({
    item,
    number: isSelfFirst ? index : index + 1,
    of: isSelfFirst ? items.length - 1 : items.length,
  }))
}

function printedSection(section: Section, item: PrintedItem | undefined, view: View): PrintedSection {
  const questions = isSectionAsked(section, item?.item, view)
    ? section.questions
        .filter((question) => isPrinted(question, item?.item, view))
        .map((question) => {
          const place = placeOf(question, item?.item)
          return {
            place,
            question,
            answer: question.kind === 'derived' ? undefined : answerAt(view.answers, place),
          }
        })
    : []
  return item ? { section, item, questions } : { section, questions }
}

function isPrinted(question: Question, item: ItemRef | undefined, view: View): boolean {
  if (question.kind === 'derived') return isQuestionAsked(question, item, view)
  return view.onRoute(placeOf(question, item))
}
