/** From a case to its PDFs: application, document, layout, paint. */

import { setFlagsFromString } from 'node:v8'
import type { Application } from '../application/application.js'
import { sharedContent } from '../application/shared-content.js'
import { audienceOf, paperNames, type Audience, type PaperName } from '../document/papers.js'
import { exitCodes, UserError } from '../errors.js'
import type { Locale } from '../message.js'
import type { Attachment } from '../pdf/attachment.js'
import type { Archive } from '../pdf/metadata.js'
import { writeApplicationFile } from '../storage/write-application-file.js'
import type { Context } from './context.js'
import type { Draft } from './drafts.js'
import { documentsBeingMade } from './working.js'
import { keepHeapLean } from './lean-heap.js'

export interface Wanted {
  /** The applicant's column. */
  readonly applicant: Locale
  /** One application for each reader, in the second column. */
  readonly readers: readonly Locale[]
  /** Names of the documents to make; all when empty. */
  readonly only: readonly PaperName[]
  /** Fields that a PDF program can sign in. */
  readonly signatureFields?: boolean
  /** The application does not carry its answers as data. */
  readonly withoutData?: boolean
  /** Another kind of file than usual, for checking: it carries no data. */
  readonly archive?: Archive
}

export interface MadeDocument {
  /** `01-application.pdf` */
  readonly file: string
  /** Whether it goes into the package for IOM Finland, or stays with the coordinator. */
  readonly audience: Audience
  readonly bytes: Uint8Array
  readonly pages: number
}

/** The names that `--only` takes. */
export const documentNames = paperNames

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
  keepHeapLean()
  optimiseLater()
  const working = documentsBeingMade(context)
  // PDF code is large: loaded when there is a PDF to make, not before.
  const [drafts, typesetter, { layOut }, { paintPdf }] = await Promise.all([
    import('./drafts.js'),
    context.typesetter(),
    import('../layout/lay-out.js'),
    import('../pdf/paint.js'),
  ])
  const isWanted = (paper: PaperName): boolean => wanted.only.length === 0 || wanted.only.includes(paper)
  // The cover note counts the pages of what it lies on, so that comes first.
  const isCounted = (paper: PaperName): boolean => isWanted('00-cover') && audienceOf(paper) === 'iom'
  const pages: { paper: PaperName; languages: Draft['languages']; pages: number }[] = []
  // One after the other, so that the pages of one document at a time are in memory.
  const make = async ({ document, paper, languages }: Draft): Promise<MadeDocument[]> => {
    const laidOut = layOut(document, typesetter)
    if (audienceOf(paper) === 'iom') pages.push({ paper, languages, pages: laidOut.pages.length })
    if (!isWanted(paper)) return []
    const bytes = await paintPdf(laidOut, {
      createdAt: dateOf(application),
      isNeutral: document.isNeutral === true,
      signatureFields: wanted.signatureFields === true,
      ...(wanted.archive ? { archive: wanted.archive } : {}),
      ...(carriesData(paper, wanted) ? { attachment: dataOf(context, application) } : {}),
    })
    const file = `${document.name}.pdf`
    return [{ file, audience: audienceOf(paper), bytes, pages: laidOut.pages.length }]
  }
  const makeAll = async (all: readonly Draft[]): Promise<MadeDocument[]> => {
    const made: MadeDocument[] = []
    for (const draft of all) {
      working.next()
      made.push(...(await make(draft)))
    }
    return made
  }
  try {
    const lying = await makeAll(
      drafts.draftsOf(context, application, wanted, (paper) => isWanted(paper) || isCounted(paper)),
    )
    const covers = isWanted('00-cover')
      ? await makeAll(drafts.coverNotes(context, application, pages, wanted))
      : []
    return [...covers, ...lying]
  } finally {
    working.done()
  }
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

function carriesData(paper: PaperName, { withoutData, archive }: Wanted): boolean {
  return paper === '01-application' && withoutData !== true && archive !== 'PDF/A-1b'
}

/** What the receiver may have as data, so that a program need not read the pages. */
function dataOf({ t }: Context, application: Application): Attachment {
  return {
    name: 'application.json',
    bytes: Buffer.from(writeApplicationFile(sharedContent(application), application.form)),
    description: t('papers:application.data'),
  }
}

/**
 * The moment in the metadata. Not the clock's, so that the same answers give the same bytes
 * whenever and from wherever they are printed: noon of the day an answer last changed, else of the
 * start, else a fixed day. That a case was imported or packaged changes no paper.
 */
function dateOf(application: Application): Date {
  const { record } = application.content
  const change =
    record.findLast(({ place }) => place !== undefined) ?? record.find(({ what }) => what === 'started')
  const last = change?.at.slice(0, 10) ?? '2000-01-01'
  return new Date(`${last}T12:00:00Z`)
}

/**
 * A document is made in a second, and the V8 of Node 20 spends a third of it on making code fast that is
 * hardly used any more then. With so many bytes of bytecode to run first, it does that in longer work only.
 */
function optimiseLater(): void {
  // Later ones weigh it otherwise, and do not know the flag.
  if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=1000000')
}
