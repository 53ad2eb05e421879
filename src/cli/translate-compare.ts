import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Command } from 'commander'
import * as z from 'zod'
import { exitCodes, UserError } from '../errors.js'
import { withTexts } from '../translation/catalogue.js'
import { takeBackReadings, takeDecisions } from '../translation/compare.js'
import type { TextFault } from '../translation/faults.js'
import { keysFor } from '../translation/keys.js'
import { marksNow } from '../translation/stale.js'
import type { Context } from './context.js'
import { Ended } from './ended.js'
import { today } from './facts.js'
import { wordsOf } from './translate-check.js'
import { localesPath, openDesk, openGates, translatable } from './translation-desk.js'
import { writeWords } from './write-words.js'

interface Options {
  readonly by: string
  readonly on?: string
}

/** `translate compare`: takes second drafts of texts, with what was decided where they differ. */
export function translateCompareCommand(context: Context): Command {
  const { t } = context
  return recording(context, 'compare').action(async (tag: string, file: string, options: Options) => {
    translatable(context, tag)
    const desk = openDesk(context)
    const language = desk.language(tag)
    const { comparisons: before } = desk.reviewed(tag)
    const decided = readInput(file, decidedSchema)
    const gates = await openGates(context, desk)
    const taken = takeDecisions(decided, before, language, gates, makerOf(context, options))
    const order = keysFor(tag, desk.source.sv)
    const files = new Map([[localesPath(context, `${tag}/drafts.json`), asJson(taken.comparisons)]])
    for (const [namespace, content] of withTexts(context.locales.files(tag), taken.texts, order))
      files.set(localesPath(context, `${tag}/${namespace}.json`), content)
    const marks = { ...language.sources, ...marksNow(taken.texts.keys(), desk.source) }
    files.set(localesPath(context, `${tag}/sources.json`), asJson(marks))
    await writeWords(files)
    const count = Object.keys(decided).length - placesIn(taken.refused)
    context.say(t('translate:compare.done', { language: tag, count, changed: taken.texts.size }))
    sayRefused(context, taken.refused)
  })
}

/** `translate back-read`: takes what texts say, told in English from the translation alone. */
export function translateBackReadCommand(context: Context): Command {
  const { t } = context
  return recording(context, 'back-read').action(async (tag: string, file: string, options: Options) => {
    translatable(context, tag)
    const desk = openDesk(context)
    const english = readInput(file, englishSchema)
    const maker = makerOf(context, options)
    const taken = takeBackReadings(english, desk.backReadings(tag), desk.language(tag), maker)
    const path = localesPath(context, `${tag}/back-reading.json`)
    await writeWords(new Map([[path, asJson(taken.backReadings)]]))
    const count = Object.keys(english).length - taken.refused.length
    context.say(t('translate:backRead.done', { language: tag, count }))
    sayRefused(context, taken.refused)
  })
}

const decidedSchema = z.record(
  z.string(),
  z.strictObject({
    second: z.string().min(1),
    decision: z.string().optional(),
    text: z.string().min(1).optional(),
  }),
)

const englishSchema = z.record(z.string(), z.string().min(1))

function recording({ t }: Context, name: 'compare' | 'back-read'): Command {
  const words = name === 'compare' ? 'compare' : 'backRead'
  return new Command(name)
    .description(t(`translate:${words}.description`))
    .argument(`<${t('cli:names.tag')}>`)
    .argument(`<${t('cli:names.file')}>`, t(`translate:${words}.file`))
    .requiredOption(`--by <${t('cli:names.name')}>`, t(`translate:${words}.by`))
    .option(`--on <${t('cli:names.day')}>`, t('translate:review.on'))
}

const makerOf = (context: Context, { by, on }: Options) => ({ by, on: on ?? today(context) })

function readInput<T>(file: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    const values = { file: basename(file), format: 'JSON' }
    throw new UserError('translate:problems.notRead', values, { cause, at: file })
  }
}

function sayRefused(context: Context, refused: readonly TextFault[]): void {
  for (const fault of refused)
    context.say(context.t('translate:check.fault', { place: fault.place, ...wordsOf(fault, context) }))
  if (refused.length === 0) return
  context.say(context.t('translate:import.left', { count: placesIn(refused) }))
  throw new Ended(exitCodes.notReady)
}

const placesIn = (faults: readonly TextFault[]): number => new Set(faults.map(({ key }) => key)).size

const asJson = (content: unknown): string => `${JSON.stringify(content, undefined, 2)}\n`
