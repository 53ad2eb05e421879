import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parseHtcdsMapping, toHtcds } from '../../src/application/htcds.js'
import { parseRedaction, redacted } from '../../src/application/redact.js'
import type { Answer, Value } from '../../src/interview/answer.js'
import { withAnswer } from '../../src/interview/answers.js'
import type { CaseContent } from '../../src/interview/case-content.js'
import { codesOf } from '../../src/wording/keys.js'
import { form, look, readCase } from './template.js'

const read = (file: string): unknown =>
  JSON.parse(readFileSync(`templates/amp-application/${file}`, 'utf8')) as unknown
const mapping = parseHtcdsMapping(read('htcds.json'))
const redaction = parseRedaction(read('redaction.json'))
const today = '2025-05-28'

const mother = readCase('templates/demo/mother-two-children.json', today)
const man = readCase('templates/demo/adult-romania.json', today)

const said = (value: Value): Answer => ({ state: 'answered', value })

function changed(content: CaseContent, answers: Record<string, Answer>): CaseContent {
  const all = Object.entries(answers).reduce(
    (before, [question, answer]) => withAnswer(before, { question }, answer),
    content.answers,
  )
  return { ...content, answers: all }
}

const htcdsOf = (content: CaseContent): ReturnType<typeof toHtcds> =>
  toHtcds(look(content, {}, today), mapping)

describe('the Human Trafficking Case Data Standard', () => {
  test('names fields and values as the standard does', () => {
    const { htcds } = htcdsOf(mother)
    expect(htcds).toMatchObject({ standard: 'HTCDS', version: '2.0' })
    expect(htcds.persons[0]).toMatchObject({
      prs_SecondName: 'HADDAD-TEST',
      prs_PrimaryLanguage: 'ara',
      prs_Citizenship: ['JO'],
      vic_TypeOfExploitation: ['Servitude'],
    })
  })

  test('has the children who come along as persons of their own', () => {
    const { persons } = htcdsOf(mother).htcds
    expect(persons.map((person) => person['prs_FirstName'])).toEqual(['RIMA', 'SAMI', 'LINA'])
    expect(persons[1]).not.toHaveProperty('vic_TypeOfExploitation')
  })

  test('never calls somebody on the second ground a victim, nor the contrary', () => {
    const content = changed(man, { 'eligibility.basis': said(['foreign_citizen_in_prostitution']) })
    const { htcds, leftOut } = htcdsOf(content)
    expect(htcds.persons[0]).not.toHaveProperty('vic_TraffickingStatus')
    expect(leftOut).toContainEqual({ question: 'eligibility.basis' })
  })

  test('names every answer that has no counterpart, whole or in part', () => {
    const content = changed(man, {
      'exploitation.recruitment': said('other_ad'),
      'identity.dateOfBirth': said('1990'),
    })
    const questions = htcdsOf(content).leftOut.map(({ question }) => question)
    expect(questions).toEqual(
      expect.arrayContaining(['exploitation.recruitment', 'identity.dateOfBirth', 'identity.safePhone']),
    )
    expect(questions).not.toContain('identity.familyName')
  })

  test('does not contradict what the person says of their gender', () => {
    const content = changed(man, { 'identity.gender': said('own words') })
    expect(htcdsOf(content).htcds.persons[0]).not.toHaveProperty('prs_Gender')
  })

  test('holds nothing but what was answered', () => {
    const declined = readCase('templates/demo/everything-declined.json', today)
    expect(JSON.stringify(htcdsOf(declined).htcds)).not.toMatch(/declined|unknown/iu)
  })

  test('speaks only of questions and choices that the form has', () => {
    const rules = [...mapping.case, ...mapping.person, ...mapping.child, ...mapping.supportPlans]
    const questions = new Map(
      form.sections.flatMap((section) => section.questions).map((one) => [one.id, one]),
    )
    const strays = rules.flatMap(({ question, values = {} }) => {
      const found = questions.get(question)
      if (!found) return [question]
      const codes = 'choices' in found ? codesOf(form, found.choices) : []
      return Object.keys(values).filter((code) => !codes.includes(code))
    })
    expect(strays).toEqual([])
  })
})

describe('the copy without what identifies', () => {
  const { copy, changed: removed } = redacted(look(mother, {}, today), redaction)
  const text = JSON.stringify(copy)

  test('has no name, number, contact, place or word of anybody', () => {
    const typed: string[] = []
    const asked = look(mother, {}, today).sections.flatMap(({ questions }) => questions)
    for (const { question, answer } of asked) {
      const isOwnWords = ['text', 'longText', 'phone', 'email'].includes(question.kind)
      JSON.stringify(answer ?? {}, (key, value: unknown) => {
        const isTyped = typeof value === 'string' && (value.includes(' ') || (isOwnWords && key === 'value'))
        if (isTyped) typed.push(value)
        return value
      })
    }
    expect(typed.length).toBeGreaterThan(30)
    expect(typed.filter((one) => text.includes(one))).toEqual([])
    expect(text).not.toContain(mother.reference)
  })

  test('tells ages as bands and days as years', () => {
    expect(copy.answers['identity.dateOfBirth']).toEqual({ ageBand: '30–39' })
    expect(copy.children.map((child) => child['child.dateOfBirth'])).toEqual([
      { ageBand: '7–12' },
      { ageBand: '0–6' },
    ])
    expect(text).not.toMatch(/\d{4}-\d{2}/u)
  })

  test('keeps choices, countries and what was declined', () => {
    expect(copy.answers['eligibility.destination']).toEqual({ value: 'JO' })
    expect(copy.answers['legal.status']).toHaveProperty('value')
    const declined = readCase('templates/demo/everything-declined.json', today)
    const { answers } = redacted(look(declined, {}, today), redaction).copy
    expect(Object.values(answers)).toContainEqual({ state: 'declined' })
  })

  test('names every question of which something was taken away', () => {
    const questions = removed.map(({ question }) => question)
    expect(questions).toEqual(
      expect.arrayContaining([
        'identity.familyName',
        'identity.dateOfBirth',
        'case.municipality',
        'child.givenNames',
      ]),
    )
    expect(questions).not.toContain('eligibility.destination')
  })

  test('leaves out what the person keeps from others', () => {
    const content = changed(man, {
      'health.mayShare': said(['none']),
      'health.insurance': said(true),
    })
    expect(redacted(look(content, {}, today), redaction).copy.answers).not.toHaveProperty('health.insurance')
  })
})
