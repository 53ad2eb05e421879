/** The whole command line: every command, its errors, its exit code. */

import { CommanderError } from 'commander'
import { UserError, exitCodes, type ExitCode } from '../errors.js'
import { ApplicationFileError } from '../storage/faults.js'
import { TerminalLeft } from '../terminal/left.js'
import { gate } from '../text.js'
import type { World } from '../world.js'
import { Ended } from './ended.js'
import { programFor } from './program.js'
import { openStart, type Start } from './start.js'
import { usageMessage } from './usage.js'

/** Runs the program once. Never throws; what went wrong is said on standard error. */
export async function run(world: World): Promise<ExitCode> {
  const start = openStart(world)
  // Whoever reads our output may stop reading, as `head` does: no fault, and nothing to say.
  for (const stream of [world.output, world.errors]) stream.on('error', () => undefined)
  try {
    await (await programFor(start)).parseAsync([...world.args], { from: 'user' })
    return exitCodes.done
  } catch (error) {
    return report(error, start)
  }
}

/** Says what went wrong, in JSON where JSON was asked for, and gives the exit code. */
function report(error: unknown, start: Start): ExitCode {
  const { t } = start
  if (error instanceof Ended) return error.exitCode
  if (error instanceof TerminalLeft) {
    if (error.isTerminalGone) start.world.terminalGone?.()
    return exitCodes[error.how]
  }
  if (error instanceof CommanderError) {
    const isHelp = error.exitCode === 0
    if (!isHelp) fail(start, { code: 'usage', message: usageMessage(error, start) })
    return isHelp ? exitCodes.done : exitCodes.usage
  }
  if (error instanceof UserError) {
    const faults = error instanceof ApplicationFileError ? error.faults : []
    fail(start, {
      code: error.key.replace(/^\w+:/u, ''),
      message: t(error.key, error.values),
      at: error.at,
      faults: faults.map(({ at, message }) => ({ at, message: t(message.key, message.values) })),
    })
    return error.exitCode
  }
  // Ours, not the person's: the stack is what a report needs, and holds no answer.
  fail(start, { code: 'unexpected', message: t('errors:unexpected') })
  start.world.errors.write(`${gate(error instanceof Error ? (error.stack ?? error.message) : 'unknown')}\n`)
  return exitCodes.failure
}

interface Failure {
  readonly code: string
  readonly message: string
  readonly at?: string | undefined
  /** Everything that was found, where one look finds many. */
  readonly faults?: readonly { readonly at: string; readonly message: string }[]
}

function fail(start: Start, failure: Failure): void {
  const { faults = [], ...rest } = failure
  if (start.world.args.includes('--json')) {
    start.remark(JSON.stringify({ error: faults.length > 0 ? failure : rest }))
    return
  }
  start.remark(failure.message)
  for (const { at, message } of faults) start.remark(at === '' ? `  ${message}` : `  ${at}: ${message}`)
}
