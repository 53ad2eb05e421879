import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Answer, Value } from '../../src/interview/answer.js'
import { readApplicationFile, writeApplicationFile } from '../../src/storage/application-file.js'
import { ApplicationFileError } from '../../src/storage/faults.js'
import { gate, gateLine } from '../../src/text.js'
import { contentOf, everyKind } from './every-kind.js'

const today = '2025-03-09'

const longText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .map(gate)
  .filter((text) => text.trim() !== '')
const line = longText.map(gateLine).filter((text) => text.trim() !== '')

const values: Readonly<Record<string, fc.Arbitrary<Value>>> = {
  'all.text': line,
  'all.longText': longText,
  'all.yesNo': fc.boolean(),
  'all.oneOf': fc.constantFrom('a', 'b'),
  'all.severalOf': fc.constantFrom<Value>(['a'], ['b', 'a'], ['none']),
  'all.number': fc.integer({ min: 0, max: 20 }),
  'all.date': fc
    .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  'all.birth': fc.constantFrom('2000', '2000-06', '2000-06-30', '2025'),
  'all.money': fc.integer({ min: 0, max: 9_999_999 }).map((cents) => cents / 100),
  'all.place': fc.record({ town: line, country: fc.constantFrom('RO', 'XXA') }, { noNullPrototype: true }),
  'all.list': fc.array(line, { maxLength: 3 }),
}

const answer = (value: fc.Arbitrary<Value>): fc.Arbitrary<Answer> =>
  fc.oneof(
    value.map((given): Answer => ({ state: 'answered', value: given })),
    fc.tuple(value, value).map(([given, own]): Answer => ({
      state: 'answered',
      value: given,
      original: { language: 'ar', value: own },
      story: { confirmed: true, typed: 'x' },
    })),
    fc.constantFrom<Answer>(
      { state: 'declined' },
      { state: 'later', story: { askedIn: 'th' } },
      { state: 'notAsked', reason: 'r' },
    ),
  )

const content = fc
  .record(Object.fromEntries(Object.entries(values).map(([id, value]) => [id, answer(value)])), {
    requiredKeys: [],
  })
  .map((answers) => {
    const whole = contentOf('Åsa-TEST')
    return {
      ...whole,
      answers: {
        ...whole.answers,
        own: new Map(Object.entries(answers).flatMap(([id, given]) => (given ? [[id, given] as const] : []))),
      },
    }
  })

describe('any case', () => {
  test('is the same after it was written to a file and read from it', () => {
    fc.assert(
      fc.property(content, (whole) => {
        const written = writeApplicationFile(whole, everyKind)
        expect(readApplicationFile(written, everyKind, today)).toEqual(whole)
        expect(writeApplicationFile(readApplicationFile(written, everyKind, today), everyKind)).toBe(written)
      }),
      { numRuns: 300 },
    )
  })

  test('whose file was changed anywhere is read or refused with its faults, never anything else', () => {
    const bytes = new TextEncoder().encode(writeApplicationFile(contentOf('Åsa-TEST'), everyKind))
    const change = fc.record({ at: fc.nat(bytes.length - 1), to: fc.nat(255), cut: fc.nat(3) })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        let changed: Uint8Array = bytes
        for (const { at, to, cut } of changes) {
          changed = Uint8Array.from([...changed.slice(0, at), to, ...changed.slice(at + cut)])
        }
        try {
          readApplicationFile(changed, everyKind, today)
        } catch (error) {
          expect(error).toBeInstanceOf(ApplicationFileError)
          expect((error as ApplicationFileError).faults.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('or anything else in JSON is read or refused with its faults', () => {
    const frame = JSON.parse(writeApplicationFile(contentOf('Åsa-TEST'), everyKind)) as Record<
      string,
      unknown
    >
    const field = fc.constantFrom(...Object.keys(frame))
    fc.assert(
      fc.property(field, fc.jsonValue({ maxDepth: 4 }), (name, value) => {
        try {
          readApplicationFile(JSON.stringify({ ...frame, [name]: value }), everyKind, today)
        } catch (error) {
          expect(error).toBeInstanceOf(ApplicationFileError)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
