#!/usr/bin/env node
/** Opens the real world, runs the command line, sets the exit code. */

import { fileURLToPath } from 'node:url'
import envPaths from 'env-paths'
import { run } from '../src/cli/run.js'

// Cases and documents are for the person who runs the program, whatever the system's default.
process.umask(0o077)

const ended = { isTerminalGone: false }

process.exitCode = await run({
  args: process.argv.slice(2),
  environment: process.env,
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
  resources: fileURLToPath(new URL('..', import.meta.url)),
  dataFolder: envPaths('hemvag', { suffix: '' }).data,
  systemLocale: Intl.DateTimeFormat().resolvedOptions().locale,
  now: () => new Date(),
  terminalGone: () => {
    ended.isTerminalGone = true
  },
})

// Nobody sees how it ends, and this way nothing of the memory stays on disk.
if (ended.isTerminalGone) process.kill(process.pid, 'SIGKILL')
