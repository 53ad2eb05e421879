import { Command } from 'commander'
import * as z from 'zod'
import { proposeRisks } from '../application/proposed-risks.js'
import { conclusionDay, hasChangedSinceConclusion, riskTableReopened } from '../application/risk-versions.js'
import { exitCodes, UserError } from '../errors.js'
import type { ProposedRisk } from '../application/application.js'
import type { AllAnswers } from '../interview/answer.js'
import { withAnswer } from '../interview/answers.js'
import type { CaseContent } from '../interview/case-content.js'
import { recorded } from '../interview/record.js'
import { ask, type DialogDesk } from '../terminal/dialog.js'
import { sayDate } from '../wording/say.js'
import { withOffset } from '../terminal/interview.js'
import type { Context } from './context.js'
import { Ended } from './ended.js'
import { today } from './facts.js'
import { sitWith } from './sitting.js'
import { isPlainHere } from './terminal-desk.js'
import { openToWorkOn } from './older-form.js'
import { refuseWithoutInput, unlockExisting } from './unlock.js'

const Options = z.object({ plain: z.boolean().optional(), reassess: z.boolean().optional() })

/** `risk`: the assisting professional fills in the risk table, row by row. */
export function riskCommand(context: Context): Command {
  const { t } = context
  return new Command('risk')
    .description(t('cli:risk.description'))
    .argument(`<${t('cli:names.case')}>`, t('cli:arguments.case'))
    .option('--reassess', t('cli:risk.reassess'))
    .option('--plain', t('cli:options.plain'))
    .action(async (name: string, raw: unknown, command: Command) => {
      const { plain, reassess } = Options.parse(raw)
      refuseWithoutInput(command.optsWithGlobals())
      const vault = await unlockExisting(context, command.optsWithGlobals())
      const opened = await openToWorkOn(context, vault, name)
      if (!opened) throw new Ended(exitCodes.interrupted)
      // After it was locked the table is filled in already.
      if (!context.world.locked) await opened.save(tableToFillIn(context, opened.content, reassess === true))
      throw new Ended(await sitWith(context, opened, 'risk', isPlainHere(context, plain === true), 'rows'))
    })
}

/**
 * The case as the table is filled in from: with the rows that the answers point to now. To assess
 * anew keeps the table as it is as an earlier version, and asks for a conclusion again.
 *
 * @throws {UserError} when there is no conclusion yet that could be made anew
 */
export function tableToFillIn(context: Context, content: CaseContent, isAnew: boolean): CaseContent {
  if (!isAnew) return withProposedRisks(context, content)
  if (conclusionDay(content) === undefined) {
    throw new UserError('errors:noRiskConclusion', {}, { exitCode: exitCodes.usage })
  }
  const { form, ruleBook } = context.template()
  const circumstances = { depth: content.depth, today: today(context) }
  const at = withOffset(context.world.now())
  return withProposedRisks(context, riskTableReopened(form, ruleBook, content, circumstances, at))
}

/**
 * Asks whether a table with a conclusion is made anew or only looked at. Without a conclusion there
 * is nothing to ask.
 *
 * @returns undefined when the person goes back
 */
export async function askWhetherAnew(
  { staffLanguage }: Context,
  content: CaseContent,
  desk: DialogDesk,
): Promise<boolean | undefined> {
  const day = conclusionDay(content)
  if (day === undefined) return false
  const { t } = desk.staff
  const hasChanged = hasChangedSinceConclusion(content)
  return ask<boolean>(
    {
      title: t('terminal:risk.title'),
      ask: t('terminal:risk.concluded', { date: sayDate(day, { locale: staffLanguage, t }) }),
      notes: [t(`terminal:risk.${hasChanged ? 'changedSince' : 'notChangedSince'}`)],
      options: () => [
        { value: true, label: t('terminal:risk.anew') },
        { value: false, label: t('terminal:risk.asItIs') },
      ],
      prefilled: hasChanged ? '1' : '2',
      enter: t('terminal:key.choose'),
      escape: t('terminal:key.home'),
    },
    desk,
  )
}

/** The case with a row for each risk that the answers point to and nobody has considered yet. */
export function withProposedRisks(context: Context, content: CaseContent): CaseContent {
  const { form, ruleBook } = context.template()
  const proposed = proposeRisks(form, ruleBook, content, { depth: content.depth, today: today(context) })
  if (proposed.length === 0) return content
  const at = withOffset(context.world.now())
  const first = content.answers.groups.risks.length + 1
  const answers = proposed.reduce(
    (all, risk, index) => withRow(all, `r${first + index}`, risk, at),
    content.answers,
  )
  return recorded({ ...content, answers }, { at, what: 'risksProposed' })
}

/** A new row that says what it is about; whether it is a risk here is for the professional to say. */
function withRow(answers: AllAnswers, id: string, { category, phase }: ProposedRisk, at: string): AllAnswers {
  const item = { group: 'risks', id } as const
  const story = { source: 'coordinator', at } as const
  const named = withAnswer(
    answers,
    { question: 'risk.category', item },
    { state: 'answered', value: category, story },
  )
  return withAnswer(named, { question: 'risk.phase', item }, { state: 'answered', value: phase, story })
}
