/** One command, one next session. The only place where a sitting changes. */

import { gateLine } from '../text.js'
import { accept, withoutItem } from './accept.js'
import { acceptForPart, acceptNoAnswer } from './answered.js'
import { arrived, baseView, partKey } from './arriving.js'
import { typedCommand, type Command } from './command.js'
import { askingWhy, withChangeReason } from './correcting.js'
import { showingWords } from './difficult-words.js'
import { activeBox } from './draft.js'
import { emptyEditor, insert, rowOf, textOf } from './editor.js'
import { chosenCommand, isListView } from './lists.js'
import { closed, goneBack, goneForward, goneTo, inLanguage } from './moving.js'
import { beginReadBack, confirmed, skipReading, withoutReadBack } from './reading.js'
import { informing, turnedPage } from './information.js'
import { comingBack, withAnotherInterpreter, withInterpretedTimes } from './interpreting.js'
import { goneOnPast } from './override.js'
import { offeringRest } from './rest.js'
import { riskRowAt } from './risk-row.js'
import type { Session, SessionView, SittingContext } from './session.js'
import { atEnd, atStop, calm, confirming, hasRiskRows, listView, stopAt, stopsOf } from './standing.js'
import { heldByStops } from './stopping.js'
import { isOwedByStaff } from './story.js'
import {
  atQuestion,
  edited,
  isLongText,
  toggled,
  typed,
  withTyped,
  withoutColons,
  withoutRow,
} from './typing.js'
import { unprintable } from './unprintable.js'

/** The session after a command. While something stops it, the talk goes on only by a decision. */
export function reduce(session: Session, command: Command, context: SittingContext): Session {
  const next = changedBy(session, command, context)
  if (next === session) return session
  const onward = comingBack(session, next, context)
  return askingWhy(heldByStops(offeringRest(session, onward, context), context))
}

function changedBy(session: Session, command: Command, context: SittingContext): Session {
  if (session.ended) return session
  if (session.view.name === 'hidden') return reduceHidden(session, command)
  switch (command.do) {
    case 'insert':
      return typed(session, command.text, context)
    case 'edit':
      return edited(session, command.operation, context)
    case 'newRow':
      return atQuestion(session) && isLongText(session)
        ? withTyped(session, insert(activeBox(session.draft).text, '\n'))
        : session
    case 'toggle':
      return toggled(session, context)
    case 'submit':
      return submitted(session, context)
    case 'otherBox': {
      const count = session.draft.boxes.length
      if (!atQuestion(session) || count < 2) return session
      return { ...calm(session), draft: { ...session.draft, active: (session.draft.active + 1) % count } }
    }
    case 'information':
      return informing(session)
    case 'words':
      return showingWords(session, 0)
    case 'handOver':
      if (!session.form.interpreting) return session
      return command.isConfirmed
        ? withAnotherInterpreter(session, context)
        : confirming(calm(session), listView('handOver', '1'))
    case 'times': {
      const times = session.form.interpreting?.times
      return times
        ? goneTo(withInterpretedTimes(session, context), { do: 'goTo', target: { question: times } }, context)
        : session
    }
    case 'back':
      return goneBack(session, context)
    case 'forward':
      return goneForward(session, context)
    case 'noAnswer':
      if (session.view.name === 'reason') return closed(session)
      return notAnswered(
        session.isReadingBack ? { ...session, returnTo: 'readBack' } : session,
        command,
        context,
      )
    case 'skipSection':
      if (session.view.name === 'reason') return closed(session)
      return stopAt(session)
        ? acceptForPart(dropDraft(session), command.state ?? 'declined', context)
        : session
    case 'begin': {
      const stop = stopAt(session)
      return stop ? closed({ ...session, begun: [...session.begun, partKey(stop)] }) : session
    }
    case 'acceptAnyway':
      return accept({ ...session, view: { name: 'question' } }, context, true)
    case 'goOn': {
      const { view } = session
      const stop = view.name === 'stop' || view.name === 'problem' ? view.stops?.[0] : undefined
      if (!stop || stop.overridable === false) return session
      return { ...calm(session), view: { name: 'reason', for: stop, line: emptyEditor } }
    }
    case 'decide':
      return confirming(calm(session), { ...listView('problem', '1'), stops: [command.about] })
    case 'readBack':
      return beginReadBack(session, context)
    case 'confirm':
      return session.isReadingBack ? confirmed(session, context) : session
    case 'skipReading':
      return session.isReadingBack ? skipReading(session, context) : session
    case 'withoutReadBack':
      return withoutReadBack(session, context)
    case 'language':
      return inLanguage(session, command.to, context)
    case 'show':
      return { ...calm(session), shown: command.which, view: baseView(session) }
    case 'goTo':
      return goneTo(session, command, context)
    case 'why':
      return session.view.name === 'why'
        ? closed(session)
        : session.at
          ? { ...calm(session), view: { name: 'why' } }
          : session
    case 'help':
      return { ...calm(session), view: { name: 'help', page: 0 } }
    case 'menu':
      return { ...calm(session), view: { name: 'menu', path: command.path ?? '' } }
    case 'overview':
    case 'review':
      return { ...calm(session), view: listView(command.do) }
    case 'pause':
      return {
        ...calm(withInterpretedTimes(session, context)),
        restedAt: context.now,
        view: listView('pause', '1'),
      }
    case 'rows':
      return hasRiskRows(session) ? { ...calm(session), view: listView('rows') } : session
    case 'leave':
      if (session.view.name === 'leaving')
        return { ...withInterpretedTimes(session, context), ended: 'interrupted' }
      return confirming(calm(session), listView('leaving', '1'))
    case 'end':
      return { ...withInterpretedTimes(session, context), ended: 'left' }
    case 'hide':
      return { ...calm(session), view: { name: 'hidden' } }
    case 'close':
    case 'resume':
      return closed(session.view.name === 'pause' ? { ...session, restedAt: context.now } : session)
    case 'save':
      return session
    case 'read':
      return closed(session)
    case 'addItem':
      return withItem(session, command.group, context)
    case 'removeItem':
      return withoutItem(session, context)
  }
}

