/** Which answers are still missing: rule D1. */

import type { Question } from '../form/form.js'
import type { Answer, Place } from '../interview/answer.js'
import { holds } from '../interview/conditions.js'
import { seenFrom } from '../interview/route.js'
import type { AnsweredQuestion, ApplicationSection } from './application.js'
import type { Finding } from './rule-checks.js'
import type { RuleContext } from './rule-context.js'

/** The risk table is the professional's work, after the talk: what it lacks stops sending only. */
const riskTable = ['risk', 'riskConclusion']
/** Rule R4 says what a measure lacks. */
const hasRuleOfItsOwn = 'risk.measures'

/** What has to be answered before signing, section by section. */
export function openQuestions(context: RuleContext): readonly Finding[] {
  return openIn(context, 'always', (section) => !riskTable.includes(section))
}

/** What has to be answered in the risk table before sending. */
export function openInRiskTable(context: RuleContext): readonly Finding[] {
  return openIn(context, 'always', (section) => riskTable.includes(section))
}

/** What may stay open, and had better not. */
export function openButAdvised(context: RuleContext): readonly Finding[] {
  return openIn(context, 'advised', () => true)
}

/** One finding a section; the items of a section that repeats are taken together. */
function openIn(
  context: RuleContext,
  need: 'always' | 'advised',
  isMeant: (section: string) => boolean,
): readonly Finding[] {
  const bySection = new Map<
    string,
    { readonly section: ApplicationSection['section']; readonly places: Place[] }
  >()
  for (const { section, questions } of context.sections) {
    if (!isMeant(section.id)) continue
    const places = questions.filter((asked) => isOpen(asked, need, context)).map(({ place }) => place)
    const known = bySection.get(section.id)
    if (known) known.places.push(...places)
    else if (places.length > 0) bySection.set(section.id, { section, places })
  }
  return [...bySection.values()].map(({ section, places }) => ({
    places,
    values: { section: section.letter, count: places.length },
  }))
}

function isOpen(
  { place, question, answer }: AnsweredQuestion,
  need: 'always' | 'advised',
  context: RuleContext,
): boolean {
  if (question.kind === 'derived' || question.id === hasRuleOfItsOwn) return false
  if (needOf(question, place, context) !== need) return false
  return !isEnough(answer, question)
}

/** A refusal is an answer, unless the journey cannot be booked without the value. */
function isEnough(answer: Answer | undefined, question: Question): boolean {
  if (answer === undefined || answer.state === 'later') return false
  return answer.state === 'answered' || question.valueNeeded !== true
}

function needOf(question: Question, place: Place, context: RuleContext): 'always' | 'advised' | 'optional' {
  const { required } = question
  if (typeof required === 'string') return required
  return holds(required.when, seenFrom(context.view, place.item)) ? 'always' : required.otherwise
}
