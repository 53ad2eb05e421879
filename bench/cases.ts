/** The invented cases of the program, and larger ones made from them. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { toApplication } from '../src/application/to-application.js'
import type { Application } from '../src/application/application.js'
import { formOf, type Context } from '../src/cli/context.js'
import { countedBy, type Form, type Question } from '../src/form/form.js'
import { ruleFacts, today } from '../src/cli/facts.js'
import type { CaseContent } from '../src/interview/case-content.js'
import { readApplicationFile } from '../src/storage/application-file.js'
import { quietContext } from '../test/support/quiet-world.js'
import { programWithBengali } from './with-bengali.js'

const folder = programWithBengali()
export const context: Context = quietContext(undefined, folder)
/** The same program as a command. */
export const program = join(folder, 'dist/hemvag.js')

export function demoCase(name = 'mother-two-children'): CaseContent {
  return readApplicationFile(readFileSync(`templates/demo/${name}.json`, 'utf8'), formOf(context))
}

/** The same with a form that takes this many children: the real one stops at twelve. */
export function contextForChildren(most: number): Context {
  const { form, ruleBook } = context.template()
  const counter = (question: Question): Question =>
    question.id === countedBy.children && question.kind === 'number' ? { ...question, max: most } : question
  const sections = form.sections.map((one) => ({ ...one, questions: one.questions.map(counter) }))
  const widened: Form = { ...form, sections }
  return { ...context, template: () => ({ form: widened, ruleBook }) }
}

export function applicationOf(content: CaseContent, within = context): Application {
  const { form, ruleBook } = within.template()
  const circumstances = { depth: content.depth, today: today(within) }
  return toApplication(form, ruleBook, content, circumstances, ruleFacts(within))
}

/** As many children, each with the answers of the first. */
export function withChildren(content: CaseContent, count: number): CaseContent {
  const own = new Map(content.answers.own)
  own.set('family.accompanyingChildren', { state: 'answered', value: count })
  return { ...content, answers: { ...content.answers, own, groups: grown(content, 'children', 'c', count) } }
}

/** As many rows in the risk table, each like the first. */
export function withRisks(content: CaseContent, count: number): CaseContent {
  return { ...content, answers: { ...content.answers, groups: grown(content, 'risks', 'r', count) } }
}

function grown(content: CaseContent, group: 'children' | 'risks', prefix: string, count: number) {
  const [first] = content.answers.groups[group]
  if (!first) throw new Error(`the case has no ${group}`)
  const items = Array.from({ length: count }, (_, index) => ({ ...first, id: `${prefix}${index + 1}` }))
  return { ...content.answers.groups, [group]: items }
}
