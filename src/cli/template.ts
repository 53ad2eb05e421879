/** The template folder: the form and all that follows from it. */

import type { RuleBook } from '../application/rule-book.js'
import { sectionPath, type Form, type OtherNames, type Section, type SectionId } from '../form/form.js'
import { readJsonBelow, type Resources } from '../resources.js'

export interface Template {
  readonly form: Form
  readonly ruleBook: RuleBook
}

/** Path inside the template folder → what the JSON file there holds. */
export type TemplateFiles = ReadonlyMap<string, unknown>

/**
 * The template that is shipped. Believed, like the words: a test holds its files to their schemas, which
 * take longer to load and to run than everything else before the first question.
 */
export function readTemplate(resources: Resources): Template {
  const files = readTemplateFiles(resources)
  const file = (name: string): unknown => files.get(name)
  const main = file('form.json') as Omit<Form, 'sections'> & { readonly sections: readonly SectionId[] }
  return {
    form: {
      ...main,
      sections: main.sections.map((id) => file(sectionPath(id)) as Section),
      countries: file('countries.json') as Form['countries'],
      languages: file('languages.json') as Form['languages'],
      otherNames: file('names.json') as OtherNames,
    },
    ruleBook: {
      ...(file('rules.json') as Pick<RuleBook, 'rules'>),
      ...(file('attachments.json') as Pick<RuleBook, 'attachments'>),
      amounts: file('amounts.json') as RuleBook['amounts'],
      contacts: file('contacts.json') as RuleBook['contacts'],
      riskCatalogue: file('risk-catalogue.json') as RuleBook['riskCatalogue'],
    },
  }
}

/** Every file of the application's template, and the lists that templates share. */
export function readTemplateFiles(resources: Resources): TemplateFiles {
  const files = readJsonBelow(resources, 'templates/amp-application')
  return new Map([...files].map(([name, content]) => [`${name}.json`, content]))
}
