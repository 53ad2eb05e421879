import * as z from 'zod'
import { readJson } from '../resources.js'
import type { Context } from './context.js'
import { paperSpeaker } from './drafts.js'
import { writeWhole } from './write-file.js'

const cardSchema = z.array(z.strictObject({ locale: z.string(), ownName: z.string() }))

/** The same card has the same bytes whenever it is made. */
const madeAt = new Date('2000-01-01T12:00:00Z')

/** Makes the language card: for those who hold it in the staff language, and in English or Swedish beside. */
export async function writeLanguageCard(context: Context, file: string): Promise<void> {
  const [{ languageCard }, typesetter, { layOut }, { paintPdf }] = await Promise.all([
    import('../document/language-card.js'),
    context.typesetter(),
    import('../layout/lay-out.js'),
    import('../pdf/paint.js'),
  ])
  const languages = cardSchema.parse(readJson(context.world.resources, 'templates/language-card.json'))
  const other = context.staffLanguage === 'sv' ? 'en' : 'sv'
  const speakers = [context.staffLanguage, other].map((locale) => paperSpeaker(context, locale))
  const pages = layOut(languageCard(languages, speakers), typesetter)
  await writeWhole(file, await paintPdf(pages, { createdAt: madeAt, isNeutral: true }), 'replace')
  context.say(context.t('translate:card.written', { file }))
}
