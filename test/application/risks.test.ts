import { describe, expect, test } from '@jest/globals'
import type { Item, Value } from '../../src/interview/answer.js'
import type { CaseContent } from '../../src/interview/case-content.js'
import { proposeRisks } from '../../src/application/proposed-risks.js'
import { isAtLeast, riskLevel } from '../../src/application/risk-level.js'
import { changed, no } from './changed.js'
import { circumstances, form, look, readCase, ruleBook } from './template.js'

describe('the level of a risk', () => {
  test.each([
    ['1', '1', 'low'],
    ['1', '2', 'low'],
    ['1', '3', 'medium'],
    ['2', '1', 'low'],
    ['2', '2', 'medium'],
    ['2', '3', 'high'],
    ['3', '1', 'medium'],
    ['3', '2', 'high'],
    ['3', '3', 'veryHigh'],
    ['U', '1', 'medium'],
    ['U', '2', 'high'],
    ['U', '3', 'high'],
  ] as const)('likelihood %s and consequence %s give %s', (likelihood, consequence, level) => {
    expect(riskLevel(likelihood, consequence)).toBe(level)
  })

  test('is never low while the likelihood is unknown', () => {
    for (const consequence of ['1', '2', '3'] as const) {
      expect(isAtLeast(riskLevel('U', consequence), 'medium')).toBe(true)
    }
  })
})

const p1 = readCase('test/cases/p1.json')
const p2 = readCase('test/cases/p2.json')

function withRisks(content: CaseContent, risks: readonly Item[]): CaseContent {
  return { ...content, answers: { ...content.answers, groups: { ...content.answers.groups, risks } } }
}

function row(id: string, values: Readonly<Record<string, Value>>): Item {
  const answers = Object.entries(values).map(
    ([field, value]) => [`risk.${field}`, { state: 'answered', value }] as const,
  )
  return { id, answers: new Map(answers) }
}

const propose = (content: CaseContent) => proposeRisks(form, ruleBook, content, circumstances)

describe('a row of the risk table', () => {
  const [first] = look(p1).risks

  test('has the level of the matrix before measures, and the judged one after', () => {
    expect(first).toMatchObject({
      category: 'H-1',
      level: 'veryHigh',
      residualLevel: 'medium',
      uncertain: false,
      dismissed: false,
    })
  })

  test('is set aside when it is not relevant and a reason is given', () => {
    expect(
      look(p1)
        .risks.filter(({ dismissed }) => dismissed)
        .map(({ category }) => category),
    ).toEqual(['H-3'])
  })

  test('is not set aside without a reason', () => {
    const application = look(changed(p1, { 'r8 risk.whyNotRelevant': undefined }))
    expect(application.risks.some(({ dismissed }) => dismissed)).toBe(false)
  })

  test('has no level while the consequence is open', () => {
    const application = look(changed(p1, { 'r1 risk.consequence': no('later') }))
    expect(application.risks[0]?.level).toBeUndefined()
  })
})

describe('proposed risks', () => {
  test('are those the answers point to, each with the answers it comes from', () => {
    const oath = propose(withRisks(p1, [])).find(({ category }) => category === 'H-8')
    expect(oath).toEqual({
      category: 'H-8',
      phase: 'H1',
      mustBeConsidered: false,
      because: [
        { question: 'threatInCountryOfReturn.oath' },
        { question: 'threatInCountryOfReturn.people' },
        { question: 'exploitation.control' },
      ],
    })
  })

  test('hold every risk that always is considered', () => {
    const must = propose(withRisks(p1, [])).filter(({ mustBeConsidered }) => mustBeConsidered)
    expect(must.map(({ category }) => category)).toEqual([
      'S-1',
      'T-1',
      'T-2',
      'H-1',
      'H-2',
      'H-3',
      'H-4',
      'H-6',
      'N-1',
      'N-2',
    ])
  })

  test('leave out what the table has a row for', () => {
    const proposed = propose(withRisks(p1, [row('r1', { category: 'H-8', phase: 'H1', relevant: true })]))
    expect(proposed.map(({ category }) => category)).not.toContain('H-8')
  })

  test('name only the answers that point to them', () => {
    const acute = propose(withRisks(p1, [])).find(({ category }) => category === 'S-1')
    expect(acute?.because).toEqual([{ question: 'threatInSweden.contact' }])
  })

  test('are only what always is considered, or always told, while nothing is answered', () => {
    const empty = { ...p1, answers: { own: new Map(), groups: { children: [], risks: [] } } }
    const always = ruleBook.riskCatalogue.filter(
      ({ when, mustBeConsidered }) => mustBeConsidered || when === undefined,
    )
    expect(propose(empty).map(({ category }) => category)).toEqual(always.map(({ category }) => category))
  })

  test('say which child they are about', () => {
    const custody = propose(withRisks(p2, [])).find(({ category }) => category === 'C-3')
    expect(custody?.because).toEqual([{ question: 'child.custody', item: { group: 'children', id: 'c1' } }])
  })

  test('are not proposed where the answer is no', () => {
    const calm = changed(withRisks(p1, []), { 'threatInSweden.devicesWatched': 'no' })
    expect(propose(calm).map(({ category }) => category)).not.toContain('S-2')
  })

  test('do not read a refusal as a no', () => {
    const silent = changed(withRisks(p1, []), { 'threatInCountryOfReturn.honour': no('declined') })
    expect(propose(silent).map(({ category }) => category)).toContain('H-5')
  })
})
