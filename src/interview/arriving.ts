/** What stands before a question when somebody comes to it, and what it goes back to. */

import { answerAt } from './answers.js'
import { mustBeTold } from './information.js'
import { needsReadBack } from './read-back.js'
import type { Stop } from './route.js'
import type { Session, SessionView } from './session.js'
import { confirming, listView, stopAt, stopsOf } from './standing.js'

/** The session at a question: under the announcement of its part, or the offer to read the answers back. */
export function arrived(session: Session): Session {
  const view = baseView(session)
  if (view.name === 'question') return { ...session, view }
  const isSeenFirst = view.name === 'readBackOffer' || view.name === 'information'
  return isSeenFirst ? confirming(session, view) : { ...session, view }
}

/** What the screen lies over while nothing else does. */
export function baseView(session: Session): SessionView {
  const stop = stopAt(session)
  if (!stop) return { name: 'question' }
  if (session.isReadingBack) return listView('readBack')
  if (needsReadBack(session, stop)) return listView('readBackOffer', '1')
  if (session.informationPage !== undefined || mustBeTold(session)) return { name: 'information' }
  return isAnnounced(session, stop) ? listView('intro', '1') : { name: 'question' }
}

/** Before the first question of a part that is announced, the part is announced. */
function isAnnounced(session: Session, stop: Stop): boolean {
  if (!stop.section.announced) return false
  return !session.begun.includes(partKey(stop)) && !hasAnswersIn(session, stop)
}

export const partKey = (stop: Stop): string =>
  `${stop.meeting.id}/${stop.section.id}/${stop.place.item?.id ?? ''}`

function hasAnswersIn(session: Session, stop: Stop): boolean {
  return stopsOf(session).some(
    (other) =>
      partKey(other) === partKey(stop) && answerAt(session.content.answers, other.place) !== undefined,
  )
}
