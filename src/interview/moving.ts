/** From one question to another, and out of what lies over a question. The route says where, never a history. */

import { nextAfter } from './answered.js'
import { answerAt, isSamePlace } from './answers.js'
import { arrived, baseView } from './arriving.js'
import { helpPages, type Command } from './command.js'
import { withoutReason } from './correcting.js'
import { showingWords } from './difficult-words.js'
import { atItem, atPart, partBefore } from './draft.js'
import { informedEnough, mustBeTold, turnedPage } from './information.js'
import { isOpen } from './progress.js'
import { readAgain, turned } from './reading.js'
import { nextOpen, type Stop } from './route.js'
import type { Session, SittingContext } from './session.js'
import { atEnd, atStop, calm, confirming, listView, stopAt, stopsOf } from './standing.js'
import { draftContext } from './story.js'
import { without } from './without.js'

/** Back: to the part or item before, else to the question before on the route. */
export function goneBack(session: Session, context: SittingContext): Session {
  if (session.view.name === 'readBack') return turned(session, -1, context)
  if (session.view.name === 'words' && session.view.page > 0)
    return showingWords(session, session.view.page - 1)
  if (session.view.name === 'help' && session.view.page > 0) return helpTurned(session, session.view.page - 1)
  if (session.view.name === 'information') {
    if ((session.informationPage ?? 0) > 0) return turnedPage(session, -1, context)
    if (!mustBeTold(session)) return informedEnough(session)
  }
  const isBase = session.view.name === baseView(session).name
  if (session.view.name !== 'question' && !isBase && session.at) return closed(session)
  const stops = stopsOf(session)
  const { at, draft } = session
  if (!at) {
    const last = stops.at(-1)
    return last ? atStop(session, last, context) : session
  }
  const stop = stopAt(session)
  if (stop && session.returnTo === 'readBack') return readAgain(without(session, 'returnTo'), stop, context)
  if (stop && session.view.name === 'question') {
    const about = draftContext(session, stop.question, context)
    const kind = stop.question.kind === 'list' ? stop.question.item : stop.question
    const before = kind.kind === 'composite' ? partBefore(kind, draft.part, draft.parts) : undefined
    if (before)
      return { ...calm(session), draft: { ...atPart(draft, before, about), touched: draft.touched } }
    if (stop.question.kind === 'list' && draft.item > 0) {
      return { ...calm(session), draft: { ...atItem(draft, draft.item - 1, about), touched: draft.touched } }
    }
  }
  const index = stops.findIndex(({ place }) => isSamePlace(place, at))
  const earlier = stops[index - 1]
  if (!earlier) return { ...calm(session), view: baseView(session), notice: { key: 'terminal:notice.first' } }
  return atStop(session, earlier, context)
}

/** Forward without changing anything; past a question without an answer it does not go. */
export function goneForward(session: Session, context: SittingContext): Session {
  const stop = stopAt(session)
  if (!stop) return session
  if (session.view.name === 'readBack') return turned(session, 1, context)
  if (session.view.name === 'information') return turnedPage(session, 1, context)
  if (session.view.name === 'words') return showingWords(session, session.view.page + 1)
  if (session.view.name === 'help') return helpTurned(session, session.view.page + 1)
  if (session.view.name !== 'question') return closed(session)
  if (answerAt(session.content.answers, stop.place) === undefined) {
    return { ...calm(session), notice: { key: 'terminal:notice.open' } }
  }
  const next = nextAfter(session, stop.place)
  return next ? arrived(atStop(session, next, context)) : atEnd(session)
}

const helpTurned = (session: Session, page: number): Session =>
  page < helpPages ? { ...session, view: { name: 'help', page } } : session

export function goneTo(
  session: Session,
  command: Extract<Command, { do: 'goTo' }>,
  context: SittingContext,
): Session {
  const { target, returnTo } = command
  const stops = stopsOf(session)
  if (target === undefined) {
    const open = nextOpen(session.form, session.content.answers, session.circumstances)
    return open ? arrived(atStop(session, open, context)) : atEnd(session)
  }
  const found =
    typeof target === 'string'
      ? (stops.find(({ question }) => question.number.toUpperCase() === target.trim().toUpperCase()) ??
        firstOfSection(session, target, context))
      : stops.find(({ place }) => isSamePlace(place, target))
  if (found) {
    const there = arrived(atStop(without(session, 'returnTo'), found, context))
    return { ...there, ...(returnTo ? { returnTo } : {}) }
  }
  const number = typeof target === 'string' ? target : ''
  return { ...calm(session), notice: { key: 'terminal:notice.noSuchQuestion', values: { number } } }
}

/** The first open question of the section that is called so, or its first. */
function firstOfSection(session: Session, name: string, context: SittingContext): Stop | undefined {
  const [wanted] = context.findSections?.(name) ?? []
  const stops = stopsOf(session).filter(({ section }) => section.id === wanted)
  return stops.find(({ place }) => isOpen(session.content.answers, place)) ?? stops[0]
}

export function inLanguage(session: Session, to: string | undefined, context: SittingContext): Session {
  if (to === undefined) {
    const mark = Math.max(0, context.languages.indexOf(session.language))
    return { ...calm(session), view: { ...listView('language'), mark } }
  }
  const wanted =
    context.languages.find((locale) => locale.toLowerCase() === to.toLowerCase()) ??
    context.findLocales?.(to)[0]
  if (wanted === undefined) return { ...calm(session), notice: { key: 'terminal:notice.noSuchLanguage' } }
  const view = session.at ? baseView(session) : session.view
  const { draft, language } = session
  return {
    ...calm(session),
    language: wanted,
    draft: { ...draft, begunIn: [...new Set([...(draft.begunIn ?? []), language])] },
    view,
    notice: { key: 'terminal:notice.language', values: { language: wanted } },
  }
}

/** Back to what the screen lay over. A stop stays until it is decided on. */
export function closed(session: Session): Session {
  const { view } = session
  if (view.name === 'stop') return session
  if (view.name === 'information' && !mustBeTold(session)) return informedEnough(session)
  if (view.name === 'problem') return { ...calm(session), view: listView('review') }
  if (view.name === 'menu' && view.path !== '') return { ...session, view: { name: 'menu', path: '' } }
  if (view.name === 'reason' && view.for === 'change') return withoutReason(session)
  if (view.name === 'reason' && view.for !== 'notAsked') {
    const name = view.for.stops === 'session' ? 'stop' : 'problem'
    return confirming(session, { ...listView(name, '1'), stops: [view.for] })
  }
  return session.at ? { ...calm(session), view: baseView(session) } : atEnd(session)
}
