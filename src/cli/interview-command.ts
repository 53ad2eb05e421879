import { Command, Option } from 'commander'
import type { Context } from './context.js'
import { Ended } from './ended.js'
import { refuseWithoutInput, unlock, unlockExisting } from './unlock.js'

/** `interview`: a new case, or go on with one. The talk is loaded while the passphrase is typed. */
export function interviewCommand(context: Context): Command {
  const { t } = context
  return new Command('interview')
    .description(t('cli:interview.description'))
    .argument(`[${t('cli:names.case')}]`, t('cli:arguments.case'))
    .option(`--language <${t('cli:names.tag')}>`, t('cli:interview.language'))
    .option('--plain', t('cli:options.plain'))
    .addOption(
      new Option(`--depth <${t('cli:names.depth')}>`, t('cli:options.depth')).choices(['essential', 'full']),
    )
    .action(async (name: string | undefined, options: unknown, command: Command) => {
      refuseWithoutInput(command.optsWithGlobals())
      const loadTalk = () => import('./interview.js')
      const vault = await (name === undefined ? unlock : unlockExisting)(
        context,
        command.optsWithGlobals(),
        loadTalk,
      )
      const { interview } = await loadTalk()
      throw new Ended(await interview(context, vault, name, options))
    })
}
