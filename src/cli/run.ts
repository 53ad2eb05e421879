/** The whole command line: every command, its errors, its exit code. */

import { CommanderError, Command } from 'commander'
import { UserError, exitCodes, type ExitCode } from '../errors.js'
import { ApplicationFileError } from '../storage/faults.js'
import { gate } from '../text.js'
import type { World } from '../world.js'
import { casesCommand } from './cases.js'
import { checkCommand } from './check.js'
import { makeContext, type Context } from './context.js'
import { deleteCommand } from './delete.js'
import { demoCommand } from './demo.js'
import { Ended } from './ended.js'
import { exportCommand } from './export.js'
import { homeAction } from './home.js'
import { importCommand } from './import.js'
import { interviewCommand } from './interview.js'
import { languagesCommand } from './languages.js'
import { openCommand } from './open.js'
import { packageCommand } from './package.js'
import { passphraseCommand } from './passphrase.js'
import { recoveryCommand } from './recovery.js'
import { renderCommand } from './render.js'
import { riskCommand } from './risk.js'
import { schemaCommand } from './schema.js'
import { templateCommand } from './template-check.js'
import { translateCommand } from './translate.js'
import { blankCommand, leafletCommand } from './sheets.js'
import { speakStaffLanguage, usageMessage } from './usage.js'
import { version } from './version.js'

/** Runs the program once. Never throws; what went wrong is said on standard error. */
export async function run(world: World): Promise<ExitCode> {
  const context = makeContext(world)
  // Whoever reads our output may stop reading, as `head` does: no fault, and nothing to say.
  for (const stream of [world.output, world.errors]) stream.on('error', () => undefined)
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
    .option(`--staff-language <${t('cli:names.tag')}>`, t('cli:options.staffLanguage'))
    .option('--no-input', t('cli:options.noInput'))
    .option(`--passphrase-fd <${t('cli:names.number')}>`, t('cli:options.passphraseFd'))
    .argument(`[${t('cli:names.command')}]`)
    .action(async (name: string | undefined) => {
      if (name !== undefined)
        throw new UserError('cli:usage.unknownCommand', { name }, { exitCode: exitCodes.usage })
      await homeAction(context, root.opts())
    })
  const commands = [
    interviewCommand,
    casesCommand,
    checkCommand,
    riskCommand,
    renderCommand,
    exportCommand,
    importCommand,
    packageCommand,
    openCommand,
    deleteCommand,
    passphraseCommand,
    recoveryCommand,
    leafletCommand,
    blankCommand,
    demoCommand,
    languagesCommand,
    schemaCommand,
    templateCommand,
    translateCommand,
  ]
  for (const make of commands) root.addCommand(make(context))
  return speakStaffLanguage(root, context)
}

/** Says what went wrong, in JSON where JSON was asked for, and gives the exit code. */
function report(error: unknown, context: Context): ExitCode {
  const { t } = context
  if (error instanceof Ended) return error.exitCode
  if (error instanceof CommanderError) {
    const isHelp = error.exitCode === 0
    if (!isHelp) fail(context, { code: 'usage', message: usageMessage(error, context) })
    return isHelp ? exitCodes.done : exitCodes.usage
  }
  if (error instanceof UserError) {
    const faults = error instanceof ApplicationFileError ? error.faults : []
    fail(context, {
      code: error.key.replace(/^\w+:/u, ''),
      message: t(error.key, error.values),
      at: error.at,
      faults: faults.map(({ at, message }) => ({ at, message: t(message.key, message.values) })),
    })
    return error.exitCode
  }
  // Ours, not the person's: the stack is what a report needs, and holds no answer.
  fail(context, { code: 'unexpected', message: t('errors:unexpected') })
  context.world.errors.write(`${gate(error instanceof Error ? (error.stack ?? error.message) : 'unknown')}\n`)
  return exitCodes.failure
}

interface Failure {
  readonly code: string
  readonly message: string
  readonly at?: string | undefined
  /** Everything that was found, where one look finds many. */
  readonly faults?: readonly { readonly at: string; readonly message: string }[]
}

function fail(context: Context, failure: Failure): void {
  const { faults = [], ...rest } = failure
  if (context.world.args.includes('--json')) {
    context.remark(JSON.stringify({ error: faults.length > 0 ? failure : rest }))
    return
  }
  context.remark(failure.message)
  for (const { at, message } of faults) context.remark(at === '' ? `  ${message}` : `  ${at}: ${message}`)
}
