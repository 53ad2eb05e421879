import { join } from 'node:path'
import { Command } from 'commander'
import * as z from 'zod'
import { toApplication } from '../application/to-application.js'
import type { CaseContent } from '../interview/case-content.js'
import type { Context } from './context.js'
import { documentNames, makeDocuments, type Wanted } from './documents.js'
import { ruleFacts, today } from './facts.js'
import { readSource } from './source.js'
import { writeWhole } from './write-file.js'

const Options = z.object({
  out: z.string(),
  language: z.string().optional(),
  reader: z.array(z.string()).optional(),
  only: z.array(z.enum(documentNames)).optional(),
})

/** `render`: the documents of a case or an application file, as PDF. */
export function renderCommand(context: Context): Command {
  const { t } = context
  return new Command('render')
    .description(t('cli:render.description'))
    .argument('<case-or-file>', t('cli:arguments.source'))
    .requiredOption('--out <folder>', t('cli:render.out'))
    .option('--language <tag>', t('cli:render.language'))
    .option('--reader <tag...>', t('cli:render.reader'))
    .option('--only <name...>', t('cli:render.only', { names: documentNames.join(', ') }))
    .action(async (source: string, _options: unknown, command: Command) => {
      const { out, language, reader, only } = Options.parse(command.opts())
      const content = await readSource(context, source, command.optsWithGlobals())
      await writeDocuments(context, content, out, {
        applicant: language ?? content.languages.interview,
        readers: reader ?? content.languages.readers,
        only: only ?? [],
      })
    })
}

/** Makes the documents of a case and writes them into a folder, saying which. */
export async function writeDocuments(
  context: Context,
  content: CaseContent,
  folder: string,
  wanted: Wanted,
): Promise<void> {
  const { form, ruleBook } = context.template()
  const circumstances = { depth: content.depth, today: today(context) }
  const application = toApplication(form, ruleBook, content, circumstances, ruleFacts(context))
  const documents = await makeDocuments(context, application, wanted)
  for (const { file, bytes, pages } of documents) {
    await writeWhole(join(folder, file), bytes, 'replace')
    context.say(context.t('cli:render.written', { file: join(folder, file), count: pages }))
  }
  if (!application.isSignable) context.remark(context.t('cli:render.draft'))
}
