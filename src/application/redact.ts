/** A copy of a case without what identifies the person: for statistics, training, reports of faults. */

import * as z from 'zod'
import { fullYears } from '../form/dates.js'
import type { Kind, Question } from '../form/form.js'
import type { Answer, Composite, Place, Scalar } from '../interview/answer.js'
import type { AnsweredQuestion, Application } from './application.js'

/** `year`: a date becomes its year. `ageBand`: a birth date becomes an age from … to. */
const treatment = z.enum(['keep', 'remove', 'year', 'ageBand'])

const kinds = [
  'text',
  'longText',
  'phone',
  'email',
  'date',
  'partialDate',
  'number',
  'money',
  'yesNo',
  'oneOf',
  'severalOf',
  'scale',
  'country',
  'language',
] as const

const redactionSchema = z.strictObject({
  /** What becomes of a value by its kind. */
  kinds: z.record(z.enum(kinds), treatment),
  /** Of questions where the kind does not say enough. */
  questions: z.record(z.string(), treatment),
  /** First year of each band, ascending. */
  ageBands: z.array(z.number().int().min(0)).min(1),
})

export type Redaction = Readonly<z.infer<typeof redactionSchema>>
type Treatment = z.infer<typeof treatment>

/** A value, a band of ages, or what became of the question instead. Reasons in own words are gone. */
export type RedactedAnswer =
  { readonly value: unknown } | { readonly ageBand: string } | { readonly state: Answer['state'] }

export interface RedactedCopy {
  readonly format: 'hemvag-redacted/1'
  readonly template: string
  readonly answers: Readonly<Record<string, RedactedAnswer>>
  readonly children: readonly Readonly<Record<string, RedactedAnswer>>[]
  readonly risks: readonly Readonly<Record<string, RedactedAnswer>>[]
}

/** @throws {z.ZodError} when the file of the template has another shape: a fault of ours */
export function parseRedaction(file: unknown): Redaction {
  return redactionSchema.parse(file)
}

/**
 * The answers on the route without names, numbers, contacts, places and free text; ages as bands,
 * dates as years. The case reference, the record and the story of each answer are not in it.
 *
 * What is left can still point to somebody whom one knows of: it is less, not anonymous.
 *
 * @returns also every question of which something was removed or made coarser
 */
export function redacted(
  application: Application,
  redaction: Redaction,
): { readonly copy: RedactedCopy; readonly changed: readonly Place[] } {
  const changed: Place[] = []
  const recordOf = (asked: readonly AnsweredQuestion[]): Record<string, RedactedAnswer> =>
    Object.fromEntries(
      asked.flatMap((one): [string, RedactedAnswer][] => {
        if (one.answer === undefined || one.question.kind === 'derived') return []
        const result = redactedAnswer(one, one.answer, application.today, redaction)
        if (result.isChanged) changed.push(one.place)
        return result.answer ? [[one.question.id, result.answer]] : []
      }),
    )
  const itemsOf = (group: 'children' | 'risks'): Record<string, RedactedAnswer>[] => {
    const ids = application.sections.flatMap(({ section, item }) =>
      section.repeats === group && item ? [item.item.id] : [],
    )
    return [...new Set(ids)].map((id) =>
      recordOf(
        application.sections.flatMap(({ section, item, questions }) =>
          section.repeats === group && item?.item.id === id ? questions : [],
        ),
      ),
    )
  }
  const copy: RedactedCopy = {
    format: 'hemvag-redacted/1',
    template: application.content.template,
    answers: recordOf(application.sections.flatMap(({ item, questions }) => (item ? [] : questions))),
    children: itemsOf('children'),
    risks: itemsOf('risks'),
  }
  return { copy, changed }
}

interface Redacting {
  /** Undefined where nothing may be told, not even that there is something. */
  readonly answer: RedactedAnswer | undefined
  readonly isChanged: boolean
}

function redactedAnswer(
  { question, withheld }: AnsweredQuestion,
  answer: Answer,
  today: string,
  redaction: Redaction,
): Redacting {
  if (withheld) return { answer: undefined, isChanged: true }
  if (answer.state !== 'answered') {
    return { answer: { state: answer.state }, isChanged: answer.reason !== undefined }
  }
  const own = question.place === true ? 'remove' : redaction.questions[question.id]
  if (own === 'remove') return { answer: undefined, isChanged: true }
  if (own === 'ageBand') {
    const birth = typeof answer.value === 'string' ? answer.value : ''
    const band = ageBand(birth, today, redaction.ageBands)
    return { answer: band === undefined ? undefined : { ageBand: band }, isChanged: true }
  }
  const kept = keptOf(question, answer.value, redaction)
  const isChanged = answer.original !== undefined || JSON.stringify(kept) !== JSON.stringify(answer.value)
  return { answer: kept === undefined ? undefined : { value: kept }, isChanged }
}

/** What may stay of a value; undefined when that is nothing. */
function keptOf(question: Question, value: unknown, redaction: Redaction): unknown {
  switch (question.kind) {
    case 'composite':
      return keptParts(question.parts, value as Composite, redaction)
    case 'list': {
      const { item } = question
      const entries = (value as readonly (Scalar | Composite)[]).flatMap((entry) => {
        const kept =
          item.kind === 'composite'
            ? keptParts(item.parts, entry as Composite, redaction)
            : keptScalars(item, entry as Scalar, redaction)
        return kept === undefined ? [] : [kept]
      })
      return entries.length > 0 ? entries : undefined
    }
    case 'derived':
      return undefined
    default:
      return keptScalars(question, value as Scalar, redaction)
  }
}

function keptParts(
  parts: Extract<Question, { kind: 'composite' }>['parts'],
  value: Composite,
  redaction: Redaction,
): Record<string, unknown> | undefined {
  const kept = parts.flatMap((part): [string, unknown][] => {
    const given = value[part.id]
    const left = given === undefined ? undefined : keptScalars(part.of, given, redaction)
    return left === undefined ? [] : [[part.id, left]]
  })
  return kept.length > 0 ? Object.fromEntries(kept) : undefined
}

function keptScalars(kind: Kind, value: Scalar | readonly Scalar[], { kinds: byKind }: Redaction): unknown {
  const how: Treatment = byKind[kind.kind]
  if (how === 'keep') return value
  return how === 'year' ? String(value).slice(0, 4) : undefined
}

/** `25–29`, and `60–` for the last. */
function ageBand(birth: string, today: string, bands: readonly number[]): string | undefined {
  const age = fullYears(birth, today)
  if (age === undefined) return undefined
  const index = bands.findLastIndex((first) => first <= age)
  const [first, next] = [bands[index], bands[index + 1]]
  return first === undefined ? undefined : `${first}–${next === undefined ? '' : next - 1}`
}
