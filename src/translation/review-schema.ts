/** `status.json`, `drafts.json` and `back-reading.json` of a language: how its texts came to be. */

import * as z from 'zod'

export const reviewsSchema = z.array(
  z.strictObject({
    texts: z.string().min(1),
    status: z.enum(['drafted', 'reviewed']),
    by: z.string().min(1),
    on: z.iso.date(),
    seal: z.string(),
  }),
)

export const comparisonsSchema = z.record(
  z.string(),
  z.strictObject({
    first: z.string().min(1),
    second: z.string().min(1),
    decision: z.string().min(1).optional(),
    by: z.string().min(1),
    on: z.iso.date(),
    seal: z.string(),
  }),
)

export const backReadingsSchema = z.record(
  z.string(),
  z.strictObject({
    english: z.string().min(1),
    by: z.string().min(1),
    on: z.iso.date(),
    of: z.string(),
  }),
)
