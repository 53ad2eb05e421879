import { Command } from 'commander'
import * as z from 'zod'
import { toApplication } from '../application/to-application.js'
import { exitCodes, UserError } from '../errors.js'
import { questionIn } from '../form/look-up.js'
import type { Place } from '../interview/answer.js'
import type { CaseContent } from '../interview/case-content.js'
import { writeApplicationFile } from '../storage/application-file.js'
import { labelKey } from '../wording/keys.js'
import { formOf, type Context } from './context.js'
import { ruleFacts, today } from './facts.js'
import { readSource } from './source.js'
import { readTemplateFiles } from './template.js'
import { writeWhole } from './write-file.js'

const Options = z.object({
  out: z.string(),
  overwrite: z.boolean().optional(),
  htcds: z.boolean().optional(),
  redact: z.boolean().optional(),
})

/** `export`: a case as a file which other programs can read. Not encrypted. */
export function exportCommand(context: Context): Command {
  const { t } = context
  return new Command('export')
    .description(t('cli:export.description'))
    .argument(`<${t('cli:names.case')}>`, t('cli:arguments.case'))
    .requiredOption(`--out <${t('cli:names.file')}>`, t('cli:export.out'))
    .option('--htcds', t('cli:export.htcds'))
    .option('--redact', t('cli:export.redact'))
    .option('--overwrite', t('cli:options.overwrite'))
    .action(async (name: string, raw: unknown, command: Command) => {
      const { out, overwrite, htcds = false, redact = false } = Options.parse(raw)
      if (htcds && redact) throw new UserError('cli:export.oneOrOther', {}, { exitCode: exitCodes.usage })
      const content = await readSource(context, name, command.optsWithGlobals())
      const exported = htcds
        ? await asHtcds(context, content)
        : redact
          ? await asRedacted(context, content)
          : { file: writeApplicationFile(content, formOf(context)), remarks: [] }
      if (out === '-') context.world.output.write(exported.file)
      else {
        await writeWhole(out, exported.file, overwrite === true ? 'replace' : 'new')
        context.say(t('cli:export.written', { file: out }))
      }
      for (const remark of exported.remarks) context.remark(remark)
      if (out !== '-') context.remark(t(redact ? 'cli:export.stillSensitive' : 'cli:export.notEncrypted'))
    })
}

interface Exported {
  readonly file: string
  /** Which answers are not in it, or not whole. Questions only, never answers. */
  readonly remarks: readonly string[]
}

async function asHtcds(context: Context, content: CaseContent): Promise<Exported> {
  const { parseHtcdsMapping, toHtcds } = await import('../application/htcds.js')
  const mapping = parseHtcdsMapping(dataOf(context, 'htcds.json'))
  const { htcds, leftOut } = toHtcds(applicationOf(context, content), mapping)
  return { file: asJson(htcds), remarks: listed(context, 'leftOut', leftOut) }
}

async function asRedacted(context: Context, content: CaseContent): Promise<Exported> {
  const { parseRedaction, redacted } = await import('../application/redact.js')
  const redaction = parseRedaction(dataOf(context, 'redaction.json'))
  const { copy, changed } = redacted(applicationOf(context, content), redaction)
  return { file: asJson(copy), remarks: listed(context, 'removed', changed) }
}

function applicationOf(context: Context, content: CaseContent): ReturnType<typeof toApplication> {
  const { form, ruleBook } = context.template()
  return toApplication(
    form,
    ruleBook,
    content,
    { depth: content.depth, today: today(context) },
    ruleFacts(context),
  )
}

const dataOf = ({ world }: Context, file: string): unknown => readTemplateFiles(world.resources).get(file)

const asJson = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`

/** What the sentences of the declaration name. */
const notSaid = { country: '…', language: '…', children: '…' }

/** Each question once, with its number: for two children it is the same question. */
function listed(context: Context, key: string, places: readonly Place[]): string[] {
  const { t } = context
  const form = formOf(context)
  const questions = new Set(places.map(({ question }) => question))
  if (questions.size === 0) return []
  return [
    t(`cli:export.${key}`, { count: questions.size }),
    ...[...questions].flatMap((id) => {
      const question = questionIn(form, id)
      return question
        ? [t('cli:export.entry', { number: question.number, label: t(labelKey(question), notSaid) })]
        : []
    }),
  ]
}
