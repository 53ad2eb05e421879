/** Cases of any content, as far as the types go. */

import fc from 'fast-check'
import type { Answer, Answers } from '../../src/interview/answer.js'
import type { CaseContent } from '../../src/interview/case-content.js'

const text = fc.string({ unit: 'grapheme', maxLength: 20 })
const id = fc.constantFrom('all.text', 'all.list', 'gone.question', 'constructor', 'toString')
const scalar = fc.oneof(text, fc.integer(), fc.boolean(), fc.constantFrom(0.5, 2800.25))
const composite = fc.dictionary(fc.constantFrom('town', 'country', 'on', 'hasOwnProperty'), scalar, {
  noNullPrototype: true,
})
const value = fc.oneof(scalar, composite, fc.array(fc.oneof(scalar, composite), { maxLength: 4 }))
const story = fc.record(
  {
    askedIn: fc.constant('ar'),
    source: fc.constant('applicant' as const),
    confirmed: fc.boolean(),
    typed: text,
  },
  { requiredKeys: [], noNullPrototype: true },
)

const answer: fc.Arbitrary<Answer> = fc.oneof(
  fc.record(
    {
      state: fc.constant('answered' as const),
      value,
      original: fc.record({ language: fc.constant('th'), value }, { noNullPrototype: true }),
      story,
    },
    { requiredKeys: ['state', 'value'], noNullPrototype: true },
  ),
  fc.record(
    {
      state: fc.constantFrom('declined' as const, 'unknown' as const, 'notAsked' as const, 'later' as const),
      reason: text,
      story,
    },
    { requiredKeys: ['state'], noNullPrototype: true },
  ),
)

const answers: fc.Arbitrary<Answers> = fc
  .array(fc.tuple(id, answer), { maxLength: 6 })
  .map((entries) => new Map(entries))
const items = fc.array(
  fc.record({ id: fc.constantFrom('c1', 'self', 'r7'), answers }, { noNullPrototype: true }),
  { maxLength: 3 },
)
const place = fc.constantFrom(
  { question: 'all.text' },
  { question: 'child.name', item: { group: 'children' as const, id: 'c1' } },
)

export const anyContent: fc.Arbitrary<CaseContent> = fc.record(
  {
    template: fc.constant('small/1'),
    reference: text,
    languages: fc.constant({ interview: 'ar', staff: 'sv', readers: ['en'] }),
    depth: fc.constantFrom('essential' as const, 'full' as const),
    answers: fc.record(
      { own: answers, groups: fc.record({ children: items, risks: items }, { noNullPrototype: true }) },
      { noNullPrototype: true },
    ),
    overrides: fc.array(
      fc.record({ rule: text, reason: text, by: text, at: text }, { noNullPrototype: true }),
      { maxLength: 2 },
    ),
    record: fc.array(
      fc.record(
        { at: text, what: text, place, language: text },
        { requiredKeys: ['at', 'what'], noNullPrototype: true },
      ),
      {
        maxLength: 3,
      },
    ),
    unfinished: fc.record(
      { place, draft: fc.oneof(text, fc.constant(null), fc.array(text)), language: text },
      { noNullPrototype: true },
    ),
  },
  {
    requiredKeys: ['template', 'reference', 'languages', 'depth', 'answers', 'overrides', 'record'],
    noNullPrototype: true,
  },
)
