/** The declaration and the signatures: whoever signs has statement and line in one block. */

import type { Application, AnsweredQuestion, Signer } from '../application/application.js'
import type { Values } from '../message.js'
import { labelKey, sectionTitleKey } from '../wording/keys.js'
import { namedInStatements, notKnown } from '../wording/say.js'
import { inEach, type PaperSpeaker } from './columns.js'
import type { Block, SectionBlock, StatementBlock } from './document.js'
import { ownText, rowBlock } from './section-blocks.js'
import { signatureBlock } from './signature.js'

/**
 * Declaration and signatures. The applicant's statements and signature stay on one page, and
 * so does each other signer's block.
 */
export function declarationBlocks(
  application: Application,
  signers: readonly Signer[],
  speakers: readonly PaperSpeaker[],
): Block[] {
  const [own, others] = [signers.filter(isApplicant), signers.filter((signer) => !isApplicant(signer))]
  const statements = sectionOf(application, 'declaration').map((asked) =>
    statement(application, asked, speakers),
  )
  const declared = sectionOf(application, 'declaration').flatMap((asked, index): Block[] => {
    const made = statements[index]
    return made ? [made, ...refusal(asked, speakers)] : []
  })
  const block = (signer: Signer): Block =>
    signatureBlock(application, signer, statementNumbers(statements), speakers)
  const declaration = heading(
    application,
    'declaration',
    [...declared, ...waysOfSigning(application, speakers), ...own.map(block)],
    speakers,
  )
  const signatures = heading(application, 'signature', others.map(block), speakers)
  return [
    ...(declaration ? [{ kind: 'keep' as const, blocks: [declaration] }] : []),
    ...(signatures && others.length > 0 ? [signatures] : []),
  ]
}

const isApplicant = (signer: Signer): boolean =>
  signer.role === 'applicant' || signer.role === 'applicantMark'

function sectionOf(application: Application, id: string): readonly AnsweredQuestion[] {
  return application.sections.find((part) => part.section.id === id)?.questions ?? []
}

function heading(
  application: Application,
  id: string,
  blocks: readonly Block[],
  speakers: readonly PaperSpeaker[],
): SectionBlock | undefined {
  const section = application.form.sections.find((one) => one.id === id)
  if (!section) return undefined
  const title = sectionTitleKey(section)
  return {
    kind: 'section',
    letter: section.letter,
    words: inEach(speakers, title),
    continued: inEach(speakers, 'document:continued', ({ t }) => ({ section: t(title) })),
    ...(id === 'declaration' ? { note: inEach(speakers, 'document:readAloud') } : {}),
    blocks,
  }
}

function statement(
  application: Application,
  asked: AnsweredQuestion,
  speakers: readonly PaperSpeaker[],
): StatementBlock {
  const { question, answer } = asked
  return {
    kind: 'statement',
    number: question.number,
    ticked: answer?.state === 'answered' && answer.value === true,
    words: inEach(speakers, labelKey(question), (speaker) => statementValues(application, speaker)),
  }
}

/** An empty box does not say why it is empty: a refusal stands below it in words. */
function refusal({ answer }: AnsweredQuestion, speakers: readonly PaperSpeaker[]): Block[] {
  if (answer === undefined || answer.state === 'answered') return []
  const reason = { reason: answer.reason ?? '' }
  const words = inEach(speakers, `document:states.${answer.state}`, reason)
  return [{ kind: 'paragraph', look: 'small', marked: true, words }]
}

/** Whether the person signs with a mark is seen by the frame for it; where nobody knows, it is said. */
function waysOfSigning(application: Application, speakers: readonly PaperSpeaker[]): Block[] {
  return sectionOf(application, 'signature')
    .filter(({ answer }) => answer !== undefined && answer.state !== 'answered')
    .map((asked) => rowBlock(application, asked, speakers))
}

/** What the statements name: the country, the language, the children. */
export function statementValues(application: Application, speaker: PaperSpeaker): Values {
  const country = ownText(application, 'eligibility.destination')
  const language = ownText(application, 'interpreter.language') ?? application.content.languages.interview
  return {
    ...namedInStatements({ country, language }, speaker),
    children: childrenNames(application, speaker),
  }
}

function childrenNames(application: Application, speaker: PaperSpeaker): string {
  const names = application.sections.flatMap((part) =>
    part.section.id === 'child'
      ? part.questions.flatMap(({ question, answer }) =>
          question.id === 'child.givenNames' &&
          answer?.state === 'answered' &&
          typeof answer.value === 'string'
            ? [answer.value]
            : [],
        )
      : [],
  )
  return names.length === 0
    ? notKnown
    : new Intl.ListFormat(speaker.locale, { type: 'conjunction' }).format(names)
}

function statementNumbers(statements: readonly StatementBlock[]): Values {
  return { first: statements[0]?.number ?? notKnown, last: statements.at(-1)?.number ?? notKnown }
}
