/** A case of an older version of the form comes into this one: nothing is dropped, and nothing is guessed. */

import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { form as shipped, readCase } from '../application/template.js'
import { everyKind } from './every-kind.js'
import { anyContent } from './any-content.js'
import { form as formOf, listOf, oneOf, question, section, text } from '../support/small-form.js'
import type { Form } from '../../src/form/form.js'
import type { Answer } from '../../src/interview/answer.js'
import type { CaseContent } from '../../src/interview/case-content.js'
import { unrecordedChanges, verifyRecord } from '../../src/interview/record.js'
import {
  readApplicationFile,
  readFileOfAnyVersion,
  writeApplicationFile,
} from '../../src/storage/application-file.js'
import { broughtOver } from '../../src/storage/bring-over.js'

const today = '2025-05-28'
const at = '2025-05-28T10:00:00+02:00'
const old = readCase('templates/demo/adult-romania.json', today)

/** The shipped form as a later version of one that called a question otherwise and had another code. */
const form: Form = {
  ...shipped,
  version: 3,
  changes: [
    { version: 2, renamed: { 'identity.surname': 'identity.lastName' }, added: ['legal.travelRestriction'] },
    {
      version: 3,
      renamed: { 'identity.lastName': 'identity.familyName' },
      recoded: { 'interpreter.route': { no_interpreter: 'none_needed' } },
    },
  ],
}

const answered = (value: string | number): Answer => ({ state: 'answered', value })

/** The invented case as version 1 would have held it. */
function older(): CaseContent {
  const own = new Map(old.answers.own)
  const name = own.get('identity.familyName')
  own.delete('identity.familyName')
  if (name) own.set('identity.surname', name)
  own.set('interpreter.route', answered('no_interpreter'))
  own.set('identity.shoeSize', answered('TEST 44'))
  own.set('interpreter.competence', answered('a_friend'))
  own.set('identity.givenNames', answered(5))
  return { ...old, answers: { ...old.answers, own } }
}

describe('a case of an older form', () => {
  const brought = broughtOver(older(), form, at)
  const { own } = brought?.content.answers ?? { own: new Map<string, Answer>() }

  test('has its answers at the questions of today, through all versions between', () => {
    expect(own.get('identity.familyName')).toEqual(old.answers.own.get('identity.familyName'))
    expect(own.has('identity.surname')).toBe(false)
    expect(own.get('interpreter.route')).toEqual(answered('none_needed'))
    expect(brought?.moved.map(({ from, to }) => [from.question, to.question])).toEqual([
      ['identity.surname', 'identity.familyName'],
    ])
    expect(brought?.recoded).toEqual([{ question: 'interpreter.route' }])
    expect(brought?.added).toEqual(['legal.travelRestriction'])
  })

  test('keeps what has no question and what can no longer be answered so, and asks the latter anew', () => {
    const kept = brought?.leftOver.map(({ place, answer, why }) => [place.question, answer, why])
    expect(kept).toHaveLength(3)
    expect(kept).toEqual(
      expect.arrayContaining([
        ['identity.shoeSize', answered('TEST 44'), 'gone'],
        ['interpreter.competence', answered('a_friend'), 'notAllowed'],
        ['identity.givenNames', answered(5), 'notAllowed'],
      ]),
    )
    expect(own.has('interpreter.competence')).toBe(false)
    expect(brought?.content.leftOver).toHaveLength(3)
  })

  test('loses no answer, and its record says what became of each', () => {
    const before = older().answers.own.size
    expect(own.size + (brought?.content.leftOver?.length ?? 0)).toBe(before)
    expect(verifyRecord(brought?.content ?? old)).toMatchObject({ state: 'whole' })
    expect(unrecordedChanges(brought?.content ?? old)).toEqual([])
    expect(brought?.content.record.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['migrated', 'movedFrom', 'movedTo', 'leftOver']),
    )
  })

  test('survives its way through an application file, with what is left over', () => {
    const content = brought?.content ?? old
    expect(readApplicationFile(writeApplicationFile(content, form), form, today)).toEqual(content)
  })

  test('comes from an application file of that version too', () => {
    const file = writeApplicationFile(older(), shipped)
    const read = readFileOfAnyVersion(file, form, today)
    expect(read.brought?.leftOver).toHaveLength(3)
    expect(read.content.answers.own.get('interpreter.route')).toEqual(answered('none_needed'))
  })

  test('of this version is left alone; one of another form or a later version is refused', () => {
    expect(broughtOver(old, shipped, at)).toBeUndefined()
    expect(() => broughtOver({ ...old, template: 'other-form/1' }, form, at)).toThrow(
      'errors:caseFile.otherForm',
    )
    expect(() => broughtOver({ ...old, template: 'amp-application/9' }, form, at)).toThrow(
      'errors:caseFile.newerForm',
    )
  })

  test('with hostile text in it is refused as any other', () => {
    const file = readFileSync('templates/demo/adult-romania.json', 'utf8').replace(
      '"Linköping"',
      '"Link\\u001b[2Jöping"',
    )
    expect(() => readFileOfAnyVersion(file, form, today)).toThrow()
  })
})

