import { Command } from 'commander'
import * as z from 'zod'
import type { Application, Problem } from '../application/application.js'
import { toApplication } from '../application/to-application.js'
import { numberOfItem } from '../document/problem-place.js'
import { exitCodes, UserError } from '../errors.js'
import { selfId } from '../form/form.js'
import type { CaseContent } from '../interview/case-content.js'
import { goneOnPast } from '../interview/override.js'
import type { Values } from '../message.js'
import { withOffset } from '../terminal/time.js'
import { gateLine } from '../text.js'
import type { Context } from './context.js'
import { Ended } from './ended.js'
import { ruleFacts, today } from './facts.js'
import { openToWorkOn } from './older-form.js'
import { unlockExisting } from './unlock.js'

const Options = z.object({ reason: z.string(), for: z.coerce.number().optional() })

/** `override`: the coordinator goes on past a rule, with a reason that the cover note says. */
export function overrideCommand(context: Context): Command {
  const { t } = context
  return new Command('override')
    .description(t('cli:override.description'))
    .argument(`<${t('cli:names.case')}>`, t('cli:arguments.case'))
    .argument(`<${t('cli:names.rule')}>`, t('cli:override.rule'))
    .requiredOption(`--reason <${t('cli:names.text')}>`, t('cli:override.reason'))
    .option(`--for <${t('cli:names.number')}>`, t('cli:override.for'))
    .action(async (name: string, rule: string, raw: unknown, command: Command) => {
      const options = Options.parse(raw)
      const reason = gateLine(options.reason).trim()
      const vault = await unlockExisting(context, command.optsWithGlobals())
      const opened = await openToWorkOn(context, vault, name)
      if (!opened) throw new Ended(exitCodes.interrupted)
      try {
        await opened.save(overridden(context, opened.content, rule.toUpperCase(), reason, options.for))
      } finally {
        await opened.close()
      }
      context.say(t('cli:override.done', { rule: rule.toUpperCase() }))
    })
}

/**
 * The case with a decision to go on past a rule.
 *
 * @param number which child or row of the risk table it is about, as `check` numbers them; 0 for the
 * applicant. Needed only where the rule stops something for several of them
 * @throws {UserError} when the rule stops nothing here, when nobody may decide on it, when it is not
 * said for which of several, or without a reason
 */
export function overridden(
  context: Context,
  content: CaseContent,
  rule: string,
  reason: string,
  number?: number,
): CaseContent {
  const { form, ruleBook } = context.template()
  const circumstances = { depth: content.depth, today: today(context) }
  const application = toApplication(form, ruleBook, content, circumstances, ruleFacts(context))
  const stopping = application.problems.filter(
    (problem) => problem.rule === rule && problem.stops !== 'nothing',
  )
  if (stopping.length === 0) throw refusal('notStopping', { rule })
  const open = stopping.filter(({ overridable }) => overridable)
  if (open.length === 0) throw refusal('never', { rule })
  if (reason === '') throw refusal('withoutReason', { rule })
  const numbers = [...new Set(open.map((problem) => numberOf(application, problem)))]
  const [only] = numbers
  const which = numbers.length === 1 ? only : number
  const problem = open.find((one) => numberOf(application, one) === which)
  if (!problem || (number !== undefined && number !== which)) {
    throw refusal('which', { rule, numbers: numbers.join(', ') })
  }
  return goneOnPast(content, problem, reason, withOffset(context.world.now()))
}

/** How the child or the row is called for; undefined for a rule that is about the case as a whole. */
function numberOf(application: Application, { item }: Problem): number | undefined {
  if (!item) return undefined
  return item.id === selfId ? 0 : numberOfItem(application, item)
}

const refusal = (why: string, values: Values): UserError =>
  new UserError(`errors:override.${why}`, values, { exitCode: exitCodes.usage })
