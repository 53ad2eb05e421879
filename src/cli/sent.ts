import { Command } from 'commander'
import { exitCodes, UserError } from '../errors.js'
import type { CaseContent, RecordEntry } from '../interview/case-content.js'
import { recorded } from '../interview/record.js'
import { withOffset } from '../terminal/time.js'
import type { Context } from './context.js'
import { Ended } from './ended.js'
import { openToWorkOn } from './older-form.js'
import { unlockExisting } from './unlock.js'

/** `sent`: the package went to IOM Finland, by the municipality's own channel. */
export function sentCommand(context: Context): Command {
  const { t } = context
  return new Command('sent')
    .description(t('cli:sent.description'))
    .argument(`<${t('cli:names.case')}>`, t('cli:arguments.case'))
    .action(async (name: string, _options: unknown, command: Command) => {
      const vault = await unlockExisting(context, command.optsWithGlobals())
      const opened = await openToWorkOn(context, vault, name)
      if (!opened) throw new Ended(exitCodes.interrupted)
      try {
        await opened.save(sentCase(context, opened.content))
        context.say(t('cli:sent.done', { reference: opened.content.reference }))
      } finally {
        await opened.close()
      }
    })
}

/**
 * The case with its last package written down as sent.
 *
 * @throws {UserError} when no package was made
 */
export function sentCase({ world }: Context, content: CaseContent): CaseContent {
  const made = lastPackage(content)
  if (made?.file === undefined)
    throw new UserError('errors:package.noneMade', {}, { exitCode: exitCodes.usage })
  return recorded(content, { at: withOffset(world.now()), what: 'sent', file: made.file })
}

/** When the last package was made; undefined before. */
export const lastPackage = ({ record }: CaseContent): RecordEntry | undefined =>
  record.findLast(({ what }) => what === 'packaged')

/** What is known of the sending, for whoever is about to delete the case. */
export function sendingInWords({ t }: Context, content: CaseContent): string {
  const sent = content.record.findLast(({ what }) => what === 'sent')
  const made = lastPackage(content)
  if (sent) return t('cli:delete.sentOn', { day: sent.at.slice(0, 10) })
  return made ? t('cli:delete.sent', { day: made.at.slice(0, 10) }) : t('cli:delete.notSent')
}
