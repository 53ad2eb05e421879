/** The program as commander knows it: global options, the home screen, and the commands. */

import { Command, InvalidArgumentError } from 'commander'
import { UserError, exitCodes } from '../errors.js'
import { allCommands, commandsFor } from './commands.js'
import { staffLanguageOf, type Start } from './start.js'
import { speakStaffLanguage } from './usage.js'
import { version } from './version.js'

/** With the commands that this command line names. */
export async function programFor(start: Start): Promise<Command> {
  return program(start, await commandsFor(start))
}

/** With every command and all its options, for what describes the whole command line. */
export async function wholeProgram(start: Start): Promise<Command> {
  return program(start, await allCommands(start))
}

function program(start: Start, commands: readonly Command[]): Command {
  const { t } = start
  const root = new Command('hemvag')
    .description(t('cli:program.description'))
    .version(version(start.world.resources), '-V, --version', t('cli:options.version'))
    .option(`--staff-language <${t('cli:names.tag')}>`, t('cli:options.staffLanguage'), (tag: string) => {
      // The language itself is chosen before the command line is parsed; here a wrong one is refused.
      if (!staffLanguageOf(tag, start.locales)) throw new InvalidArgumentError('')
      return tag
    })
    .option('--no-input', t('cli:options.noInput'))
    .option(`--passphrase-fd <${t('cli:names.number')}>`, t('cli:options.passphraseFd'))
    .argument(`[${t('cli:names.command')}]`)
    .action(async (name: string | undefined) => {
      if (name !== undefined)
        throw new UserError('cli:usage.unknownCommand', { name }, { exitCode: exitCodes.usage })
      const [{ homeAction }, { makeContext }] = await Promise.all([
        import('./home.js'),
        import('./context.js'),
      ])
      await homeAction(makeContext(start), root.opts())
    })
  for (const command of commands) root.addCommand(command)
  return speakStaffLanguage(root, start)
}
