/** A case of an older version of the form comes into this one: nothing is dropped, and nothing is guessed. */

import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { form as shipped, readCase } from '../application/template.js'
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
