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

/** What the cover note lies on, once for each reader. */
export function enclosedPapers(context: Context, application: Application, wanted: Wanted): Draft[] {
  const signing = signers(application)
  const author = signing.find(({ role }) => role === authorRole(application))
  return forEachReader(context, wanted, (edition) => [
    draft('01-application', applicationDocument(application, signing, edition)),
    draft('02-risk-table', riskDocument(application, author, edition)),
    draft('03-attachments', attachmentsDocument(application, edition)),
  ])
}

/** What stays with the coordinator. */
export function otherPapers(context: Context, application: Application, wanted: Wanted): Draft[] {
  const edition = {
    ...editionFor(context, wanted, wanted.applicant),
    staff: paperSpeaker(context, context.staffLanguage),
  }
  const { contacts } = context.template().ruleBook
  return [
    draft('internal-checklist', internalDocument(application, textStatus(context, wanted), edition)),
    draft('take-home', takeHomeDocument(application, contacts, edition)),
    ...forEachReader(context, wanted, (one) => [draft('reception', receptionDocument(application, one))]),
  ]
}

/** A cover note for each reader; all of them list all that is enclosed. */
export function coverNotes(
  context: Context,
  application: Application,
  enclosed: readonly EnclosedPaper[],
  wanted: Wanted,
): Draft[] {
  return forEachReader(context, wanted, (edition) => [
    draft('00-cover', coverDocument(application, enclosed, edition)),
  ])
}

const draft = (paper: PaperName, document: Document): Draft => ({
  paper,
  document,
  languages: document.columns.map(({ locale }) => locale),
})

/** The first reader's documents have the plain names that others look for. */
function forEachReader(context: Context, wanted: Wanted, make: (edition: Edition) => Draft[]): Draft[] {
  return wanted.readers.flatMap((reader, index) =>
    make(editionFor(context, wanted, reader)).map((one) =>
      index === 0 ? one : { ...one, document: { ...one.document, name: `${one.document.name}-${reader}` } },
    ),
  )
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
    const info = locales.info(language)
    return info ? [{ language, interface: info.status.interface, legal: info.status.legal }] : []
  })
}
