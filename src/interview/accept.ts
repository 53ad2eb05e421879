/** Enter at a question: reads what is typed, keeps it, and goes to the next part, item or question. */

import type { CompositeKind, Kind } from '../form/form.js'
import type { Message } from '../message.js'
import { gate, gateLine } from '../text.js'
import type { Answer, Answered, Composite, Scalar, Value } from './answer.js'
import { answered, onward } from './answered.js'
import { answerAt } from './answers.js'
import { foundBy } from './choices.js'
import {
  activeBox,
  atItem,
  atPart,
  parseContext,
  partAfter,
  stepOf,
  typedIn,
  whole,
  withText,
  type Draft,
  type DraftContext,
  type Step,
} from './draft.js'
import { editorWith, insert, rowOf, textOf } from './editor.js'
import { parseTyped, type Parsed } from './parse.js'
import type { Stop } from './route.js'
import type { Session, SittingContext } from './session.js'
import { atEnd, calm, confirming, emptyDraft, listView, stopAt } from './standing.js'
import { draftContext, storyOf } from './story.js'
import { unprintable } from './unprintable.js'
import { without } from './without.js'

/** What Enter does at the question. Warnings that were read already are passed over. */
export function accept(session: Session, context: SittingContext, isWarned = false): Session {
  const stop = stopAt(session)
  if (!stop) return atEnd(session)
  const draft = session.draft
  const step = stepOf(draft, stop.question)
  const about = draftContext(session, stop.question, context)
  const box = activeBox(draft)
  const stored = answerAt(session.content.answers, stop.place)

  // Nothing was changed: the old answer stays, whatever its state.
  if (!draft.touched && stored && typedIsStored(draft, stored))
    return kept(session, stop, stored, step, context)

  if (step.kind.kind === 'longText' && rowOf(box.text) !== '' && !isWarned) {
    return { ...calm(session), draft: withText(draft, insert(box.text, '\n')) }
  }
  const strange = isWarned ? undefined : unprintable(textOf(box.text), context)
  if (box.holds === 'original') {
    if (strange) return warned(session, [strange])
    const trimmed = { ...withText(draft, editorWith(textOf(box.text).trimEnd())), active: draft.active + 1 }
    return { ...calm(session), draft: { ...trimmed, touched: draft.touched } }
  }

  const typed = valueTyped(draft, step.kind)
  if (typed === '') return acceptNothing(session, stop, step, context)
  const parsed = found(
    parseTyped(step.kind, typed, parseContext(about, step.part?.id, draft.parts)),
    typed,
    step.kind,
    draft,
    about,
  )
  if (!parsed.ok) return { ...calm(session), problem: parsed.problem }
  if (parsed.confirm && draft.agreed !== typed) {
    const asked = { ...calm(session), echo: parsed.confirm, draft: { ...draft, agreed: typed } }
    return { ...asked, confirmations: session.confirmations + 1 }
  }
  const warnings = strange ? [...parsed.warnings, strange] : parsed.warnings
  if (warnings.length > 0 && !isWarned) return warned(session, warnings)
  return withValue(session, stop, step, parsed.value, parsed.typed, context)
}

/** Asks whether to change what stands there or to keep it. */
const warned = (session: Session, warnings: readonly Message[]): Session =>
  confirming(calm(session), { ...listView('warning', '1'), warnings })

/** An Enter on an empty line: the end of a list, a part left out, or nothing yet. */
function acceptNothing(session: Session, stop: Stop, step: Step, context: SittingContext): Session {
  const { draft } = session
  if (step.mayEnd) {
    if (draft.item < draft.items.length) return withoutItem(session, context)
    if (draft.items.length === 0 && draft.agreed !== '') {
      const asked = {
        ...calm(session),
        echo: { key: 'interview:echo.emptyList' },
        draft: { ...draft, agreed: '' },
      }
      return { ...asked, confirmations: session.confirmations + 1 }
    }
    return finished(session, stop, draft.items, undefined, context)
  }
  if (step.part?.optional) {
    const parts = without(draft.parts, step.part.id)
    return afterPart(session, stop, { ...draft, parts }, undefined, context)
  }
  return { ...calm(session), problem: { key: 'answers:empty' } }
}

/** The list without the item that is on screen. */
export function withoutItem(session: Session, context: SittingContext): Session {
  const stop = stopAt(session)
  if (stop?.question.kind !== 'list') return session
  const { draft } = session
  const at = draft.item
  const without = {
    ...draft,
    items: draft.items.filter((_, index) => index !== at),
    originals: draft.originals.filter((_, index) => index !== at),
  }
  const next = atItem(without, at, draftContext(session, stop.question, context))
  return { ...calm(session), draft: { ...next, touched: true } }
}

/** A name that was found rather than typed in full: taken when it is the only one, or after a second Enter. */
function found(parsed: Parsed, typed: string, kind: Kind, draft: Draft, naming: DraftContext): Parsed {
  if (kind.kind !== 'country' && kind.kind !== 'language') return parsed
  const names = foundBy(kind, typed, parseContext(naming, undefined))
  const marked = draft.mark === undefined ? undefined : names[draft.mark]
  if (marked !== undefined) return { ok: true, value: marked, warnings: [] }
  if (parsed.ok) return parsed
  const [first, ...others] = names
  if (first === undefined) return parsed
  if (others.length === 0) return { ok: true, value: first, warnings: [] }
  return parsed
}

