import { Command } from 'commander'
import type { CaseContent } from '../interview/case-content.js'
import { recorded } from '../interview/record.js'
import { readApplicationFile } from '../storage/application-file.js'
import { withOffset } from '../terminal/interview.js'
import { formOf, type Context } from './context.js'
import { readText } from './source.js'
import { unlock } from './unlock.js'

/** `import`: a new case from an application file. The whole file is taken, or nothing. */
export function importCommand(context: Context): Command {
  const { t } = context
  return new Command('import')
    .description(t('cli:import.description'))
    .argument(`<${t('cli:names.file')}>`, t('cli:arguments.file'))
    .action(async (name: string, _options: unknown, command: Command) => {
      const content = readApplicationFile(await readText(context, name), formOf(context))
      const vault = await unlock(context, command.optsWithGlobals())
      const opened = await vault.create(imported(context, content))
      await opened.close()
      context.say(t('cli:import.done', { reference: content.reference }))
    })
}

/** The case as it begins here: its record says that it came from a file. */
export function imported({ world }: Context, content: CaseContent): CaseContent {
  return recorded(content, { at: withOffset(world.now()), what: 'imported' })
}
