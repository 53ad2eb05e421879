/** From a case to its PDFs: application, document, layout, paint. */

import type { Application } from '../application/application.js'
import type { Edition } from '../document/application-document.js'
import type { Document } from '../document/document.js'
import type { PaperSpeaker } from '../document/columns.js'
import { exitCodes, UserError } from '../errors.js'
import type { Locale } from '../message.js'
import type { Context } from './context.js'

export interface Wanted {
  /** The applicant's column. */
  readonly applicant: Locale
  /** One application for each reader, in the second column. */
  readonly readers: readonly Locale[]
  /** Names of the documents to make; all when empty. */
  readonly only: readonly string[]
  readonly isExample?: boolean
}

export interface MadeDocument {
  /** `01-application.pdf` */
  readonly file: string
  readonly bytes: Uint8Array
  readonly pages: number
}

/** The names that `--only` takes. */
export const documentNames = ['01-application', '02-risk-table'] as const

/**
 * Makes the documents of an application, in memory: nothing is on disk until all of them exist.
 *
 * @throws {UserError} when a language is not shipped, or a character has no glyph (exit code 4)
 */
export async function makeDocuments(
  context: Context,
  application: Application,
  wanted: Wanted,
): Promise<MadeDocument[]> {
  // PDF code is large: loaded when there is a PDF to make, not before.
  const [
    { applicationDocument },
    { riskDocument },
    { signers },
    { openTypesetter },
    { layOut },
    { paintPdf },
  ] = await Promise.all([
    import('../document/application-document.js'),
    import('../document/risk-document.js'),
    import('../application/signers.js'),
    import('../layout/typesetter.js'),
    import('../layout/lay-out.js'),
    import('../pdf/paint.js'),
  ])
  const typesetter = await openTypesetter((file) => context.readFont(file))
  const signing = signers(application)
  const author = signing.find(({ role }) => role === authorRole(application))
  const documents = wanted.readers.flatMap((reader, index): Document[] => {
    const edition = editionFor(context, wanted, reader)
    // The first reader's documents have the plain names that others look for.
    const named = (document: Document): Document =>
      index === 0 ? document : { ...document, name: `${document.name}-${reader}` }
    return [
      applicationDocument(application, signing, edition),
      riskDocument(application, author, edition),
    ].map(named)
  })
  const made: MadeDocument[] = []
  for (const document of documents) {
    if (wanted.only.length > 0 && !wanted.only.some((name) => document.name.startsWith(name))) continue
    const laidOut = layOut(document, typesetter)
    const bytes = await paintPdf(laidOut, { createdAt: dateOf(application) })
    made.push({ file: `${document.name}.pdf`, bytes, pages: laidOut.pages.length })
  }
  return made
}

function editionFor(context: Context, wanted: Wanted, reader: Locale): Edition {
  const languages = wanted.applicant === reader ? [reader] : [wanted.applicant, reader]
  return {
    speakers: languages.map((locale) => paperSpeaker(context, locale)),
    // Reasons of a draft are for staff: in the reader's language where that is one of theirs.
    staff: paperSpeaker(
      context,
      context.locales.info(reader)?.isStaffLanguage === true ? reader : context.staffLanguage,
    ),
    ...(wanted.isExample === true ? { isExample: true } : {}),
  }
}

function paperSpeaker(context: Context, tag: Locale): PaperSpeaker {
  const locale = shippedLocale(context, tag)
  const direction = context.locales.info(locale)?.direction ?? 'ltr'
  return { locale, direction, t: context.locales.forPaper(locale), isForPaper: true }
}

/** @throws {UserError} when the language is not one of those that are shipped */
export function shippedLocale({ locales }: Context, locale: Locale): Locale {
  if (locales.info(locale)) return locale
  const shipped = locales.list.map((one) => one.locale).join(', ')
  throw new UserError(
    'errors:language.notShipped',
    { language: locale, shipped },
    { exitCode: exitCodes.usage },
  )
}

/** Who wrote the risk table: coordinator or social worker, whoever assists. */
const authorRole = (application: Application): string => {
  const answer = application.content.answers.own.get('riskConclusion.authorRole')
  return answer?.state === 'answered' && answer.value === 'social_worker' ? 'socialWorker' : 'coordinator'
}

/**
 * The moment in the metadata. Not the clock's, so that the same case gives the same bytes
 * whenever it is printed: noon of the last change that the record knows, else a fixed day.
 */
function dateOf(application: Application): Date {
  const last = application.content.record.at(-1)?.at.slice(0, 10) ?? '2000-01-01'
  return new Date(`${last}T12:00:00Z`)
}
