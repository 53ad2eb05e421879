/** A confirmed answer that is changed: the record keeps why, where the applicant wants to say it. */

import { gateLine } from '../text.js'
import { emptyEditor, textOf } from './editor.js'
import { changeReasonEntry, recorded } from './record.js'
import type { Session, SessionView, SittingContext } from './session.js'
import { calm, confirming } from './standing.js'
import { unprintable } from './unprintable.js'
import { without } from './without.js'

/** Where the talk goes on; a stop is decided on first. */
const goingOn: readonly SessionView['name'][] = [
  'question',
  'intro',
  'readBackOffer',
  'readBack',
  'overview',
  'review',
]

/** The session under the question why, when a confirmed answer was changed just now. */
export function askingWhy(session: Session): Session {
  const { corrected, ended, view } = session
  if (corrected === undefined || ended || !goingOn.includes(view.name)) return session
  return confirming(session, { name: 'reason', for: 'change', over: view, line: emptyEditor })
}

/** The reason as it was typed, in the record; an empty line is none. */
export function withChangeReason(session: Session, context: SittingContext): Session {
  const { view, corrected } = session
  if (view.name !== 'reason' || view.for !== 'change') return session
  const reason = gateLine(textOf(view.line)).trim()
  if (reason === '' || corrected === undefined) return withoutReason(session)
  const strange = unprintable(reason, context)
  if (strange) return { ...calm(session), problem: strange }
  const content = recorded(session.content, changeReasonEntry(corrected, reason, context.now))
  return withoutReason({ ...session, content })
}

/** On to what comes next. */
export function withoutReason(session: Session): Session {
  const { view } = session
  if (view.name !== 'reason' || view.for !== 'change') return session
  return { ...without(calm(session), 'corrected'), view: view.over }
}
