/** What is sealed in a generation: the content of the case, and which case and generation it is. */

import * as z from 'zod'
import { UserError, exitCodes } from '../errors.js'
import type { CaseContent } from '../interview/case-content.js'
import { fromPlain, toPlain } from './plain-content.js'

/** Version of the payload. A later one is opened by a later program only. */
const version = 1

export interface CasePayload {
  /** `C-7F3K2M`: a file put into another case is recognised. */
  readonly case: string
  /** A file given another name is recognised. */
  readonly generation: number
  /** SHA-256 of the generation before, in hexadecimal; empty for the first. */
  readonly previous: string
  readonly content: CaseContent
}

export function writePayload({ content, ...rest }: CasePayload): string {
  return JSON.stringify({ format: `hemvag-case/${version}`, ...rest, content: toPlain(content) })
}

/**
 * Reads a payload of this version or an earlier one.
 *
 * Structure is checked, answers are not: what was once confirmed is opened, whatever the form
 * asks for today.
 *
 * @throws {UserError} when a newer program wrote it
 * @throws {z.ZodError | SyntaxError} when it is something else
 */
export function readPayload(text: string): CasePayload {
  const { case: id, generation, previous, content } = payloadSchema.parse(migrated(JSON.parse(text)))
  return { case: id, generation, previous, content: fromPlain(content) }
}

/** From a payload of version n to one of version n + 1, at place n. */
const migrations: readonly ((payload: unknown) => unknown)[] = []

function migrated(payload: unknown): unknown {
  const { format } = z.looseObject({ format: z.string().regex(/^hemvag-case\/[1-9]\d{0,5}$/) }).parse(payload)
  const written = Number(format.slice(format.indexOf('/') + 1))
  if (written > version) {
    throw new UserError(
      'errors:caseFile.newerVersion',
      { written, known: version },
      { exitCode: exitCodes.caseUnavailable },
    )
  }
  return migrations.slice(written).reduce((older, migrate) => migrate(older), payload)
}

const text = z.string()
const optionalText = text.exactOptional()

const scalar = z.union([text, z.number(), z.boolean()])
const composite = z.record(text, z.union([scalar, z.array(scalar)]))
const value = z.union([scalar, z.array(z.union([scalar, composite])), composite])

const source = z.enum(['applicant', 'throughInterpreter', 'coordinator', 'document'])

const story = z.strictObject({
  askedIn: optionalText,
  source: source.exactOptional(),
  interpreter: optionalText,
  at: optionalText,
  confirmed: z.boolean().exactOptional(),
  typed: optionalText,
})

const answers = z.record(
  text,
  z.union([
    z.strictObject({
      value,
      original: z.strictObject({ language: text, value }).exactOptional(),
      story: story.exactOptional(),
    }),
    z.strictObject({
      state: z.enum(['declined', 'unknown', 'notAsked', 'later']),
      reason: optionalText,
      story: story.exactOptional(),
    }),
  ]),
)

const items = z.array(z.strictObject({ id: text, answers }))

const item = z.strictObject({ group: z.enum(['children', 'risks']), id: text })

const place = z.strictObject({ question: text, item: item.exactOptional() })

const payloadSchema = z.strictObject({
  format: text,
  case: text,
  generation: z.int().min(1),
  previous: text,
  content: z.strictObject({
    template: text,
    reference: text,
    languages: z.strictObject({ interview: text, staff: text, readers: z.array(text) }),
    depth: z.enum(['essential', 'full']),
    isExample: z.literal(true).exactOptional(),
    answers,
    children: items,
    risks: items,
    riskVersions: z
      .array(
        z.strictObject({
          madeOn: text,
          author: optionalText,
          rows: z.array(
            z.strictObject({
              id: text,
              answers,
              level: z.enum(['low', 'medium', 'high', 'veryHigh']).exactOptional(),
              isSetAside: z.boolean(),
            }),
          ),
          conclusion: answers,
        }),
      )
      .exactOptional(),
    overrides: z.array(
      z.strictObject({ rule: text, item: item.exactOptional(), reason: text, by: text, at: text }),
    ),
    record: z.array(
      z.strictObject({
        at: text,
        what: text,
        place: place.exactOptional(),
        language: optionalText,
        reason: optionalText,
        by: source.exactOptional(),
        said: optionalText,
        code: optionalText,
        signers: z.array(text).exactOptional(),
        file: optionalText,
        chain: optionalText,
      }),
    ),
    unfinished: z.strictObject({ place, draft: z.unknown(), language: text }).exactOptional(),
  }),
})
