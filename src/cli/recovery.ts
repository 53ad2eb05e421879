import { Command } from 'commander'
import * as z from 'zod'
import type { Vault } from '../storage/vault.js'
import type { Context } from './context.js'
import { paperSpeaker } from './drafts.js'
import { writeSheet } from './sheets.js'
import { unlockExisting } from './unlock.js'

const Options = z.object({ out: z.string(), overwrite: z.boolean().optional() })

/** Moment in the metadata: that of no day, so that the sheet tells nothing about when it was made. */
const noDay = '2000-01-01'

/** `recovery`: the sheet that opens the cases when every passphrase is forgotten. */
export function recoveryCommand(context: Context): Command {
  const { t } = context
  return new Command('recovery')
    .description(t('cli:recovery.description'))
    .requiredOption(`--out <${t('cli:names.file')}>`, t('cli:recovery.out'))
    .option('--overwrite', t('cli:options.overwrite'))
    .action(async (raw: unknown, command: Command) => {
      const { out, overwrite } = Options.parse(raw)
      const vault = await unlockExisting(context, command.optsWithGlobals())
      await writeRecoverySheet(context, vault, out, overwrite === true)
      vault.close()
      context.remark(t('cli:recovery.print'))
    })
}

/** @throws {UserError} when the file cannot be written, or is there already */
export async function writeRecoverySheet(
  context: Context,
  vault: Vault,
  out: string,
  overwrite: boolean,
): Promise<void> {
  const { recoveryDocument } = await import('../document/recovery-document.js')
  const speaker = paperSpeaker(context, context.staffLanguage)
  await writeSheet(context, recoveryDocument(vault.recoveryKey(), speaker), noDay, out, overwrite)
}
