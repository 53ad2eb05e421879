#!/usr/bin/env node
/** What a shell starts. What is known without the program is said before it is loaded. */

import { join } from 'node:path'
import { filesIn } from '../src/cli/program-files.js'
import { askEarly } from './ask-early.js'

/** Of the package, put here by the build. */
declare const HEMVAG_VERSION: string

if (/^(?:-V|--version)$/.test(process.argv.slice(2).join(' '))) {
  process.stdout.write(`${HEMVAG_VERSION}\n`)
} else {
  const files = filesIn(join(import.meta.dirname, '..'))
  const isAsked = askEarly(files)
  void import('./main.js').then(({ main }) => main(files, isAsked))
}
