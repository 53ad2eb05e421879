import { Command } from 'commander'
import * as z from 'zod'
import { exitCodes } from '../errors.js'
import type { Depth, Form } from '../form/form.js'
import { noAnswers } from '../interview/answers.js'
import type { CaseContent } from '../interview/case-content.js'
import type { Locale } from '../message.js'
import type { OpenCase } from '../storage/case-store.js'
import { makeReference, type Vault } from '../storage/vault.js'
import { askNewCase } from '../terminal/home.js'
import { formOf, type Context } from './context.js'
import { Ended } from './ended.js'
import { shippedLocale } from './documents.js'
import { dialogDesk, isPlainHere, sitWith } from './sitting.js'
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
    .argument(`[${t('cli:names.case')}]`, t('cli:arguments.case'))
    .option(`--language <${t('cli:names.tag')}>`, t('cli:interview.language'))
    .option('--plain', t('cli:options.plain'))
    .option(`--depth <${t('cli:names.depth')}>`, t('cli:options.depth'))
    .action(async (name: string | undefined, raw: unknown, command: Command) => {
      const options = Options.parse(raw)
      const vault = await unlock(context, command.optsWithGlobals())
      const opened =
        name === undefined ? await askForNewCase(context, vault, options) : await vault.open(name)
      if (!opened) throw new Ended(exitCodes.interrupted)
      throw new Ended(
        await sitWith(context, opened, talkOf(formOf(context)), isPlainHere(context, options.plain === true)),
      )
    })
}

type Known = z.infer<typeof Options>

/**
 * A new case, after its reference, language and depth were asked for. Where nobody can be asked,
 * the reference is made and what the command line does not say is the usual.
 *
 * @returns undefined when the person gave up; then nothing was made
 */
export async function askForNewCase(
  context: Context,
  vault: Vault,
  known: Known,
): Promise<OpenCase | undefined> {
  const language = known.language === undefined ? undefined : shippedLocale(context, known.language)
  if (isPlainHere(context, known.plain === true)) {
    return vault.create(newCase(context, '', language ?? context.staffLanguage, known.depth ?? 'essential'))
  }
  const references = new Set((await vault.cases()).map(({ id, content }) => content?.reference ?? id))
  const chosen = await askNewCase(
    {
      suggestedReference: makeReference(),
      objection: (reference) => objectionTo(context, reference, references),
      languages: context.locales.list,
      known: { ...(language ? { language } : {}), ...(known.depth ? { depth: known.depth } : {}) },
    },
    await dialogDesk(context),
  )
  return chosen && vault.create(newCase(context, chosen.reference, chosen.language, chosen.depth))
}

/** Why a reference cannot be used; undefined when it can. */
function objectionTo({ t }: Context, reference: string, taken: ReadonlySet<string>): string | undefined {
  if (taken.has(reference)) return t('cli:interview.referenceTaken')
  if (!/^[\p{L}\p{N}][\p{L}\p{N}-]{2,39}$/u.test(reference)) return t('cli:interview.referenceShape')
  return undefined
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

/** A case in which nothing has been said yet. */
function newCase(context: Context, reference: string, interview: Locale, depth: Depth): CaseContent {
  const form = formOf(context)
  return {
    template: `${form.id}/${form.version}`,
    reference,
    languages: { interview, staff: context.staffLanguage, readers: ['en'] },
    depth,
    answers: noAnswers,
    overrides: [],
    record: [],
  }
}
