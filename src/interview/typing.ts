/** What keys do to the line that is written on, and to the mark in a list. */

import type { AskedQuestion } from '../form/form.js'
import { choicesOf, chosenBy, digitsIn, foundBy, settled } from './choices.js'
import { activeBox, parseContext, stepOf, withText, type Draft, type Step } from './draft.js'
import { edit, editorWith, insert, rowOf, textOf, type EditOperation, type Editor } from './editor.js'
import { editList, isListView, moveInList } from './lists.js'
import type { Session, SittingContext } from './session.js'
import { calm, stopAt } from './standing.js'
import { draftContext } from './story.js'
import { without } from './without.js'

export function typed(session: Session, text: string, context: SittingContext): Session {
  if (isListView(session.view)) {
    return { ...calm(session), view: editList(session.view, (line) => insert(line, onOneLine(text)), true) }
  }
  if (session.view.name === 'reason')
    return { ...calm(session), view: { ...session.view, line: insert(session.view.line, onOneLine(text)) } }
  if (!atQuestion(session)) return session
  const suggested = suggestionFor(session, text, context)
  if (suggested !== undefined) return withTyped(session, insert(activeBox(session.draft).text, suggested))
  const clean = isLongText(session) ? text : onOneLine(text)
  return settledDraft(withTyped(session, insert(activeBox(session.draft).text, clean)))
}

/** What can be taken into the line at the question on screen. */
export function suggestionsAt(session: Session, context: SittingContext): readonly string[] {
  const stop = stopAt(session)
  if (!stop) return []
  const { part } = stepOf(session.draft, stop.question)
  return context.suggestions?.(session.content, stop, part?.id) ?? []
}

/** A digit on an empty line stands for the suggestion of that number. */
function suggestionFor(session: Session, text: string, context: SittingContext): string | undefined {
  if (!/^\p{Nd}$/u.test(text) || textOf(activeBox(session.draft).text) !== '') return undefined
  return suggestionsAt(session, context)[Number(digitsIn(text).at(-1)) - 1]
}

/** What is pasted into a line stays on it. */
const onOneLine = (text: string): string => text.replace(/[\r\n]+$/u, '').replace(/\r\n?|\n/gu, ' ')

export function edited(session: Session, operation: EditOperation, context: SittingContext): Session {
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

/** Space: in a list of several choices that the arrows stand in, marks; elsewhere it is a space. */
export function toggled(session: Session, context: SittingContext): Session {
  const current = currentStep(session)
  const { draft } = session
  const kind = current?.step.kind
  if (!atQuestion(session) || kind?.kind !== 'severalOf' || draft.mark === undefined)
    return typed(session, ' ', context)
  const choice = choicesOf(session.form, kind)[draft.mark]
  if (!choice) return session
  const now = digitsIn(textOf(activeBox(draft).text))
  const next = now.includes(choice.digits)
    ? now.filter((digits) => digits !== choice.digits)
    : [...now, choice.digits]
  const marked = settledDraft({ ...calm(session), draft: withText(draft, editorWith(next.join(' '))) })
  return { ...marked, draft: { ...marked.draft, mark: draft.mark } }
}

/** The text without the row that was a command. */
export function withoutRow(session: Session): Session {
  const { text } = activeBox(session.draft)
  const touched = session.draft.touched
  const cleared = withTyped(session, edit(text, 'eraseLine'))
  const isEmpty = cleared.draft.boxes.every((box) => textOf(box.text) === '')
  if (!isEmpty) return { ...cleared, draft: { ...cleared.draft, touched } }
  return { ...cleared, draft: { ...cleared.draft, touched: touched && cleared.draft.items.length > 0 } }
}

/** `::` at the start of a row writes one colon. */
export function withoutColons(draft: Draft): Draft {
  const { text } = activeBox(draft)
  if (!rowOf(text).startsWith('::') || text.after !== '') return draft
  return withText(draft, { ...text, before: text.before.replace(/(^|\n)::(?=[^\n]*$)/u, '$1:') })
}

/** A step of the question on screen. */
export function currentStep(
  session: Session,
): { readonly question: AskedQuestion; readonly step: Step } | undefined {
  const stop = stopAt(session)
  return stop && { question: stop.question, step: stepOf(session.draft, stop.question) }
}

export const atQuestion = ({ view, at }: Session): boolean =>
  at !== undefined && (view.name === 'question' || view.name === 'why')

export function isLongText(session: Session): boolean {
  return currentStep(session)?.step.kind.kind === 'longText'
}

/** Another text on the line; what was said about the old one goes. */
export function withTyped(session: Session, text: Editor): Session {
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
