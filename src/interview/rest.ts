/** A break is offered after a long stretch of talk and after a hard part; never in the middle of an answer. */

import { baseView } from './arriving.js'
import type { Session, SittingContext } from './session.js'
import { listView, stopAt } from './standing.js'

/** Minutes of talk after which a break is offered (NSPM and practice with interpreters: at most 45). */
const longStretch = 45

/**
 * The session as it is, or with the offer over the question that was just come to. Whoever goes on
 * is not asked again before the next stretch or hard part is over.
 */
export function offeringRest(before: Session, after: Session, { now }: SittingContext): Session {
  if (after.content.answers === before.content.answers || after.ended) return after
  if (after.view.name !== baseView(after).name || after.view.name === 'readBackOffer') return after
  const isLong = Date.parse(now) - Date.parse(before.restedAt) >= longStretch * 60_000
  return isLong || hasLeftHardPart(before, after)
    ? { ...after, restedAt: now, view: listView('rest', '1') }
    : after
}

function hasLeftHardPart(before: Session, after: Session): boolean {
  if (before.isReadingBack || after.isReadingBack) return false
  const [left, come] = [stopAt(before), stopAt(after)]
  return left?.section.announced === true && come !== undefined && come.section !== left.section
}
