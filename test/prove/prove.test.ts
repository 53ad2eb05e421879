import { describe, expect, test } from '@jest/globals'
import { proveFormConditions } from '../../prove/conditions.js'
import { proveQuestions } from '../../prove/questions.js'
import { proveRules } from '../../prove/rules.js'
import { report } from '../../prove/report.js'
import { subjectOf } from '../../prove/subject.js'
import { parseRuleBook } from '../../src/application/rule-book.js'
import { filesIn } from '../../src/cli/program-files.js'
import { readTemplateFiles } from '../../src/cli/template.js'
import { checkTemplate } from '../../src/form/check-template.js'
import { parseForm } from '../../src/form/read-form.js'

const shipped = readTemplateFiles(filesIn('.'))
const today = '2025-06-15'

type Json = Readonly<Record<string, unknown>>

/** The shipped template with another condition on one of its questions. */
function planted(section: string, id: string, when: Json): ReadonlyMap<string, unknown> {
  const file = `sections/${section}.json`
  const old = shipped.get(file) as { readonly questions: readonly Json[] }
  const questions = old.questions.map((question) =>
    question['id'] === id ? { ...question, when } : question,
  )
  return new Map([...shipped, [file, { ...old, questions }]])
}

const subject = (files: ReadonlyMap<string, unknown>) =>
  subjectOf(parseForm(files), parseRuleBook(files), today)

const gapsOf = (files: ReadonlyMap<string, unknown>): readonly string[] =>
  [...proveQuestions(subject(files), 1), proveFormConditions(subject(files), 1)].flatMap(({ gaps }) => gaps)

/** Nobody is asked about a ticket who both has flown alone and has never flown. */
const impossible: Json = {
  all: [
    { question: 'travel.flownBefore', is: ['never'] },
    { question: 'travel.flownBefore', is: ['alone'] },
  ],
}

describe('the proof of the form', () => {
  test('finds no gap among the questions and conditions of the shipped form', () => {
    expect(gapsOf(shipped)).toEqual([])
  })

  test('names a question that was made unreachable', () => {
    const files = planted('travel', 'travel.metBy', impossible)
    expect(gapsOf(files)).toEqual(
      expect.arrayContaining(['travel.metBy', expect.stringMatching(/sections\/travel\.json.*never true/u)]),
    )
    expect(checkTemplate(files, new Map(), new Set()).map(({ message }) => message.key)).toContainEqual(
      expect.stringMatching(/neverTrue|neverReached/u),
    )
  })

  test('names a question that was hidden behind an answer that nobody is asked for', () => {
    // Each condition can hold by itself; together with the way there it cannot.
    const files = planted('homeCall', 'homeCall.alias', {
      all: [
        { question: 'homeCall.wanted', is: ['no'] },
        { question: 'homeCall.anonymous', is: [true] },
      ],
    })
    expect(gapsOf(files)).toContain('homeCall.alias')
  })

  test('names a rule that can never fire', () => {
    // What is unknown about custody is a way of not answering, and no choice.
    const when: Json = { question: 'child.custody', is: ['unknown'] }
    const rule = { id: 'C5', levels: ['warning'], per: 'children', when, questions: ['child.custody'] }
    const files = new Map([...shipped, ['rules.json', { rules: [rule] }]])
    const ruleBook = { ...parseRuleBook(files), attachments: [], riskCatalogue: [] }
    const gaps = proveRules(subjectOf(parseForm(shipped), ruleBook, today), 1).flatMap((proof) => proof.gaps)
    expect(gaps).toContain('C5 never fires')
    expect(checkTemplate(files, new Map(), new Set()).map(({ place }) => place)).toContainEqual(
      expect.stringMatching(/rules\.json/u),
    )
  })

  test('counts a tolerated gap that is closed, so that the list of them stays true', () => {
    const lines: string[] = []
    const proof = { title: 'questions', count: 2, gaps: ['one'] }
    expect(report([proof], [{ gap: 'one', why: 'known' }], (line) => lines.push(line))).toBe(0)
    expect(lines.at(-1)).toBe('1 passed, 0 failed')
    expect(report([{ ...proof, gaps: [] }], [{ gap: 'one', why: 'known' }], () => undefined)).toBe(1)
  })

  test('fails when a gap is not on the list', () => {
    const lines: string[] = []
    expect(report([{ title: 'questions', count: 2, gaps: ['one'] }], [], (line) => lines.push(line))).toBe(1)
    expect(lines.at(-1)).toBe('1 passed, 1 failed')
  })
})
