/** What every command needs: what the program started with, and the templates. */

import type { Form } from '../form/form.js'
import type { Coverage } from '../layout/coverage.js'
import type { Typesetter } from '../layout/typesetter.js'
import { readJson, type Resources } from '../resources.js'
import type { Start } from './start.js'
import { readTemplate, type Template } from './template.js'

export interface Context extends Start {
  /** Folder of cases and settings. */
  readonly home: string
  /** The form with its rules; read when a command first needs it. */
  readonly template: () => Template
  /** What the fonts can print; read when a text first has a character to look for. */
  readonly coverage: () => Coverage
  /** Fonts and HarfBuzz, opened once: what one document has shaped, the next need not shape again. */
  readonly typesetter: () => Promise<Typesetter>
}

export function makeContext(start: Start): Context {
  const { environment, dataFolder, resources } = start.world
  let template: Template | undefined
  let coverage: Coverage | undefined
  let typesetter: Promise<Typesetter> | undefined
  return {
    ...start,
    home: environment['HEMVAG_HOME'] ?? dataFolder,
    template: () => (template ??= readTemplate(resources)),
    coverage: () => (coverage ??= readCoverage(resources)),
    typesetter: () => (typesetter ??= typesetterWith(resources)),
  }
}

const readCoverage = (resources: Resources): Coverage =>
  readJson(resources, 'fonts/coverage.json') as Coverage

async function typesetterWith(resources: Resources): Promise<Typesetter> {
  // HarfBuzz is large: loaded when there is a text to set, not before.
  const { openTypesetter } = await import('../layout/typesetter.js')
  return openTypesetter((file) => resources.read(`fonts/${file}`))
}

/** The form of the template, where only that is needed. */
export const formOf = (context: Context): Form => context.template().form
