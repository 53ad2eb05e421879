import { Command } from 'commander'
import * as z from 'zod'
import type { Form } from '../form/form.js'
import { noAnswers } from '../interview/answers.js'
import type { CaseContent } from '../interview/case-content.js'
import { formOf, type Context } from './context.js'
import { Ended } from './ended.js'
import { isPlainHere, sitWith } from './sitting.js'
import { unlock } from './unlock.js'

const Options = z.object({
  language: z.string().optional(),
  depth: z.enum(['essential', 'full']).optional(),
  plain: z.boolean().optional(),
})

/** `interview`: a new case, or go on with one. */
export function interviewCommand(context: Context): Command {
  const { t } = context
  return new Command('interview')
    .description(t('cli:interview.description'))
    .argument('[case]', t('cli:arguments.case'))
    .option('--language <tag>', t('cli:interview.language'))
    .option('--plain', t('cli:options.plain'))
    .option('--depth <depth>', t('cli:options.depth'))
    .action(async (name: string | undefined, raw: unknown, command: Command) => {
      const options = Options.parse(raw)
      const vault = await unlock(context, command.optsWithGlobals())
      const opened =
        name === undefined
          ? await vault.create(
              newCase(context, options.language ?? context.staffLanguage, options.depth ?? 'essential'),
            )
          : await vault.open(name)
      throw new Ended(
        await sitWith(context, opened, talkOf(formOf(context)), isPlainHere(context, options.plain === true)),
      )
    })
}

/** The talk with the applicant: all but the risk table, which the professional fills in alone. */
export function talkOf(form: Form): Form {
  return { ...form, meetings: form.meetings.filter(({ id }) => id !== riskMeeting) }
}

/** The risk table alone. */
export function riskTalkOf(form: Form): Form {
  return { ...form, meetings: form.meetings.filter(({ id }) => id === riskMeeting) }
}

const riskMeeting = 'riskTable'

/** A case in which nothing has been said yet. Its reference is its folder's, until somebody gives another. */
export function newCase(context: Context, interview: string, depth: CaseContent['depth']): CaseContent {
  const form = formOf(context)
  return {
    template: `${form.id}/${form.version}`,
    reference: '',
    languages: { interview, staff: context.staffLanguage, readers: ['en'] },
    depth,
    answers: noAnswers,
    overrides: [],
    record: [],
  }
}
