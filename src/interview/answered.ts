/** An answer in the case: written down, with its story and all that follows from it. */

import { selfId } from '../form/form.js'
import type { Question } from '../form/form.js'
import type { Message } from '../message.js'
import type { Answer, NoAnswer, Place } from './answer.js'
import { answerAt, isSamePlace, takingPart, withAnswer } from './answers.js'
import { arrived } from './arriving.js'
import { canonicalJson, whatWasSaid } from './canonical.js'
import type { CaseContent } from './case-content.js'
import { readAgain } from './reading.js'
import { answerEntry, recorded, reopened } from './record.js'
import type { Stop } from './route.js'
import type { Session, SittingContext } from './session.js'
import { atEnd, atStop, calm, emptyDraft, listView, stopAt, stopsOf } from './standing.js'
import { stopped, stoppingNow } from './stopping.js'
import { isOwedByStaff, storyOf } from './story.js'

/** Records why a question has no value, and goes on. */
export function acceptNoAnswer(session: Session, answer: NoAnswer, context: SittingContext): Session {
  const stop = stopAt(session)
  if (!stop) return session
  return onward(
    answered(session, stop, { ...answer, story: storyOf(session, stop.question, context.now) }, context),
    stop,
    context,
  )
}

/** The rest of the part without a value: what has an answer already keeps it. */
export function acceptForPart(
  session: Session,
  state: 'declined' | 'later',
  context: SittingContext,
): Session {
  const first = stopAt(session)
  if (!first) return session
  const isSamePart = (stop: Stop): boolean =>
    stop.section === first.section &&
    stop.meeting === first.meeting &&
    stop.place.item?.id === first.place.item?.id
  let next = session
  let last = first
  // The route may change with each refusal: hence one at a time.
  for (;;) {
    const open = stopsOf(next).find(
      (stop) => isSamePart(stop) && answerAt(next.content.answers, stop.place) === undefined,
    )
    if (!open) break
    const left = isOwedByStaff(open.question) ? 'later' : state
    next = answered(next, open, { state: left, story: storyOf(next, open.question, context.now) }, context)
    last = open
  }
  return onward(next, last, context)
}

/** The session with an answer more: in the case, in its record, and with all that follows from it. */
export function answered(session: Session, stop: Stop, answer: Answer, context: SittingContext): Session {
  const { content } = session
  const old = answerAt(content.answers, stop.place)
  const changed: CaseContent = {
    ...content,
    answers: withItems(session, withAnswer(content.answers, stop.place, answer)),
  }
  const written = recorded(changed, answerEntry(old, stop.place, answer, context.now))
  const isOther = old === undefined || !isSameSaid(old, answer)
  const isCorrected = old?.story?.confirmed === true && isOther
  const anew = isOther ? answeredThatName(session, stop) : []
  return {
    ...calm(session),
    content: anew.reduce((all, { id }) => reopened(all, { question: id }, context.now), written),
    draft: emptyDraft,
    ...(isCorrected ? { corrected: stop.place } : {}),
    ...(anew.length > 0 ? { notice: askedAnew(anew) } : {}),
  }
}

/** What was agreed to with another answer in its sentence: nobody has heard it as it reads now. */
const answeredThatName = ({ form, content }: Session, { question }: Stop): readonly Question[] =>
  form.sections
    .flatMap(({ questions }) => questions)
    .filter(({ names }) => names?.includes(question.id))
    .filter(({ id }) => answerAt(content.answers, { question: id }) !== undefined)

const askedAnew = (questions: readonly Question[]): Message => ({
  key: 'terminal:notice.askedAnew',
  values: { numbers: questions.map(({ number }) => number).join(', ') },
})

const isSameSaid = (one: Answer, other: Answer): boolean =>
  canonicalJson(whatWasSaid(one)) === canonicalJson(whatWasSaid(other))

/** Children who come along have their own place in the case from the moment they are counted. */
function withItems(session: Session, answers: CaseContent['answers']): CaseContent['answers'] {
  const { children } = answers.groups
  const isThere = (id: string): boolean => children.some((item) => item.id === id)
  const missing = takingPart(session.form, answers, 'children').filter(
    ({ id }) => id !== selfId && !isThere(id),
  )
  if (missing.length === 0) return answers
  return { ...answers, groups: { ...answers.groups, children: [...children, ...missing] } }
}

/** Where the talk goes on after a question: a stop, the list that the question was chosen from, the next question. */
export function onward(session: Session, from: Stop, context: SittingContext): Session {
  const stopping = stoppingNow(session, context)
  const next = nextAfter(session, from.place)
  const { returnTo, notice, ...rest } = session
  const arrivedAt =
    returnTo === 'readBack'
      ? readAgain(rest, from, context)
      : next
        ? arrived(atStop(rest, next, context))
        : atEnd(rest)
  const moved = notice ? { ...arrivedAt, notice } : arrivedAt
  if (stopping.length > 0) return stopped(moved, stopping)
  return returnTo === 'review' ? { ...moved, view: listView('review') } : moved
}

/** The stop after a place on the route as it is now. */
export function nextAfter(session: Session, place: Place): Stop | undefined {
  const stops = stopsOf(session)
  const at = stops.findIndex((stop) => isSamePlace(stop.place, place))
  return stops[at + 1]
}
