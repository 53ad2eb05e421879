import { Argument, Command } from 'commander'
import { shapeOf } from './command-line.js'
import { completionScript, shells, type Shell } from './completions.js'
import type { Context } from './context.js'
import { wholeProgram } from './program.js'

/** `completion`: what a shell needs to complete commands and options. */
export function completionCommand(context: Context): Command {
  const { t } = context
  return new Command('completion')
    .description(t('cli:completion.description'))
    .addArgument(new Argument(`<${t('cli:names.shell')}>`, t('cli:completion.shell')).choices(shells))
    .action(async (shell: Shell) => {
      context.world.output.write(completionScript(shell, shapeOf(await wholeProgram(context))))
    })
}
