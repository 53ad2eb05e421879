import { describe, expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkTemplate } from '../../src/form/check-template.js'
import { neededTexts } from '../../src/form/needed-texts.js'
import { parseForm } from '../../src/form/read-form.js'
import {
  codesOf,
  labelKey,
  askKey,
  whyKey,
  choiceKey,
  partKey,
  scaleKey,
  sectionTitleKey,
} from '../../src/wording/keys.js'

type Json = Readonly<Record<string, unknown>>

const question = (id: string, number: string, more: Json = {}): Json => ({
  id,
  number,
  answeredBy: 'applicant',
  required: 'always',
  sensitivity: 2,
  depth: 'essential',
  kind: 'yesNo',
  ...more,
})

const first = question('family.accompanyingChildren', 'E1', { kind: 'number', min: 0, max: 5 })
const basis = question('family.basis', 'E2', { kind: 'oneOf', choices: ['mine', 'shared', 'other'] })
const needs = question('family.needs', 'E3', {
  kind: 'severalOf',
  choices: ['sight', 'none'],
  exclusive: ['none'],
})
const born = question('family.born', 'E4', { kind: 'partialDate', within: 'past' })
const sum = question('family.sum', 'E5', { kind: 'derived', derivation: 'sum', of: { kind: 'yesNo' } })
const childName = question('child.name', 'F1', { kind: 'text', maxLength: 10 })
const child: Json = { id: 'child', letter: 'F', repeats: 'children', questions: [childName] }

interface Template {
  /** The last question of the family section, asked after all others. */
  readonly last?: Json
  readonly form?: Json
  readonly rules?: readonly Json[]
}

function files({
  last = question('family.last', 'E9'),
  form = {},
  rules = [],
}: Template): Map<string, unknown> {
  const asked = [first, basis, needs, born]
  const meeting = {
    id: 'only',
    parts: [
      { section: 'family', questions: asked.map(({ id }) => id) },
      { section: 'child', questions: ['child.name'] },
      { section: 'family', questions: ['family.last'] },
    ],
  }
  return new Map<string, unknown>(
    Object.entries({
      'form.json': {
        id: 'small',
        version: 1,
        sections: ['family', 'child'],
        meetings: [meeting],
        choiceSets: { noMaybeYes: ['no', 'maybe', 'yes'] },
        countryLists: { eu: ['RO'] },
        ...form,
      },
      'sections/family.json': { id: 'family', letter: 'E', questions: [...asked, sum, last] },
      'sections/child.json': child,
      'countries.json': ['RO', 'TH'],
      'languages.json': ['ro'],
      'rules.json': { rules },
    }),
  )
}

/** The faults of a template all of whose texts are there. */
function faultsOf(template: Template): readonly (readonly [place: string, name: string | undefined])[] {
  return checkTemplate(files(template), new Map(), new Set()).map(({ place, message }) => [
    place,
    message.key.split('.')[1],
  ])
}

const when = (condition: Json): Template => ({ last: question('family.last', 'E9', { when: condition }) })
const here = 'sections/family.json: questions[5]'

