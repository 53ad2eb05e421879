import { Command } from 'commander'
import type { Context } from './context.js'
import { unlock } from './unlock.js'
import { progressOf } from './progress.js'

/** `cases`: the cases on this computer, by reference; never a name. */
export function casesCommand(context: Context): Command {
  const { t } = context
  return new Command('cases')
    .description(t('cli:cases.description'))
    .option('--json', t('cli:options.json'))
    .action(async (options: { json?: boolean }, command: Command) => {
      const vault = await unlock(context, command.optsWithGlobals())
      const cases = (await vault.cases()).map(({ id, changedAt, content }) => ({
        reference: content?.reference ?? id,
        changedAt,
        // A case of which nothing can be opened has no progress; its reference is still said.
        ...(content ? progressOf(context, content) : { answered: 0, open: 0 }),
      }))
      if (options.json === true) context.say(JSON.stringify(cases, undefined, 2))
      else if (cases.length === 0) context.say(t('cli:cases.none'))
      else for (const one of cases) context.say(t('cli:cases.row', { ...one, count: one.open }))
    })
}
