/** `00-cover`: what comes, from whom, for how many people. The reference stands for the person. */

import type { Application, Problem } from '../application/application.js'
import { partOf } from '../application/rule-context.js'
import { lastSigning } from '../application/signing.js'
import type { Locale } from '../message.js'
import { codeInWords, languageName, sayDate, sayScalar } from '../wording/say.js'
import { furniture, type Edition } from './application-document.js'
import { columnsFor, say, words, type PaperSpeaker } from './columns.js'
import type { Block, Document, GroupBlock, RowBlock, TableBlock } from './document.js'
import { fact, factRow } from './facts.js'
import type { PaperName } from './papers.js'
import { itemText, questionsOf, whereText } from './problem-place.js'
import { hasProtectedData, ownText, ownValue } from './section-blocks.js'

/** A paper that goes with the cover note. */
export interface EnclosedPaper {
  readonly paper: PaperName
  readonly languages: readonly Locale[]
  readonly pages: number
}

/**
 * The note that lies on top, so that it can be opened by anybody: no name of the applicant, and
 * nothing that an answer of the highest sensitivity says.
 */
export function coverDocument(
  application: Application,
  enclosed: readonly EnclosedPaper[],
  edition: Edition,
): Document {
  const reader = edition.staff
  return {
    name: '00-cover',
    title: reader.t('papers:cover.name'),
    orientation: 'portrait',
    ...columnsFor([reader]),
    furniture: furniture(application, { ...edition, speakers: [reader] }, 'papers:cover.name'),
    blocks: [
      {
        kind: 'title',
        words: [say(reader, 'papers:cover.title')],
        subtitle: [say(reader, 'papers:cover.to')],
      },
      ...facts(application, reader),
      {
        kind: 'group',
        words: [say(reader, 'papers:cover.enclosed')],
        blocks: [table(application, enclosed, reader)],
      },
      ...problemGroup(
        application,
        application.problems.filter(({ override }) => override !== undefined),
        'papers:cover.although',
        reader,
      ),
      ...problemGroup(
        application,
        application.problems.filter(({ stops }) => stops === 'sending'),
        'papers:cover.notYet',
        reader,
      ),
      please(reader),
    ],
  }
}

function facts(application: Application, reader: PaperSpeaker): RowBlock[] {
  const row = (field: string, value: string | undefined): RowBlock =>
    fact(reader, `papers:cover.${field}`, value, 'papers:cover.notKnown')
  return [
    row('reference', application.content.reference),
    row('from', senderText(application, reader)),
    row('phone', sayOwn(application, 'case.coordinatorPhone', reader)),
    row('email', sayOwn(application, 'case.coordinatorEmail', reader)),
    row('contact', contactText(application, reader)),
    row('urgency', sayOwn(application, 'case.urgency', reader, 'level')),
    row('persons', personsText(application, reader)),
    fact(reader, 'papers:cover.signed', signedText(application, reader), 'papers:cover.notSigned'),
    row('channel', ownText(application, 'case.secureChannel')),
    ...(hasProtectedData(application) ? [row('protection', reader.t('papers:cover.protected'))] : []),
  ]
}

function senderText(application: Application, reader: PaperSpeaker): string | undefined {
  const name = ownText(application, 'case.coordinatorName')
  const region = ownText(application, 'case.region')
  if (name === undefined) return undefined
  // A region is a place too.
  return region === undefined || hasProtectedData(application)
    ? reader.t('papers:cover.senderWithoutRegion', { name })
    : reader.t('papers:cover.sender', { name, region })
}

function contactText(application: Application, reader: PaperSpeaker): string | undefined {
  const contact = ownValue(application, 'case.iomContact')
  if (partOf(contact, 'contacted') !== true) return undefined
  const said = [
    sayOwn(application, 'case.iomContact', reader, 'on'),
    sayOwn(application, 'case.iomContact', reader, 'by'),
  ]
  return listed(
    said.filter((one) => one !== undefined),
    reader,
  )
}

/** When, by whom and with which answers: "26 November 2026: applicant, interpreter; code 1A2B 3C4D". */
function signedText(application: Application, reader: PaperSpeaker): string | undefined {
  const signing = lastSigning(application.content)
  if (!signing) return undefined
  const who = (signing.signers ?? []).map((role) => reader.t(`papers:signers.${role}`))
  return reader.t('papers:cover.signedBy', {
    date: sayDate(signing.at.slice(0, 10), reader),
    who: listed(who, reader),
    code: codeInWords(signing.code ?? ''),
  })
}

