/**
 * A case in the Human Trafficking Case Data Standard 2.0 of IOM: its field names, its values.
 *
 * @see https://github.com/UNMigration/HTCDS
 */

import * as z from 'zod'
import type { Place, Scalar, Value } from '../interview/answer.js'
import type { AnsweredQuestion, Application } from './application.js'
import { partOf } from './rule-context.js'

/**
 * How an answer becomes a value of the standard. `date`: whole dates only. `one`: the first value
 * with a counterpart, in the order of the list. `language`: ISO 639-2. `countries`: ISO 3166-1 alpha-2.
 */
const fieldSchema = z.strictObject({
  /** With the prefix of its table: `prs_FirstName`. */
  field: z.string(),
  question: z.string(),
  as: z.enum(['text', 'date', 'yesNo', 'one', 'several', 'language', 'countries']),
  /** Part of a composite answer. */
  part: z.string().optional(),
  /** Which entry of a list, from 0. */
  index: z.number().int().min(0).optional(),
  /** Codes of this form and the standard's value names; a code that is missing has no counterpart. */
  values: z.record(z.string(), z.string()).optional(),
  /** Left out where this question has an answer, which would be contradicted. */
  unlessAnswered: z.string().optional(),
})

const mappingSchema = z.strictObject({
  version: z.string(),
  source: z.url(),
  /** BCP 47 and ISO 639-2 (terminological). */
  languages: z.record(z.string(), z.string()),
  case: z.array(fieldSchema),
  person: z.array(fieldSchema),
  child: z.array(fieldSchema),
  /** One support plan for each value. */
  supportPlans: z.array(fieldSchema),
})

export type HtcdsMapping = Readonly<z.infer<typeof mappingSchema>>
type FieldRule = HtcdsMapping['person'][number]

/** Fields of the standard with their values; a field that nothing is known for is absent. */
export type HtcdsRecord = Readonly<Record<string, Scalar | readonly Scalar[]>>

export interface HtcdsCase {
  readonly standard: 'HTCDS'
  readonly version: string
  readonly source: string
  readonly case: HtcdsRecord
  /** The applicant first, then the children who come along. */
  readonly persons: readonly HtcdsRecord[]
  readonly supportPlans: readonly HtcdsRecord[]
}

/** @throws {z.ZodError} when the file of the template has another shape: a fault of ours */
export function parseHtcdsMapping(file: unknown): HtcdsMapping {
  return mappingSchema.parse(file)
}

/**
 * The part of a case that the standard has fields for.
 *
 * What the person keeps from others is not in it. The safe telephone number is not either, though
 * there is a field: it would travel without the rules for using it.
 *
 * @returns also every answered question of which something has no counterpart and is left out
 */
export function toHtcds(
  application: Application,
  mapping: HtcdsMapping,
): { readonly htcds: HtcdsCase; readonly leftOut: readonly Place[] } {
  const said = new Said(application, mapping)
  const children = childIds(application)
  const htcds: HtcdsCase = {
    standard: 'HTCDS',
    version: mapping.version,
    source: mapping.source,
    case: { cas_Status: 'Active', ...said.record(mapping.case) },
    persons: [said.record(mapping.person), ...children.map((id) => said.record(mapping.child, id))],
    supportPlans: mapping.supportPlans.flatMap((rule) => {
      const values = said.value(rule)
      return Array.isArray(values) ? values.map((value: Scalar) => ({ [rule.field]: value })) : []
    }),
  }
  return { htcds, leftOut: said.leftOut() }
}

/** The children who come along; an applicant who is a child is the first person already. */
function childIds({ sections }: Application): string[] {
  return [
    ...new Set(
      sections.flatMap(({ section, item }) => (section.id === 'child' && item ? [item.item.id] : [])),
    ),
  ]
}

class Said {
  private readonly asked: readonly AnsweredQuestion[]
  private readonly mapping: HtcdsMapping
  private readonly passedOn = new Set<AnsweredQuestion>()
  /** Of which a part or a choice found no counterpart. */
  private readonly cut = new Set<AnsweredQuestion>()

  constructor({ sections }: Application, mapping: HtcdsMapping) {
    this.mapping = mapping
    this.asked = sections
      .flatMap(({ questions }) => questions)
      .filter(({ question, answer }) => question.kind !== 'derived' && answer?.state === 'answered')
  }

  record(rules: readonly FieldRule[], child?: string): HtcdsRecord {
    return Object.fromEntries(
      rules.flatMap((rule) => {
        const value = this.value(rule, child)
        return value === undefined || (Array.isArray(value) && value.length === 0)
          ? []
          : [[rule.field, value]]
      }),
    )
  }

  value(rule: FieldRule, child?: string): Scalar | readonly Scalar[] | undefined {
    const found = this.find(rule.question, child)
    if (!found || found.withheld || found.answer?.state !== 'answered') return undefined
    if (rule.unlessAnswered !== undefined && this.find(rule.unlessAnswered, child)) return undefined
    const converted = this.converted(rule, found.answer.value)
    if (converted.isCut) this.cut.add(found)
    if (converted.value !== undefined) this.passedOn.add(found)
    return converted.value
  }

  /** In print order. */
  leftOut(): Place[] {
    return this.asked
      .filter((asked) => !this.passedOn.has(asked) || this.cut.has(asked))
      .map(({ place }) => place)
  }

  private find(question: string, child?: string): AnsweredQuestion | undefined {
    return this.asked.find(({ place }) => place.question === question && place.item?.id === child)
  }

  private converted(
    rule: FieldRule,
    whole: Value,
  ): { value: Scalar | readonly Scalar[] | undefined; isCut: boolean } {
    const list = (Array.isArray(whole) ? whole : [whole]) as readonly unknown[]
    const scalars = list
      .map((entry) => (rule.part === undefined ? entry : partOf(entry, rule.part)))
      .filter((entry) => typeof entry === 'string' || typeof entry === 'number' || typeof entry === 'boolean')
    const [first] = scalars
    const hasMoreParts =
      rule.part !== undefined &&
      list.some((entry) => typeof entry === 'object' && entry !== null && Object.keys(entry).length > 1)
    switch (rule.as) {
      case 'text':
      case 'yesNo':
        return { value: first, isCut: hasMoreParts }
      case 'date': {
        const isWhole = typeof first === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(first)
        return { value: isWhole ? first : undefined, isCut: !isWhole }
      }
      case 'language': {
        const tag = scalars[rule.index ?? 0]
        const code = tag === undefined ? undefined : this.mapping.languages[String(tag)]
        return {
          value: code,
          isCut: hasMoreParts || list.length > 2 || (tag !== undefined && code === undefined),
        }
      }
      case 'countries': {
        const codes = scalars.filter((code) => /^[A-Z]{2}$/u.test(String(code)))
        return { value: codes, isCut: codes.length < list.length }
      }
      case 'one':
      case 'several': {
        const known = Object.entries(rule.values ?? {}).flatMap(([code, name]) =>
          scalars.includes(code) ? [name] : [],
        )
        const names = [...new Set(known)]
        const isCut = known.length < scalars.length || (rule.as === 'one' && names.length > 1)
        return { value: rule.as === 'one' ? names[0] : names, isCut }
      }
    }
  }
}
