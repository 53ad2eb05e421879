/** Rules about what was said before, and what after. Times come from the story of the answers. */

import type { AnsweredBy, Form, QuestionId } from '../form/form.js'
import { questionIn } from '../form/look-up.js'
import { answered, answerTo, partOf, valueOf } from './rule-context.js'
import type { RuleContext } from './rule-context.js'
import type { Finding } from './rule-checks.js'
import { lastSigning } from './signing.js'

/** Who answers through the interpreter. */
const interpreted: readonly AnsweredBy[] = ['applicant', 'applicantAlone', 'guardian']

/**
 * Rule L11: answers of the applicant that were given after the last day with an interpreter, and
 * not confirmed in a read-back. An answer without a time is believed to be from the session.
 */
export function changedAfterLastSession(context: RuleContext): readonly Finding[] {
  const sessions = valueOf(context, 'interpreter.sessions')
  const days = Array.isArray(sessions) ? sessions.flatMap((session) => day(partOf(session, 'on')) ?? []) : []
  const last = days.sort().at(-1)
  if (last === undefined) return []
  const places = answered(context)
    .filter(({ place, answer }) => {
      const question = questionIn(context.form, place.question)
      const given = day(answer.story?.at)
      return (
        question !== undefined &&
        interpreted.includes(question.answeredBy) &&
        answer.story?.confirmed !== true &&
        given !== undefined &&
        given > last
      )
    })
    .map(({ place }) => place)
  return places.length > 0 ? [{ places, values: { count: places.length } }] : []
}

/**
 * Rule D2: answers that are younger than the last signing that the record knows of. What is asked
 * after the signature, such as the day of sending, is not part of what was signed.
 */
export function changedAfterSigning(context: RuleContext): readonly Finding[] {
  const signed = lastSigning(context.content)?.at
  if (signed === undefined) return []
  const later = askedAfterSigning(context.form)
  const places = answered(context)
    .filter(({ place, answer }) => !later.has(place.question) && isLater(answer.story?.at, signed))
    .map(({ place }) => place)
  return places.length > 0 ? [{ places, values: { count: places.length } }] : []
}

function askedAfterSigning({ meetings }: Form): ReadonlySet<QuestionId> {
  const parts = meetings.flatMap((meeting) => meeting.parts)
  const signature = parts.findLastIndex(({ section }) => section === 'signature')
  return new Set(parts.slice(signature + 1).flatMap(({ questions }) => questions))
}

/** Rule V14: the decision was not taken again after the call that changed it. */
export function decisionIsOlderThanCall(context: RuleContext): readonly Finding[] {
  const decision = answerTo(context, 'information.decision')?.story?.at
  const call = answerTo(context, 'homeCall.effect')?.story?.at
  return call !== undefined && isLater(decision, call) ? [] : [{ places: [] }]
}

function day(moment: unknown): string | undefined {
  return typeof moment === 'string' ? moment.slice(0, 10) : undefined
}

/** Moments carry an offset, so that they are compared as moments, not as texts. */
function isLater(moment: string | undefined, than: string): boolean {
  return moment !== undefined && Date.parse(moment) > Date.parse(than)
}
