/** The application file as a schema: one source for what is read and for what `hemvag schema` prints. */

import * as z from 'zod'
import type { AskedQuestion, Form, GroupName } from '../form/form.js'
import { languageTag, questionSchema } from '../form/value-schema.js'
import { frame, itemIds, maxItems, noAnswerSchema, storySchema } from './content-schema.js'
import { looseAnswer, looseAnswers, looseLeftOver, looseValue, looseVersions } from './loose-schema.js'
import type { PlainContent } from './plain-content.js'
import { riskField, type RiskRow } from './risk-rows.js'

export const applicationFormat = 'hemvag-application/1'

export function templateOf(form: Form): string {
  return `${form.id}/${form.version}`
}

/** An application file that the schema has let through. */
export type ApplicationJson = Omit<PlainContent, 'risks'> & {
  readonly format: string
  readonly risks: readonly RiskRow[]
}

/**
 * What an application file for this form may hold. Computed questions take no answer.
 *
 * @param today see `questionSchema`
 */
export function applicationSchema(form: Form, today?: string): ApplicationSchema {
  const known = schemas.get(form)
  if (known && known.today === today) return known.schema
  const schema = schemaOf(form, today)
  schemas.set(form, { today, schema })
  return schema
}

type ApplicationSchema = ReturnType<typeof schemaOf>

/** A form never changes once it is read, and three hundred questions take a moment. */
const schemas = new WeakMap<
  Form,
  { readonly today: string | undefined; readonly schema: ApplicationSchema }
>()

function schemaOf(form: Form, today: string | undefined) {
  const answersOf = (group?: GroupName) =>
    askedIn(form, group).map(
      (question) => [question.id, answerSchema(question, form, today).exactOptional()] as const,
    )
  const rowFields = askedIn(form, 'risks').map(
    (question) => [riskField(question.id), rowSchema(question, form, today).exactOptional()] as const,
  )
  return z.strictObject({
    format: z.literal(applicationFormat, { error: 'errors:applicationFile.format' }),
    template: z.literal(templateOf(form), { error: 'errors:applicationFile.template' }),
    ...frame,
    answers: z.strictObject(Object.fromEntries(answersOf())),
    children: z
      .array(
        z.strictObject({
          id: itemIds.children,
          answers: z.strictObject(Object.fromEntries(answersOf('children'))),
        }),
      )
      .max(maxItems.children)
      .default([]),
    risks: z
      .array(z.strictObject({ id: itemIds.risks.exactOptional(), ...Object.fromEntries(rowFields) }))
      .max(maxItems.risks)
      .default([]),
    riskVersions: z.array(versionSchema(form)).max(maxVersions).exactOptional(),
    leftOver: looseLeftOver.max(maxLeftOver).exactOptional(),
  })
}

/** A file of an older version of the form: its answers are looked at by `broughtOver`. */
export const olderApplicationSchema = z.strictObject({
  format: z.literal(applicationFormat, { error: 'errors:applicationFile.format' }),
  template: z.string(),
  ...frame,
  answers: looseAnswers,
  children: z
    .array(z.strictObject({ id: itemIds.children, answers: looseAnswers }))
    .max(maxItems.children)
    .default([]),
  risks: z
    .array(z.object({ id: itemIds.risks.exactOptional() }).catchall(z.union([looseAnswer, looseValue])))
    .max(maxItems.risks)
    .default([]),
  riskVersions: looseVersions.exactOptional(),
  leftOver: looseLeftOver.exactOptional(),
})

/** No form asks more. */
const maxLeftOver = 2000

/** A risk table is not assessed anew more often than this. */
const maxVersions = 100

/** Earlier risk tables: what lay in the future then may have passed, so no day is compared with today. */
function versionSchema(form: Form) {
  const answersOf = (questions: readonly AskedQuestion[]) =>
    z.strictObject(
      Object.fromEntries(
        questions.map((question) => [question.id, answerSchema(question, form).exactOptional()] as const),
      ),
    )
  const conclusion = askedIn(form).filter(({ id }) => id.startsWith('riskConclusion.'))
  return z.strictObject({
    madeOn: z.iso.date(),
    author: z.string().min(1).max(200).exactOptional(),
    rows: z
      .array(
        z.strictObject({
          id: itemIds.risks,
          level: z.enum(['low', 'medium', 'high', 'veryHigh']).exactOptional(),
          isSetAside: z.boolean(),
          answers: answersOf(askedIn(form, 'risks')),
        }),
      )
      .max(maxItems.risks),
    conclusion: answersOf(conclusion),
  })
}

/** Questions that take an answer: once for the case, or for each item of a group. */
function askedIn(form: Form, group?: GroupName): AskedQuestion[] {
  return form.sections
    .filter((section) => section.repeats === group)
    .flatMap((section) => section.questions)
    .filter((question): question is AskedQuestion => question.kind !== 'derived')
}

function answerSchema(question: AskedQuestion, form: Form, today?: string) {
  return z.union([answeredSchema(questionSchema(question, form, today)), noAnswerSchema])
}

/** In a row of the risk table a value may stand alone. */
function rowSchema(question: AskedQuestion, form: Form, today?: string) {
  const value = questionSchema(question, form, today)
  return z.union([answeredSchema(value), noAnswerSchema, value])
}

function answeredSchema(value: z.ZodType) {
  return z.strictObject({
    value,
    original: z.strictObject({ language: languageTag, value }).exactOptional(),
    story: storySchema.exactOptional(),
  })
}
