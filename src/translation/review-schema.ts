/** `status.json` of a language, as translators and reviewers write it. */

import * as z from 'zod'

export const reviewsSchema = z.array(
  z.strictObject({
    texts: z.string().min(1),
    status: z.enum(['drafted', 'compared', 'reviewed']),
    by: z.string().min(1),
    on: z.iso.date(),
    seal: z.string(),
  }),
)
