import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { ruleChecks } from '../../src/application/rule-checks.js'
import { form, ruleBook } from './template.js'

const read = (path: string) =>
  JSON.parse(readFileSync(path, 'utf8')) as Record<string, Record<string, string>>

/** An attentive reader needs no more; a screen has no room for more. */
const longest = 160

describe.each(['sv', 'en'])('the words of the rules in %s', (tag) => {
  const words = read(`locales/${tag}/rules.json`)
  const texts = Object.entries(words).flatMap(([rule, parts]) =>
    Object.values(parts).map((text) => [rule, text] as const),
  )

  test('are there for every rule', () => {
    const wanted = new Set(ruleBook.rules.map(({ id, words: own }) => own ?? id))
    expect(Object.keys(words).sort()).toEqual([...wanted].sort())
    for (const { remedy, message, message_other } of Object.values(words)) {
      expect(
        [remedy, message ?? message_other].every((text) => typeof text === 'string' && text !== ''),
      ).toBe(true)
    }
  })

  test.each(texts)('%s is short and calm: %s', (_, text) => {
    expect(text.length).toBeLessThanOrEqual(longest)
    expect(text).not.toMatch(
      /\b(must|invalid|errors?|failed|rejected|avslag|avvisas|måste|ogiltig|felaktig)\b/i,
    )
    expect(text).toMatch(/[.!?]$/)
  })

  test('are there for every attachment', () => {
    const labels = read(`locales/${tag}/attachments.json`)
    expect(Object.keys(labels).sort()).toEqual(ruleBook.attachments.map(({ id }) => id).sort())
  })
})

describe('the rule book', () => {
  test('names only checks that exist, and uses every check', () => {
    const named = new Set(ruleBook.rules.flatMap(({ check }) => check ?? []))
    expect([...named].sort()).toEqual(Object.keys(ruleChecks).sort())
  })

  test('asks for all the information that the form lists', () => {
    const given = form.sections
      .flatMap(({ questions }) => questions)
      .find(({ id }) => id === 'information.given')
    const [rule] = ruleBook.rules.filter(({ id }) => id === 'V9')
    expect(rule?.when).toEqual({
      not: { question: 'information.given', hasAll: given?.kind === 'severalOf' ? given.choices : [] },
    })
  })

  test('gives telephone numbers from the list of contacts, never in its words', () => {
    const phones = new Map(ruleBook.contacts.contacts.map(({ id, phone }) => [id, phone]))
    for (const { contacts = [] } of ruleBook.rules) {
      expect(contacts.every((contact) => phones.get(contact) !== undefined)).toBe(true)
    }
    for (const tag of ['sv', 'en']) {
      expect(readFileSync(`locales/${tag}/rules.json`, 'utf8')).not.toMatch(/\b(112|114 14|1177)\b/)
    }
  })

  test('lists only questions of the form', () => {
    const known = new Set(form.sections.flatMap(({ questions }) => questions.map(({ id }) => id)))
    const unknown = ruleBook.rules.flatMap(({ questions }) => questions).filter((id) => !known.has(id))
    expect(unknown).toEqual([])
  })
})
