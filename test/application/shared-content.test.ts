import { describe, expect, test } from '@jest/globals'
import { sharedContent, withheldFrom } from '../../src/application/shared-content.js'
import { recorded } from '../../src/interview/record.js'
import { withAnswer } from '../../src/interview/answers.js'
import type { CaseContent } from '../../src/interview/case-content.js'
import { readApplicationFile, writeApplicationFile } from '../../src/storage/application-file.js'
import { form, look, readCase } from './template.js'

const day = '2026-12-31'
const content = readCase('templates/demo/adult-romania.json', day)
const saying = (question: string, value: string | string[], from: CaseContent = content): CaseContent => ({
  ...from,
  answers: withAnswer(
    from.answers,
    { question },
    {
      state: 'answered',
      value,
      story: {
        source: 'throughInterpreter',
        interpreter: 'TOLK-98765',
        typed: 'ALTMODISCH',
        confirmed: true,
      },
    },
  ),
})

describe('what leaves with a package', () => {
  test('is a whole application file, with every answer that the documents print', () => {
    const shared = sharedContent(look(content, undefined, day))
    const again = readApplicationFile(writeApplicationFile(shared, form), form, day)
    expect(again.answers.own.size).toBeGreaterThan(150)
    expect(again.answers.own.get('identity.familyName')).toEqual(
      content.answers.own.get('identity.familyName'),
    )
  })

  test('says nothing about health that the person did not want passed on', () => {
    const kept = saying('health.mayShare', 'none')
    const application = look(kept, undefined, day)
    const shared = sharedContent(application)
    const withheld = withheldFrom(application)
    expect(withheld.length).toBeGreaterThan(2)
    expect(withheld.every((question) => !shared.answers.own.has(question))).toBe(true)
    expect(JSON.stringify(writeApplicationFile(shared, form))).not.toMatch(/"health\.(?!mayShare)/u)
  })

  test('names no place of a person whose data are protected', () => {
    const application = look(saying('identity.protectedData', 'secrecy_marking'), undefined, day)
    const places = application.sections
      .flatMap(({ questions }) => questions)
      .filter(({ question }) => question.place === true)
    expect(places.length).toBeGreaterThan(0)
    const shared = sharedContent(application)
    for (const { place } of places) expect(shared.answers.own.has(place.question)).toBe(false)
  })

  test('keeps back what left the route, who interpreted, what was typed, and the record', () => {
    const told = recorded(saying('identity.familyName', 'LUND-TEST', saying('return.gone', 'LEFTOVER')), {
      at: '2025-03-09T14:30:00+01:00',
      what: 'started',
      reason: 'KEPT-REASON',
    })
    const text = writeApplicationFile(sharedContent(look(told, undefined, day)), form)
    expect(text).toContain('LUND-TEST')
    for (const kept of ['TOLK-98765', 'ALTMODISCH', 'LEFTOVER', 'KEPT-REASON'])
      expect(text).not.toContain(kept)
  })
})
