import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Form } from '../../src/form/form.js'
import type { AllAnswers, Circumstances } from '../../src/interview/answer.js'
import { noAnswers, placeKey, takingPart, withAnswer, withoutAnswer } from '../../src/interview/answers.js'
import { answeredQuestions } from '../../src/interview/printed.js'
import { nextOpen, route, viewOf } from '../../src/interview/route.js'
import * as small from '../support/small-form.js'

const full: Circumstances = { depth: 'full', today: '2025-11-25' }
const essential: Circumstances = { ...full, depth: 'essential' }

const stops = (form: Form, answers: AllAnswers, circumstances = full) =>
  route(form, answers, circumstances).map(({ place }) => placeKey(place))

const custody = small.form([
  small.section('family', [
    small.question('family.children', small.yesNo),
    small.question('family.custody', small.oneOf('mine', 'other'), {
      when: small.is('family.children', true),
    }),
    small.question('family.guardian', small.text(), { when: small.is('family.custody', 'other') }),
    small.question('family.remarks', small.text(), { depth: 'full' }),
    small.question('family.summary', { kind: 'derived', derivation: 'summary', of: small.text() }),
  ]),
])

const children = small.form([
  small.section('family', [small.question('family.accompanyingChildren', small.number(0, 3))]),
  small.section('child', [small.question('child.name', small.text())], { repeats: 'children' }),
  small.section('childProtection', [small.question('childProtection.heard', small.yesNo)], {
    repeats: 'children',
    applicantToo: small.is('family.accompanyingChildren', 2),
  }),
])

const meeting = (section: string, question: string) => ({
  id: section,
  parts: [{ section, questions: [question] }],
})
const both = small.form(
  [
    small.section('a', [small.question('a.first', small.yesNo)]),
    small.section('b', [small.question('b.second', small.yesNo)]),
  ],
  { meetings: [meeting('a', 'a.first'), meeting('b', 'b.second')] },
)

describe('the route', () => {
  test.each<[string, Parameters<typeof small.answers>[0], string[]]>([
    ['nothing is answered', {}, ['family.children', 'family.remarks']],
    [
      'there are children',
      { 'family.children': true },
      ['family.children', 'family.custody', 'family.remarks'],
    ],
    [
      'somebody else has custody',
      { 'family.children': true, 'family.custody': 'other' },
      ['family.children', 'family.custody', 'family.guardian', 'family.remarks'],
    ],
    [
      'an old answer has left the route',
      { 'family.children': false, 'family.custody': 'other' },
      ['family.children', 'family.remarks'],
    ],
  ])('when %s', (_, own, expected) => {
    expect(stops(custody, small.answers(own))).toEqual(expected)
  })

  test('leaves out what only full depth asks, unless it is answered already', () => {
    expect(stops(custody, noAnswers, essential)).toEqual(['family.children'])
    expect(stops(custody, small.answers({ 'family.remarks': 'x' }), essential)).toContain('family.remarks')
  })

  test('opens at the first question nothing is known about, and a refusal is known', () => {
    const refused = small.answers({ 'family.children': small.declined })
    expect(nextOpen(custody, refused, essential)).toBeUndefined()
    expect(nextOpen(custody, refused, full)?.place).toEqual({ question: 'family.remarks' })
  })

  test('talks about one child at a time, and first about an applicant who is a child', () => {
    expect(stops(children, small.answers({ 'family.accompanyingChildren': 1 }))).toEqual([
      'family.accompanyingChildren',
      'children/c1/child.name',
      'children/c1/childProtection.heard',
    ])
    expect(stops(children, small.answers({ 'family.accompanyingChildren': 2 })).slice(1)).toEqual([
      'children/self/childProtection.heard',
      'children/c1/child.name',
      'children/c1/childProtection.heard',
      'children/c2/child.name',
      'children/c2/childProtection.heard',
    ])
  })

  test('does not look ahead: a condition on a later question does not hold', () => {
    const backwards = small.form([
      small.section('a', [
        small.question('a.first', small.yesNo, { when: small.is('a.second', true) }),
        small.question('a.second', small.yesNo),
      ]),
    ])
    expect(stops(backwards, small.answers({ 'a.second': true }))).toEqual(['a.second'])
  })

  test('follows the order of the talk, the paper the order of the sections', () => {
    const turned: Form = { ...both, meetings: [...both.meetings].reverse() }
    expect(stops(turned, noAnswers)).toEqual(['b.second', 'a.first'])
    expect(answeredQuestions(turned, noAnswers, full).map(({ section }) => section.id)).toEqual(['a', 'b'])
  })

  test('is the same whatever answers off the route say', () => {
    const anyAnswers = fc.record(
      {
        'family.children': fc.boolean(),
        'family.custody': fc.constantFrom('mine', 'other'),
        'family.guardian': fc.string(),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(anyAnswers, (own) => {
        const all = small.answers(own)
        const before = stops(custody, all)
        for (const id of Object.keys(own)) {
          if (before.includes(id)) continue
          expect(stops(custody, withoutAnswer(all, { question: id }))).toEqual(before)
        }
      }),
    )
  })
})

describe('the printed application', () => {
  test('has the questions on the route, open or not, and those that are computed', () => {
    const [section] = answeredQuestions(custody, small.answers({ 'family.children': true }), full)
    expect(section?.questions.map(({ place, answer }) => [place.question, answer?.state])).toEqual([
      ['family.children', 'answered'],
      ['family.custody', undefined],
      ['family.remarks', undefined],
      ['family.summary', undefined],
    ])
  })

  test('counts children, and does not count the applicant among them', () => {
    const printed = answeredQuestions(children, small.answers({ 'family.accompanyingChildren': 2 }), full)
    expect(printed.map(({ section, item }) => [section.id, item?.item.id, item?.number, item?.of])).toEqual([
      ['family', undefined, undefined, undefined],
      ['child', 'c1', 1, 2],
      ['child', 'c2', 2, 2],
      ['childProtection', 'self', 0, 2],
      ['childProtection', 'c1', 1, 2],
      ['childProtection', 'c2', 2, 2],
    ])
  })
})

describe('the answers', () => {
  test('keep a child who no longer comes along', () => {
    const place = { question: 'child.name', item: { group: 'children', id: 'c2' } } as const
    const two = withAnswer(small.answers({ 'family.accompanyingChildren': 2 }), place, {
      state: 'answered',
      value: 'x',
    })
    const one = withAnswer(two, { question: 'family.accompanyingChildren' }, { state: 'answered', value: 1 })
    expect(takingPart(children, one, 'children').map(({ id }) => id)).toEqual(['c1'])
    expect(one.groups.children.map(({ id }) => id)).toEqual(['c2'])
    expect(viewOf(children, one, full).onRoute(place)).toBe(false)
  })

  test('are never changed in place', () => {
    const before = small.answers({ 'family.accompanyingChildren': 1 })
    withAnswer(before, { question: 'family.accompanyingChildren' }, { state: 'declined' })
    expect(before.own.get('family.accompanyingChildren')?.state).toBe('answered')
  })
})