/** What a command comes to: Enter after a word such as `:save` is that word's command. */
export function meantBy(session: Session, command: Command, { typedWords }: SittingContext): Command {
  if (command.do !== 'submit' || session.view.name === 'hidden') return command
  const { view } = session
  const hasLine = isListView(view) || view.name === 'reason'
  const row = hasLine ? textOf(view.line) : rowOf(activeBox(session.draft).text)
  const isTypedOn = hasLine || view.name === 'question' || view.name === 'why'
  return (isTypedOn ? typedCommand(row, typedWords) : undefined) ?? command
}

/** Behind the neutral screen nothing is typed and nothing is shown; whoever unlocked it says `resume`. */
function reduceHidden(session: Session, command: Command): Session {
  if (command.do === 'resume') return session.at ? { ...session, view: baseView(session) } : atEnd(session)
  if (command.do === 'end') return { ...session, ended: 'left' }
  return session
}

function submitted(session: Session, context: SittingContext): Session {
  const { view } = session
  if (isListView(view) || view.name === 'reason') {
    const command = typedCommand(textOf(view.line), context.typedWords)
    if (command) return reduce({ ...session, view: { ...view, line: emptyEditor } }, command, context)
  }
  if (isListView(view)) {
    const chosen = chosenCommand(session, view, context)
    if (!chosen && textOf(view.line).trim() === '')
      return { ...calm(session), notice: { key: 'terminal:dialog.chooseRow' } }
    if (!chosen) return { ...calm(session), problem: { key: 'interview:problem.notInList' } }
    return reduce(session, chosen, context)
  }
  if (view.name === 'reason')
    return view.for === 'change' ? withChangeReason(session, context) : withReason(session, context)
  if (view.name === 'information') return turnedPage(session, 1, context)
  if (view.name === 'words') return showingWords(session, view.page + 1)
  if (view.name === 'menu' || view.name === 'help') return closed(session)
  if (!session.at) return atEnd(session)
  const row = rowOf(activeBox(session.draft).text)
  const command = typedCommand(row, context.typedWords)
  if (command) return reduce(withoutRow(session), command, context)
  return accept({ ...session, draft: withoutColons(session.draft) }, context)
}

function withReason(session: Session, context: SittingContext): Session {
  if (session.view.name !== 'reason' || session.view.for === 'change') return session
  const { line, for: what } = session.view
  const reason = gateLine(textOf(line)).trim()
  if (reason === '') return { ...calm(session), problem: { key: 'interview:problem.reason' } }
  const strange = unprintable(reason, context)
  if (strange) return { ...calm(session), problem: strange }
  const back: Session = { ...session, view: { name: 'question' } }
  if (what === 'notAsked') return acceptNoAnswer(dropDraft(back), { state: 'notAsked', reason }, context)
  const decided = { ...calm(back), content: goneOnPast(back.content, what, reason, context.now) }
  return what.stops === 'session' ? arrived(decided) : { ...decided, view: listView('review') }
}

function notAnswered(
  session: Session,
  command: Extract<Command, { do: 'noAnswer' }>,
  context: SittingContext,
): Session {
  const stop = stopAt(session)
  if (!stop) return session
  const { state, reason } = command
  if (state === undefined || !showsQuestion(session))
    return { ...calm(session), view: listView('noAnswer', '1') }
  if (state !== 'later' && isOwedByStaff(stop.question)) {
    return { ...calm(session), view: baseView(session), notice: { key: 'terminal:notice.valueNeeded' } }
  }
  if (state !== 'notAsked') return acceptNoAnswer(dropDraft(session), { state }, context)
  if (reason === undefined)
    return { ...calm(session), view: { name: 'reason', for: 'notAsked', line: emptyEditor } }
  return acceptNoAnswer(dropDraft(session), { state, reason: gateLine(reason) }, context)
}

/** Whether the question can be read on this screen: to one that nobody sees, no answer is given. */
function showsQuestion(session: Session): boolean {
  const shows: readonly SessionView['name'][] = ['question', 'why', 'noAnswer', 'warning', 'readBack']
  const { name } = session.view
  return shows.includes(name === 'menu' ? baseView(session).name : name)
}

/** The question is answered in another way: what was half typed is not parked. */
const dropDraft = (session: Session): Session => ({
  ...calm(session),
  draft: { ...session.draft, touched: false },
  view: { name: 'question' },
})

/** A row more, and the session at its first question. */
function withItem(session: Session, group: 'children' | 'risks', context: SittingContext): Session {
  if (group !== 'risks' || !hasRiskRows(session)) return session
  const { content } = session
  const items = content.answers.groups.risks
  const numbers = items.map(({ id }) => Number(id.slice(1))).filter(Number.isInteger)
  const id = `r${Math.max(0, ...numbers) + 1}`
  const groups = { ...content.answers.groups, risks: [...items, { id, answers: new Map() }] }
  const added = { ...session, content: { ...content, answers: { ...content.answers, groups } } }
  const first = stopsOf(added).find((stop) => riskRowAt(stop)?.id === id)
  return first ? arrived(atStop(added, first, context)) : added
}
