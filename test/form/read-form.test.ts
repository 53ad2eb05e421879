import { describe, expect, test } from '@jest/globals'
import { UserError } from '../../src/errors.js'
import { parseForm, readForm } from '../../src/form/read-form.js'

const question = (id: string, number: string, more: object = {}) => ({
  id,
  number,
  answeredBy: 'applicant',
  required: 'always',
  sensitivity: 2,
  depth: 'essential',
  kind: 'yesNo',
  ...more,
})

const files = (questions: readonly unknown[], more: Readonly<Record<string, unknown>> = {}) =>
  new Map<string, unknown>(
    Object.entries({
      'form.json': {
        id: 'small',
        version: 1,
        sections: ['family'],
        meetings: [{ id: 'first', parts: [{ section: 'family', questions: ['family.children'] }] }],
        choiceSets: {},
        countryLists: { eu: ['RO'] },
      },
      'sections/family.json': { id: 'family', letter: 'E', questions },
      'countries.json': ['RO', 'XXA'],
      'languages.json': ['ro', 'es-419'],
      ...more,
    }),
  )

const faultsOf = (questions: readonly unknown[], more: Readonly<Record<string, unknown>> = {}) =>
  readForm(files(questions, more)).faults.map(({ place, message }) => [
    place,
    message.key.replace('errors:template.', '').replace('.message', ''),
  ])

describe('reading a form', () => {
  test('brings sections and lists together', () => {
    const form = parseForm(
      files([question('family.children', 'E1', { when: { not: { count: 'children', atMost: 0 } } })]),
    )
    expect(form.sections[0]?.questions[0]).toMatchObject({ id: 'family.children', kind: 'yesNo' })
    expect(form.countries).toEqual(['RO', 'XXA'])
  })

  test.each<[string, object, [string, string]]>([
    ['a field that nobody knows', { colour: 'red' }, ['sections/family.json: questions[0]', 'unknownField']],
    [
      'a kind that does not exist',
      { kind: 'colour' },
      ['sections/family.json: questions[0].kind', 'unknownKind'],
    ],
    [
      'a number with another shape',
      { number: '1E' },
      ['sections/family.json: questions[0].number', 'notUnderstood'],
    ],
    [
      'a field that is missing',
      { kind: 'text' },
      ['sections/family.json: questions[0].maxLength', 'missingField'],
    ],
    [
      'a word for a number',
      { kind: 'text', maxLength: '9' },
      ['sections/family.json: questions[0].maxLength', 'wrongType'],
    ],
    [
      'a depth that does not exist',
      { depth: 'deep' },
      ['sections/family.json: questions[0].depth', 'wrongValue'],
    ],
    [
      'no condition',
      { when: { question: 'a.b' } },
      ['sections/family.json: questions[0].when', 'notUnderstood'],
    ],
    [
      'a slip deep in a condition',
      { when: { all: [{ question: 'a.b', state: ['refused'] }] } },
      ['sections/family.json: questions[0].when.all[0].state[0]', 'wrongValue'],
    ],
    [
      'a part with a reserved name',
      { kind: 'composite', parts: [{ id: 'state', of: { kind: 'yesNo' } }] },
      ['sections/family.json: questions[0].parts[0].id', 'notUnderstood'],
    ],
  ])('tells of %s, and where', (_, more, expected) => {
    expect(faultsOf([question('family.children', 'E1', more)])).toEqual([expected])
  })

  test('tells all faults at once, also of files that are not there', () => {
    const faults = faultsOf([question('children', 'E1')], {
      'countries.json': 'all',
      'form.json': { id: 'small' },
    })
    expect(faults).toContainEqual(['form.json: version', 'missingField'])
    expect(faults).toContainEqual(['countries.json', 'wrongType'])
    expect(readForm(new Map()).faults).toHaveLength(3)
  })

  test('stops with a message that names the places', () => {
    expect(() => parseForm(files([]))).toThrow(UserError)
  })
})