/** How many, never who: "1 adult, 2 children". */
function personsText(application: Application, reader: PaperSpeaker): string {
  const isChild = application.sections.some(({ item }) => item?.item.id === 'self')
  const children = application.support.children + (isChild ? 1 : 0)
  const adults = isChild ? 0 : 1
  const said = [
    ...(adults > 0 ? [reader.t('papers:cover.adults', { count: adults })] : []),
    ...(children > 0 ? [reader.t('papers:cover.children', { count: children })] : []),
  ]
  return listed(said, reader)
}

/** One of the applicant's own answers in words, or one part of it. */
function sayOwn(
  application: Application,
  id: string,
  reader: PaperSpeaker,
  part?: string,
): string | undefined {
  const asked = application.sections
    .flatMap(({ questions }) => questions)
    .find(({ question }) => question.id === id)
  if (asked?.answer?.state !== 'answered' || asked.withheld) return undefined
  const { question } = asked
  const value = part === undefined ? asked.answer.value : partOf(asked.answer.value, part)
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined
  if (question.kind === 'list' || question.kind === 'derived') return undefined
  const kind =
    question.kind === 'composite' ? question.parts.find(({ id: own }) => own === part)?.of : question
  return kind ? sayScalar(question, kind, value, reader, part) : undefined
}

function listed(texts: readonly string[], reader: PaperSpeaker): string {
  return new Intl.ListFormat(reader.locale, { type: 'unit', style: 'short' }).format(texts)
}

/** Millimetres; together the width of the text. */
const widths = { number: 12, document: 102, pages: 20, code: 36 } as const

function table(
  application: Application,
  enclosed: readonly EnclosedPaper[],
  reader: PaperSpeaker,
): TableBlock {
  const code = codeInWords(application.code)
  const cell = (text: string): TableBlock['rows'][number][number] => [
    { kind: 'text', large: true, words: words(text, reader) },
  ]
  const byHand = application.attachments.filter(({ generated }) => !generated).length
  return {
    kind: 'table',
    groups: [],
    columns: (['number', 'document', 'pages', 'code'] as const).map((column) => ({
      width: widths[column],
      head: [{ kind: 'text', words: say(reader, `papers:cover.${column}`) }],
    })),
    rows: [
      ...enclosed.map(({ paper, languages, pages }) => [
        cell(paper.slice(0, 2)),
        cell(
          reader.t(`papers:enclosed.${paper}`, {
            languages: listed(
              languages.map((language) => languageName(language, reader)),
              reader,
            ),
          }),
        ),
        cell(String(pages)),
        cell(code),
      ]),
      [
        cell(''),
        cell(reader.t('papers:cover.byHand', { count: byHand })),
        [{ kind: 'gap' }],
        [{ kind: 'gap' }],
      ],
    ],
  }
}

function problemGroup(
  application: Application,
  problems: readonly Problem[],
  head: string,
  reader: PaperSpeaker,
): GroupBlock[] {
  if (problems.length === 0) return []
  return [
    {
      kind: 'group',
      words: [say(reader, head)],
      blocks: problems.map((problem) => problemRow(application, problem, reader)),
    },
  ]
}

function problemRow(application: Application, problem: Problem, reader: PaperSpeaker): RowBlock {
  const about = [...itemText(application, problem, reader), whereText(application, problem, reader)]
  const { override } = problem
  const text =
    override === undefined
      ? whatIsSo(application, problem, reader)
      : reader.t('papers:cover.reason', {
          reason: override.reason,
          by: override.by,
          date: sayDate(override.at.slice(0, 10), reader),
        })
  return factRow(
    words(
      override === undefined
        ? listed(about, reader)
        : listed([whatIsSo(application, problem, reader), ...about], reader),
      reader,
    ),
    { kind: 'text', words: words(text, reader) },
  )
}

/** What a rule says can tell what was answered: where that could endanger somebody, only where it is. */
function whatIsSo(application: Application, problem: Problem, reader: PaperSpeaker): string {
  const isSensitive = questionsOf(application, problem).some(({ sensitivity }) => sensitivity === 4)
  return isSensitive
    ? reader.t('papers:cover.notNamed')
    : reader.t(problem.message.key, problem.message.values)
}

function please(reader: PaperSpeaker): Block {
  return {
    kind: 'keep',
    blocks: [
      {
        kind: 'group',
        words: [say(reader, 'papers:cover.please')],
        blocks: [
          { kind: 'paragraph', look: 'body', words: [say(reader, 'papers:cover.confirm')] },
          { kind: 'paragraph', look: 'body', words: [say(reader, 'papers:cover.doNotWrite')] },
        ],
      },
    ],
  }
}
