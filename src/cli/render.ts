import { join } from 'node:path'
import { Command, Option } from 'commander'
import * as z from 'zod'
import { toApplication } from '../application/to-application.js'
import type { Application } from '../application/application.js'
import type { CaseContent } from '../interview/case-content.js'
import type { Context } from './context.js'
import { documentNames, makeDocuments, type MadeDocument, type Wanted } from './documents.js'
import { ruleFacts, today } from './facts.js'
import { repeatable } from './repeatable.js'
import { readSource } from './source.js'
import { writeWhole } from './write-file.js'

const archives = ['PDF/A-1b', 'PDF/A-3a'] as const
export const archiveSchema = z.enum(archives).optional()

/**
 * Not shown: PDF/A-1b is for checking. It is the one kind that a free validator knows, so files of
 * that kind, with the same pages, show what the usual ones are made of.
 */
export const archiveOption = new Option('--archive <name>').choices(archives).hideHelp()

const Options = z.object({
  out: z.string(),
  language: z.string().optional(),
  reader: z.array(z.string()).optional(),
  only: z.array(z.enum(documentNames)).optional(),
  signatureFields: z.boolean().default(false),
  data: z.boolean().default(true),
  archive: archiveSchema,
})

/** `render`: the documents of a case or an application file, as PDF. */
export function renderCommand(context: Context): Command {
  const { t } = context
  return new Command('render')
    .description(t('cli:render.description'))
    .argument(`<${t('cli:names.source')}>`, t('cli:arguments.source'))
    .requiredOption(`--out <${t('cli:names.folder')}>`, t('cli:render.out'))
    .option(`--language <${t('cli:names.tag')}>`, t('cli:render.language'))
    .addOption(repeatable(new Option(`--reader <${t('cli:names.tag')}>`, t('cli:render.reader'))))
    .addOption(
      repeatable(
        new Option(
          `--only <${t('cli:names.name')}>`,
          t('cli:render.only', { names: documentNames.join(', ') }),
        ).choices(documentNames),
      ),
    )
    .option('--signature-fields', t('cli:render.signatureFields'))
    .option('--no-data', t('cli:render.noData'))
    .addOption(archiveOption)
    .action(async (source: string, _options: unknown, command: Command) => {
      const { out, language, reader, only, signatureFields, data, archive } = Options.parse(command.opts())
      const content = await readSource(context, source, command.optsWithGlobals())
      const written = await writeDocuments(context, content, out, {
        applicant: language ?? content.languages.interview,
        readers: reader ?? content.languages.readers,
        only: only ?? [],
        signatureFields,
        withoutData: !data,
        ...(archive ? { archive } : {}),
      })
      sayWritten(context, written)
    })
}

export interface WrittenDocuments {
  readonly application: Application
  readonly folder: string
  readonly documents: readonly MadeDocument[]
}

/** Makes the documents of a case and writes them into a folder. */
export async function writeDocuments(
  context: Context,
  content: CaseContent,
  folder: string,
  wanted: Wanted,
): Promise<WrittenDocuments> {
  const { form, ruleBook } = context.template()
  const circumstances = { depth: content.depth, today: today(context) }
  const application = toApplication(form, ruleBook, content, circumstances, ruleFacts(context))
  const documents = await makeDocuments(context, application, wanted)
  for (const { file, bytes } of documents) await writeWhole(join(folder, file), bytes, 'replace')
  return { application, folder, documents }
}

/** Says which documents were written, and whether they are drafts. */
export function sayWritten(
  { say, remark, t }: Context,
  { application, folder, documents }: WrittenDocuments,
): void {
  for (const { file, audience, pages } of documents) {
    const forWhom = t(`cli:render.audience.${audience}`)
    say(t('cli:render.writtenFor', { file: join(folder, file), count: pages, audience: forWhom }))
  }
  if (!application.isSignable) remark(t('cli:render.draft'))
}
