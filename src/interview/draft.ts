/**
 * An answer being given: what stands in the boxes, and the parts that are already accepted.
 * Nothing in a draft counts before it is whole and Enter was pressed.
 */

import type { AskedQuestion, CompositeKind, Form, Kind, Part } from '../form/form.js'
import type { Locale } from '../message.js'
import type { Answer, Composite, Scalar, Value } from './answer.js'
import { editorWith, emptyEditor, textOf, type Editor } from './editor.js'
import { typedFrom, type ParseContext } from './parse.js'
import { without } from './without.js'

export interface Draft {
  /** One box, or two: the person's own words, and the same in the staff language. */
  readonly boxes: readonly Box[]
  /** The box that is typed into. */
  readonly active: number
  /** The row that the arrows stand on, in choices and in lists of what was found. */
  readonly mark?: number
  /** The text that was shown back with a question; Enter on the same text accepts it. */
  readonly agreed?: string
  /** Somebody typed in it: it is more than the stored answer. */
  readonly touched: boolean
  /** Languages that were on screen while it was typed, but for the one that is there now. */
  readonly begunIn?: readonly Locale[]
  /** Which item of a list, from 0; `items` has those that stand before and after it. */
  readonly item: number
  readonly items: readonly (Scalar | Composite)[]
  /** The person's own words beside `items`, where items are free text. */
  readonly originals: readonly string[]
  /** Which part of a composite, and the parts that are known. */
  readonly part?: string
  readonly parts: Composite
}

export interface Box {
  readonly holds: 'value' | 'original'
  readonly text: Editor
}

/** What is asked for at this moment: the question, or one part of it. */
export interface Step {
  readonly kind: Kind
  /** Of a composite answer. */
  readonly part?: Part
  /** Of a list, from 0. */
  readonly item?: number
  /** The first part of an item: an empty line here ends the list. */
  readonly mayEnd: boolean
}

export interface DraftContext {
  readonly form: Form
  readonly question: AskedQuestion
  /** Locales that typed words may be in: the applicant's, the staff's, English. */
  readonly locales: readonly Locale[]
  readonly today: string
  readonly wordsOf?: ParseContext['wordsOf']
  /** The person's own words are kept beside those in the staff language. */
  readonly inTwoLanguages: boolean
}

/** What a question starts with: the stored answer in the boxes, or nothing. */
export function freshDraft(answer: Answer | undefined, context: DraftContext): Draft {
  const { question } = context
  const value = answer?.state === 'answered' ? answer.value : undefined
  const original = answer?.state === 'answered' ? answer.original?.value : undefined
  const start: Draft = { boxes: [], active: 0, touched: false, item: 0, items: [], originals: [], parts: {} }
  switch (question.kind) {
    case 'list':
      return atItem({ ...start, items: listOf(value), originals: listOf(original).map(String) }, 0, context)
    case 'composite':
      return atPart({ ...start, parts: compositeOf(value) }, firstPart(question), context)
    default:
      return withBoxes(
        start,
        question,
        value as Scalar | undefined,
        typeof original === 'string' ? original : undefined,
        context,
      )
  }
}

/** The step that a draft is at. */
export function stepOf(draft: Draft, question: AskedQuestion): Step {
  if (question.kind !== 'list') return partStep(draft, question, undefined)
  return partStep(draft, question.item, draft.item)
}

function partStep(draft: Draft, kind: Kind | CompositeKind, item: number | undefined): Step {
  const where = item === undefined ? {} : { item }
  if (kind.kind !== 'composite') return { kind, mayEnd: item !== undefined, ...where }
  const part = kind.parts.find(({ id }) => id === draft.part) ?? firstPart(kind)
  return { kind: part.of, part, mayEnd: item !== undefined && part === kind.parts[0], ...where }
}

/** The draft at an item of the list: with what is known of it, or empty. */
export function atItem(draft: Draft, item: number, context: DraftContext): Draft {
  const { question } = context
  if (question.kind !== 'list') return draft
  const value = draft.items[item]
  if (question.item.kind === 'composite') {
    return atPart({ ...draft, item, parts: compositeOf(value) }, firstPart(question.item), context)
  }
  return withBoxes(
    { ...draft, item },
    question.item,
    value as Scalar | undefined,
    draft.originals[item],
    context,
  )
}

/** The draft at a part of the composite, with what is known of it. */
export function atPart(draft: Draft, part: Part, context: DraftContext): Draft {
  return withBoxes({ ...draft, part: part.id }, part.of, draft.parts[part.id], undefined, context, part.id)
}

/** The next part that is asked, in view of those before it; undefined after the last one. */
export function partAfter(kind: CompositeKind, part: string | undefined, parts: Composite): Part | undefined {
  const at = kind.parts.findIndex(({ id }) => id === part)
  return kind.parts.slice(at + 1).find((next) => isPartAsked(next, parts))
}

export function partBefore(
  kind: CompositeKind,
  part: string | undefined,
  parts: Composite,
): Part | undefined {
  const at = kind.parts.findIndex(({ id }) => id === part)
  return kind.parts.slice(0, Math.max(0, at)).findLast((earlier) => isPartAsked(earlier, parts))
}

