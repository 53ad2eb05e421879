/** The program in a folder: words, templates and fonts stand beside `dist/`. */

import { fileURLToPath } from 'node:url'
import { filesIn } from '../src/cli/program-files.js'
import { main } from './main.js'

await main(filesIn(fileURLToPath(new URL('..', import.meta.url))))
