/** The invented cases of the program, and larger ones made from them. */

import { readFileSync } from 'node:fs'
import { toApplication } from '../src/application/to-application.js'
import type { Application } from '../src/application/application.js'
import { formOf, type Context } from '../src/cli/context.js'
import { ruleFacts, today } from '../src/cli/facts.js'
import type { CaseContent } from '../src/interview/case-content.js'
import { readApplicationFile } from '../src/storage/application-file.js'
import { quietContext } from '../test/support/quiet-world.js'

export const context: Context = quietContext()

export function demoCase(name = 'mother-two-children'): CaseContent {
  return readApplicationFile(readFileSync(`templates/demo/${name}.json`, 'utf8'), formOf(context))
}

export function applicationOf(content: CaseContent): Application {
  const { form, ruleBook } = context.template()
  const circumstances = { depth: content.depth, today: today(context) }
  return toApplication(form, ruleBook, content, circumstances, ruleFacts(context))
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
