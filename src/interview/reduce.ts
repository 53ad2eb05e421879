/** One command, one next session. The only place where a sitting changes. */

import { gateLine } from '../text.js'
import { accept, acceptForPart, acceptNoAnswer, nextAfter, withoutItem } from './accept.js'
import type { AskedQuestion } from '../form/form.js'
import { answerAt, isSamePlace } from './answers.js'
import { choicesOf, chosenBy, digitsIn, foundBy, settled } from './choices.js'
import { typedCommand, type Command } from './command.js'
import {
  activeBox,
  atItem,
  atPart,
  parseContext,
  partBefore,
  stepOf,
  withText,
  type Draft,
  type Step,
} from './draft.js'
import {
  edit,
  editorWith,
  emptyEditor,
  insert,
  rowOf,
  textOf,
  type EditOperation,
  type Editor,
} from './editor.js'
import { chosenCommand, editList, isListView, moveInList } from './lists.js'
import { recorded } from './record.js'
import { isOpen } from './progress.js'
import { nextOpen, type Stop } from './route.js'
import { without } from './without.js'
import {
  announced,
  atEnd,
  atStop,
  calm,
  confirming,
  draftContext,
  listView,
  partKey,
  stopAt,
  stopsOf,
  type Session,
  type SittingContext,
} from './session.js'

export function reduce(session: Session, command: Command, context: SittingContext): Session {
  if (session.ended) return session
  if (session.view.name === 'hidden') return reduceHidden(session, command)
  switch (command.do) {
    case 'insert':
      return typed(session, command.text)
    case 'edit':
      return edited(session, command.operation, context)
    case 'newRow':
      return atQuestion(session) && isLongText(session)
        ? withTyped(session, insert(activeBox(session.draft).text, '\n'))
        : session
    case 'toggle':
      return toggled(session)
    case 'submit':
      return submitted(session, context)
    case 'otherBox': {
      const count = session.draft.boxes.length
      if (!atQuestion(session) || count < 2) return session
      return { ...calm(session), draft: { ...session.draft, active: (session.draft.active + 1) % count } }
    }
    case 'back':
      return goneBack(session, context)
    case 'forward':
      return goneForward(session, context)
    case 'noAnswer':
      return notAnswered(session, command, context)
    case 'skipSection':
      return stopAt(session)
        ? acceptForPart(dropDraft(session), command.state ?? 'declined', context)
        : session
    case 'begin': {
      const stop = stopAt(session)
      return stop ? { ...closed(session), begun: [...session.begun, partKey(stop)] } : session
    }
    case 'acceptAnyway':
      return accept({ ...session, view: { name: 'question' } }, context, true)
    case 'goOn': {
      const stop = session.view.name === 'stop' ? session.view.stops?.[0] : undefined
      return stop ? { ...calm(session), view: { name: 'reason', for: stop, line: emptyEditor } } : session
    }
    case 'language':
      return inLanguage(session, command.to, context)
    case 'show':
      return { ...calm(session), shown: command.which, view: { name: 'question' } }
    case 'goTo':
      return goneTo(session, command, context)
    case 'why':
      return session.view.name === 'why'
        ? closed(session)
        : session.at
          ? { ...calm(session), view: { name: 'why' } }
          : session
    case 'help':
      return { ...calm(session), view: { name: 'help' } }
    case 'menu':
      return { ...calm(session), view: { name: 'menu', path: command.path ?? '' } }
    case 'overview':
    case 'review':
    case 'pause':
      return { ...calm(session), view: listView(command.do, command.do === 'pause' ? '1' : '') }
    case 'leave':
      if (session.view.name === 'leaving') return { ...session, ended: 'interrupted' }
      return confirming(calm(session), listView('leaving', '1'))
    case 'end':
      return { ...session, ended: 'left' }
    case 'hide':
      return { ...calm(session), view: { name: 'hidden' } }
    case 'close':
    case 'resume':
      return closed(session)
    case 'save':
      return session
    case 'addItem':
      return withItem(session, command.group)
    case 'removeItem':
      return withoutItem(session, context)
  }
}

