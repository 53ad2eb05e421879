/** `leaflet` and `blank`: papers that belong to no case. */

import { Command, Option } from 'commander'
import * as z from 'zod'
import type { Document } from '../document/document.js'
import type { Context } from './context.js'
import { paperSpeaker } from './drafts.js'
import { writeWhole } from './write-file.js'

const LeafletOptions = z.object({
  language: z.string(),
  out: z.string(),
  interpreter: z.boolean().optional(),
  overwrite: z.boolean().optional(),
})

/** `leaflet`: the programme information, for the person to read or to have read aloud; or the page for the interpreter. */
export function leafletCommand(context: Context): Command {
  const { t } = context
  return new Command('leaflet')
    .description(t('cli:leaflet.description'))
    .requiredOption(`--language <${t('cli:names.tag')}>`, t('cli:leaflet.language'))
    .requiredOption(`--out <${t('cli:names.file')}>`, t('cli:leaflet.out'))
    .option('--interpreter', t('cli:leaflet.interpreter'))
    .option('--overwrite', t('cli:options.overwrite'))
    .action(async (raw: unknown) => {
      const { language, out, interpreter, overwrite } = LeafletOptions.parse(raw)
      const speaker = paperSpeaker(context, language)
      const { form, ruleBook } = context.template()
      const { amounts, contacts } = ruleBook
      const topics = form.information?.topics ?? []
      const document = interpreter
        ? (await import('../document/interpreter-card.js')).interpreterCard(speaker)
        : (await import('../document/leaflet-document.js')).leafletDocument(
            topics,
            amounts,
            contacts,
            speaker,
          )
      await writeSheet(context, document, amounts.validFrom, out, overwrite)
    })
}

const BlankOptions = LeafletOptions.omit({ interpreter: true }).extend({
  reader: z.string().optional(),
  depth: z.enum(['essential', 'full']).default('full'),
})

/** `blank`: the empty form, to be filled in by hand where no computer can be. */
export function blankCommand(context: Context): Command {
  const { t } = context
  return new Command('blank')
    .description(t('cli:blank.description'))
    .requiredOption(`--language <${t('cli:names.tag')}>`, t('cli:blank.language'))
    .requiredOption(`--out <${t('cli:names.file')}>`, t('cli:blank.out'))
    .option(`--reader <${t('cli:names.tag')}>`, t('cli:blank.reader'))
    .addOption(
      new Option(`--depth <${t('cli:names.depth')}>`, t('cli:options.depth')).choices(['essential', 'full']),
    )
    .option('--overwrite', t('cli:options.overwrite'))
    .action(async (raw: unknown) => {
      const { language, reader = context.staffLanguage, depth, out, overwrite } = BlankOptions.parse(raw)
      const languages = [...new Set([language, reader])]
      const speakers = languages.map((locale) => paperSpeaker(context, locale))
      const { blankDocument } = await import('../document/blank-document.js')
      const { form, ruleBook } = context.template()
      await writeSheet(
        context,
        blankDocument(form, depth, speakers),
        ruleBook.amounts.validFrom,
        out,
        overwrite,
      )
    })
}

/** @param dated `YYYY-MM-DD` of what it tells: the moment in its metadata, the same whenever it is made */
export async function writeSheet(
  context: Context,
  document: Document,
  dated: string,
  out: string,
  overwrite = false,
): Promise<void> {
  const [typesetter, { layOut }, { paintPdf }] = await Promise.all([
    context.typesetter(),
    import('../layout/lay-out.js'),
    import('../pdf/paint.js'),
  ])
  const laidOut = layOut(document, typesetter)
  const bytes = await paintPdf(laidOut, { createdAt: new Date(`${dated}T12:00:00Z`) })
  if (out === '-') {
    context.world.output.write(bytes)
    return
  }
  await writeWhole(out, bytes, overwrite ? 'replace' : 'new')
  context.say(context.t('cli:render.written', { file: out, count: laidOut.pages.length }))
}
