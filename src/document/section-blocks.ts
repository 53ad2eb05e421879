/** The sections of the application as blocks: headings, rows, one group for each child. */

import type {
  Application,
  ApplicationSection,
  AnsweredQuestion,
  ItemPosition,
} from '../application/application.js'
import type { Question, SectionId } from '../form/form.js'
import type { Answered } from '../interview/answer.js'
import { isAskedOfApplicant, labelKey, sectionTitleKey } from '../wording/keys.js'
import { languageName } from '../wording/say.js'
import { answerWords } from './answer-words.js'
import { inEach, say, type PaperSpeaker } from './columns.js'
import type { Block, Columns, RowBlock, SectionBlock } from './document.js'

/** Sections that have a paper or a place of their own. */
const printedElsewhere: ReadonlySet<SectionId> = new Set([
  'declaration',
  'signature',
  'risk',
  'riskConclusion',
])

/** Every section with questions on the route, in print order; a repeating one once, with its groups. */
export function sectionBlocks(application: Application, speakers: readonly PaperSpeaker[]): SectionBlock[] {
  const blocks: SectionBlock[] = []
  for (const part of application.sections) {
    const printed = part.questions.filter((asked) => isPrinted(application, asked))
    if (printedElsewhere.has(part.section.id) || printed.length === 0) continue
    const rows = printed.map((asked) => rowBlock(application, asked, speakers))
    const content: Block[] = part.item
      ? [{ kind: 'group', words: itemHead(part.item, speakers), blocks: rows }]
      : rows
    const before = blocks.at(-1)
    if (part.item && part.item.number > 1 && before?.letter === part.section.letter) {
      blocks[blocks.length - 1] = { ...before, blocks: [...before.blocks, ...content] }
    } else {
      blocks.push(sectionBlock(part, content, speakers))
    }
  }
  return blocks
}

/** What nobody has been asked stands open in a draft; on paper to be signed it is left out. */
function isPrinted(application: Application, { answer }: AnsweredQuestion): boolean {
  return answer !== undefined || !application.isSignable
}

function sectionBlock(
  part: ApplicationSection,
  blocks: readonly Block[],
  speakers: readonly PaperSpeaker[],
): SectionBlock {
  const title = sectionTitleKey(part.section)
  const isByStaff = !part.questions.some(({ question }) => isAskedOfApplicant(question))
  return {
    kind: 'section',
    letter: part.section.letter,
    words: inEach(speakers, title),
    continued: inEach(speakers, 'document:continued', ({ t }) => ({ section: t(title) })),
    ...(isByStaff ? { note: inEach(speakers, 'document:filledInByStaff') } : {}),
    blocks,
  }
}

/** "Child 1 of 2"; an applicant who is a child has a heading of its own. */
export function itemHead(position: ItemPosition, speakers: readonly PaperSpeaker[]): Columns {
  if (position.item.id === 'self') return inEach(speakers, 'document:applicantAsChild')
  return inEach(speakers, 'document:childOf', { number: position.number, of: position.of })
}

/** One question and its answer in every column, with the source of free words below. */
export function rowBlock(
  application: Application,
  asked: AnsweredQuestion,
  speakers: readonly PaperSpeaker[],
): RowBlock {
  const { question, answer, withheld } = asked
  const isSaid = answer?.state === 'answered' && !withheld
  const source = isSaid
    ? answer.original
      ? sourceLine(answer, speakers)
      : writtenIn(application, question, speakers)
    : undefined
  return {
    kind: 'row',
    number: question.number,
    question: inEach(speakers, labelKey(question)),
    answer: speakers.map((speaker) => answerWords(application.form, question, answer, speaker, withheld)),
    ...(source ? { source } : {}),
  }
}

/** Words that nobody has translated say which language they are in, where a column is in another. */
function writtenIn(
  { content }: Application,
  { kind }: Question,
  speakers: readonly PaperSpeaker[],
): Columns | undefined {
  const { staff } = content.languages
  if (kind !== 'longText' || speakers.every(({ locale }) => locale === staff)) return undefined
  return inEach(speakers, 'document:source.writtenIn', (speaker) => ({
    language: languageName(staff, speaker),
  }))
}

/** "Own words, in Romanian" beside the words, "Translated by interpreter 12345" beside the translation. */
function sourceLine(answer: Answered, speakers: readonly PaperSpeaker[]): Columns {
  const language = answer.original?.language
  const interpreter = answer.story?.interpreter
  return speakers.map((speaker) => {
    if (language === speaker.locale) {
      return say(speaker, 'document:source.ownWords', { language: languageName(language, speaker) })
    }
    if (interpreter === undefined) return say(speaker, 'document:source.translated')
    return say(speaker, 'document:source.translatedBy', { interpreter })
  })
}

/** Rule D12: with any protection, no place is printed. */
export function hasProtectedData(application: Application): boolean {
  const answer = application.content.answers.own.get('identity.protectedData')
  return answer?.state === 'answered' && answer.value !== 'none'
}

/** The value of one of the applicant's own questions, where it is on the route and answered. */
export function ownValue(application: Application, id: string): Answered['value'] | undefined {
  for (const part of application.sections) {
    if (part.item) continue
    const asked = part.questions.find(({ question }) => question.id === id)
    if (asked) return asked.answer?.state === 'answered' ? asked.answer.value : undefined
  }
  return undefined
}

/** The same, where it is a text or a code. */
export function ownText(application: Application, id: string): string | undefined {
  const value = ownValue(application, id)
  return typeof value === 'string' && value !== '' ? value : undefined
}
