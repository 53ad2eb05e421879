import { Command } from 'commander'
import * as z from 'zod'
import { exitCodes, UserError } from '../errors.js'
import type { OpenCase } from '../storage/case-store.js'
import { lineReader } from '../terminal/line-reader.js'
import type { Context } from './context.js'
import { Ended } from './ended.js'
import { sendingInWords } from './sent.js'
import { unlockExisting, type UnlockOptions } from './unlock.js'

const Options = z.object({ reference: z.string().optional() })

/** `delete`: a case, for good, after its reference was written once more. */
export function deleteCommand(context: Context): Command {
  const { t } = context
  return new Command('delete')
    .description(t('cli:delete.description'))
    .argument(`<${t('cli:names.case')}>`, t('cli:arguments.case'))
    .option(`--reference <${t('cli:names.case')}>`, t('cli:delete.reference'))
    .action(async (name: string, raw: unknown, command: Command) => {
      const options: UnlockOptions = command.optsWithGlobals()
      const vault = await unlockExisting(context, options)
      const opened = await vault.open(name)
      const { id } = opened
      const { reference } = opened.content
      try {
        for (const line of whatIsKnown(context, opened)) context.remark(line)
        const written = Options.parse(raw).reference ?? (await writtenAgain(context, options, reference))
        if (written !== reference)
          throw new UserError('errors:delete.notConfirmed', {}, { exitCode: exitCodes.usage })
      } finally {
        await opened.close()
      }
      await vault.remove(id)
      context.say(t('cli:delete.done', { reference }))
      context.remark(t('cli:delete.remains'))
    })
}

/** Whether the case went where it has to be kept, as far as its record says. */
export function whatIsKnown(context: Context, { content }: OpenCase): string[] {
  const { t } = context
  return [
    t('cli:delete.warning', { reference: content.reference }),
    sendingInWords(context, content),
    t('cli:delete.exportFirst'),
  ]
}

async function writtenAgain(context: Context, options: UnlockOptions, reference: string): Promise<string> {
  const { world, t } = context
  if (options.input === false || world.input.isTTY !== true)
    throw new UserError('errors:delete.needsReference', {}, { exitCode: exitCodes.usage })
  world.errors.write(`${t('cli:delete.ask', { reference })} `)
  const reader = lineReader(world.input)
  const line = await reader.next()
  reader.close()
  if (line === undefined) throw new Ended(exitCodes.interrupted)
  return line.trim()
}
