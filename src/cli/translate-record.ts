import { Command, Option } from 'commander'
import { exitCodes, UserError } from '../errors.js'
import { stemOf } from '../translation/keys.js'
import { isBelow, sealOf, type Review } from '../translation/review.js'
import { marksNow } from '../translation/stale.js'
import type { Context } from './context.js'
import { today } from './facts.js'
import { localesPath, openDesk, translatable } from './translation-desk.js'
import { writeWords } from './write-words.js'

/** `translate mark`: somebody has compared the texts with the source as it is now. */
export function translateMarkCommand(context: Context): Command {
  const { t } = context
  return new Command('mark')
    .description(t('translate:mark.description'))
    .argument(`<${t('cli:names.tag')}>`)
    .argument(`[${t('cli:names.key')}...]`, t('translate:mark.texts'))
    .action(async (tag: string, beginnings: readonly string[]) => {
      const { desk, keysBelow } = openFor(context, tag)
      const wanted = (beginnings.length > 0 ? beginnings : ['']).flatMap(keysBelow)
      const own = desk.language(tag)
      const there = new Set([...own.texts.keys()].map(stemOf))
      const before = Object.entries(own.sources ?? {}).filter(([stem]) => there.has(stem))
      const marks = { ...Object.fromEntries(before), ...marksNow(wanted, desk.source) }
      await writeJson(context, `${tag}/sources.json`, marks)
      context.say(t('translate:mark.done', { language: tag, count: wanted.length }))
    })
}

/** `translate review`: who has reviewed which texts, as they are now. */
export function translateReviewCommand(context: Context): Command {
  const { t } = context
  return new Command('review')
    .description(t('translate:review.description'))
    .argument(`<${t('cli:names.tag')}>`)
    .argument(`<${t('cli:names.key')}>`, t('translate:review.texts'))
    .addOption(
      new Option(`--status <${t('cli:names.name')}>`, t('translate:review.status'))
        .choices(['drafted', 'reviewed'])
        .makeOptionMandatory(),
    )
    .requiredOption(`--by <${t('cli:names.name')}>`, t('translate:review.by'))
    .option(`--on <${t('cli:names.day')}>`, t('translate:review.on'))
    .action(
      async (tag: string, texts: string, options: { status: Review['status']; by: string; on?: string }) => {
        const { desk, keysBelow } = openFor(context, tag)
        const count = keysBelow(texts).length
        const { reviews, texts: translated } = desk.reviewed(tag)
        const review: Review = {
          texts,
          status: options.status,
          by: options.by,
          on: options.on ?? today(context),
          seal: sealOf(texts, translated, desk.source),
        }
        await writeJson(context, `${tag}/status.json`, [
          ...reviews.filter((each) => each.texts !== texts),
          review,
        ])
        context.say(t('translate:review.done', { language: tag, texts, count }))
      },
    )
}

function openFor(context: Context, tag: string) {
  translatable(context, tag)
  const desk = openDesk(context)
  const own = [...desk.language(tag).texts.keys()]
  const keysBelow = (texts: string): string[] => {
    const found = own.filter((key) => isBelow(key, texts))
    if (found.length === 0)
      throw new UserError(
        'translate:problems.noTexts',
        { language: tag, texts },
        { exitCode: exitCodes.usage },
      )
    return found
  }
  return { desk, keysBelow }
}

async function writeJson(context: Context, name: string, content: unknown): Promise<void> {
  await writeWords(new Map([[localesPath(context, name), `${JSON.stringify(content, undefined, 2)}\n`]]))
}
