/** One signer's block: who, what is attested, and the lines to sign on. */

import type { Application, Signer } from '../application/application.js'
import type { Values } from '../message.js'
import { languageName, sayDate } from '../wording/say.js'
import { inEach, type PaperSpeaker } from './columns.js'
import type { SignatureBlock } from './document.js'
import { hasProtectedData, itemHead, ownText } from './section-blocks.js'

/**
 * Ink lines for one signer; in a draft, the words that nobody signs yet stand in their place.
 *
 * @param statements numbers of the first and last statement that the applicant signs
 * @param wording which words stand there: those of the role, or others for the same person
 */
export function signatureBlock(
  application: Application,
  signer: Signer,
  statements: Values,
  speakers: readonly PaperSpeaker[],
  wording: string = signer.role,
): SignatureBlock {
  const key = (text: string): string => `document:signature.${wording}.${text}`
  const values = (speaker: PaperSpeaker): Values => ({
    ...statements,
    ...signerValues(application, signer, speaker),
  })
  return {
    kind: 'signature',
    number: signer.number,
    who: inEach(speakers, key(hasName(application, signer) ? 'named' : 'who'), values),
    statement: inEach(speakers, key('statement'), values),
    lines: application.isSignable ? linesFor(application, signer, speakers) : [],
    ...(application.isSignable && isDistant(application, signer)
      ? { byTelephone: inEach(speakers, 'document:signature.byTelephone') }
      : {}),
    ...(application.isSignable && signer.role === 'applicantMark' ? { mark: markFrame(speakers) } : {}),
    ...(application.isSignable ? {} : { withheld: inEach(speakers, 'document:signature.withheld') }),
  }
}

type Line = SignatureBlock['lines'][number]

function linesFor(application: Application, signer: Signer, speakers: readonly PaperSpeaker[]): Line[] {
  if (signer.role === 'applicantMark') return []
  const label = (of: Line['of']): Line => ({ of, label: inEach(speakers, `document:signature.lines.${of}`) })
  return [
    label('signature'),
    ...(hasProtectedData(application) ? [] : [label('place')]),
    label('date'),
    ...(isDistant(application, signer) ? [label('toWhom'), label('time')] : []),
  ]
}

/** Whoever interprets from elsewhere cannot sign this paper: they confirm it aloud. */
function isDistant(application: Application, signer: Signer): boolean {
  const mode = ownText(application, 'interpreter.mode')
  return signer.role === 'interpreter' && (mode === 'phone' || mode === 'video')
}

function markFrame(speakers: readonly PaperSpeaker[]): NonNullable<SignatureBlock['mark']> {
  return {
    label: inEach(speakers, 'document:signature.mark'),
    witnesses: [1, 2].map((number) => inEach(speakers, 'document:signature.witness', { number })),
    date: inEach(speakers, 'document:signature.lines.date'),
  }
}

/** Where a signer's name or number is known, it stands beside the role. */
function nameOf(application: Application, signer: Signer): string | undefined {
  const text = (id: string): string | undefined => ownText(application, id)
  switch (signer.role) {
    case 'applicant': {
      const name = [text('identity.givenNames'), text('identity.familyName')].filter(
        (part) => part !== undefined,
      )
      return name.length > 0 ? name.join(' ') : undefined
    }
    case 'coordinator':
      return text('case.coordinatorName')
    case 'socialWorker':
      return text('case.caseWorkerName')
    case 'interpreter':
      return text('interpreter.number')
    default:
      return undefined
  }
}

const hasName = (application: Application, signer: Signer): boolean =>
  nameOf(application, signer) !== undefined

function signerValues(application: Application, signer: Signer, speaker: PaperSpeaker): Values {
  const language = ownText(application, 'interpreter.language') ?? application.content.languages.interview
  const madeOn = ownText(application, 'riskConclusion.madeOn')
  return {
    name: nameOf(application, signer) ?? '',
    language: languageName(language, speaker),
    child: signer.item ? (itemHead(signer.item, [speaker])[0]?.text ?? '') : '',
    date: madeOn === undefined ? '…' : sayDate(madeOn, speaker),
  }
}
