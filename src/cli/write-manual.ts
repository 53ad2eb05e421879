/** What `scripts/man.mjs` runs: the manual page of this version, in English. */

import { shapeOf } from './command-line.js'
import { manualPage } from './manual.js'
import { wholeProgram } from './program.js'
import { openStart } from './start.js'
import type { World } from '../world.js'

export { filesIn } from './program-files.js'

/**
 * @param world only its resources and streams are used
 * @param day of the page, `YYYY-MM-DD`
 */
export async function writeManual(world: World, day: string): Promise<string> {
  const start = openStart({ ...world, args: ['--staff-language', 'en'] })
  return manualPage(shapeOf(await wholeProgram(start)), start.t, day)
}
