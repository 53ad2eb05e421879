/**
 * What stops the talk: it is not gone past by a pause, by a menu or by opening the case again, only
 * by a written reason, or by another answer.
 */

import type { Place } from './answer.js'
import { answerAt, isSamePlace } from './answers.js'
import type { Hindrance, Session, SessionView, SittingContext } from './session.js'
import { confirming, listView, stopsOf } from './standing.js'

/** What stops this sitting now. A sitting about something else, such as the risk table, goes on. */
export function stoppingNow(session: Session, context: SittingContext): readonly Hindrance[] {
  const stopping = (context.problems?.(session.content) ?? []).filter(({ stops }) => stops === 'session')
  if (stopping.length === 0) return []
  const route = stopsOf(session)
  const isHere = (place: Place): boolean => route.some((stop) => isSamePlace(stop.place, place))
  return stopping.filter(({ places }) => places.length === 0 || places.some(isHere))
}

/** The session under the screen that says what to do now. */
export function stopped(session: Session, stops: readonly Hindrance[]): Session {
  return confirming(session, { ...listView('stop', '1'), stops })
}

const talking: readonly SessionView['name'][] = [
  'question',
  'why',
  'information',
  'intro',
  'readBackOffer',
  'readBack',
]

/** The session as it is, or under the stop that it would have gone past. */
export function heldByStops(session: Session, context: SittingContext): Session {
  const { at, ended, view } = session
  if (ended || at === undefined || !talking.includes(view.name)) return session
  const stops = stoppingNow(session, context)
  const isAbout = (stop: Hindrance): boolean =>
    stop.places.some((place) => isSamePlace(place, at)) && answerAt(session.content.answers, at) !== undefined
  return stops.length === 0 || stops.some(isAbout) ? session : stopped(session, stops)
}

/** The first answered question on the route that a stop is about. */
export function concernedBy(session: Session, { places }: Hindrance): Place | undefined {
  const { answers } = session.content
  return places.find(
    (place) =>
      answerAt(answers, place) !== undefined &&
      stopsOf(session).some((stop) => isSamePlace(stop.place, place)),
  )
}
