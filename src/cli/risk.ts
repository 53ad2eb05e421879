import { Command } from 'commander'
import * as z from 'zod'
import { proposeRisks } from '../application/proposed-risks.js'
import type { ProposedRisk } from '../application/application.js'
import type { AllAnswers } from '../interview/answer.js'
import { withAnswer } from '../interview/answers.js'
import type { CaseContent } from '../interview/case-content.js'
import { recorded } from '../interview/record.js'
import { withOffset } from '../terminal/interview.js'
import { formOf, type Context } from './context.js'
import { Ended } from './ended.js'
import { today } from './facts.js'
import { riskTalkOf } from './interview.js'
import { sitWith } from './sitting.js'
import { isPlainHere } from './terminal-desk.js'
import { unlock } from './unlock.js'

const Options = z.object({ plain: z.boolean().optional() })

/** `risk`: the assisting professional fills in the risk table, row by row. */
export function riskCommand(context: Context): Command {
  const { t } = context
  return new Command('risk')
    .description(t('cli:risk.description'))
    .argument(`<${t('cli:names.case')}>`, t('cli:arguments.case'))
    .option('--plain', t('cli:options.plain'))
    .action(async (name: string, raw: unknown, command: Command) => {
      const { plain } = Options.parse(raw)
      const vault = await unlock(context, command.optsWithGlobals())
      const opened = await vault.open(name)
      await opened.save(withProposedRisks(context, opened.content))
      throw new Ended(
        await sitWith(
          context,
          opened,
          riskTalkOf(formOf(context)),
          isPlainHere(context, plain === true),
          'rows',
        ),
      )
    })
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
