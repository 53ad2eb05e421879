/** What is sealed in a generation: the content of the case, and which case and generation it is. */

import * as z from 'zod'
import { UserError, exitCodes } from '../errors.js'
import type { CaseContent } from '../interview/case-content.js'
import {
  looseAnswers,
  looseItems,
  looseLeftOver,
  loosePlace,
  looseSource,
  looseVersions,
} from './loose-schema.js'
import { fromPlain, toPlain } from './plain-content.js'

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
  return JSON.stringify({ format: `hemvag-case/${upgrades.length + 1}`, ...rest, content: toPlain(content) })
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
  const { case: id, generation, previous, content } = payloadSchema.parse(upgraded(JSON.parse(text)))
  return { case: id, generation, previous, content: fromPlain(content) }
}

/** From a payload of one version to one of the next; the first is from 1 to 2. */
type Upgrade = (payload: unknown) => unknown

const upgrades: readonly Upgrade[] = []

/**
 * A payload as the newest version has it, whichever version wrote it.
 *
 * @throws {UserError} when a newer program wrote it
 */
export function upgraded(payload: unknown, steps: readonly Upgrade[] = upgrades): unknown {
  const version = steps.length + 1
  const { format } = z.looseObject({ format: z.string().regex(/^hemvag-case\/[1-9]\d{0,5}$/) }).parse(payload)
  const written = Number(format.slice(format.indexOf('/') + 1))
  if (written > version) {
    throw new UserError(
      'errors:caseFile.newerVersion',
      { written, known: version },
      { exitCode: exitCodes.caseUnavailable },
    )
  }
  return steps.slice(written - 1).reduce((older, upgrade) => upgrade(older), payload)
}

const text = z.string()
const optionalText = text.exactOptional()

const item = z.strictObject({ group: z.enum(['children', 'risks']), id: text })

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
    answers: looseAnswers,
    children: looseItems,
    risks: looseItems,
    riskVersions: looseVersions.exactOptional(),
    leftOver: looseLeftOver.exactOptional(),
    overrides: z.array(
      z.strictObject({ rule: text, item: item.exactOptional(), reason: text, by: text, at: text }),
    ),
    record: z.array(
      z.strictObject({
        at: text,
        what: text,
        place: loosePlace.exactOptional(),
        language: optionalText,
        reason: optionalText,
        by: looseSource.exactOptional(),
        said: optionalText,
        code: optionalText,
        signers: z.array(text).exactOptional(),
        file: optionalText,
        chain: optionalText,
      }),
    ),
    unfinished: z.strictObject({ place: loosePlace, draft: z.unknown(), language: text }).exactOptional(),
  }),
})
