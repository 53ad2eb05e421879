/** The form and rule book of this project, and the invented cases of `test/cases`. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Application } from '../../src/application/application.js'
import { parseRuleBook } from '../../src/application/rule-book.js'
import type { RuleFacts } from '../../src/application/rule-context.js'
import { toApplication } from '../../src/application/to-application.js'
import { parseForm } from '../../src/form/read-form.js'
import type { Circumstances } from '../../src/interview/answer.js'
import type { CaseContent } from '../../src/interview/case-content.js'
import { readApplicationFile } from '../../src/storage/application-file.js'

const folder = 'templates/amp-application'

const templateFiles: ReadonlyMap<string, unknown> = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .map((path) => [path, JSON.parse(readFileSync(join(folder, path), 'utf8'))] as const),
)

export const form = parseForm(templateFiles)
export const ruleBook = parseRuleBook(templateFiles)

/** The day that the invented cases are looked at. */
export const circumstances: Circumstances = { depth: 'essential', today: '2025-03-10' }

export function readCase(path: string, today = circumstances.today): CaseContent {
  return readApplicationFile(readFileSync(path), form, today)
}

export function look(content: CaseContent, facts?: RuleFacts, today = circumstances.today): Application {
  return toApplication(form, ruleBook, content, { ...circumstances, today }, facts)
}
