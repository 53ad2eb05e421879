/** What translators keep beside the texts, read from the folders of the languages. */

import { join } from 'node:path'
import * as z from 'zod'
import { exitCodes, UserError } from '../errors.js'
import type { Locale, MessageKey } from '../message.js'
import { readJson } from '../resources.js'
import { readCatalogue, type Catalogue } from '../translation/catalogue.js'
import type { Gates } from '../translation/check-language.js'
import { isSource } from '../translation/check-language.js'
import {
  glossarySchema,
  sameSchema,
  sourcesSchema,
  type Language,
  type SameList,
} from '../translation/desk.js'
import type { BackReadings } from '../translation/drafts.js'
import { backReadingsSchema, comparisonsSchema, reviewsSchema } from '../translation/review-schema.js'
import type { Reviewed } from '../translation/review.js'
import type { Source } from '../translation/stale.js'
import { formOf, type Context } from './context.js'

/** Every language with all that the gates and the exchange with translators need of it. */
export interface TranslationDesk {
  readonly source: Source
  readonly language: (locale: Locale) => Language
  readonly reviewed: (locale: Locale) => Reviewed
  readonly notes: Readonly<Record<MessageKey, string>>
  /** Beginnings of the keys of legal texts and key questions: drafted twice, compared, told back. */
  readonly inTwoDrafts: readonly string[]
  readonly backReadings: (locale: Locale) => BackReadings
}

export function openDesk(context: Context): TranslationDesk {
  const { locales, world } = context
  const words = new Map<Locale, ReturnType<typeof readCatalogue>>()
  const wordsOf = (locale: Locale) => {
    const known = words.get(locale) ?? readCatalogue(locales.files(locale))
    words.set(locale, known)
    return known
  }
  const shared = readDeskFile(context, 'same.json', sameSchema, { words: {}, texts: {} })
  const textMap = z.record(z.string(), z.string())
  const notes = 'docs/translators/notes.json'
  return {
    source: { sv: wordsOf('sv').texts, en: wordsOf('en').texts },
    language: (locale) => {
      const { script, direction, isStaffLanguage } = infoOf(context, locale)
      return {
        locale,
        script,
        direction,
        isStaffLanguage,
        ...wordsOf(locale),
        glossary: readDeskFile(context, `${locale}/glossary.json`, glossarySchema, []),
        same: joined(
          shared,
          readDeskFile(context, `${locale}/same.json`, sameSchema, { words: {}, texts: {} }),
        ),
        sources: readDeskFile(context, `${locale}/sources.json`, sourcesSchema, undefined),
      }
    },
    reviewed: (locale) => ({
      locale,
      texts: wordsOf(locale).texts,
      reviews: readDeskFile(context, `${locale}/status.json`, reviewsSchema, []),
      comparisons: readDeskFile(context, `${locale}/drafts.json`, comparisonsSchema, {}),
    }),
    notes: world.resources.has(notes) ? textMap.parse(readJson(world.resources, notes)) : {},
    inTwoDrafts: ['legal.json', 'key-questions.json'].flatMap((name) =>
      readDeskFile(context, name, z.array(z.string().min(1)), []),
    ),
    backReadings: (locale) => readDeskFile(context, `${locale}/back-reading.json`, backReadingsSchema, {}),
  }
}

/** What the gates measure texts with: fonts, the form, the other languages. */
export async function openGates(context: Context, desk: TranslationDesk): Promise<Gates> {
  const [{ charactersWithoutFont }, { scriptOfLocale, directionOf }] = await Promise.all([
    import('../layout/coverage.js'),
    import('../layout/fonts.js'),
  ])
  return {
    form: formOf(context),
    source: desk.source,
    others: otherTexts(context, desk),
    charactersWithoutFont: (text) => charactersWithoutFont(text, context.coverage()),
    setIn: (locale) => ({ script: scriptOfLocale(locale), direction: directionOf(locale) }),
  }
}

function otherTexts({ locales }: Context, desk: TranslationDesk): { locale: Locale; texts: Catalogue }[] {
  return locales.list
    .filter(({ locale }) => !isSource(locale))
    .map(({ locale }) => ({ locale, texts: desk.reviewed(locale).texts }))
}

/** @throws {UserError} when there is no such language */
export function infoOf({ locales }: Context, locale: Locale) {
  const info = locales.info(locale)
  if (info) return info
  throw new UserError(
    'translate:problems.noLanguage',
    { language: locale },
    { at: `locales/${locale}`, exitCode: exitCodes.usage },
  )
}

/** @throws {UserError} when there is no such language, or others are translated from it */
export function translatable(context: Context, tag: string): void {
  infoOf(context, tag)
  if (!isSource(tag)) return
  throw new UserError('translate:problems.sourceLanguage', { language: tag }, { exitCode: exitCodes.usage })
}

/**
 * Path of a file below `locales/`, to be written.
 *
 * @throws {UserError} when the words are part of the executable
 */
export function localesPath({ world }: Context, name: string): string {
  if (world.resources.folder !== undefined) return join(world.resources.folder, 'locales', name)
  throw new UserError('translate:problems.partOfProgram', {}, { exitCode: exitCodes.usage })
}

function readDeskFile<T, Without>(
  context: Context,
  name: string,
  schema: z.ZodType<T>,
  without: Without,
): T | Without {
  const { resources } = context.world
  const file = `locales/${name}`
  if (!resources.has(file)) return without
  try {
    return schema.parse(readJson(resources, file))
  } catch (cause) {
    throw new UserError(
      'translate:problems.desk',
      { file },
      { cause, at: file, exitCode: exitCodes.notReady },
    )
  }
}

const joined = (one: SameList, other: SameList): SameList => ({
  words: { ...one.words, ...other.words },
  texts: { ...one.texts, ...other.texts },
})
