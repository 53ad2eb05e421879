/** The shape of the files that make a form. What they refer to is looked at in `check-template.ts`. */

import * as z from 'zod'
import { conditionSchema, groupSchema } from './condition-schema.js'
import type { CompositeKind, ListKind, Kind, Part, Question, Section } from './form.js'

const id = z.string().regex(/^[a-z][A-Za-z0-9]*$/)
const questionId = z.string().regex(/^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/)
const questionNumber = z.string().regex(/^[A-Z]\d{1,3}$/)
const code = z.string().regex(/^[\p{L}0-9][\p{L}0-9_-]*$/u)
const countryCode = z.string().regex(/^[A-Z]{2}$|^X[A-Z]{2}$/)
const length = z.int().min(1).max(10_000)

const choices = z.union([z.array(code).min(1), id])
const within = z.exactOptional(z.enum(['past', 'future']))

const text = { kind: z.literal('text'), maxLength: length }
const longText = { kind: z.literal('longText'), maxLength: length }
const yesNo = { kind: z.literal('yesNo') }
const oneOf = { kind: z.literal('oneOf'), choices }
const severalOf = { kind: z.literal('severalOf'), choices, exclusive: z.array(code) }
const number = { kind: z.literal('number'), min: z.int(), max: z.int() }
const date = { kind: z.literal('date'), within }
const partialDate = { kind: z.literal('partialDate'), within }
const country = { kind: z.literal('country') }
const language = { kind: z.literal('language') }
const phone = { kind: z.literal('phone') }
const email = { kind: z.literal('email') }
const money = { kind: z.literal('money'), currency: z.string().regex(/^[A-Z]{3}$/) }
const scale = { kind: z.literal('scale') }

const kindSchema: z.ZodType<Kind> = z.discriminatedUnion('kind', [
  z.strictObject(text),
  z.strictObject(longText),
  z.strictObject(yesNo),
  z.strictObject(oneOf),
  z.strictObject(severalOf),
  z.strictObject(number),
  z.strictObject(date),
  z.strictObject(partialDate),
  z.strictObject(country),
  z.strictObject(language),
  z.strictObject(phone),
  z.strictObject(email),
  z.strictObject(money),
  z.strictObject(scale),
])

const checks = z.exactOptional(z.array(id).min(1))

/** A part named like a field of the answer itself could not be told from it. */
const partId = id.refine((name) => name !== 'value' && name !== 'state')

const partSchema: z.ZodType<Part> = z.strictObject({
  id: partId,
  of: kindSchema,
  optional: z.exactOptional(z.boolean()),
  when: z.exactOptional(
    z.strictObject({ part: id, is: z.array(z.union([z.string(), z.number(), z.boolean()])).min(1) }),
  ),
  checks,
})

const composite = { kind: z.literal('composite'), parts: z.array(partSchema).min(1) }
const compositeSchema: z.ZodType<CompositeKind> = z.strictObject(composite)
const itemSchema: z.ZodType<ListKind['item']> = z.union([kindSchema, compositeSchema])
const list = { kind: z.literal('list'), max: z.int().min(1).max(100), item: itemSchema }
const derived = { kind: z.literal('derived'), derivation: id, of: kindSchema }

const question = {
  id: questionId,
  number: questionNumber,
  answeredBy: z.enum([
    'applicant',
    'applicantAlone',
    'staff',
    'coordinator',
    'socialWorker',
    'interpreter',
    'guardian',
  ]),
  when: z.exactOptional(conditionSchema),
  required: z.union([
    z.enum(['always', 'advised', 'optional']),
    z.strictObject({ when: conditionSchema, otherwise: z.enum(['advised', 'optional']) }),
  ]),
  valueNeeded: z.exactOptional(z.boolean()),
  sensitivity: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  depth: z.enum(['essential', 'full']),
  checks,
  printsAllChoices: z.exactOptional(z.boolean()),
  printedWhen: z.exactOptional(conditionSchema),
  place: z.exactOptional(z.boolean()),
  names: z.exactOptional(z.array(questionId)),
}

const questionSchema: z.ZodType<Question> = z.discriminatedUnion('kind', [
  z.strictObject({ ...question, ...text }),
  z.strictObject({ ...question, ...longText }),
  z.strictObject({ ...question, ...yesNo }),
  z.strictObject({ ...question, ...oneOf }),
  z.strictObject({ ...question, ...severalOf }),
  z.strictObject({ ...question, ...number }),
  z.strictObject({ ...question, ...date }),
  z.strictObject({ ...question, ...partialDate }),
  z.strictObject({ ...question, ...country }),
  z.strictObject({ ...question, ...language }),
  z.strictObject({ ...question, ...phone }),
  z.strictObject({ ...question, ...email }),
  z.strictObject({ ...question, ...money }),
  z.strictObject({ ...question, ...scale }),
  z.strictObject({ ...question, ...composite }),
  z.strictObject({ ...question, ...list }),
  z.strictObject({ ...question, ...derived }),
])

/** `sections/<id>.json` */
export const sectionSchema: z.ZodType<Section> = z.strictObject({
  id,
  letter: z.string().regex(/^[A-Z]$/),
  repeats: z.exactOptional(groupSchema),
  when: z.exactOptional(conditionSchema),
  applicantToo: z.exactOptional(conditionSchema),
  announced: z.exactOptional(z.boolean()),
  questions: z.array(questionSchema).min(1),
})

/** `form.json` */
export const formFileSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.int().min(1),
  /** In print order. */
  sections: z.array(id).min(1),
  meetings: z
    .array(
      z.strictObject({
        id,
        parts: z.array(z.strictObject({ section: id, questions: z.array(questionId).min(1) })).min(1),
      }),
    )
    .min(1),
  readBack: z.exactOptional(
    z.strictObject({ before: z.array(z.union([questionId, id])).min(1), staffToo: z.array(id) }),
  ),
  information: z.exactOptional(
    z.strictObject({
      before: questionId,
      day: questionId,
      language: questionId,
      topics: z.array(z.strictObject({ id, sentences: z.array(id).min(1) })).min(1),
    }),
  ),
  interpreting: z.exactOptional(
    z.strictObject({
      language: questionId,
      times: questionId,
      number: questionId,
      ofTheInterpreter: z.array(questionId).min(1),
    }),
  ),
  difficultWords: z.exactOptional(
    z.array(z.strictObject({ id, at: z.array(z.union([questionId, id])) })).min(1),
  ),
  changes: z.exactOptional(
    z.array(
      z.strictObject({
        version: z.int().min(2),
        renamed: z.exactOptional(z.record(questionId, questionId)),
        recoded: z.exactOptional(z.record(questionId, z.record(code, code))),
        added: z.exactOptional(z.array(questionId).min(1)),
      }),
    ),
  ),
  choiceSets: z.record(id, z.array(code).min(1)),
  countryLists: z.record(id, z.array(countryCode).min(1)),
})

/** `countries.json` */
export const countriesSchema = z.array(countryCode).min(1)

const languageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)

/** `languages.json` */
export const languagesSchema = z.array(languageTag).min(1)

/** `names.json` */
export const otherNamesSchema = z.strictObject({
  countries: z.record(countryCode, z.array(z.string().min(1)).min(1)),
  languages: z.record(languageTag, z.array(z.string().min(1)).min(1)),
})