function withValue(
  session: Session,
  stop: Stop,
  step: Step,
  value: Scalar | readonly Scalar[],
  typed: string | undefined,
  context: SittingContext,
): Session {
  const { draft } = session
  if (step.part) {
    return afterPart(
      session,
      stop,
      { ...draft, parts: { ...draft.parts, [step.part.id]: value } },
      typed,
      context,
    )
  }
  if (step.item !== undefined) return afterItem(session, stop, draft, value as Scalar, context)
  return finished(session, stop, value, typed, context)
}

function afterPart(
  session: Session,
  stop: Stop,
  draft: Draft,
  typed: string | undefined,
  context: SittingContext,
): Session {
  const { question } = stop
  const kind = question.kind === 'list' ? question.item : question
  if (kind.kind !== 'composite') return session
  const next = partAfter(kind, draft.part, draft.parts)
  if (next) {
    const about = draftContext(session, question, context)
    return { ...calm(session), draft: { ...atPart(draft, next, about), touched: true } }
  }
  const value = whole(kind, draft.parts)
  if (question.kind === 'list') return afterItem(session, stop, draft, value, context)
  return finished(session, stop, value, typed, context)
}

function afterItem(
  session: Session,
  stop: Stop,
  draft: Draft,
  value: Scalar | Composite,
  context: SittingContext,
): Session {
  const { question } = stop
  if (question.kind !== 'list') return session
  const items = [...draft.items]
  items[draft.item] = value
  const originals = [...draft.originals]
  const own = gate(typedIn(draft, 'original')).trim()
  if (own !== '' || originals.length > 0) originals[draft.item] = own
  const next = { ...draft, items, originals }
  if (next.item + 1 >= question.max)
    return finished({ ...session, draft: next }, stop, items, undefined, context)
  const about = draftContext(session, question, context)
  return { ...calm(session), draft: { ...atItem(next, next.item + 1, about), touched: true } }
}

/** The whole answer is there. */
function finished(
  session: Session,
  stop: Stop,
  value: Value,
  typed: string | undefined,
  context: SittingContext,
): Session {
  const story = { ...storyOf(session, stop.question, context.now), ...(typed === undefined ? {} : { typed }) }
  const original = originalOf(session, stop, value)
  const answer: Answered = { state: 'answered', value, ...(original ? { original } : {}), story }
  return onward(answered(session, stop, answer, context), stop, context)
}

/** The person's own words, where they were written down. */
function originalOf(session: Session, stop: Stop, value: Value): Answered['original'] {
  const { draft, content } = session
  const language =
    session.language === content.languages.staff ? content.languages.interview : session.language
  if (stop.question.kind === 'list') {
    const own = draft.originals.slice(0, Array.isArray(value) ? value.length : 0)
    return own.some((words) => words !== '') ? { language, value: own.map((words) => words) } : undefined
  }
  const own = gate(typedIn(draft, 'original')).trim()
  // A name written in Latin letters once is the same in both languages.
  if (own === '' || (own === value && stop.question.kind === 'text' && isLatin(own))) return undefined
  return { language, value: own }
}

const isLatin = (text: string): boolean =>
  /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u.test(text)

/** What stands in the box for the staff language; the person's own words where it was left empty. */
function valueTyped(draft: Draft, kind: Kind): string {
  const clean = kind.kind === 'longText' ? gate : gateLine
  const typed = clean(typedIn(draft, 'value')).trim()
  return typed === '' ? clean(typedIn(draft, 'original')).trim() : typed
}

function typedIsStored(draft: Draft, stored: Answer): boolean {
  const isEmpty = draft.boxes.every(({ text }) => textOf(text) === '')
  return stored.state === 'answered' || isEmpty
}

/** The stored answer stays; an answer of several steps is walked through step by step. */
function kept(session: Session, stop: Stop, stored: Answer, step: Step, context: SittingContext): Session {
  const { draft } = session
  const { question } = stop
  const about = draftContext(session, question, context)
  if (stored.state === 'answered') {
    const kind = question.kind === 'list' ? question.item : question
    const next = kind.kind === 'composite' ? nextKept(kind, draft, step) : undefined
    if (next) return { ...calm(session), draft: atPart(draft, next, about) }
    if (question.kind === 'list' && draft.item < draft.items.length && draft.item + 1 < question.max) {
      return { ...calm(session), draft: atItem(draft, draft.item + 1, about) }
    }
  }
  return onward({ ...calm(session), draft: emptyDraft }, stop, context)
}

function nextKept(kind: CompositeKind, draft: Draft, step: Step): CompositeKind['parts'][number] | undefined {
  if (step.item !== undefined && step.item >= draft.items.length) return undefined
  return partAfter(kind, draft.part, draft.parts)
}
