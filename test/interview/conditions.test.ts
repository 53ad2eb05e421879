import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Condition } from '../../src/form/condition.js'
import type { AllAnswers, Value } from '../../src/interview/answer.js'
import { holds } from '../../src/interview/conditions.js'
import type { View } from '../../src/interview/conditions.js'
import * as small from '../support/small-form.js'

const family = small.form(
  [
    small.section('family', [
      small.question('family.accompanyingChildren', small.number(0, 12)),
      small.question('family.left', { kind: 'composite', parts: [{ id: 'when', of: small.partialDate }] }),
    ]),
    small.section('child', [small.question('child.dateOfBirth', small.partialDate)], { repeats: 'children' }),
    small.section('own', [
      small.question('own.born', small.partialDate),
      small.question('own.needs', small.severalOf('wheelchair', 'sight', 'none')),
      small.question('own.citizenship', small.listOf(small.country)),
      small.question('own.destination', small.country),
      small.question('own.expires', small.date),
      small.question(
        'own.people',
        small.listOf({ kind: 'composite', parts: [{ id: 'role', of: small.text() }] }),
      ),
    ]),
  ],
  { countryLists: { eu: ['RO', 'BG'] } },
)

const view = (answers: AllAnswers, seen: Partial<View> = {}): View => ({
  form: family,
  answers,
  circumstances: { depth: 'full', today: '2025-11-25' },
  onRoute: () => true,
  ...seen,
})

const check = (condition: Condition, own: Record<string, Value>) => holds(condition, view(small.answers(own)))

const under18: Condition = { ageOf: 'own.born', on: { day: 'today' }, below: 18 }
const adult: Condition = { ageOf: 'own.born', on: { day: 'today' }, atLeast: 18 }