/** Behind the neutral screen nothing is typed and nothing is shown; whoever unlocked it says `resume`. */
function reduceHidden(session: Session, command: Command): Session {
  if (command.do === 'resume') return { ...session, view: { name: 'question' } }
  if (command.do === 'end') return { ...session, ended: 'left' }
  return session
}

export const atQuestion = ({ view, at }: Session): boolean =>
  at !== undefined && (view.name === 'question' || view.name === 'why')

/** A step of the question on screen. */
export function currentStep(
  session: Session,
): { readonly question: AskedQuestion; readonly step: Step } | undefined {
  const stop = stopAt(session)
  return stop && { question: stop.question, step: stepOf(session.draft, stop.question) }
}

function isLongText(session: Session): boolean {
  return currentStep(session)?.step.kind.kind === 'longText'
}

function typed(session: Session, text: string): Session {
  if (isListView(session.view)) {
    return { ...calm(session), view: editList(session.view, (line) => insert(line, onOneLine(text)), true) }
  }
  if (session.view.name === 'reason')
    return { ...calm(session), view: { ...session.view, line: insert(session.view.line, onOneLine(text)) } }
  if (!atQuestion(session)) return session
  const clean = isLongText(session) ? text : onOneLine(text)
  return settledDraft(withTyped(session, insert(activeBox(session.draft).text, clean)))
}

/** What is pasted into a line stays on it. */
const onOneLine = (text: string): string => text.replace(/[\r\n]+$/u, '').replace(/\r\n?|\n/gu, ' ')

function edited(session: Session, operation: EditOperation, context: SittingContext): Session {
  const { view } = session
  const isVertical = operation === 'up' || operation === 'down'
  if (isListView(view)) {
    if (isVertical)
      return { ...calm(session), view: moveInList(session, view, operation === 'up' ? -1 : 1, context) }
    return { ...calm(session), view: editList(view, (line) => edit(line, operation), false) }
  }
  if (view.name === 'reason') return { ...session, view: { ...view, line: edit(view.line, operation) } }
  if (!atQuestion(session)) return session
  if (isVertical && movesMark(session, context)) return moved(session, operation === 'up' ? -1 : 1, context)
  return withTyped(session, edit(activeBox(session.draft).text, operation))
}

/** Another text on the line; what was said about the old one goes. */
function withTyped(session: Session, text: Editor): Session {
  return { ...calm(session), draft: without(withText(session.draft, text), 'mark') }
}

/** A choice that stands alone and others do not go together. */
function settledDraft(session: Session): Session {
  const current = currentStep(session)
  if (current?.step.kind.kind !== 'severalOf') return session
  const { kind } = current.step
  const line = activeBox(session.draft).text
  const { text, cleared } = settled(choicesOf(session.form, kind), textOf(line), kind.exclusive)
  if (!cleared) return session
  return {
    ...session,
    draft: withText(session.draft, editorWith(text)),
    notice: { key: 'terminal:notice.exclusive' },
  }
}

function rowsToMark(session: Session, context: SittingContext): number {
  const current = currentStep(session)
  if (!current) return 0
  const { question, step } = current
  const naming = parseContext(draftContext(session, question, context), step.part?.id)
  const found = foundBy(step.kind, textOf(activeBox(session.draft).text), naming)
  return choicesOf(session.form, step.kind).length || found.length
}

const movesMark = (session: Session, context: SittingContext): boolean => rowsToMark(session, context) > 0

/** Arrows in a list: one choice is typed at once, of several only the place moves. */
function moved(session: Session, by: 1 | -1, context: SittingContext): Session {
  const rows = rowsToMark(session, context)
  const current = currentStep(session)
  if (!current) return session
  const { kind } = current.step
  const choices = choicesOf(session.form, kind)
  const { draft } = session
  const { question } = current
  const reading = parseContext(draftContext(session, question, context), current.step.part?.id)
  const typedNow = chosenBy(kind, textOf(activeBox(draft).text), reading)[0]?.code
  const chosen = choices.findIndex(({ code }) => code === typedNow)
  const from = draft.mark ?? (kind.kind === 'severalOf' ? -1 : chosen)
  const mark = from < 0 && by < 0 ? rows - 1 : Math.min(rows - 1, Math.max(0, from + by))
  const choice = choices[mark]
  const written = choice && kind.kind !== 'severalOf' ? withText(draft, editorWith(choice.digits)) : draft
  return { ...calm(session), draft: { ...written, mark } }
}

