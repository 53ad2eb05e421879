/** How an answer is read, and how it came to be. */

import type { AskedQuestion } from '../form/form.js'
import type { Story } from './answer.js'
import type { DraftContext } from './draft.js'
import type { ParseContext } from './parse.js'
import type { Session, SittingContext } from './session.js'

export function draftContext(
  session: Session,
  question: AskedQuestion,
  context: SittingContext,
): DraftContext {
  const { interview, staff } = session.content.languages
  const { part, begunIn = [] } = session.draft
  const onScreen = isAnsweredByApplicant(question)
    ? [session.language, ...begunIn, interview, staff]
    : [staff, session.language, ...begunIn, interview]
  const spoken = [...new Set(onScreen)]
  const wordsOf = context.wordsOf
  const words: ParseContext['wordsOf'] =
    wordsOf && ((code, locales = spoken) => wordsOf(question, code, part, locales))
  return {
    form: session.form,
    question,
    today: session.circumstances.today,
    locales: [...new Set([...spoken, 'en'])],
    inTwoLanguages: isAnsweredByApplicant(question) && session.language !== staff,
    ...(words ? { wordsOf: words } : {}),
  }
}

export function isAnsweredByApplicant(question: AskedQuestion): boolean {
  return ['applicant', 'applicantAlone', 'guardian'].includes(question.answeredBy)
}

/** A value that nothing stands for: staff may put it off, and may not leave it out. */
export const isOwedByStaff = (question: AskedQuestion): boolean =>
  question.valueNeeded === true && !isAnsweredByApplicant(question)

/** How the answer that is given now came to be. */
export function storyOf(session: Session, question: AskedQuestion, now: string): Story {
  const own = session.content.answers.own
  const competence = own.get('interpreter.competence')
  const number = own.get('interpreter.number')
  const isInterpreted =
    isAnsweredByApplicant(question) &&
    session.language !== session.content.languages.staff &&
    (competence?.state === 'answered' || number?.state === 'answered')
  const source = !isAnsweredByApplicant(question)
    ? 'coordinator'
    : isInterpreted
      ? 'throughInterpreter'
      : 'applicant'
  const value = isInterpreted && number?.state === 'answered' ? number.value : undefined
  const interpreter = typeof value === 'string' ? value : undefined
  return {
    askedIn: isAnsweredByApplicant(question) ? session.language : session.content.languages.staff,
    source,
    at: now,
    ...(interpreter === undefined ? {} : { interpreter }),
  }
}