describe('what is not an answer of today moves too', () => {
  const place = { kind: 'composite' as const, parts: [{ id: 'kind', of: oneOf('home', 'other') }] }
  const small = formOf(
    [
      section('all', [
        question('all.name', text()),
        question('all.where', place),
        question('all.list', listOf(oneOf('home', 'other'))),
        question('all.note', text(3)),
      ]),
      section('risk', [question('risk.what', text())], { repeats: 'risks' }),
    ],
    {
      version: 2,
      changes: [
        {
          version: 2,
          renamed: { 'all.called': 'all.name', 'risk.that': 'risk.what' },
          recoded: { 'all.where': { house: 'home' }, 'all.list': { house: 'home' } },
        },
      ],
    },
  )
  const before: CaseContent = {
    template: 'small/1',
    reference: 'TEST-1',
    languages: { interview: 'ar', staff: 'sv', readers: ['en'] },
    depth: 'full',
    answers: { own: new Map(), groups: { children: [], risks: [] } },
    overrides: [],
    record: [],
  }
  const saying = (own: Record<string, Answer>): CaseContent => ({
    ...before,
    answers: { ...before.answers, own: new Map(Object.entries(own)) },
  })
  const bring = (content: CaseContent) => {
    const brought = broughtOver(content, small, at)
    if (!brought) throw new Error('nothing was brought over')
    return brought
  }

  test('codes within a list and within a part', () => {
    const { content, recoded } = bring(
      saying({
        'all.where': { state: 'answered', value: { kind: 'house' } },
        'all.list': { state: 'answered', value: ['other', 'house'] },
      }),
    )
    expect(content.answers.own.get('all.where')).toEqual({ state: 'answered', value: { kind: 'home' } })
    expect(content.answers.own.get('all.list')).toEqual({ state: 'answered', value: ['other', 'home'] })
    expect(recoded).toHaveLength(2)
    expect(unrecordedChanges(content)).toEqual([])
  })

  test('a row of the risk table, and the tables from before', () => {
    const answers = new Map([['risk.that', answered('TEST')]])
    const { content, moved } = bring({
      ...before,
      answers: { own: new Map(), groups: { children: [], risks: [{ id: 'r1', answers }] } },
      riskVersions: [
        { madeOn: '2025-01-01', rows: [{ id: 'r1', isSetAside: false, answers }], conclusion: new Map() },
      ],
    })
    expect(content.answers.groups.risks[0]?.answers.get('risk.what')).toEqual(answered('TEST'))
    expect(content.riskVersions?.[0]?.rows[0]).toMatchObject({ id: 'r1', isSetAside: false })
    expect(content.riskVersions?.[0]?.rows[0]?.answers.get('risk.what')).toEqual(answered('TEST'))
    // The old table is history: only the row of today is an event.
    expect(moved).toHaveLength(1)
    expect(content.record.filter(({ what }) => what === 'movedTo')).toHaveLength(1)
  })

  test('what is half typed, and where the talk stands', () => {
    const drafts = { 'all.called': { typed: 'TES' }, 'risks/r1/risk.that': { typed: 'T' }, other: 1 }
    const unfinished = {
      place: { question: 'all.called' },
      draft: { drafts, isReadingBack: true },
      language: 'ar',
    }
    const { content } = bring({ ...before, unfinished })
    expect(content.unfinished).toEqual({
      place: { question: 'all.name' },
      draft: {
        drafts: { 'all.name': { typed: 'TES' }, 'risks/r1/risk.what': { typed: 'T' }, other: 1 },
        isReadingBack: true,
      },
      language: 'ar',
    })
    for (const draft of ['half', null, { other: 1 }]) {
      const kept = bring({ ...before, unfinished: { ...unfinished, draft } }).content.unfinished
      expect(kept).toEqual({ place: { question: 'all.name' }, draft, language: 'ar' })
    }
  })

  test('of two answers to what is one question now, both are kept', () => {
    const { content, leftOver } = bring(
      saying({ 'all.called': answered('ONE-TEST'), 'all.name': answered('TWO-TEST') }),
    )
    expect(content.answers.own.get('all.name')).toEqual(answered('ONE-TEST'))
    expect(leftOver).toEqual([
      {
        template: 'small/1',
        place: { question: 'all.name' },
        answer: answered('TWO-TEST'),
        why: 'notAllowed',
      },
    ])
  })

  test('an answer given once that is asked for each item now, and words that became too long', () => {
    const long: Answer = { state: 'answered', value: 'ab', original: { language: 'ar', value: 'abcd' } }
    const { leftOver } = bring(saying({ 'risk.what': answered('TEST'), 'all.note': long }))
    expect(leftOver.map(({ place: { question: id }, why }) => [id, why])).toEqual([
      ['risk.what', 'gone'],
      ['all.note', 'notAllowed'],
    ])
  })

  test('what was left over before stays, and a question that was refused is refused still', () => {
    const first = { template: 'small/0', place: { question: 'all.old' }, answer: answered('TEST') }
    const { content } = bring({ ...saying({ 'all.note': { state: 'declined' } }), leftOver: [first] })
    expect(content.leftOver).toEqual([first])
    expect(content.answers.own.get('all.note')).toEqual({ state: 'declined' })
  })

  test('whatever a case holds, no answer is lost', () => {
    const later: Form = { ...everyKind, version: 2 }
    const count = ({ answers: { own, groups }, riskVersions = [], leftOver = [] }: CaseContent): number =>
      [
        own,
        ...[...groups.children, ...groups.risks].map(({ answers }) => answers),
        ...riskVersions.flatMap(({ rows, conclusion }) => [
          conclusion,
          ...rows.map(({ answers }) => answers),
        ]),
      ].reduce((sum, answers) => sum + answers.size, leftOver.length)
    fc.assert(
      fc.property(anyContent, (content) => {
        const brought = broughtOver(content, later, at)
        expect(brought && count(brought.content)).toBe(count(content))
        expect(brought?.content.record.slice(0, content.record.length)).toEqual(content.record)
      }),
      { numRuns: 60 },
    )
  })
})
