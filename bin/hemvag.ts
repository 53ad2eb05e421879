#!/usr/bin/env node
/** Opens the real world, runs the command line, sets the exit code. */

import { homedir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { dataFolder } from '../src/cli/data-folder.js'
import { filesIn } from '../src/cli/program-files.js'
import { version } from '../src/cli/version.js'
import type { World } from '../src/world.js'

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
    return Intl.DateTimeFormat().resolvedOptions().locale
  },
  resources: filesIn(fileURLToPath(new URL('..', import.meta.url))),
  now: () => new Date(),
  terminalGone: () => (isTerminalGone = true),
}

if (/^(?:-V|--version)$/.test(world.args.join(' '))) {
  // Asked by scripts, and known without loading anything.
  process.stdout.write(`${version(world.resources)}\n`)
} else {
  const { run } = await import('../src/cli/run.js')
  process.exitCode = await run(world)
}

// Nobody sees how it ends, and this way nothing of the memory stays on disk.
if (isTerminalGone) process.kill(process.pid, 'SIGKILL')
