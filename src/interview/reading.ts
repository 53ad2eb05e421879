/** The read-back as it is walked through: what each key and choice does there. */

import { answerAt, isSamePlace, withAnswer } from './answers.js'
import { arrived } from './arriving.js'
import { isAfterReadBack, isConfirmed, toReadBack, unconfirmed } from './read-back.js'
import { confirmedEntry, recorded } from './record.js'
import type { Stop } from './route.js'
import type { Session, SittingContext } from './session.js'
import { atEnd, atReading, atStop, calm, stopAt, stopsOf } from './standing.js'

/** Starts reading, at the first answer that is not confirmed. */
export function beginReadBack(session: Session, context: SittingContext): Session {
  const [first] = [...unconfirmed(session), ...toReadBack(session)]
  if (!first) return { ...calm(session), notice: { key: 'terminal:notice.nothingToRead' } }
  return atReading(session, first, context)
}

/** The applicant confirms the answer that was read. */
export function confirmed(session: Session, context: SittingContext): Session {
  const stop = stopAt(session)
  const answer = stop && answerAt(session.content.answers, stop.place)
  if (!stop || !answer) return session
  const story = { ...answer.story, confirmed: true }
  const answers = withAnswer(session.content.answers, stop.place, { ...answer, story })
  const content = recorded(
    { ...session.content, answers },
    confirmedEntry(stop.place, answer, session.language, context.now),
  )
  return readOn({ ...session, content }, stop, context)
}

/** The next answer that is not confirmed, after this one, or undefined when none is left after it. */
function nextUnread(session: Session, from: Stop): Stop | undefined {
  const stops = toReadBack(session)
  const at = stops.findIndex(({ place }) => isSamePlace(place, from.place))
  return stops.slice(at + 1).find(({ place }) => !isConfirmed(session, place))
}

/** On after an answer; at the end to what comes after the read-back. */
export function readOn(session: Session, from: Stop, context: SittingContext): Session {
  const next = nextUnread(session, from)
  return next ? atReading(session, next, context) : finished(session, context)
}

/** Past the rest of a part that the applicant does not want to hear now. */
export function skipReading(session: Session, context: SittingContext): Session {
  const from = stopAt(session)
  if (!from) return session
  const stops = toReadBack(session)
  const at = stops.findIndex(({ place }) => isSamePlace(place, from.place))
  const next = stops
    .slice(at + 1)
    .find(({ place, section }) => section !== from.section && !isConfirmed(session, place))
  return next ? atReading(session, next, context) : finished(session, context)
}

/** Back or on among the answers, without saying anything about them. */
export function turned(session: Session, by: 1 | -1, context: SittingContext): Session {
  const stops = toReadBack(session)
  const at = stops.findIndex(({ place }) => session.at !== undefined && isSamePlace(place, session.at))
  const next = stops[at + by]
  if (next) return atReading(session, next, context)
  return by > 0 ? finished(session, context) : { ...calm(session), notice: { key: 'terminal:notice.first' } }
}

/** The answer as it is after a change, to be read; or on, when there is nothing to read any more. */
export function readAgain(session: Session, from: Stop, context: SittingContext): Session {
  const isThere = toReadBack(session).some(({ place }) => isSamePlace(place, from.place))
  return isThere ? atReading(session, from, context) : readOn(session, from, context)
}

function finished(session: Session, context: SittingContext): Session {
  const left = unconfirmed(session).length
  const notice =
    left === 0
      ? { key: 'terminal:notice.allRead' }
      : { key: 'terminal:notice.notAllRead', values: { count: left } }
  const open = stopsOf(session).find(
    (stop) => isAfterReadBack(session, stop) && answerAt(session.content.answers, stop.place) === undefined,
  )
  return { ...(open ? arrived(atStop(session, open, context)) : atEnd(session)), notice }
}

/** The applicant does not want to hear the answers: said in the record, and no reason to stop. */
export function withoutReadBack(session: Session, context: SittingContext): Session {
  const { content, language } = session
  return {
    ...calm(session),
    content: recorded(content, { at: context.now, what: 'readBackDeclined', language }),
    view: { name: 'question' },
  }
}