describe('checking a template', () => {
  test('a further name is for a country or a language of the lists', () => {
    const names = {
      countries: { TH: ['Siam'], XX: ['Nowhere'] },
      languages: { ro: ['Moldovan'], xx: ['No'] },
    }
    const found = checkTemplate(new Map([...files({}), ['names.json', names]]), new Map(), new Set())
    expect(found.map(({ place, message }) => [place, message.key, message.values])).toEqual([
      ['names.json: countries', 'errors:template.unknownCode.message', { code: 'XX' }],
      ['names.json: languages', 'errors:template.unknownCode.message', { code: 'xx' }],
    ])
  })

  test('finds nothing in a template without faults', () => {
    expect(
      faultsOf(
        when({
          all: [
            { question: 'family.basis', is: ['mine'] },
            { count: 'children', atLeast: 1 },
          ],
        }),
      ),
    ).toEqual([])
  })

  test.each<[string, Json, string]>([
    [
      'looks at a question that is not there',
      { question: 'family.nowhere', answered: true },
      'unknownQuestion',
    ],
    ['names a choice that is not there', { question: 'family.basis', is: ['theirs'] }, 'unknownChoice'],
    ['names a part that is not there', { question: 'family.basis', is: ['mine'], part: 'on' }, 'unknownPart'],
    [
      'names a country list that is not there',
      { question: 'family.basis', inCountryList: 'nato' },
      'unknownCountryList',
    ],
    [
      'takes the age of something without a date',
      { ageOf: 'family.basis', on: { day: 'today' }, below: 18 },
      'wrongKind',
    ],
    ['looks at what is computed', { question: 'family.sum', is: [true] }, 'looksAtComputed'],
    [
      'looks at all children as if they were one',
      { question: 'child.name', answered: true },
      'looksAtManyItems',
    ],
    ['looks at itself', { question: 'family.last', is: [true] }, 'looksAhead'],
    [
      'asks for two choices where one is given',
      {
        all: [
          { question: 'family.basis', is: ['mine'] },
          { question: 'family.basis', is: ['other'] },
        ],
      },
      'neverTrue',
    ],
    [
      'asks for an exclusive choice beside another',
      { question: 'family.needs', hasAll: ['none', 'sight'] },
      'neverTrue',
    ],
    ['asks for a number out of bounds', { question: 'family.accompanyingChildren', atLeast: 6 }, 'neverTrue'],
    [
      'asks for a day that cannot be',
      {
        all: [
          { ageOf: 'family.born', on: { day: 'today' }, below: 18 },
          { ageOf: 'family.born', on: { day: 'today' }, atLeast: 18 },
        ],
      },
      'neverTrue',
    ],
    [
      'holds whatever is answered',
      {
        any: [
          { question: 'family.basis', answered: true },
          { question: 'family.basis', answered: false },
        ],
      },
      'neverFalse',
    ],
    ['holds whoever comes along', { not: { count: 'children', atLeast: 3, atMost: 1 } }, 'neverFalse'],
  ])('tells of a condition that %s', (_, condition, name) => {
    expect(faultsOf(when(condition))).toEqual([[`${here}.when`, name]])
  })

  test.each<[string, Json]>([
    ['some child', { someItem: 'children', holds: { question: 'child.name', answered: true } }],
    [
      'two things that some child each is',
      {
        all: [
          { someItem: 'children', holds: { question: 'child.name', answered: true } },
          { someItem: 'children', holds: { question: 'child.name', answered: false } },
        ],
      },
    ],
    ['a refusal', { question: 'family.born', state: ['declined'] }],
    ['a day before another', { question: 'family.born', before: { day: 'today', plusMonths: -6 } }],
  ])('lets a condition look at %s', (_, condition) => {
    expect(faultsOf(when(condition))).toEqual([])
  })

  test('tells of a question that the conditions on the way to it exclude', () => {
    const template = files({
      last: question('family.last', 'E9', { when: { question: 'family.needs', is: ['sight'] } }),
    })
    const contradicting = { ...needs, when: { question: 'family.basis', is: ['mine'] } }
    const excluded = question('family.last', 'E9', {
      when: {
        all: [
          { question: 'family.needs', is: ['sight'] },
          { question: 'family.basis', is: ['other'] },
        ],
      },
    })
    template.set('sections/family.json', {
      id: 'family',
      letter: 'E',
      questions: [first, basis, contradicting, born, sum, excluded],
    })
    expect(
      checkTemplate(template, new Map(), new Set()).map(({ place, message }) => [place, message.key]),
    ).toEqual([[here, 'errors:template.neverReached.message']])
  })

  test.each<[string, Json, readonly [string, string]]>([
    ['a number that is taken', { number: 'E1' }, [`${here}.number`, 'numberTwice']],
    ['a number of another section', { number: 'F9' }, [`${here}.number`, 'numberOfOtherLetter']],
    [
      'shared choices that are not there',
      { kind: 'oneOf', choices: 'colours' },
      [`${here}.choices`, 'unknownChoiceSet'],
    ],
    [
      'an exclusive choice that is not there',
      { kind: 'severalOf', choices: ['a'], exclusive: ['b'] },
      [`${here}.exclusive`, 'unknownChoice'],
    ],
    ['a question named that is not there', { names: ['sky.colour'] }, [`${here}.names`, 'unknownQuestion']],
    ['a check that is not there', { checks: ['horoscope'] }, [`${here}.checks`, 'unknownCheck']],
    ['bounds the wrong way round', { kind: 'number', min: 3, max: 1 }, [`${here}.min`, 'minAboveMax']],
    [
      'a part that waits for a later part',
      {
        kind: 'composite',
        parts: [
          { id: 'on', of: { kind: 'date' }, when: { part: 'done', is: [true] } },
          { id: 'done', of: { kind: 'yesNo' } },
        ],
      },
      [`${here}.parts[0].when.part`, 'unknownPart'],
    ],
  ])('tells of %s', (_, more, expected) => {
    expect(faultsOf({ last: question('family.last', 'E9', more) })).toEqual([expected])
  })

  test('tells of questions that are asked twice, or never', () => {
    const meetings = [
      {
        id: 'only',
        parts: [{ section: 'family', questions: ['family.basis', 'family.basis', 'family.sum'] }],
      },
    ]
    const names = faultsOf({ form: { meetings } }).map(([, name]) => name)
    expect(names).toContain('inTwoMeetings')
    expect(names).toContain('computedInMeeting')
    expect(names.filter((name) => name === 'inNoMeeting')).toHaveLength(5)
  })

  test('looks at the conditions of rules, which see computed answers', () => {
    const rules = [
      { id: 'E1', when: { question: 'family.sum', is: [true] }, questions: ['family.sum'] },
      { id: 'E2', when: { question: 'family.basis', is: ['theirs'] }, questions: ['family.gone'] },
      { id: 'E3', per: 'children', when: { question: 'child.name', answered: false }, questions: [] },
      { id: 'E4', when: { question: 'family.basis' }, questions: [] },
    ]
    expect(faultsOf({ rules })).toEqual([
      ['rules.json: rules[1].questions[0]', 'unknownQuestion'],
      ['rules.json: rules[1].when', 'unknownChoice'],
      ['rules.json: rules[3].when', 'notUnderstood'],
    ])
  })

  test('tells of every text that is missing, of staff texts only in the languages of staff', () => {
    const staffs = question('family.last', 'E9', { answeredBy: 'staff', kind: 'oneOf', choices: ['a'] })
    const missing = checkTemplate(
      files({ last: staffs }),
      new Map([
        ['ar', new Set<string>()],
        ['sv', new Set<string>()],
      ]),
      new Set(['sv']),
    )
    const places = missing.map(({ place }) => place).filter((place) => place.includes('last'))
    expect(places).toEqual([
      'locales/ar/form/family.json: last.label',
      'locales/ar/form/family.json: last.choices.a',
      'locales/sv/form/family.json: last.label',
      'locales/sv/staff/family.json: last.ask',
      'locales/sv/staff/family.json: last.why',
      'locales/sv/form/family.json: last.choices.a',
    ])
  })
})

