/** The parts of a case that look the same in every file, whatever the form. */

import * as z from 'zod'
import { languageTag } from '../form/value-schema.js'

/** What a person writes about the case rather than in answer to a question. */
const maxRemark = 2000

const remark = z.string().min(1).max(maxRemark)
const moment = z.iso.datetime({ offset: true, error: 'errors:applicationFile.moment' })

/**
 * No name and no birth date: letters, digits and the marks between them. Latin letters only: a Cyrillic `А`
 * looks like a Latin one, and two cases that look alike would be taken for one.
 */
const reference = z
  .string()
  .regex(/^[\p{Script=Latin}\d][\p{Script=Latin}\d._/-]{0,39}$/u, 'errors:applicationFile.reference')

export const itemIds = {
  children: z.string().regex(/^(?:c[1-9]\d{0,2}|self)$/, 'errors:applicationFile.childId'),
  risks: z.string().regex(/^r[1-9]\d{0,3}$/, 'errors:applicationFile.riskId'),
}

export const maxItems = { children: 50, risks: 500 }

const source = z.enum(['applicant', 'throughInterpreter', 'coordinator', 'document'])

export const storySchema = z
  .strictObject({
    askedIn: languageTag.exactOptional(),
    source: source.exactOptional(),
    interpreter: z.string().min(1).max(100).exactOptional(),
    at: moment.exactOptional(),
    confirmed: z.boolean().exactOptional(),
    typed: z.string().max(maxRemark).exactOptional(),
  })
  .meta({ id: 'story' })

/** Why a question has no value. Only a question that is not asked needs a reason, and has one. */
export const noAnswerSchema = z
  .discriminatedUnion(
    'state',
    [
      z.strictObject({ state: z.literal('notAsked'), reason: remark, story: storySchema.exactOptional() }),
      z.strictObject({ state: z.enum(['declined', 'unknown', 'later']), story: storySchema.exactOptional() }),
    ],
    { error: 'errors:applicationFile.state' },
  )
  .meta({ id: 'noAnswer' })

/** A hash, or the beginning of one. */
const hexadecimal = (digits: number) =>
  z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`), 'errors:applicationFile.hash')

const item = z.strictObject({ group: z.enum(['children', 'risks']), id: z.string().min(1).max(20) })

const place = z.strictObject({
  question: z.string().min(1).max(200),
  item: item.exactOptional(),
})

/** The fields around the answers. `depth`, `overrides` and `record` may be left out. */
export const frame = {
  reference,
  languages: z.strictObject({
    interview: languageTag,
    staff: languageTag,
    readers: z.array(languageTag).min(1).max(10),
  }),
  depth: z.enum(['essential', 'full']).default('essential'),
  isExample: z.literal(true).exactOptional(),
  overrides: z
    .array(
      z.strictObject({
        rule: z.string().min(1).max(20),
        item: item.exactOptional(),
        reason: remark,
        by: z.string().min(1).max(200),
        at: moment,
      }),
    )
    .max(500)
    .default([]),
  record: z
    .array(
      z.strictObject({
        at: moment,
        what: z.string().min(1).max(100),
        place: place.exactOptional(),
        language: languageTag.exactOptional(),
        reason: remark.exactOptional(),
        by: source.exactOptional(),
        said: hexadecimal(32).exactOptional(),
        code: hexadecimal(8).exactOptional(),
        signers: z.array(z.string().min(1).max(40)).max(20).exactOptional(),
        file: hexadecimal(64).exactOptional(),
        chain: hexadecimal(64).exactOptional(),
      }),
    )
    .max(100_000)
    .default([]),
}
