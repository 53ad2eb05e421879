/** The screens that are lists: which rows they have, and what choosing one does. */

import type { Locale } from '../message.js'
import { digitsIn } from './choices.js'
import type { ItemRef, Place } from './answer.js'
import { isSamePlace } from './answers.js'
import type { Command } from './command.js'
import { editorWith, emptyEditor, textOf, type Editor } from './editor.js'
import { isOpen, partsOf } from './progress.js'
import { riskRowAt } from './risk-row.js'
import type { ListView, Session, SessionView, SittingContext } from './session.js'
import { stopAt, stopsOf } from './standing.js'
import { concernedBy } from './stopping.js'
import { isOwedByStaff } from './story.js'

/** Rows of the lists that do not depend on the case, in the order of their digits. */
const fixedRows = {
  // What touches more than this question stands last, so that no digit means it by habit.
  noAnswer: ['declined', 'unknown', 'later', 'notAsked', 'skipSection'],
  pause: ['resume', 'end'],
  rest: ['resume', 'pause', 'end'],
  handOver: ['stay', 'handOver'],
  leaving: ['stay', 'end'],
  intro: ['begin', 'notToday', 'skip'],
  warning: ['change', 'keep'],
  stop: ['end', 'pause', 'goOn', 'changeStopping'],
  problem: ['toProblem', 'goOn', 'review'],
  readBackOffer: ['readBack', 'notNow', 'withoutReadBack'],
  readBack: ['confirm', 'changeAnswer', 'removeAnswer', 'skipReading'],
} as const

export function isListView(view: SessionView): view is ListView {
  return view.name in fixedRows || ['language', 'overview', 'review', 'rows'].includes(view.name)
}

/** What the rows of a list stand for; the digits of a row are its place in the list, from 1. */
export function rowsOf(session: Session, view: ListView, context: SittingContext): readonly string[] {
  switch (view.name) {
    case 'language':
      return [...localesFor(textOf(view.line), context), 'both', 'interview', 'staff']
    case 'overview':
      return partsOf(stopsOf(session), session.content.answers).map(({ number }) => `${number}`)
    case 'review':
      return [
        ...(context.problems?.(session.content) ?? []).map((_, index) => `problem ${index}`),
        ...stopsOf(session).map((_, index) => `stop ${index}`),
      ]
    case 'rows':
      return [...riskRows(session).map(({ item }) => item.id), 'addRow']
    case 'noAnswer': {
      const isAnnounced = stopAt(session)?.section.announced === true
      const stop = stopAt(session)
      if (stop && isOwedByStaff(stop.question)) return ['later']
      return fixedRows.noAnswer.filter((row) => row !== 'skipSection' || isAnnounced)
    }
    case 'stop': {
      const [first] = view.stops ?? []
      const mayGoOn = first?.overridable !== false
      const canChange = first !== undefined && concernedBy(session, first) !== undefined
      return fixedRows.stop.filter(
        (row) => (row !== 'goOn' || mayGoOn) && (row !== 'changeStopping' || canChange),
      )
    }
    case 'problem':
      return fixedRows.problem.filter((row) => row !== 'toProblem' || placeOfProblem(session, view))
    case 'readBack': {
      const isAnnounced = stopAt(session)?.section.announced === true
      return fixedRows.readBack.filter((row) => row !== 'skipReading' || isAnnounced)
    }
    default:
      return fixedRows[view.name]
  }
}

/** The rows of the risk table in their order, each with how many of its questions are open. */
export function riskRows(session: Session): readonly { readonly item: ItemRef; readonly open: number }[] {
  return partsOf(stopsOf(session), session.content.answers).flatMap(({ section, item, open }) =>
    section.repeats === 'risks' && item ? [{ item, open }] : [],
  )
}

function localesFor(typed: string, context: SittingContext): readonly Locale[] {
  const name = typed.replace(/\d/gu, '').trim()
  if (name === '') return context.languages
  return (
    context.findLocales?.(name) ?? context.languages.filter((locale) => locale.startsWith(name.toLowerCase()))
  )
}

/** Where the choice stands: the digits typed, else the row that the arrows moved to; -1 where none is chosen. */
export function markOf(session: Session, view: ListView, context: SittingContext): number {
  if (isUndecided(view)) return -1
  const rows = rowsOf(session, view, context)
  const digits = digitsIn(textOf(view.line)).at(-1)
  const typed = digits === undefined ? view.mark : Number(digits) - 1
  return Math.min(rows.length - 1, Math.max(0, typed))
}

/** Nobody confirms by Enter alone what was read aloud: the row has to be chosen. */
const isUndecided = ({ name, line }: ListView): boolean => name === 'readBack' && textOf(line).trim() === ''

/** The list with another line; what was typed replaces a default. */
export function editList(view: ListView, change: (line: Editor) => Editor, isInsert: boolean): ListView {
  const line = change(view.isPrefilled && isInsert ? emptyEditor : view.line)
  return { ...view, line, isPrefilled: false, mark: 0 }
}

