import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Answer } from '../../src/interview/answer.js'
import { noAnswers, withAnswer } from '../../src/interview/answers.js'
import type { CaseContent } from '../../src/interview/case-content.js'
import {
  answerEntry,
  entryWithHead,
  headOnPaper,
  recorded,
  recordHead,
  unrecordedChanges,
  verifyRecord,
} from '../../src/interview/record.js'

const empty: CaseContent = {
  template: 'small/1',
  reference: 'TEST-1',
  languages: { interview: 'th', staff: 'sv', readers: ['en'] },
  depth: 'essential',
  answers: noAnswers,
  overrides: [],
  record: [],
}
const at = '2025-03-09T14:30:00+01:00'
const place = { question: 'identity.familyName' }

function saying(content: CaseContent, value: string): CaseContent {
  const answer: Answer = { state: 'answered', value, story: { source: 'applicant', askedIn: 'th' } }
  const entry = answerEntry(content.answers.own.get(place.question), place, answer, at)
  return recorded({ ...content, answers: withAnswer(content.answers, place, answer) }, entry)
}

describe('the record', () => {
  test('says of each answer who gave it, in which language, and whether it was changed', () => {
    const changed = saying(saying(empty, 'ONE-TEST'), 'TWO-TEST')
    expect(changed.record).toMatchObject([
      { at, what: 'answered', place, by: 'applicant', language: 'th' },
      { at, what: 'changed', place, by: 'applicant', language: 'th' },
    ])
    expect(JSON.stringify(changed.record)).not.toContain('TEST')
  })

  test('is whole when nobody touched it, whatever happened', () => {
    const long = Array.from({ length: 40 }, (_, n) => `${n}-TEST`).reduce(saying, empty)
    expect(verifyRecord(long)).toEqual({ state: 'whole', unchained: 0 })
    expect(unrecordedChanges(long)).toEqual([])
    expect(recordHead(long)).toMatch(/^[0-9a-f]{64}$/u)
  })

  test('shows where an entry was altered, removed, moved or put in', () => {
    const sound = Array.from({ length: 12 }, (_, n) => `${n}-TEST`).reduce(saying, empty)
    const entry = fc.nat({ max: 11 })
    fc.assert(
      fc.property(entry, fc.constantFrom('at', 'what', 'said', 'by', 'chain'), (index, field) => {
        const record = sound.record.map((one, n) => (n === index ? { ...one, [field]: 'other' } : one))
        expect(verifyRecord({ record })).toEqual({ state: 'broken', entry: index })
      }),
    )
    fc.assert(
      fc.property(fc.nat({ max: 10 }), (index) => {
        const without = sound.record.filter((_, n) => n !== index)
        expect(verifyRecord({ record: without })).toEqual({ state: 'broken', entry: index })
        const twice = sound.record.flatMap((one, n) => (n === index ? [one, one] : [one]))
        expect(verifyRecord({ record: twice })).toEqual({ state: 'broken', entry: index + 1 })
      }),
    )
  })

  test('cut at its end is whole, but has another head than the printed one', () => {
    const sound = ['ONE-TEST', 'TWO-TEST', 'THREE-TEST'].reduce(saying, empty)
    const cut = { record: sound.record.slice(0, -1) }
    expect(verifyRecord(cut).state).toBe('whole')
    expect(recordHead(cut)).not.toBe(recordHead(sound))
  })

  test('shows an answer that was altered beside it', () => {
    const sound = saying(empty, 'ONE-TEST')
    const altered = { ...sound, answers: withAnswer(sound.answers, place, { state: 'answered', value: 'X' }) }
    expect(verifyRecord(altered).state).toBe('whole')
    expect(unrecordedChanges(altered)).toEqual([place])
  })

  test('of an old file is not chained, and is tied in whole by the next entry', () => {
    const old = {
      ...empty,
      record: [
        { at, what: 'started' },
        { at, what: 'answered', place },
      ],
    }
    expect(verifyRecord(old)).toEqual({ state: 'notChained' })
    const next = saying(old, 'ONE-TEST')
    expect(verifyRecord(next)).toEqual({ state: 'whole', unchained: 2 })
    const altered = { record: next.record.map((one, n) => (n === 0 ? { ...one, what: 'imported' } : one)) }
    expect(verifyRecord(altered)).toEqual({ state: 'broken', entry: 2 })
  })
})

describe('what papers say of the record', () => {
  const twice = ['ONE-TEST', 'TWO-TEST'].reduce(saying, empty)

  test('is the beginning of its head, and changes with every answer', () => {
    expect(headOnPaper(twice)?.replaceAll(' ', '').toLowerCase()).toBe(recordHead(twice).slice(0, 16))
    expect(headOnPaper(saying(twice, 'THREE-TEST'))).not.toBe(headOnPaper(twice))
  })

  test('stays when the case is only sent or moved, so that the same case prints the same', () => {
    const sent = recorded(twice, { at, what: 'packaged' })
    expect(headOnPaper(sent)).toBe(headOnPaper(twice))
    expect(headOnPaper(recorded(twice, { at, what: 'overridden' }))).not.toBe(headOnPaper(twice))
  })

  test('is nothing where nothing is chained', () => {
    expect(headOnPaper(empty)).toBeUndefined()
    expect(headOnPaper({ record: [{ at, what: 'answered', place }] })).toBeUndefined()
  })

  test('tells later after which entry a paper was made', () => {
    const later = saying(twice, 'THREE-TEST')
    expect(entryWithHead(later, headOnPaper(twice) ?? '')?.number).toBe(2)
    expect(entryWithHead(later, (headOnPaper(twice) ?? '').toLowerCase().replaceAll(' ', ''))?.number).toBe(2)
    for (const typed of ['', '0000 0000 0000 0000', 'nonsense', headOnPaper(twice)?.slice(0, 9) ?? ''])
      expect(entryWithHead(later, typed)).toBeUndefined()
  })
})
