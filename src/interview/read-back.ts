/**
 * Reading the answers back to the applicant, one by one, before anything is declared. Each is
 * confirmed, changed or taken away. An answer that is changed afterwards is read back again.
 */

import { answerAt } from './answers.js'
import type { Answer, Place } from './answer.js'
import type { Stop } from './route.js'
import type { Session } from './session.js'
import { stopsOf } from './standing.js'
import { isAnsweredByApplicant } from './story.js'

/** The answers that are read back, in the order of the talk; none where the form asks for no read-back. */
export function toReadBack(session: Session): readonly Stop[] {
  const { readBack } = session.form
  if (!readBack) return []
  const stops = stopsOf(session)
  const end = stops.find((stop) => isAfterReadBack(session, stop))?.meeting
  return stops.filter(({ meeting, question, section, place }) => {
    const isHeard = isAnsweredByApplicant(question) || readBack.staffToo.includes(section.id)
    return meeting !== end && isHeard && isReadable(answerAt(session.content.answers, place))
  })
}

/** Nothing is read where nothing was said: what was put off is still to be asked. */
const isReadable = (answer: Answer | undefined): boolean =>
  answer !== undefined && answer.state !== 'later' && answer.state !== 'notAsked'

/** Those of them that nobody has confirmed as they are now. */
export const unconfirmed = (session: Session): readonly Stop[] =>
  toReadBack(session).filter(({ place }) => !isConfirmed(session, place))

export const isConfirmed = ({ content }: Session, place: Place): boolean =>
  answerAt(content.answers, place)?.story?.confirmed === true

/** Whether a question is asked only after the read-back. */
export function isAfterReadBack({ form }: Session, { question, section }: Stop): boolean {
  return form.readBack?.before.some((id) => id === question.id || id === section.id) === true
}

/** Whether the read-back stands between the talk and this question. */
export function needsReadBack(session: Session, stop: Stop): boolean {
  if (!isAfterReadBack(session, stop)) return false
  const left = unconfirmed(session)
  const refused = session.content.record.findLast(({ what }) => what === 'readBackDeclined')?.at
  if (refused === undefined) return left.length > 0
  // Whoever did not want to hear the answers is asked again about those that came later.
  return left.some(({ place }) => {
    const given = answerAt(session.content.answers, place)?.story?.at
    return given !== undefined && Date.parse(given) > Date.parse(refused)
  })
}
