import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { riskTableReopened } from '../../src/application/risk-versions.js'
import { toApplication } from '../../src/application/to-application.js'
import { makeDocuments } from '../../src/cli/documents.js'
import type { Answer, Value } from '../../src/interview/answer.js'
import { withAnswer } from '../../src/interview/answers.js'
import type { CaseContent } from '../../src/interview/case-content.js'
import { readApplicationFile } from '../../src/storage/application-file.js'
import { logicalText } from '../support/read-pdf.js'
import { quietContext } from '../support/quiet-world.js'

const context = quietContext()
const { form, ruleBook } = context.template()
const circumstances = { depth: 'essential', today: '2025-05-28' } as const
const p1 = readApplicationFile(readFileSync('test/cases/p1.json'), form, circumstances.today)

function withRow(content: CaseContent, id: string, values: Readonly<Record<string, Value>>): CaseContent {
  const answers = Object.entries(values).reduce((all, [field, value]) => {
    const answer: Answer = { state: 'answered', value }
    return withAnswer(all, { question: `risk.${field}`, item: { group: 'risks', id } }, answer)
  }, content.answers)
  return { ...content, answers }
}

async function tableOf(content: CaseContent, reader = 'en'): Promise<string> {
  const application = toApplication(form, ruleBook, content, circumstances)
  const made = await makeDocuments(context, application, {
    applicant: content.languages.interview,
    readers: [reader],
    only: ['02-risk-table'],
  })
  return made
    .map(({ bytes }) => logicalText(bytes))
    .join('\n')
    .replace(/\s+/gu, ' ')
}

describe('the printed risk table', () => {
  test('says which version it is', async () => {
    const text = await tableOf(p1)
    expect(text).toMatch(/Version 1, \d+ \p{L}+ 2025/u)
    expect(text).not.toContain('What has changed')
  })

  test('says in words what has changed since the version before', async () => {
    const reopened = riskTableReopened(form, ruleBook, p1, circumstances, '2025-05-28T09:00:00+02:00')
    const lower = withRow(reopened, 'r1', { likelihood: '1' })
    const aside = withRow(lower, 'r2', { relevant: false, whyNotRelevant: 'The claim is settled.' })
    const added = withRow(aside, 'r99', { category: 'H-5', phase: 'H1', relevant: true })
    const text = await tableOf(added)
    expect(text).toContain('Version 2, without a conclusion yet')
    expect(text).toMatch(/What has changed since version 1, \d+ \p{L}+ 2025/u)
    expect(text).toContain('Level lowered')
    expect(text).toMatch(/\(newly set aside\): The claim is settled\./u)
    const news = (said: string): number => said.split(/\bNew\b/u).length
    expect(news(text)).toBe(news(await tableOf(p1)) + 1)
  })
})