/** Space: in a list of several choices that the arrows stand in, marks; elsewhere it is a space. */
function toggled(session: Session): Session {
  const current = currentStep(session)
  const { draft } = session
  const kind = current?.step.kind
  if (!atQuestion(session) || kind?.kind !== 'severalOf' || draft.mark === undefined)
    return typed(session, ' ')
  const choice = choicesOf(session.form, kind)[draft.mark]
  if (!choice) return session
  const now = digitsIn(textOf(activeBox(draft).text))
  const next = now.includes(choice.digits)
    ? now.filter((digits) => digits !== choice.digits)
    : [...now, choice.digits]
  const marked = settledDraft({ ...calm(session), draft: withText(draft, editorWith(next.join(' '))) })
  return { ...marked, draft: { ...marked.draft, mark: draft.mark } }
}

function submitted(session: Session, context: SittingContext): Session {
  const { view } = session
  if (isListView(view)) {
    const command = typedCommand(textOf(view.line), context.typedWords)
    if (command) return reduce({ ...session, view: { ...view, line: emptyEditor } }, command, context)
    const chosen = chosenCommand(session, view, context)
    if (!chosen) return { ...calm(session), problem: { key: 'interview:problem.notInList' } }
    return reduce(session, chosen, context)
  }
  if (view.name === 'reason') return withReason(session, context)
  if (view.name === 'menu' || view.name === 'help') return closed(session)
  if (!session.at) return atEnd(session)
  const row = rowOf(activeBox(session.draft).text)
  const command = typedCommand(row, context.typedWords)
  if (command) return reduce(withoutRow(session), command, context)
  return accept({ ...session, draft: withoutColons(session.draft) }, context)
}

/** The text without the row that was a command. */
function withoutRow(session: Session): Session {
  const { text } = activeBox(session.draft)
  const touched = session.draft.touched
  const cleared = withTyped(session, edit(text, 'eraseLine'))
  const isEmpty = cleared.draft.boxes.every((box) => textOf(box.text) === '')
  if (!isEmpty) return { ...cleared, draft: { ...cleared.draft, touched } }
  return { ...cleared, draft: { ...cleared.draft, touched: touched && cleared.draft.items.length > 0 } }
}

/** `::` at the start of a row writes one colon. */
function withoutColons(draft: Draft): Draft {
  const { text } = activeBox(draft)
  if (!rowOf(text).startsWith('::') || text.after !== '') return draft
  return withText(draft, { ...text, before: text.before.replace(/(^|\n)::(?=[^\n]*$)/u, '$1:') })
}

function withReason(session: Session, context: SittingContext): Session {
  if (session.view.name !== 'reason') return session
  const { line, for: what } = session.view
  const reason = gateLine(textOf(line)).trim()
  if (reason === '') return { ...calm(session), problem: { key: 'interview:problem.reason' } }
  const back: Session = { ...session, view: { name: 'question' } }
  if (what === 'notAsked') return acceptNoAnswer(dropDraft(back), { state: 'notAsked', reason }, context)
  const override = { rule: what.rule, reason, by: 'coordinator', at: context.now }
  const entry = { at: context.now, what: 'overridden', reason }
  const { content } = back
  const overrides = [...content.overrides, override]
  return announced({ ...calm(back), content: recorded({ ...content, overrides }, entry) })
}

function notAnswered(
  session: Session,
  command: Extract<Command, { do: 'noAnswer' }>,
  context: SittingContext,
): Session {
  const stop = stopAt(session)
  if (!stop) return session
  const { state, reason } = command
  if (state === undefined) return { ...calm(session), view: listView('noAnswer', '1') }
  if (state !== 'notAsked') return acceptNoAnswer(dropDraft(session), { state }, context)
  if (reason === undefined)
    return { ...calm(session), view: { name: 'reason', for: 'notAsked', line: emptyEditor } }
  return acceptNoAnswer(dropDraft(session), { state, reason: gateLine(reason) }, context)
}

/** The question is answered in another way: what was half typed is not parked. */
const dropDraft = (session: Session): Session => ({
  ...calm(session),
  draft: { ...session.draft, touched: false },
  view: { name: 'question' },
})

