/** The whole command line: every command, its errors, its exit code. */

import { CommanderError, Command } from 'commander'
import { UserError, exitCodes, type ExitCode } from '../errors.js'
import { gate } from '../text.js'
import type { World } from '../world.js'
import { casesCommand } from './cases.js'
import { checkCommand } from './check.js'
import { makeContext, type Context } from './context.js'
import { demoCommand } from './demo.js'
import { Ended } from './ended.js'
import { exportCommand } from './export.js'
import { homeAction } from './home.js'
import { importCommand } from './import.js'
import { interviewCommand } from './interview.js'
import { languagesCommand } from './languages.js'
import { renderCommand } from './render.js'
import { riskCommand } from './risk.js'
import { schemaCommand } from './schema.js'
import { templateCommand } from './template-check.js'
import { speakStaffLanguage, usageMessage } from './usage.js'
import { version } from './version.js'

/** Runs the program once. Never throws; what went wrong is said on standard error. */
export async function run(world: World): Promise<ExitCode> {
  const context = makeContext(world)
  try {
    await program(context).parseAsync([...world.args], { from: 'user' })
    return exitCodes.done
  } catch (error) {
    return report(error, context)
  }
}

function program(context: Context): Command {
  const { t } = context
  const root = new Command('hemvag')
    .description(t('cli:program.description'))
    .version(version(context.world.resources), '-V, --version', t('cli:options.version'))
    .option('--staff-language <tag>', t('cli:options.staffLanguage'))
    .option('--no-input', t('cli:options.noInput'))
    .option('--passphrase-fd <number>', t('cli:options.passphraseFd'))
    .action(async () => homeAction(context, root.opts()))
  const commands = [
    interviewCommand,
    casesCommand,
    checkCommand,
    riskCommand,
    renderCommand,
    exportCommand,
    importCommand,
    demoCommand,
    languagesCommand,
    schemaCommand,
    templateCommand,
  ]
  for (const make of commands) root.addCommand(make(context))
  return speakStaffLanguage(root, context)
}

/** Says what went wrong, in JSON where JSON was asked for, and gives the exit code. */
function report(error: unknown, context: Context): ExitCode {
  if (error instanceof Ended) return error.exitCode
  if (error instanceof CommanderError) {
    const isHelp = error.exitCode === 0
    if (!isHelp) fail(context, { code: 'usage', message: usageMessage(error, context) })
    return isHelp ? exitCodes.done : exitCodes.usage
  }
  if (error instanceof UserError) {
    fail(context, {
      code: error.key.replace(/^errors:/u, ''),
      message: messageOf(error, context),
      at: error.at,
    })
    return error.exitCode
  }
  // Ours, not the person's: the stack is what a report needs, and holds no answer.
  fail(context, { code: 'unexpected', message: context.t('errors:unexpected') })
  context.world.errors.write(`${gate(error instanceof Error ? (error.stack ?? error.message) : 'unknown')}\n`)
  return exitCodes.failure
}

function messageOf(error: UserError, { t }: Context): string {
  return t(error.key, error.values)
}

interface Failure {
  readonly code: string
  readonly message: string
  readonly at?: string | undefined
}

function fail(context: Context, failure: Failure): void {
  const isJson = context.world.args.includes('--json')
  if (isJson) context.remark(JSON.stringify({ error: failure }))
  else context.remark(failure.message)
}
