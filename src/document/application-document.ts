/** `01-application`: the applicant's language beside the reader's, with declaration and signatures. */

import type { Application, Problem, Signer } from '../application/application.js'
import { headOnPaper } from '../interview/record.js'
import { leftToRight } from '../isolates.js'
import { codeInWords } from '../wording/say.js'
import { columnsFor, inEach, type PaperSpeaker } from './columns.js'
import { declarationBlocks } from './declaration.js'
import type { Block, Document, Furniture } from './document.js'
import { problemBlocks } from './draft.js'
import { sectionBlocks } from './section-blocks.js'

/** What a document needs besides the application itself. */
export interface Edition {
  /** One column a language; the applicant's first. */
  readonly speakers: readonly PaperSpeaker[]
  /** Reads what only staff read: the reasons of a draft. */
  readonly staff: PaperSpeaker
}

/**
 * The application as it is signed. One that may not be signed yet is a marked draft: the
 * reasons stand first, and nobody finds a line to sign on.
 */
export function applicationDocument(
  application: Application,
  signers: readonly Signer[],
  edition: Edition,
): Document {
  const { speakers } = edition
  const isDraft = !application.isSignable
  const stopping = application.problems.filter(stopsSigning)
  return {
    name: '01-application',
    title: speakers.map(({ t }) => t('document:application.name')).join(' · '),
    orientation: 'portrait',
    ...columnsFor(speakers),
    furniture: {
      ...furniture(application, edition, 'document:application.name'),
      initials: inEach(speakers, 'document:initials'),
    },
    blocks: [
      ...(isDraft ? problemBlocks(application, stopping, edition) : []),
      ...openingBlocks(speakers),
      ...recordBlocks(application, speakers),
      ...sectionBlocks(application, speakers),
      ...declarationBlocks(application, signers, speakers),
    ],
  }
}

const stopsSigning = (problem: Problem): boolean => problem.stops === 'session' || problem.stops === 'signing'

function openingBlocks(speakers: readonly PaperSpeaker[]): Block[] {
  return [
    {
      kind: 'title',
      words: inEach(speakers, 'document:application.title'),
      subtitle: inEach(speakers, 'document:programme'),
    },
    { kind: 'paragraph', look: 'small', words: inEach(speakers, 'document:application.about') },
    { kind: 'paragraph', look: 'small', marked: true, words: inEach(speakers, 'document:application.bar') },
    { kind: 'paragraph', look: 'strong', words: inEach(speakers, 'document:application.mayChange') },
  ]
}

/** What shows later whether an answer, or the record of its changes, was altered since. */
function recordBlocks({ content }: Application, speakers: readonly PaperSpeaker[]): Block[] {
  const head = headOnPaper(content)
  if (head === undefined) return []
  const words = inEach(speakers, 'document:application.record', { head: leftToRight(head) })
  return [{ kind: 'paragraph', look: 'small', words }]
}

/** Head and foot of every page of a document that holds answers. */
export function furniture(application: Application, edition: Edition, name: string): Furniture {
  const { speakers } = edition
  const [first] = speakers
  return {
    reference: application.content.reference,
    documentName: inEach(speakers, name),
    code: codeInWords(application.code),
    foot: inEach(speakers, 'document:notIssuedByIom'),
    pageOf: (page, pages) => first?.t('document:pageOf', { page, pages }) ?? `${page} (${pages})`,
    ...(application.isSignable ? {} : { draft: inEach(speakers, 'document:draft.band') }),
    ...(application.content.isExample ? { example: inEach(speakers, 'document:example') } : {}),
  }
}
