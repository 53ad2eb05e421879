import { describe, expect, test } from '@jest/globals'
import type { CaseContent } from '../../src/interview/case-content.js'
import {
  applicationFileSchema,
  readApplicationFile,
  writeApplicationFile,
} from '../../src/storage/application-file.js'
import { ApplicationFileError } from '../../src/storage/faults.js'
import { contentOf, everyKind } from './every-kind.js'

const today = '2025-03-09'

const frame = {
  format: 'hemvag-application/1',
  template: 'small/1',
  reference: 'TEST-25-014',
  languages: { interview: 'ro', staff: 'sv', readers: ['en'] },
  answers: {},
}

function read(file: object | string): CaseContent {
  return readApplicationFile(typeof file === 'string' ? file : JSON.stringify(file), everyKind, today)
}

/** What the reader said, each as "place: message"; empty when it took the file. */
function faultsIn(file: object | string | Uint8Array): string[] {
  try {
    readApplicationFile(
      typeof file === 'object' && !(file instanceof Uint8Array) ? JSON.stringify(file) : file,
      everyKind,
      today,
    )
    return []
  } catch (error) {
    if (!(error instanceof ApplicationFileError)) throw error
    return error.faults.map(
      ({ at, message }) => `${at}: ${message.key.replace('errors:applicationFile.', '')}`,
    )
  }
}

const withAnswers = (answers: object) => ({ ...frame, answers })
const withValue = (id: string, value: unknown) => faultsIn(withAnswers({ [id]: { value } }))

describe('an application file', () => {
  test('is read with values, states, words of the person and the story of an answer', () => {
    const { answers, ...rest } = read({
      ...frame,
      answers: {
        'all.text': {
          value: 'Osaro-TEST',
          story: { askedIn: 'ro', source: 'throughInterpreter', confirmed: true },
        },
        'all.longText': { value: 'my child\nwith me', original: { language: 'en', value: 'my child' } },
        'all.birth': { value: '2000-06' },
        'all.phone': { state: 'declined' },
        'all.email': { state: 'notAsked', reason: 'would distress' },
      },
      children: [{ id: 'c1', answers: { 'child.name': { value: 'ANDREI' } } }],
      risks: [{ category: 'H-1', own: { rating: 2 }, likelihood: { state: 'unknown' } }],
    })
    expect(rest).toEqual({
      template: 'small/1',
      reference: 'TEST-25-014',
      languages: frame.languages,
      depth: 'essential',
      overrides: [],
      record: [],
    })
    expect(answers.own.get('all.text')).toEqual({
      state: 'answered',
      value: 'Osaro-TEST',
      story: { askedIn: 'ro', source: 'throughInterpreter', confirmed: true },
    })
    expect(answers.own.get('all.longText')).toMatchObject({ original: { language: 'en', value: 'my child' } })
    expect(answers.own.get('all.birth')).toEqual({ state: 'answered', value: '2000-06' })
    expect(answers.own.get('all.phone')).toEqual({ state: 'declined' })
    expect(answers.own.get('all.email')).toEqual({ state: 'notAsked', reason: 'would distress' })
    expect(answers.groups.children.map((item) => item.id)).toEqual(['c1'])
    const [risk] = answers.groups.risks
    expect(risk?.id).toBe('r1')
    expect(risk?.answers.get('risk.category')).toEqual({ state: 'answered', value: 'H-1' })
    expect(risk?.answers.get('risk.own')).toEqual({ state: 'answered', value: { rating: 2 } })
    expect(risk?.answers.get('risk.likelihood')).toEqual({ state: 'unknown' })
  })

  test('comes out in the same bytes, in whatever order it was answered', () => {
    const one = read(
      withAnswers({ 'all.text': { value: 'a' }, 'all.place': { value: { country: 'SE', town: 'b' } } }),
    )
    const other = read(
      withAnswers({ 'all.place': { value: { town: 'b', country: 'SE' } }, 'all.text': { value: 'a' } }),
    )
    const written = writeApplicationFile(one, everyKind)
    expect(writeApplicationFile(other, everyKind)).toBe(written)
    expect(written.endsWith('}\n')).toBe(true)
    expect(Object.keys(JSON.parse(written) as object).slice(0, 4)).toEqual([
      'format',
      'template',
      'reference',
      'languages',
    ])
  })

  test('gives back what was written', () => {
    const content = contentOf('Åsa Öberg-TEST')
    const written = writeApplicationFile(content, everyKind)
    expect(read(written)).toEqual(content)
    expect(writeApplicationFile(read(written), everyKind)).toBe(written)
  })

  test('keeps a row of the risk table under its own name', () => {
    const content = read({
      ...frame,
      risks: [
        { id: 'r7', category: 'H-1' },
        { id: 'r2', category: 'S-1' },
      ],
    })
    expect(content.answers.groups.risks.map((risk) => risk.id)).toEqual(['r7', 'r2'])
    expect(read(writeApplicationFile(content, everyKind))).toEqual(content)
  })

  test('has its texts in one spelling, without what cannot be seen', () => {
    const { answers } = read(withAnswers({ 'all.text': { value: 'A\u030Asa\u200B' } }))
    expect(answers.own.get('all.text')).toMatchObject({ value: 'Åsa' })
  })

  test('may begin with a byte order mark', () => {
    expect(faultsIn(new TextEncoder().encode(`\uFEFF${JSON.stringify(frame)}`))).toEqual([])
    expect(faultsIn(`\uFEFF${JSON.stringify(frame)}`)).toEqual([])
  })
})

