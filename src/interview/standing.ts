/** Where a session stands: at which question of the route, with which draft, under which list. */

import type { Form } from '../form/form.js'
import type { AllAnswers, Circumstances } from './answer.js'
import { answerAt, isSamePlace, placeKey } from './answers.js'
import { freshDraft, type Draft } from './draft.js'
import { emptyEditor } from './editor.js'
import { route, type Stop } from './route.js'
import type { ListView, Session, SessionView, SittingContext } from './session.js'
import { draftContext } from './story.js'
import { without } from './without.js'

export const emptyDraft: Draft = {
  boxes: [],
  active: 0,
  touched: false,
  item: 0,
  items: [],
  originals: [],
  parts: {},
}

/** The session at a question: with what is half typed there, or the stored answer. */
export function atStop(session: Session, stop: Stop, context: SittingContext): Session {
  const parked = parkedWithCurrent(session)
  const key = placeKey(stop.place)
  const waiting = parked[key]
  const about = draftContext(session, stop.question, context)
  return {
    ...without(calm(session), 'isReadingBack', 'informationPage'),
    at: stop.place,
    draft: waiting ?? freshDraft(answerAt(session.content.answers, stop.place), about),
    parked: without(parked, key),
    view: { name: 'question' },
  }
}

/** The session with no question left: the overview. */
export function atEnd(session: Session): Session {
  return {
    ...without(calm(session), 'isReadingBack', 'informationPage'),
    at: undefined,
    draft: emptyDraft,
    parked: parkedWithCurrent(session),
    view: listView('overview'),
  }
}

/** The session at an answer that is read back to the applicant. */
export function atReading(session: Session, stop: Stop, context: SittingContext): Session {
  return confirming({ ...atStop(session, stop, context), isReadingBack: true }, listView('readBack'))
}

/** Drafts that would be lost if the question were left now. */
export function parkedWithCurrent(session: Session): Readonly<Record<string, Draft>> {
  if (!session.at || !session.draft.touched) return session.parked
  return { ...session.parked, [placeKey(session.at)]: session.draft }
}

/** The route as it is now. Asked for many times at each key, so the last one is remembered. */
export function stopsOf({ form, content, circumstances }: Session): readonly Stop[] {
  const known = routes.get(content.answers)
  if (known?.form === form && known.circumstances === circumstances) return known.stops
  const stops = route(form, content.answers, circumstances)
  routes.set(content.answers, { form, circumstances, stops })
  return stops
}

/** Answers never change: other answers are another object. */
const routes = new WeakMap<
  AllAnswers,
  { readonly form: Form; readonly circumstances: Circumstances; readonly stops: readonly Stop[] }
>()

export function stopAt(session: Session): Stop | undefined {
  const { at } = session
  return at && stopsOf(session).find(({ place }) => isSamePlace(place, at))
}

/** Whether this sitting is about the risk table. */
export function hasRiskRows({ form }: Session): boolean {
  return form.meetings.some(({ parts }) =>
    parts.some(({ section }) =>
      form.sections.some(({ id, repeats }) => id === section && repeats === 'risks'),
    ),
  )
}

/** Without what was said about the last key. */
export function calm(session: Session): Session {
  return without(session, 'problem', 'echo', 'notice')
}

export function listView(name: ListView['name'], prefilled = ''): ListView {
  const line = prefilled === '' ? emptyEditor : { ...emptyEditor, before: prefilled }
  return { name, line, isPrefilled: prefilled !== '', mark: 0 }
}

/** A list that asks for a decision: what was typed before it was painted does not count. */
export function confirming(session: Session, view: SessionView): Session {
  return { ...session, view, confirmations: session.confirmations + 1 }
}
