/** Answers as they are in any file, whatever the form asks for: structure is checked, answers are not. */

import * as z from 'zod'

const text = z.string()
const optionalText = text.exactOptional()

const scalar = z.union([text, z.number(), z.boolean()])
const composite = z.record(text, z.union([scalar, z.array(scalar)]))
export const looseValue = z.union([scalar, z.array(z.union([scalar, composite])), composite])

export const looseSource = z.enum(['applicant', 'throughInterpreter', 'coordinator', 'document'])

const story = z.strictObject({
  askedIn: optionalText,
  source: looseSource.exactOptional(),
  interpreter: optionalText,
  at: optionalText,
  confirmed: z.boolean().exactOptional(),
  typed: optionalText,
})

export const looseAnswer = z.union([
  z.strictObject({
    value: looseValue,
    original: z.strictObject({ language: text, value: looseValue }).exactOptional(),
    story: story.exactOptional(),
  }),
  z.strictObject({
    state: z.enum(['declined', 'unknown', 'notAsked', 'later']),
    reason: optionalText,
    story: story.exactOptional(),
  }),
])

export const looseAnswers = z.record(text, looseAnswer)

export const looseItems = z.array(z.strictObject({ id: text, answers: looseAnswers }))

const item = z.strictObject({ group: z.enum(['children', 'risks']), id: text })

export const loosePlace = z.strictObject({ question: text, item: item.exactOptional() })

export const looseVersions = z.array(
  z.strictObject({
    madeOn: text,
    author: optionalText,
    rows: z.array(
      z.strictObject({
        id: text,
        answers: looseAnswers,
        level: z.enum(['low', 'medium', 'high', 'veryHigh']).exactOptional(),
        isSetAside: z.boolean(),
      }),
    ),
    conclusion: looseAnswers,
  }),
)

/** What an older version of the form asked, and this one does not. */
export const looseLeftOver = z.array(
  z.strictObject({ template: text, place: loosePlace, answer: looseAnswer }),
)
