/** Which papers a case has: each with its languages, before anything is laid out. */

import type { Application } from '../application/application.js'
import { signers } from '../application/signers.js'
import { applicationDocument, type Edition } from '../document/application-document.js'
import { attachmentsDocument } from '../document/attachments-document.js'
import type { PaperSpeaker } from '../document/columns.js'
import { coverDocument, type EnclosedPaper } from '../document/cover-document.js'
import type { Document } from '../document/document.js'
import { internalDocument } from '../document/internal-document.js'
import type { PaperName } from '../document/papers.js'
import { receptionDocument } from '../document/reception-document.js'
import { riskDocument } from '../document/risk-document.js'
import { takeHomeDocument } from '../document/take-home-document.js'
import { languageStatus } from '../i18n/language-status.js'
import type { Locale } from '../message.js'
import type { Context } from './context.js'
import { shippedLocale, type Wanted } from './documents.js'

/** One paper, ready to be laid out. */
export interface Draft {
  readonly paper: PaperName
  readonly document: Document
  /** Of its columns. */
  readonly languages: readonly Locale[]
}

/** A paper and how it is made: once for each reader, or once for the case. */
interface Maker {
  readonly paper: PaperName
  readonly isForEachReader: boolean
  readonly make: (edition: Edition) => Document
}

/**
 * The papers of a case except the cover note, which counts the pages of the others. None that is not
 * needed is made: its language may lack the words of another one.
 */
export function draftsOf(
  context: Context,
  application: Application,
  wanted: Wanted,
  isNeeded: (paper: PaperName) => boolean,
): Draft[] {
  const signing = signers(application)
  const author = signing.find(({ role }) => role === authorRole(application))
  const { contacts } = context.template().ruleBook
  const makers: readonly Maker[] = [
    forEachReader('01-application', (edition) => applicationDocument(application, signing, edition)),
    forEachReader('02-risk-table', (edition) => riskDocument(application, author, edition)),
    forEachReader('03-attachments', (edition) => attachmentsDocument(application, edition)),
    once('internal-checklist', (edition) =>
      internalDocument(application, textStatus(context, wanted), edition),
    ),
    once('take-home', (edition) => takeHomeDocument(application, contacts, edition)),
    forEachReader('reception', (edition) => receptionDocument(application, edition)),
  ]
  return makers.filter(({ paper }) => isNeeded(paper)).flatMap((maker) => drafted(context, wanted, maker))
}

/** A cover note for each reader; all of them list all that is enclosed. */
export function coverNotes(
  context: Context,
  application: Application,
  enclosed: readonly EnclosedPaper[],
  wanted: Wanted,
): Draft[] {
  return drafted(
    context,
    wanted,
    forEachReader('00-cover', (edition) => coverDocument(application, enclosed, edition)),
  )
}

const forEachReader = (paper: PaperName, make: Maker['make']): Maker => ({
  paper,
  make,
  isForEachReader: true,
})

const once = (paper: PaperName, make: Maker['make']): Maker => ({ paper, make, isForEachReader: false })

/** The first reader's documents have the plain names that others look for. */
function drafted(context: Context, wanted: Wanted, { paper, isForEachReader, make }: Maker): Draft[] {
  if (!isForEachReader) return [draft(paper, make(editionForStaff(context, wanted)))]
  return wanted.readers.map((reader, index) => {
    const document = make(editionFor(context, wanted, reader))
    return draft(paper, index === 0 ? document : { ...document, name: `${document.name}-${reader}` })
  })
}

const draft = (paper: PaperName, document: Document): Draft => ({
  paper,
  document,
  languages: document.columns.map(({ locale }) => locale),
})

/** For papers that are not read by the receiver: the applicant's language, and that of the person here. */
function editionForStaff(context: Context, wanted: Wanted): Edition {
  return {
    ...editionFor(context, wanted, wanted.applicant),
    staff: paperSpeaker(context, context.staffLanguage),
  }
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
  }
}

/** One language on paper. @throws {UserError} when it is not shipped */
export function paperSpeaker(context: Context, tag: Locale): PaperSpeaker {
  const locale = shippedLocale(context, tag)
  const direction = context.locales.info(locale)?.direction ?? 'ltr'
  return {
    locale,
    direction,
    t: context.locales.forPaper(locale),
    has: (key) => context.locales.has(locale, key),
    isForPaper: true,
  }
}

/** Who wrote the risk table: coordinator or social worker, whoever assists. */
const authorRole = (application: Application): string => {
  const answer = application.content.answers.own.get('riskConclusion.authorRole')
  return answer?.state === 'answered' && answer.value === 'social_worker' ? 'socialWorker' : 'coordinator'
}

/** Of the languages that the papers are in. */
function textStatus({ locales }: Context, wanted: Wanted): Parameters<typeof internalDocument>[1] {
  return [...new Set([wanted.applicant, ...wanted.readers])].flatMap((language) => {
    return locales.info(language) ? [{ language, ...languageStatus(locales, language) }] : []
  })
}
