import { Command } from 'commander'
import * as z from 'zod'
import { toApplication } from '../application/to-application.js'
import { exitCodes, UserError } from '../errors.js'
import { answerAt } from '../interview/answers.js'
import type { CaseContent } from '../interview/case-content.js'
import { recorded } from '../interview/record.js'
import { withOffset } from '../terminal/time.js'
import { gateLine } from '../text.js'
import type { Context } from './context.js'
import { ruleFacts, today } from './facts.js'
import { unlock } from './unlock.js'

const Options = z.object({ reason: z.string() })

/** `override`: the coordinator goes on past a rule, with a reason that the cover note says. */
export function overrideCommand(context: Context): Command {
  const { t } = context
  return new Command('override')
    .description(t('cli:override.description'))
    .argument(`<${t('cli:names.case')}>`, t('cli:arguments.case'))
    .argument(`<${t('cli:names.rule')}>`, t('cli:override.rule'))
    .requiredOption(`--reason <${t('cli:names.text')}>`, t('cli:override.reason'))
    .action(async (name: string, rule: string, raw: unknown, command: Command) => {
      const reason = gateLine(Options.parse(raw).reason).trim()
      const vault = await unlock(context, command.optsWithGlobals())
      const opened = await vault.open(name)
      try {
        await opened.save(overridden(context, opened.content, rule.toUpperCase(), reason))
      } finally {
        await opened.close()
      }
      context.say(t('cli:override.done', { rule: rule.toUpperCase() }))
    })
}

/**
 * The case with a decision to go on past a rule.
 *
 * @throws {UserError} when the rule stops nothing here, when nobody may decide on it, or without a reason
 */
export function overridden(
  context: Context,
  content: CaseContent,
  rule: string,
  reason: string,
): CaseContent {
  const { form, ruleBook } = context.template()
  const circumstances = { depth: content.depth, today: today(context) }
  const { problems } = toApplication(form, ruleBook, content, circumstances, ruleFacts(context))
  const stopping = problems.filter((problem) => problem.rule === rule && problem.stops !== 'nothing')
  if (stopping.length === 0) throw refusal('notStopping', rule)
  if (!stopping.some(({ overridable }) => overridable)) throw refusal('never', rule)
  if (reason === '') throw refusal('withoutReason', rule)
  const at = withOffset(context.world.now())
  const override = { rule, reason, by: coordinatorOf(content), at }
  const overrides = [...content.overrides, override]
  return recorded({ ...content, overrides }, { at, what: 'overridden', reason })
}

const refusal = (why: string, rule: string): UserError =>
  new UserError(`errors:override.${why}`, { rule }, { exitCode: exitCodes.usage })

/** Who decides: the coordinator of the case by name, where it has one. */
function coordinatorOf({ answers }: CaseContent): string {
  const name = answerAt(answers, { question: 'case.coordinatorName' })
  return name?.state === 'answered' && typeof name.value === 'string' ? name.value : 'coordinator'
}