function shipped(): ReadonlyMap<string, unknown> {
  const folder = 'templates/amp-application'
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  )
  return new Map(names.map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown]))
}

describe('the template that is shipped', () => {
  test('has no fault', () => {
    expect(checkTemplate(shipped(), new Map(), new Set())).toEqual([])
  })

  test('needs the texts that screen and paper look for', () => {
    const form = parseForm(shipped())
    const needed = new Set(neededTexts(form).map(({ key }) => key))
    for (const section of form.sections) {
      expect(needed).toContain(sectionTitleKey(section))
      for (const each of section.questions) {
        const keys = [labelKey(each)]
        if (each.kind !== 'derived') keys.push(askKey(each), whyKey(each))
        if (each.kind === 'oneOf' || each.kind === 'severalOf') {
          keys.push(...codesOf(form, each.choices).map((code) => choiceKey(each, each.choices, code)))
        }
        if (each.kind === 'scale') keys.push(...[0, 1, 2, 3, 4].map((step) => scaleKey(each, step)))
        const whole = each.kind === 'list' ? each.item : each
        if (whole.kind === 'composite') {
          for (const { id, of } of whole.parts) {
            keys.push(partKey(each, id))
            if (of.kind === 'oneOf')
              keys.push(...codesOf(form, of.choices).map((code) => choiceKey(each, of.choices, code, id)))
          }
        }
        for (const key of keys) expect(needed).toContain(key)
      }
    }
  })
})
