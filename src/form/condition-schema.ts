/** The shape of a condition in a template file. */

import * as z from 'zod'
import type { Condition, Moment, NoAnswerState } from './condition.js'
import type { GroupName } from './form.js'

export const groupSchema: z.ZodType<GroupName> = z.enum(['children', 'risks'])

const question = z.string()
const part = z.exactOptional(z.string())
const values = z.array(z.union([z.string(), z.number(), z.boolean()])).min(1)
const limit = z.exactOptional(z.int().min(0))

const momentSchema: z.ZodType<Moment> = z.strictObject({
  day: z.string(),
  part,
  plusDays: z.exactOptional(z.int()),
  plusMonths: z.exactOptional(z.int()),
})

const state: z.ZodType<NoAnswerState> = z.enum(['declined', 'unknown', 'notAsked', 'later'])

/** A condition, however deep; each form of it has fields that no other has. */
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
    z.strictObject({ not: conditionSchema }),
    z.strictObject({ question, is: values, part }),
    z.strictObject({ question, isNot: values, part }),
    z.strictObject({ question, atLeast: z.number(), part }),
    z.strictObject({ question, atMost: z.number(), part }),
    z.strictObject({ question, hasAll: z.array(z.string()).min(1) }),
    z.strictObject({ question, isOnly: z.string() }),
    z.strictObject({ question, state: z.array(state).min(1) }),
    z.strictObject({ question, answered: z.boolean() }),
    z.strictObject({ question, among: question }),
    z.strictObject({ question, inCountryList: z.string(), part }),
    z.strictObject({ question, before: momentSchema, part }),
    z.strictObject({ ageOf: question, on: momentSchema, atLeast: limit, below: limit }).refine(hasALimit),
    z.strictObject({ count: groupSchema, atLeast: limit, atMost: limit }).refine(hasALimit),
    z.strictObject({ someItem: groupSchema, holds: conditionSchema }),
  ]),
)

function hasALimit(condition: object): boolean {
  return 'atLeast' in condition || 'atMost' in condition || 'below' in condition
}
