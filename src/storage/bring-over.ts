/**
 * A case of an older version of the form, in the one that is here.
 *
 * Answers follow their questions through the changes that the form tells of. What fits nowhere (its
 * question is gone, or can no longer be answered so) is kept as it was among what is left over, and
 * its question, where there is one, is open. Nothing is dropped, and nothing is guessed.
 */

import { UserError, exitCodes } from '../errors.js'
import type { Form, FormChange, QuestionId } from '../form/form.js'
import { questionIn, sectionOf } from '../form/look-up.js'
import { questionSchema } from '../form/value-schema.js'
import type { Answer, Answers, Item, ItemRef, Place, Value } from '../interview/answer.js'
import type { CaseContent, LeftOver } from '../interview/case-content.js'
import { movedEntry, recorded } from '../interview/record.js'
import { templateOf } from './application-schema.js'

/** What moved, for the coordinator to look at. */
export interface BroughtOver {
  readonly content: CaseContent
  /** `amp-application/1` */
  readonly from: string
  readonly to: string
  readonly moved: readonly { readonly from: Place; readonly to: Place }[]
  /** Answers whose codes are others now. */
  readonly recoded: readonly Place[]
  readonly leftOver: readonly (LeftOver & { readonly why: 'gone' | 'notAllowed' })[]
  /** Questions that are asked since. */
  readonly added: readonly QuestionId[]
}

/**
 * Brings a case into this version of the form; undefined when it is of this version.
 *
 * @param at ISO 8601: when, for the record
 * @throws {UserError} when the case belongs to another form, or to a later version of it
 */
export function broughtOver(content: CaseContent, form: Form, at: string): BroughtOver | undefined {
  const to = templateOf(form)
  const from = content.template
  if (from === to) return undefined
  const changes = changesSince(from, form)
  const mover = new Mover(form, changes, from)
  const { own, groups } = content.answers
  const answers = {
    own: mover.answers(own),
    groups: { children: mover.items(groups.children, 'children'), risks: mover.items(groups.risks, 'risks') },
  }
  // Earlier risk tables are history: what moves in them is no event of the answers of today.
  const earlier = new Mover(form, changes, from)
  const riskVersions = content.riskVersions?.map((version) => ({
    ...version,
    rows: version.rows.map((row) => ({
      ...row,
      answers: earlier.answers(row.answers, ref('risks', row.id)),
    })),
    conclusion: earlier.answers(version.conclusion),
  }))
  const leftOver = [...mover.leftOver, ...earlier.leftOver]
  const kept = leftOver.map(({ template, place, answer }) => ({ template, place, answer }))
  const now: CaseContent = {
    ...content,
    template: to,
    answers,
    ...(riskVersions ? { riskVersions } : {}),
    ...(content.unfinished ? { unfinished: renamedDrafts(content.unfinished, mover) } : {}),
    ...(kept.length > 0 ? { leftOver: [...(content.leftOver ?? []), ...kept] } : {}),
  }
  return {
    content: withEntries(now, mover, `${from} → ${to}`, at),
    from,
    to,
    moved: mover.moved,
    recoded: mover.recoded.map(({ place }) => place),
    leftOver,
    added: changes.flatMap(({ added = [] }) => added),
  }
}

/** @throws {UserError} when there is no way from that version to this */
function changesSince(template: string, form: Form): readonly FormChange[] {
  const [id, version] = template.split('/')
  const since = Number(version)
  const isOther = id !== form.id || !Number.isInteger(since)
  if (isOther || since > form.version) {
    throw new UserError(
      `errors:caseFile.${isOther ? 'otherForm' : 'newerForm'}`,
      { template, known: templateOf(form) },
      { exitCode: exitCodes.caseUnavailable },
    )
  }
  return (form.changes ?? []).filter((change) => change.version > since)
}

const ref = (group: ItemRef['group'], id: string): ItemRef => ({ group, id })

/** Moves answers one by one, and notes what became of each. */
class Mover {
  readonly moved: { readonly from: Place; readonly to: Place; readonly answer: Answer }[] = []
  readonly recoded: { readonly place: Place; readonly answer: Answer }[] = []
  readonly leftOver: BroughtOver['leftOver'][number][] = []
  readonly #form: Form
  readonly #changes: readonly FormChange[]
  readonly #template: string