/** Without parts that an earlier part has made pointless. */
export function whole(kind: CompositeKind, parts: Composite): Composite {
  const kept: Record<string, Composite[string]> = {}
  for (const part of kind.parts) {
    const value = parts[part.id]
    if (value !== undefined && isPartAsked(part, kept)) kept[part.id] = value
  }
  return kept
}

function isPartAsked(part: Part, parts: Composite): boolean {
  if (!part.when) return true
  const value = parts[part.when.part]
  const wanted = part.when.is
  return Array.isArray(value)
    ? value.some((one: Scalar) => wanted.includes(one))
    : wanted.includes(value as Scalar)
}

function withBoxes(
  draft: Draft,
  kind: Kind,
  value: Scalar | readonly Scalar[] | undefined,
  original: string | undefined,
  context: DraftContext,
  part?: string,
): Draft {
  const typed = value === undefined ? '' : typedFrom(kind, value, parseContext(context, part))
  const box: Box = { holds: 'value', text: typed === '' ? emptyEditor : editorWith(typed) }
  const isFreeText = part === undefined && (kind.kind === 'text' || kind.kind === 'longText')
  const own: Box = { holds: 'original', text: original === undefined ? emptyEditor : editorWith(original) }
  return {
    ...without(draft, 'mark', 'agreed', 'begunIn'),
    boxes: isFreeText && context.inTwoLanguages ? [own, box] : [box],
    active: 0,
    touched: false,
  }
}

export function parseContext(
  context: DraftContext,
  part: string | undefined,
  partsSoFar?: Composite,
): ParseContext {
  const { form, question, today, locales, wordsOf } = context
  return {
    form,
    question,
    today,
    locales,
    ...(part === undefined ? {} : { part }),
    ...(partsSoFar === undefined ? {} : { partsSoFar }),
    ...(wordsOf === undefined ? {} : { wordsOf }),
  }
}

/** The box that is typed into. */
export function activeBox(draft: Draft): Box {
  return draft.boxes[draft.active] ?? { holds: 'value', text: emptyEditor }
}

export const typedIn = (draft: Draft, holds: Box['holds']): string => {
  const box = draft.boxes.find((one) => one.holds === holds)
  return box ? textOf(box.text) : ''
}

/** The draft with another text in the active box. */
export function withText(draft: Draft, text: Editor): Draft {
  const boxes = draft.boxes.map((box, index) => (index === draft.active ? { ...box, text } : box))
  const hasChanged = textOf(text) !== textOf(activeBox(draft).text)
  return { ...draft, boxes, touched: draft.touched || hasChanged }
}

function firstPart(kind: CompositeKind): Part {
  const first = kind.parts[0]
  if (!first) throw new Error('a composite question has no parts')
  return first
}

const listOf = (value: Value | undefined): readonly (Scalar | Composite)[] =>
  Array.isArray(value) ? (value as (Scalar | Composite)[]) : []

const compositeOf = (value: unknown): Composite =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Composite) : {}

interface KeptBox {
  readonly holds: Box['holds']
  readonly before: string
  readonly after: string
}

/** What is kept of a draft in the case file. */
export interface KeptDraft {
  readonly boxes: readonly KeptBox[]
  readonly active: number
  readonly item: number
  readonly items: Draft['items']
  readonly originals: readonly string[]
  readonly part?: string
  readonly parts: Composite
}

export function keptDraft(draft: Draft): KeptDraft {
  const { active, item, items, originals, part, parts } = draft
  const boxes = draft.boxes.map(({ holds, text }) => ({ holds, before: text.before, after: text.after }))
  return { boxes, active, item, items, originals, parts, ...(part === undefined ? {} : { part }) }
}

/**
 * The draft of an earlier sitting, on top of the fresh one of the same question. Whatever does
 * not look like a draft of this question is left out.
 */
export function restoredDraft(kept: unknown, fresh: Draft, context: DraftContext): Draft {
  if (typeof kept !== 'object' || kept === null) return fresh
  const old = kept as Partial<KeptDraft>
  if (!Array.isArray(old.boxes)) return fresh
  const { question } = context
  let draft: Draft = {
    ...fresh,
    items: Array.isArray(old.items) ? old.items : fresh.items,
    originals: Array.isArray(old.originals) ? old.originals.map(String) : fresh.originals,
  }
  if (question.kind === 'list' && Number.isInteger(old.item)) draft = atItem(draft, Number(old.item), context)
  const composite = question.kind === 'list' ? question.item : question
  if (composite.kind === 'composite') {
    const part = composite.parts.find(({ id }) => id === old.part)
    if (part) draft = atPart({ ...draft, parts: compositeOf(old.parts) }, part, context)
  }
  const boxes = old.boxes
    .filter(isKeptBox)
    .map(({ holds, before, after }): Box => ({ holds, text: { ...emptyEditor, before, after } }))
  // The language on screen may be another by now: the boxes are those that were typed into.
  if (boxes.at(-1)?.holds !== 'value' || boxes.length > 2) return draft
  const active = Math.min(Math.max(0, Number(old.active) || 0), boxes.length - 1)
  return { ...draft, boxes, active, touched: true }
}

function isKeptBox(box: unknown): box is KeptBox {
  if (typeof box !== 'object' || box === null || !('holds' in box)) return false
  if (box.holds !== 'value' && box.holds !== 'original') return false
  return 'before' in box && typeof box.before === 'string' && 'after' in box && typeof box.after === 'string'
}