/** Back: to the part or item before, else to the question before on the route. */
function goneBack(session: Session, context: SittingContext): Session {
  if (session.view.name !== 'question' && session.view.name !== 'intro' && session.at) return closed(session)
  const stops = stopsOf(session)
  const { at, draft } = session
  if (!at) {
    const last = stops.at(-1)
    return last ? atStop(session, last, context) : session
  }
  const stop = stopAt(session)
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
  if (!earlier)
    return { ...calm(session), view: { name: 'question' }, notice: { key: 'terminal:notice.first' } }
  return atStop(session, earlier, context)
}

/** Forward without changing anything; past a question without an answer it does not go. */
function goneForward(session: Session, context: SittingContext): Session {
  const stop = stopAt(session)
  if (!stop) return session
  if (session.view.name !== 'question') return closed(session)
  if (answerAt(session.content.answers, stop.place) === undefined) {
    return { ...calm(session), notice: { key: 'terminal:notice.open' } }
  }
  const next = nextAfter(session, stop.place)
  return next ? announced(atStop(session, next, context)) : atEnd(session)
}

function goneTo(
  session: Session,
  command: Extract<Command, { do: 'goTo' }>,
  context: SittingContext,
): Session {
  const { target, returnTo } = command
  const stops = stopsOf(session)
  if (target === undefined) {
    const open = nextOpen(session.form, session.content.answers, session.circumstances)
    return open ? announced(atStop(session, open, context)) : atEnd(session)
  }
  const found =
    typeof target === 'string'
      ? (stops.find(({ question }) => question.number.toUpperCase() === target.trim().toUpperCase()) ??
        firstOfSection(session, target, context))
      : stops.find(({ place }) => isSamePlace(place, target))
  if (found) return { ...announced(atStop(session, found, context)), ...(returnTo ? { returnTo } : {}) }
  const number = typeof target === 'string' ? target : ''
  return { ...calm(session), notice: { key: 'terminal:notice.noSuchQuestion', values: { number } } }
}

/** The first open question of the section that is called so, or its first. */
function firstOfSection(session: Session, name: string, context: SittingContext): Stop | undefined {
  const [wanted] = context.findSections?.(name) ?? []
  const stops = stopsOf(session).filter(({ section }) => section.id === wanted)
  return stops.find(({ place }) => isOpen(session.content.answers, place)) ?? stops[0]
}

function inLanguage(session: Session, to: string | undefined, context: SittingContext): Session {
  if (to === undefined) {
    const mark = Math.max(0, context.languages.indexOf(session.language))
    return { ...calm(session), view: { ...listView('language'), mark } }
  }
  const wanted =
    context.languages.find((locale) => locale.toLowerCase() === to.toLowerCase()) ??
    context.findLocales?.(to)[0]
  if (wanted === undefined) return { ...calm(session), notice: { key: 'terminal:notice.noSuchLanguage' } }
  const view = session.at ? { name: 'question' as const } : session.view
  return {
    ...calm(session),
    language: wanted,
    view,
    notice: { key: 'terminal:notice.language', values: { language: wanted } },
  }
}

/** Back to what the screen lay over. A stop stays until it is decided on. */
function closed(session: Session): Session {
  const { view } = session
  if (view.name === 'stop') return session
  if (view.name === 'menu' && view.path !== '') return { ...session, view: { name: 'menu', path: '' } }
  if (view.name === 'reason' && view.for !== 'notAsked') {
    return confirming(session, { ...listView('stop', '1'), stops: [view.for] })
  }
  return session.at ? { ...calm(session), view: { name: 'question' } } : atEnd(session)
}

function withItem(session: Session, group: 'children' | 'risks'): Session {
  if (group !== 'risks') return session
  const { content } = session
  const items = content.answers.groups.risks
  const numbers = items.map(({ id }) => Number(id.slice(1))).filter(Number.isInteger)
  const id = `r${Math.max(0, ...numbers) + 1}`
  const groups = { ...content.answers.groups, risks: [...items, { id, answers: new Map() }] }
  return { ...session, content: { ...content, answers: { ...content.answers, groups } } }
}
