import { Command } from 'commander'
import * as z from 'zod'
import { writeApplicationFile } from '../storage/application-file.js'
import { formOf, type Context } from './context.js'
import { readSource } from './source.js'
import { writeWhole } from './write-file.js'

const Options = z.object({ out: z.string(), overwrite: z.boolean().optional() })

/** `export`: a case as an application file, which other programs can read. Not encrypted. */
export function exportCommand(context: Context): Command {
  const { t } = context
  return new Command('export')
    .description(t('cli:export.description'))
    .argument(`<${t('cli:names.case')}>`, t('cli:arguments.case'))
    .requiredOption(`--out <${t('cli:names.file')}>`, t('cli:export.out'))
    .option('--overwrite', t('cli:options.overwrite'))
    .action(async (name: string, raw: unknown, command: Command) => {
      const { out, overwrite } = Options.parse(raw)
      const content = await readSource(context, name, command.optsWithGlobals())
      const file = writeApplicationFile(content, formOf(context))
      if (out === '-') {
        context.world.output.write(file)
        return
      }
      await writeWhole(out, file, overwrite === true ? 'replace' : 'new')
      context.say(t('cli:export.written', { file: out }))
      context.remark(t('cli:export.notEncrypted'))
    })
}
