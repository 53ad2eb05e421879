/** The template folder: the form and all that follows from it. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseRuleBook, type RuleBook } from '../application/rule-book.js'
import type { Form } from '../form/form.js'
import { parseForm } from '../form/read-form.js'

export interface Template {
  readonly form: Form
  readonly ruleBook: RuleBook
}

/** Path inside the template folder → what the JSON file there holds. */
export type TemplateFiles = ReadonlyMap<string, unknown>

/** @param root the folder `templates/` */
export function readTemplate(root: string): Template {
  const files = readTemplateFiles(root)
  return { form: parseForm(files), ruleBook: parseRuleBook(files) }
}

/** Every file of the application's template, and the lists that templates share. */
export function readTemplateFiles(root: string): TemplateFiles {
  const folder = join(root, 'amp-application')
  return new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .map((name) => [
        name.replaceAll('\\', '/'),
        JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown,
      ]),
  )
}