export function moveInList(session: Session, view: ListView, by: 1 | -1, context: SittingContext): ListView {
  const rows = rowsOf(session, view, context)
  const mark = Math.min(rows.length - 1, Math.max(0, markOf(session, view, context) + by))
  if (view.name === 'language' || view.name === 'review') return { ...view, mark }
  return { ...view, line: editorWith(`${mark + 1}`), isPrefilled: true, mark }
}

/** What Enter means in a list; undefined for digits that no row has. */
export function chosenCommand(
  session: Session,
  view: ListView,
  context: SittingContext,
): Command | undefined {
  const typed = textOf(view.line).trim()
  const rows = rowsOf(session, view, context)
  const digits = digitsIn(typed).at(-1)
  const row = digits === undefined ? rows[markOf(session, view, context)] : rows[Number(digits) - 1]
  switch (view.name) {
    case 'overview':
    case 'review':
      // The number of a question starts with a letter, that of a row does not.
      if (/^\p{L}/u.test(typed)) return { do: 'goTo', target: typed }
      if (view.name === 'overview' && typed === '') return { do: 'goTo' }
      return row === undefined ? undefined : placeCommand(session, view, row, context)
    case 'rows':
      if (/^\p{L}/u.test(typed)) return { do: 'goTo', target: typed }
      if (typed === '') return { do: 'goTo' }
      return row === undefined ? undefined : rowCommand(session, row)
    case 'language':
      if (row === 'both' || row === 'interview' || row === 'staff') return { do: 'show', which: row }
      return row === undefined ? undefined : { do: 'language', to: row }
    case 'stop':
      if (row === 'changeStopping') return changeStopping(session, view)
      return row === undefined ? undefined : commandOfRow[row]
    case 'problem':
      if (row === 'toProblem') {
        const target = placeOfProblem(session, view)
        return target && { do: 'goTo', target, returnTo: 'review' }
      }
      return row === undefined ? undefined : commandOfRow[row]
    case 'readBack':
      if (row === 'changeAnswer')
        return session.at && { do: 'goTo', target: session.at, returnTo: 'readBack' }
      return row === undefined ? undefined : commandOfRow[row]
    default:
      return row === undefined ? undefined : commandOfRow[row]
  }
}

/** The first open question of a row of the risk table, or its first. */
function rowCommand(session: Session, row: string): Command | undefined {
  if (row === 'addRow') return { do: 'addItem', group: 'risks' }
  const stops = stopsOf(session).filter((stop) => riskRowAt(stop)?.id === row)
  const stop = stops.find(({ place }) => isOpen(session.content.answers, place)) ?? stops[0]
  return stop && { do: 'goTo', target: stop.place }
}

/** The answer that stops the session: it may have been typed or understood wrongly. */
function changeStopping(session: Session, { stops = [] }: ListView): Command | undefined {
  const [first] = stops
  const place = first && concernedBy(session, first)
  return place && { do: 'goTo', target: place }
}

/** The first question on the route that a problem is about. */
function placeOfProblem(session: Session, { stops = [] }: ListView): Place | undefined {
  const route = stopsOf(session)
  return stops[0]?.places.find((place) => route.some((stop) => isSamePlace(stop.place, place)))
}

const commandOfRow: Readonly<Record<string, Command>> = {
  declined: { do: 'noAnswer', state: 'declined' },
  unknown: { do: 'noAnswer', state: 'unknown' },
  later: { do: 'noAnswer', state: 'later' },
  notAsked: { do: 'noAnswer', state: 'notAsked' },
  skipSection: { do: 'skipSection' },
  resume: { do: 'resume' },
  stay: { do: 'close' },
  end: { do: 'end' },
  handOver: { do: 'handOver', isConfirmed: true },
  begin: { do: 'begin' },
  notToday: { do: 'skipSection', state: 'later' },
  skip: { do: 'skipSection' },
  change: { do: 'close' },
  keep: { do: 'acceptAnyway' },
  pause: { do: 'pause' },
  goOn: { do: 'goOn' },
  review: { do: 'review' },
  readBack: { do: 'readBack' },
  notNow: { do: 'overview' },
  withoutReadBack: { do: 'withoutReadBack' },
  confirm: { do: 'confirm' },
  removeAnswer: { do: 'noAnswer', state: 'declined' },
  skipReading: { do: 'skipReading' },
}

function placeCommand(
  session: Session,
  view: ListView,
  row: string,
  context: SittingContext,
): Command | undefined {
  const stops = stopsOf(session)
  const { answers } = session.content
  if (view.name === 'overview') {
    const part = partsOf(stops, answers)[Number(row) - 1]
    const stop = part?.stops.find(({ place }) => isOpen(answers, place)) ?? part?.stops[0]
    return stop && { do: 'goTo', target: stop.place }
  }
  const [kind, index = ''] = row.split(' ')
  const problem = kind === 'problem' ? context.problems?.(session.content)[Number(index)] : undefined
  if (problem && problem.stops !== 'nothing' && problem.overridable === true)
    return { do: 'decide', about: problem }
  const place = kind === 'problem' ? problem?.places[0] : stops[Number(index)]?.place
  return place && { do: 'goTo', target: place, returnTo: 'review' }
}
