/** From answers to the application. */

import type { Form } from '../form/form.js'
import type { Answer, Circumstances, Item, ItemRef } from '../interview/answer.js'
import { placeKey, takingPart, withAnswer, withoutAnswer } from '../interview/answers.js'
import type { CaseContent } from '../interview/case-content.js'
import { holds, seenFrom, type View } from '../interview/conditions.js'
import { answeredQuestions } from '../interview/printed.js'
import type { PrintedItem, PrintedQuestion } from '../interview/printed.js'
import { viewOf } from '../interview/route.js'
import type { AnsweredQuestion, Application, ApplicationSection, ItemPosition } from './application.js'
import { attachmentsOf } from './attachments.js'
import { codeOf } from './code.js'
import { derivedAnswer } from './derive.js'
import { eligibilityOf } from './eligibility.js'
import { problemsOf } from './problems.js'
import { risksOf } from './risks.js'
import type { RuleBook } from './rule-book.js'
import type { RuleContext, RuleFacts } from './rule-context.js'
import { supportFor } from './support.js'

/**
 * Looks at a case as a whole: what it says, what follows, and what still stands in the way.
 *
 * Pure: the same case on the same day gives the same application.
 *
 * @param facts what some rules need to know that no answer says; where it is missing, texts count
 * as not reviewed and every language as shown
 */
export function toApplication(
  form: Form,
  ruleBook: RuleBook,
  content: CaseContent,
  circumstances: Circumstances,
  facts: RuleFacts = {},
): Application {
  const context = ruleContext(form, ruleBook, content, circumstances, facts)
  const { sections } = context
  const problems = problemsOf(context)
  const isSignable = !problems.some(({ stops }) => stops === 'session' || stops === 'signing')
  return {
    form,
    content,
    today: circumstances.today,
    sections,
    risks: risksOf(context, takingPart(form, content.answers, 'risks')),
    problems,
    eligibility: eligibilityOf(context, problems),
    support: supportFor(takingPart(form, content.answers, 'children').length, ruleBook.amounts),
    attachments: attachmentsOf(context),
    isSignable,
    isSendable: isSignable && !problems.some(({ stops }) => stops === 'sending'),
    code: codeOf(content, sections),
  }
}

/** The case with its computed answers, as rules and attachments look at it. */
export function ruleContext(
  form: Form,
  ruleBook: RuleBook,
  content: CaseContent,
  circumstances: Circumstances,
  facts: RuleFacts = {},
): RuleContext {
  const asked = viewOf(form, content.answers, circumstances)
  const derive = ({ place, question, answer }: PrintedQuestion): Answer | undefined =>
    question.kind === 'derived'
      ? derivedAnswer(
          question.derivation,
          { form, content, amounts: ruleBook.amounts, view: asked },
          place.item,
        )
      : answer
  const sections = answeredQuestions(form, content.answers, circumstances).map(
    ({ section, item, questions }) => ({
      section,
      ...(item ? { item: positionOf(item, content) } : {}),
      questions: questions.map((printed) => ({
        ...printed,
        answer: derive(printed),
        ...withheld(printed, asked),
      })),
    }),
  )
  return { form, ruleBook, content, circumstances, facts, sections, view: withDerived(asked, sections) }
}

/** Rule D12 keeps the places of protected people; `printedWhen` keeps what the person wants kept. */
function withheld({ place, question }: PrintedQuestion, view: View): Pick<AnsweredQuestion, 'withheld'> {
  const isProtected = { question: 'identity.protectedData', isNot: ['none'] }
  if (question.place === true && holds(isProtected, view)) return { withheld: 'protected' }
  const { printedWhen } = question
  return printedWhen && !holds(printedWhen, seenFrom(view, place.item)) ? { withheld: 'chosen' } : {}
}

/** A view that also shows what was computed, and never what a file says in its place. */
function withDerived(asked: View, sections: readonly ApplicationSection[]): View {
  const derived = sections
    .flatMap(({ questions }) => questions)
    .filter(({ question }) => question.kind === 'derived')
  const answers = derived.reduce(
    (all, { place, answer }) => (answer ? withAnswer(all, place, answer) : withoutAnswer(all, place)),
    asked.answers,
  )
  const computed = new Set(derived.map(({ place }) => placeKey(place)))
  return { ...asked, answers, onRoute: (place) => asked.onRoute(place) || computed.has(placeKey(place)) }
}

function positionOf({ item, number, of }: PrintedItem, content: CaseContent): ItemPosition {
  return { item: itemOf(item, content), number, of }
}

function itemOf({ group, id }: ItemRef, content: CaseContent): Item {
  return content.answers.groups[group].find((item) => item.id === id) ?? { id, answers: new Map() }
}