  constructor(form: Form, changes: readonly FormChange[], template: string) {
    this.#form = form
    this.#changes = changes
    this.#template = template
  }

  items(items: readonly Item[], group: ItemRef['group']): Item[] {
    return items.map(({ id, answers }) => ({ id, answers: this.answers(answers, ref(group, id)) }))
  }

  answers(answers: Answers, item?: ItemRef): Answers {
    const placed = new Map<QuestionId, Answer>()
    for (const [question, answer] of answers) {
      const from: Place = { question, ...(item ? { item } : {}) }
      const to = this.nameOf(question)
      const now = this.#recode(to, answer)
      const why = placed.has(to) ? 'notAllowed' : this.#objectionTo(to, item, now)
      if (why) {
        this.leftOver.push({ template: this.#template, place: from, answer, why })
        continue
      }
      placed.set(to, now)
      const place: Place = { ...from, question: to }
      if (to !== question) this.moved.push({ from, to: place, answer: now })
      else if (now !== answer) this.recoded.push({ place, answer: now })
    }
    return placed
  }

  /** What a question is called now. */
  nameOf(question: QuestionId): QuestionId {
    return this.#changes.reduce((id, { renamed = {} }) => lookUp(renamed, id) ?? id, question)
  }

  /** @param question by the name that it has now */
  #recode(question: QuestionId, answer: Answer): Answer {
    if (answer.state !== 'answered') return answer
    const codes = this.#changes.flatMap(({ recoded = {} }) => {
      const ofQuestion = Object.entries(recoded).find(([id]) => this.nameOf(id) === question)
      return ofQuestion ? [ofQuestion[1]] : []
    })
    const value = codes.reduce<Value>((old, map) => withCodes(old, map) as Value, answer.value)
    return JSON.stringify(value) === JSON.stringify(answer.value) ? answer : { ...answer, value }
  }

  #objectionTo(
    id: QuestionId,
    item: ItemRef | undefined,
    answer: Answer,
  ): BroughtOver['leftOver'][number]['why'] | undefined {
    const question = questionIn(this.#form, id)
    if (!question || question.kind === 'derived') return 'gone'
    if (sectionOf(this.#form, id)?.repeats !== item?.group) return 'gone'
    if (answer.state !== 'answered') return undefined
    const schema = questionSchema(question, this.#form)
    const values = answer.original ? [answer.value, answer.original.value] : [answer.value]
    return values.every((value) => schema.safeParse(value).success) ? undefined : 'notAllowed'
  }
}

/** A value with other codes, wherever in it one of them stands. */
function withCodes(value: unknown, codes: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string') return lookUp(codes, value) ?? value
  if (Array.isArray(value)) return value.map((one) => withCodes(one, codes))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withCodes(part, codes)]))
}

const lookUp = (record: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

/** What is half typed waits at the question by the name that it has now. */
function renamedDrafts(
  unfinished: NonNullable<CaseContent['unfinished']>,
  mover: Mover,
): NonNullable<CaseContent['unfinished']> {
  const { place, draft } = unfinished
  const renamed = { ...place, question: mover.nameOf(place.question) }
  if (typeof draft !== 'object' || draft === null || !('drafts' in draft))
    return { ...unfinished, place: renamed }
  const drafts = Object.entries(draft.drafts as Record<string, unknown>).map(([key, one]) => {
    const at = key.lastIndexOf('/') + 1
    return [key.slice(0, at) + mover.nameOf(key.slice(at)), one] as const
  })
  return { ...unfinished, place: renamed, draft: { ...draft, drafts: Object.fromEntries(drafts) } }
}

/** The record tells what became of each answer; entries from before are not touched. */
function withEntries(content: CaseContent, mover: Mover, reason: string, at: string): CaseContent {
  const entries = [
    { at, what: 'migrated', reason },
    ...mover.moved.flatMap(({ from, to, answer }) => [
      { at, what: 'movedFrom', place: from },
      movedEntry(to, answer, at),
    ]),
    ...mover.recoded.map(({ place, answer }) => movedEntry(place, answer, at)),
    ...mover.leftOver.map(({ place }) => ({ at, what: 'leftOver', place })),
  ]
  return entries.reduce(recorded, content)
}
