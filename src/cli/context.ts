/** What every command needs: what the program started with, and the templates. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Form } from '../form/form.js'
import type { Start } from './start.js'
import { readTemplate, type Template } from './template.js'

export interface Context extends Start {
  /** Folder of cases and settings. */
  readonly home: string
  /** The form with its rules; read when a command first needs it. */
  readonly template: () => Template
  readonly readFont: (file: string) => Uint8Array
}

export function makeContext(start: Start): Context {
  const { environment, dataFolder, resources } = start.world
  let template: Template | undefined
  return {
    ...start,
    home: environment['HEMVAG_HOME'] ?? dataFolder,
    template: () => (template ??= readTemplate(join(resources, 'templates'))),
    readFont: (file) => readFileSync(join(resources, 'fonts', file)),
  }
}

/** The form of the template, where only that is needed. */
export const formOf = (context: Context): Form => context.template().form
