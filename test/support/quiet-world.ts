/** The project's own forms, words and fonts, with nobody at the keyboard. */

import { PassThrough } from 'node:stream'
import { makeContext, type Context } from '../../src/cli/context.js'
import { filesIn } from '../../src/cli/program-files.js'
import { openStart } from '../../src/cli/start.js'
import { freshFolder, root } from './program.js'

/** English words for staff. What is written goes nowhere. */
export function quietContext(now = '2025-05-28T10:00:00Z', folder = root): Context {
  return makeContext(
    openStart({
      args: [],
      environment: { LANG: 'en_GB.UTF-8' },
      input: new PassThrough(),
      output: new PassThrough(),
      errors: new PassThrough(),
      resources: filesIn(folder),
      dataFolder: freshFolder(),
      systemLocale: 'en',
      now: () => new Date(now),
    }),
  )
}
