import { Command } from 'commander'
import type { CaseContent } from '../interview/case-content.js'
import type { CaseSummary } from '../storage/vault.js'
import { vaultExists } from '../storage/vault-place.js'
import { moment } from '../terminal/time.js'
import type { Context } from './context.js'
import { today } from './facts.js'
import { unlock, type UnlockOptions } from './unlock.js'
import { toList } from './older-form.js'
import { progressOf } from './progress.js'

/** `cases`: the cases on this computer, by reference; never a name. */
export function casesCommand(context: Context): Command {
  const { t } = context
  return new Command('cases')
    .description(t('cli:cases.description'))
    .option('--json', t('cli:options.json'))
    .action(async (options: { json?: boolean }, command: Command) => {
      const found = await summaries(context, command.optsWithGlobals())
      const cases = await Promise.all(found.map((summary) => listed(context, summary)))
      if (options.json === true) context.say(JSON.stringify(cases, undefined, 2))
      else if (cases.length === 0) context.say(t('cli:cases.none'))
      else {
        for (const one of cases) {
          const { isExample, deleteOn, ...row } = one
          const { reference } = row
          const changedAt = moment(new Date(row.changedAt), context.staffLanguage)
          context.say(t('cli:cases.row', { ...row, count: row.open, changedAt }))
          if (isExample) context.say(t('cli:cases.example'))
          if (deleteOn !== undefined && deleteOn <= today(context))
            context.say(t('cli:cases.due', { reference, deleteOn }))
        }
      }
    })
}

/** Where no case was ever made, no passphrase is needed to say so. */
async function summaries(context: Context, options: UnlockOptions): Promise<CaseSummary[]> {
  if (!(await vaultExists(context.home))) return []
  return (await unlock(context, options)).cases()
}

async function listed(context: Context, { id, changedAt, content: saved }: CaseSummary) {
  const content = saved && (await toList(context, saved))
  return {
    reference: saved?.reference ?? id,
    changedAt,
    // A case of which nothing can be opened here has no progress; its reference is still said.
    ...(content ? progressOf(context, content) : { answered: 0, open: 0 }),
    ...(content ? retention(content) : noRetention),
    isExample: saved?.isExample === true,
  }
}

const noRetention: { readonly deleteOn?: string } = {}

/** The day on which the case is to be deleted; nothing while none was agreed. */
export function retention({ answers }: CaseContent): { readonly deleteOn?: string } {
  const answer = answers.own.get('consent.deleteOn')
  return answer?.state === 'answered' && typeof answer.value === 'string' ? { deleteOn: answer.value } : {}
}
