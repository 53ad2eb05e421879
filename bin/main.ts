/** Opens the real world, runs the command line, sets the exit code. */

import { homedir } from 'node:os'
import { isatty } from 'node:tty'
import { dataFolder } from '../src/cli/data-folder.js'
import { isSitting, isWorker, tell, workersPart } from '../src/cli/worker.js'
import type { Resources } from '../src/resources.js'
import type { World } from '../src/world.js'

/** @param isPassphraseAsked whether the question for it is on the screen already */
export async function main(resources: Resources, isPassphraseAsked: boolean): Promise<void> {
  // Cases and documents are for the person who runs the program, whatever the system's default.
  process.umask(0o077)
  // Without a listener Node opens its debugger to whoever sends this signal.
  if (process.platform !== 'win32') process.on('SIGUSR1', () => undefined)
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
    ...(isWorker(process.env) ? workersPart(process.env) : {}),
  }
  const isSupervisor = !isWorker(process.env) && isSitting(world.args) && isatty(0) && isatty(1)
  process.exitCode = isSupervisor
    ? await (await import('../src/cli/supervisor.js')).supervise(startedBy(resources), world)
    : await (await import('../src/cli/run.js')).run(world)
  // Nobody sees how it ends, and this way nothing of the memory stays on disk.
  if (isTerminalGone) {
    await tell({ is: 'terminalGone' })
    process.kill(process.pid, 'SIGKILL')
  }
}

/** Node and the file that it runs; as a single file the program is both. */
const startedBy = ({ folder }: Resources): readonly string[] =>
  folder === undefined ? [process.execPath] : [process.execPath, process.argv[1] ?? '']