describe('an application file is refused with its place', () => {
  const own = (id: string) => `answers.all.${id}`

  test.each<[string, string, unknown, string]>([
    ['a number where a text belongs', 'text', 12, 'expectedText'],
    ['an empty text', 'text', '  ', 'blank'],
    ['two lines where there is one', 'text', 'a\nb', 'lineBreak'],
    ['a text that is too long', 'text', 'é'.repeat(41), 'tooLong'],
    ['yes in words', 'yesNo', 'yes', 'expectedYesNo'],
    ['a choice that does not exist', 'oneOf', 'no_such', 'notAChoice'],
    ['a choice of a shared list that does not exist', 'shared', 'no_such', 'notAChoice'],
    ['no choice', 'severalOf', [], 'tooFew'],
    ['a choice that stands twice', 'severalOf', ['a', 'a'], 'chosenTwice'],
    ['none of these, and one of them', 'severalOf', ['none', 'a'], 'standsAlone'],
    ['one code instead of a list', 'severalOf', 'a', 'expectedList'],
    ['a number that is too high', 'number', 100, 'tooHigh'],
    ['a number that is too low', 'number', -1, 'tooLow'],
    ['half a person', 'number', 1.5, 'expectedWholeNumber'],
    ['a step beyond the scale', 'scale', 5, 'tooHigh'],
    ['a third decimal', 'money', 10.005, 'money'],
    ['a day that does not exist', 'date', '2025-02-30', 'date'],
    ['a date in 2999', 'date', '2999-01-01', 'outsideYears'],
    ['only a month where a day is asked', 'date', '2025-02', 'date'],
    ['a birth that has not come', 'birth', '2025-04', 'afterToday'],
    ['a birth in 2999', 'birth', '2999', 'outsideYears'],
    ['a month that does not exist', 'birth', '2000-13', 'partialDate'],
    ['a country that the form does not know', 'country', 'ZZ', 'country'],
    ['a language in words', 'language', 'Swedish!', 'language'],
    ['a phone number in the way of one country', 'phone', '0701740605', 'phone'],
    ['an address without a place', 'email', 'asa', 'email'],
    ['a list that is too long', 'list', ['a', 'b', 'c', 'd'], 'tooMany'],
  ])('%s', (_what, id, value, fault) => {
    expect(withValue(`all.${id}`, value)).toEqual([`${own(id)}.value: ${fault}`])
  })

  test('a part of an answer that is missing, unknown or wrong', () => {
    expect(withValue('all.place', { town: 'Arad' })).toEqual([`${own('place')}.value.country: missing`])
    expect(withValue('all.place', { country: 'RO', street: 'x' })).toEqual([
      `${own('place')}.value.street: unknownField`,
    ])
    expect(withValue('all.place', { country: 3 })).toEqual([`${own('place')}.value.country: expectedText`])
    expect(withValue('all.share', { agreed: true })).toEqual([`${own('share')}.value.on: missing`])
    expect(withValue('all.share', { agreed: false })).toEqual([])
  })

  test('an unknown field, a misspelt one and one that stands in the wrong place', () => {
    expect(faultsIn({ ...frame, refrence: 1 })).toEqual(['refrence: unknownFieldNear'])
    expect(faultsIn({ ...frame, zzz: 1 })).toEqual(['zzz: unknownField'])
    expect(faultsIn(withAnswers({ 'all.txt': { value: 'a' } }))).toEqual([`${own('txt')}: unknownFieldNear`])
    expect(faultsIn(withAnswers({ 'child.name': { value: 'a' } }))).toEqual(['answers.child.name: elsewhere'])
    expect(faultsIn(withAnswers({ 'all.total': { value: 1 } }))).toEqual([`${own('total')}: computed`])
    expect(faultsIn(withAnswers({ 'all.text': { value: 'a', valeu: 'b' } }))).toEqual([
      `${own('text')}.valeu: unknownFieldNear`,
    ])
  })

  test('an answer that is no answer, or two', () => {
    expect(faultsIn(withAnswers({ 'all.text': 'a' }))).toEqual([`${own('text')}: valueOrState`])
    expect(faultsIn(withAnswers({ 'all.text': {} }))).toEqual([`${own('text')}: valueOrState`])
    expect(faultsIn(withAnswers({ 'all.text': { value: 'a', state: 'declined' } }))).toEqual([
      `${own('text')}.state: valueAndState`,
    ])
    expect(faultsIn(withAnswers({ 'all.text': { state: 'no' } }))).toEqual([`${own('text')}.state: state`])
    expect(faultsIn(withAnswers({ 'all.text': { state: 'notAsked' } }))).toEqual([
      `${own('text')}.reason: missing`,
    ])
    expect(faultsIn(withAnswers({ 'all.text': { state: 'declined', reason: 'x' } }))).toEqual([
      `${own('text')}.reason: unknownField`,
    ])
  })

  test('a personal number whose last digit does not agree, wherever it stands', () => {
    const wrong = /^answers\.all\.(number12|papers)\.value(\.number)?: answers:checks\.personalIdentityNumber/
    expect(withValue('all.number12', '640823-3234')).toEqual([])
    expect(withValue('all.number12', '640823-3235')).toEqual([expect.stringMatching(wrong)])
    expect(withValue('all.papers', { number: '640823-3235' })).toEqual([expect.stringMatching(wrong)])
  })

  test('two children of one name, and a child without one', () => {
    const child = { id: 'c1', answers: {} }
    expect(faultsIn({ ...frame, children: [child, child] })).toEqual(['children[1].id: repeatedId'])
    expect(faultsIn({ ...frame, children: [{ answers: {} }] })).toEqual(['children[0].id: missing'])
    expect(faultsIn({ ...frame, children: [{ id: 'ANDREI', answers: {} }] })).toEqual([
      'children[0].id: childId',
    ])
  })

  test('another format, a newer one, another form', () => {
    expect(faultsIn([])).toEqual(['format: format'])
    expect(faultsIn({})).toEqual(['format: format'])
    expect(faultsIn({ ...frame, format: 'hemvag-application/2' })).toEqual(['format: newerFormat'])
    expect(faultsIn({ ...frame, template: 'other/1' })).toEqual(['template: template'])
  })

  test('a reference in letters that only look like those of another', () => {
    expect(faultsIn({ ...frame, reference: 'TEST-25-Ö14' })).toEqual([])
    // The first letter is Cyrillic.
    expect(faultsIn({ ...frame, reference: '\u0422EST-25-014' })).toEqual(['reference: reference'])
  })

  test('text that steers the terminal or turns the line around, by the name of the character', () => {
    const file = withAnswers({
      'all.text': { value: 'a\u202Egpj.exe\u001B[2J' },
      'all.longText': { value: '\u009B31m' },
    })
    expect(faultsIn(file)).toEqual([`${own('text')}.value: hostile`, `${own('longText')}.value: hostile`])
    expect(
      faultsIn(`{"format": "hemvag-application/1", "template": "small/1", "refer\u001Bence": "x"}`)[0],
    ).toMatch(/: hostile$/)
    try {
      read(file)
    } catch (error) {
      const [first] = (error as ApplicationFileError).faults
      expect(first?.message.values).toEqual({ characters: 'U+202E RIGHT-TO-LEFT OVERRIDE, U+001B ESCAPE' })
    }
  })

  test('keys that stand twice, and a key that no object may have', () => {
    expect(
      faultsIn(
        JSON.stringify(frame).replace('"answers":{}', '"answers":{"all.text":{"value":"a","value":"b"}}'),
      ),
    ).toEqual([`${own('text')}.value: duplicateKey`])
    expect(
      faultsIn(JSON.stringify(frame).replace('"answers":{}', '"answers":{"__proto__":{"x":1}}')),
    ).toEqual(['answers.__proto__: forbiddenKey'])
  })

  test('what is no JSON, is cut, too deep, too large or not in UTF-8', () => {
    const whole = JSON.stringify(withAnswers({ 'all.text': { value: 'a\\"b' } }), null, 2)
    expect(faultsIn('')).toEqual([': truncated'])
    expect(faultsIn('hello')).toEqual([': notJson'])
    expect(faultsIn(`${whole}}`)).toEqual([': notJson'])
    expect(faultsIn('[1,]')).toEqual(['[1]: notJson'])
    expect(faultsIn('['.repeat(1000))[0]).toMatch(/: tooDeep$/)
    expect(faultsIn(' '.repeat(16 * 1024 * 1024 + 1))).toEqual([': tooLarge'])
    expect(faultsIn(new Uint8Array([0x7b, 0xff, 0x7d]))).toEqual([': notUtf8'])
  })

  test('wherever it is cut', () => {
    const whole = writeApplicationFile(contentOf('Åsa-TEST'), everyKind).trimEnd()
    for (let length = 0; length < whole.length; length += 1) {
      expect(faultsIn(whole.slice(0, length))[0]).toMatch(/: (truncated|notJson)$/)
    }
  })

  test('all faults at once, without a word of the answers', () => {
    const file = {
      ...frame,
      x: 1,
      ...withAnswers({ 'all.text': { value: 7 }, 'all.email': { value: 'SECRET' } }),
    }
    expect(faultsIn(file)).toHaveLength(2 + 1)
    try {
      read(file)
    } catch (error) {
      expect(JSON.stringify((error as ApplicationFileError).faults)).not.toContain('SECRET')
    }
  })
})

test('the schema names every question that takes an answer', () => {
  const schema = JSON.stringify(applicationFileSchema(everyKind))
  expect(schema).toContain('https://json-schema.org/draft/2020-12/schema')
  for (const { questions } of everyKind.sections) {
    for (const { id, kind } of questions) {
      if (kind === 'derived') expect(schema).not.toContain(`"${id}"`)
      else expect(schema).toContain(`"${id.replace(/^risk\./, '')}"`)
    }
  }
})