describe('a condition', () => {
  test.each<[string, Condition, Record<string, Value>, boolean]>([
    [
      'one of the choices is chosen',
      small.is('own.needs', 'sight', 'none'),
      { 'own.needs': ['sight'] },
      true,
    ],
    ['none of them is chosen', { question: 'own.needs', isNot: ['none'] }, { 'own.needs': ['sight'] }, true],
    [
      'a question without an answer is not "none of them"',
      { question: 'own.needs', isNot: ['none'] },
      {},
      false,
    ],
    [
      'all are chosen',
      { question: 'own.needs', hasAll: ['sight', 'wheelchair'] },
      { 'own.needs': ['sight'] },
      false,
    ],
    ['nothing else is chosen', { question: 'own.needs', isOnly: 'none' }, { 'own.needs': ['none'] }, true],
    ['at least two are chosen', { question: 'own.needs', atLeast: 2 }, { 'own.needs': ['sight'] }, false],
    [
      'a list has something in it',
      { question: 'own.people', atLeast: 1 },
      { 'own.people': [{ role: 'x' }] },
      true,
    ],
    [
      'a number is high enough',
      { question: 'family.accompanyingChildren', atLeast: 1 },
      { 'family.accompanyingChildren': 2 },
      true,
    ],
    [
      'a number is low enough',
      { question: 'family.accompanyingChildren', atMost: 1 },
      { 'family.accompanyingChildren': 2 },
      false,
    ],
    [
      'some listed person has the role',
      { question: 'own.people', is: ['driver'], part: 'role' },
      { 'own.people': [{ role: 'cook' }, { role: 'driver' }] },
      true,
    ],
    [
      'the destination is among the citizenships',
      { question: 'own.destination', among: 'own.citizenship' },
      { 'own.destination': 'RO', 'own.citizenship': ['TH', 'RO'] },
      true,
    ],
    [
      'the destination is elsewhere',
      { question: 'own.destination', among: 'own.citizenship' },
      { 'own.destination': 'RO' },
      false,
    ],
    [
      'a citizenship is in the country list',
      { question: 'own.citizenship', inCountryList: 'eu' },
      { 'own.citizenship': ['TH', 'BG'] },
      true,
    ],
    [
      'the passport expires too soon',
      { question: 'own.expires', before: { day: 'today', plusMonths: 6 } },
      { 'own.expires': '2026-05-24' },
      true,
    ],
    [
      'the passport lasts long enough',
      { question: 'own.expires', before: { day: 'today', plusMonths: 6 } },
      { 'own.expires': '2026-05-25' },
      false,
    ],
    [
      'a partial date counts from its earliest day',
      { question: 'family.left', part: 'when', before: { day: 'own.expires' } },
      { 'family.left': { when: '2025' }, 'own.expires': '2025-01-02' },
      true,
    ],
    [
      'the day is counted from another answer',
      { question: 'own.expires', before: { day: 'family.left', part: 'when', plusDays: 3 } },
      { 'family.left': { when: '2025-03' }, 'own.expires': '2025-03-03' },
      true,
    ],
  ])('%s', (_, condition, own, expected) => {
    expect(check(condition, own)).toBe(expected)
  })

  test.each([
    ['2007-11-26', true],
    ['2007-11-25', false],
    ['2007', true],
    ['2007-11', true],
    ['2007-10', false],
    ['2006', false],
    ['not a date', false],
  ])('counts somebody born %s as under 18: %s', (born, expected) => {
    expect(check(under18, { 'own.born': born })).toBe(expected)
    if (born !== 'not a date') expect(check(adult, { 'own.born': born })).toBe(!expected)
  })

  test('sees a refusal as a state and as nothing else', () => {
    const refused = view(small.answers({ 'own.needs': small.declined }))
    expect(holds({ question: 'own.needs', state: ['declined'] }, refused)).toBe(true)
    expect(holds({ question: 'own.needs', answered: false }, refused)).toBe(true)
    expect(holds({ question: 'own.needs', isNot: ['none'] }, refused)).toBe(false)
  })

  test('does not see answers that are not on the route', () => {
    const elsewhere = view(small.answers({ 'own.destination': 'RO' }), { onRoute: () => false })
    expect(holds(small.is('own.destination', 'RO'), elsewhere)).toBe(false)
    expect(holds({ question: 'own.destination', answered: false }, elsewhere)).toBe(true)
  })

  test('looks at one child at a time, or for any child', () => {
    const young: Condition = { ageOf: 'child.dateOfBirth', on: { day: 'today' }, below: 2 }
    const two = small.answers(
      { 'family.accompanyingChildren': 2 },
      { children: { c1: { 'child.dateOfBirth': '2015' }, c2: { 'child.dateOfBirth': '2025' }, c3: {} } },
    )
    expect(holds(young, view(two))).toBe(false)
    expect(holds(young, view(two, { item: { group: 'children', id: 'c1' } }))).toBe(false)
    expect(holds(young, view(two, { item: { group: 'children', id: 'c2' } }))).toBe(true)
    expect(holds({ someItem: 'children', holds: young }, view(two))).toBe(true)
    expect(holds({ count: 'children', atLeast: 2, atMost: 2 }, view(two))).toBe(true)
  })

  test('does not look at a child who no longer comes along', () => {
    const one = small.answers(
      { 'family.accompanyingChildren': 1 },
      { children: { c1: { 'child.dateOfBirth': '2015' }, c2: { 'child.dateOfBirth': '2025' } } },
    )
    const young: Condition = { ageOf: 'child.dateOfBirth', on: { day: 'today' }, below: 2 }
    expect(holds({ someItem: 'children', holds: young }, view(one))).toBe(false)
  })

  test('never breaks on a value of the wrong shape', () => {
    const conditions: readonly Condition[] = [
      small.is('own.needs', 'sight'),
      { question: 'own.needs', isNot: ['none'], part: 'when' },
      { question: 'own.needs', atLeast: 1 },
      { question: 'own.needs', hasAll: ['sight'] },
      { question: 'own.needs', isOnly: 'none' },
      { question: 'own.needs', among: 'own.needs' },
      { question: 'own.needs', inCountryList: 'toString' },
      { question: 'own.needs', before: { day: 'own.needs', plusMonths: 999999 } },
      { ageOf: 'own.needs', on: { day: 'own.needs' }, below: 18 },
      { question: 'nowhere.atAll', answered: true },
      { someItem: 'children', holds: small.is('own.needs', 'sight') },
    ]
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const own = { 'own.needs': value as Value, 'family.accompanyingChildren': value as Value }
        const odd = view({
          own: new Map(Object.entries(own).map(([id, each]) => [id, { state: 'answered', value: each }])),
          groups: { children: [], risks: [] },
        })
        return conditions.every((condition) => typeof holds(condition, odd) === 'boolean')
      }),
    )
  })
})
