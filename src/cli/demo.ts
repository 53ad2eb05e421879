import { join } from 'node:path'
import { Command, Option } from 'commander'
import * as z from 'zod'
import { exitCodes, UserError } from '../errors.js'
import { readText } from '../resources.js'
import { readApplicationFile, writeApplicationFile } from '../storage/application-file.js'
import { formOf, type Context } from './context.js'
import { archiveOption, archiveSchema, sayWritten, writeDocuments } from './render.js'
import { repeatable } from './repeatable.js'
import { writeWhole } from './write-file.js'

const Options = z.object({
  out: z.string().optional(),
  list: z.boolean().optional(),
  case: z.string().optional(),
  language: z.string().optional(),
  reader: z.array(z.string()).optional(),
  archive: archiveSchema,
})

/** `demo`: the documents of an invented case, to see what the program makes. */
export function demoCommand(context: Context): Command {
  const { t } = context
  return new Command('demo')
    .description(t('cli:demo.description'))
    .option(`--out <${t('cli:names.folder')}>`, t('cli:demo.out'))
    .option('--list', t('cli:demo.list'))
    .option(`--case <${t('cli:names.name')}>`, t('cli:demo.case'))
    .option(`--language <${t('cli:names.tag')}>`, t('cli:demo.language'))
    .addOption(repeatable(new Option(`--reader <${t('cli:names.tag')}>`, t('cli:render.reader'))))
    .addOption(archiveOption)
    .action(async (raw: unknown) => {
      const options = Options.parse(raw)
      const names = demoCases(context)
      if (options.list === true) {
        for (const name of names)
          context.say(t('cli:demo.entry', { name, about: t(`cli:demo.cases.${name}`) }))
        return
      }
      if (options.out === undefined)
        throw new UserError('errors:demo.outNeeded', {}, { exitCode: exitCodes.usage })
      if (options.case === undefined && options.language === undefined) {
        // Nothing chosen: every invented case, each in its own language and folder.
        for (const name of names) await write(context, name, join(options.out, name), options)
        return
      }
      const name = options.case ?? names[0] ?? ''
      if (!names.includes(name)) {
        throw new UserError(
          'errors:demo.unknown',
          { name, names: names.join(', ') },
          { exitCode: exitCodes.usage },
        )
      }
      await write(context, name, options.out, options)
    })
}

async function write(
  context: Context,
  name: string,
  folder: string,
  options: z.infer<typeof Options>,
): Promise<void> {
  const content = readApplicationFile(
    readText(context.world.resources, `${demoFolder}/${name}.json`),
    formOf(context),
  )
  const written = await writeDocuments(context, content, folder, {
    applicant: options.language ?? content.languages.interview,
    readers: options.reader ?? content.languages.readers,
    only: [],
    ...(options.archive ? { archive: options.archive } : {}),
  })
  sayWritten(context, written)
  const file = join(folder, 'application.json')
  await writeWhole(file, writeApplicationFile(content, formOf(context)), 'replace')
  context.say(context.t('cli:demo.file', { file }))
}

const demoFolder = 'templates/demo'

/** Names of the invented cases. */
function demoCases({ world }: Context): string[] {
  return world.resources
    .list(demoFolder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort()
}
