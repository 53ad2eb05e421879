#!/usr/bin/env node
/** Opens the real world, runs the command line, sets the exit code. */

import { homedir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { dataFolder } from '../src/cli/data-folder.js'
import { run } from '../src/cli/run.js'

// Cases and documents are for the person who runs the program, whatever the system's default.
process.umask(0o077)

const ended = { isTerminalGone: false }

process.exitCode = await run({
  args: process.argv.slice(2),
  environment: process.env,
  // Opened when they are first used: the keyboard and the names of languages cost the start more than our own code.
  get input() {
    return process.stdin
  },
  get output() {
    return process.stdout
  },
  get errors() {
    return process.stderr
  },
  resources: fileURLToPath(new URL('..', import.meta.url)),
  get dataFolder() {
    return dataFolder(process.platform, process.env, homedir())
  },
  get systemLocale() {
    return Intl.DateTimeFormat().resolvedOptions().locale
  },
  now: () => new Date(),
  terminalGone: () => {
    ended.isTerminalGone = true
  },
})

// Nobody sees how it ends, and this way nothing of the memory stays on disk.
if (ended.isTerminalGone) process.kill(process.pid, 'SIGKILL')
