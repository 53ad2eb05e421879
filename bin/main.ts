/** Opens the real world, runs the command line, sets the exit code. */

import { homedir } from 'node:os'
import { dataFolder } from '../src/cli/data-folder.js'
import { run } from '../src/cli/run.js'
import type { Resources } from '../src/resources.js'
import type { World } from '../src/world.js'

/** @param isPassphraseAsked whether the question for it is on the screen already */
export async function main(resources: Resources, isPassphraseAsked: boolean): Promise<void> {
  // Cases and documents are for the person who runs the program, whatever the system's default.
  process.umask(0o077)
  let isTerminalGone = false as boolean
  const world: World = {
    args: process.argv.slice(2),
    environment: process.env,
    // Looked at when they are needed: keyboard and system language take longer to open than our own code.
    get input() {
      return process.stdin
    },
    get output() {
      return process.stdout
    },
    get errors() {
      return process.stderr
    },
    get dataFolder() {
      return dataFolder(process.platform, process.env, homedir())
    },
    get systemLocale() {
      // The cheapest of Intl to open: a fiftieth of what dates take.
      return new Intl.PluralRules().resolvedOptions().locale
    },
    resources,
    isPassphraseAsked,
    now: () => new Date(),
    terminalGone: () => (isTerminalGone = true),
  }
  process.exitCode = await run(world)
  // Nobody sees how it ends, and this way nothing of the memory stays on disk.
  if (isTerminalGone) process.kill(process.pid, 'SIGKILL')
}
