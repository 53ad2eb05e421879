import { Command } from 'commander'
import * as z from 'zod'
import { exitCodes, UserError } from '../errors.js'
import type { CaseContent } from '../interview/case-content.js'
import { recorded } from '../interview/record.js'
import type { Vault } from '../storage/vault.js'
import { withOffset } from '../terminal/interview.js'
import type { Context } from './context.js'
import { refuseReference } from './interview.js'
import { fileInThisForm, readText } from './source.js'
import { unlock } from './unlock.js'

const Options = z.object({ reference: z.string().optional() })

/** `import`: a new case from an application file. The whole file is taken, or nothing. */
export function importCommand(context: Context): Command {
  const { t } = context
  return new Command('import')
    .description(t('cli:import.description'))
    .argument(`<${t('cli:names.file')}>`, t('cli:arguments.file'))
    .option(`--reference <${t('cli:names.case')}>`, t('cli:import.reference'))
    .action(async (name: string, raw: unknown, command: Command) => {
      const { reference } = Options.parse(raw)
      const read = fileInThisForm(context, await readText(context, name))
      if (reference !== undefined) refuseReference(reference)
      const content = reference === undefined ? read : { ...read, reference }
      const vault = await unlock(context, command.optsWithGlobals())
      await takeIn(context, vault, content)
      context.say(t('cli:import.done', { reference: content.reference }))
    })
}

/**
 * Makes a case of what an application file holds; its record says that it came from a file.
 *
 * @throws {UserError} when a case with its reference is here already: two of them could not be told apart
 */
export async function takeIn({ world }: Context, vault: Vault, content: CaseContent): Promise<void> {
  const { reference } = content
  if ((await vault.cases()).some((one) => one.id === reference || one.content?.reference === reference)) {
    throw new UserError('errors:caseFile.exists', { reference }, { exitCode: exitCodes.usage })
  }
  const opened = await vault.create(recorded(content, { at: withOffset(world.now()), what: 'imported' }))
  await opened.close()
}
