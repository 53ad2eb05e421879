/** `internal-checklist`: all that remains, for whoever helps with the application. Never sent. */

import type { Application, AnsweredQuestion, Level, Problem } from '../application/application.js'
import { questionIn } from '../form/look-up.js'
import { leftToRight } from '../isolates.js'
import type { Locale } from '../message.js'
import { labelKey } from '../wording/keys.js'
import { languageName } from '../wording/say.js'
import { furniture, type Edition } from './application-document.js'
import { columnsFor, say, words, type PaperSpeaker } from './columns.js'
import type { Block, Document, GroupBlock, Words } from './document.js'
import { factRow } from './facts.js'
import { itemText, whereText } from './problem-place.js'
import { itemHead } from './section-blocks.js'

/** How far the words of a language have been checked by people. */
export interface TextStatus {
  readonly language: Locale
  /** A key below `papers:internal.status`. */
  readonly interface: string
  readonly legal: string
}

const levels: readonly Level[] = ['stopsSession', 'stopsSigning', 'stopsSending', 'warning', 'information']

/**
 * Every problem with its remedy by what it stops, what was set aside and why, the questions whose
 * answers are kept from other papers, and how far the texts of each language were checked.
 */
export function internalDocument(
  application: Application,
  texts: readonly TextStatus[],
  edition: Edition,
): Document {
  const { staff } = edition
  const open = application.problems.filter(({ override }) => override === undefined)
  const setAside = application.problems.filter(({ override }) => override !== undefined)
  const groups = [
    ...levels.map((level) => ({ key: level, problems: open.filter((problem) => problem.level === level) })),
    { key: 'overridden', problems: setAside },
  ].filter(({ problems }) => problems.length > 0)
  return {
    name: 'internal-checklist',
    title: staff.t('papers:internal.name'),
    orientation: 'portrait',
    ...columnsFor([staff]),
    furniture: {
      ...furniture(
        { ...application, isSignable: true },
        { ...edition, speakers: [staff] },
        'papers:internal.name',
      ),
      foot: [say(staff, 'papers:internal.about')],
    },
    blocks: [
      { kind: 'title', words: [say(staff, 'papers:internal.title')] },
      {
        kind: 'paragraph',
        look: 'body',
        words: [say(staff, groups.length > 0 ? 'papers:internal.about' : 'papers:internal.nothing')],
      },
      ...groups.map(({ key, problems }, index) =>
        problemGroup(
          application,
          key,
          problems,
          groups.slice(0, index).flatMap((one) => one.problems).length,
          staff,
        ),
      ),
      ...withheldGroup(application, staff),
      ...leftOverGroup(application, staff),
      textsGroup(texts, staff),
    ],
  }
}

function problemGroup(
  application: Application,
  key: string,
  problems: readonly Problem[],
  before: number,
  staff: PaperSpeaker,
): GroupBlock {
  return {
    kind: 'group',
    words: [say(staff, `papers:internal.${key}`)],
    blocks: problems.map((problem, index): Block => ({
      kind: 'problem',
      index: before + index + 1,
      what: [say(staff, problem.message.key, problem.message.values)],
      why: [placeWords(application, problem, staff)],
      remedy: [
        problem.override === undefined
          ? say(staff, problem.remedy.key, problem.remedy.values)
          : say(staff, 'papers:internal.because', { reason: problem.override.reason }),
      ],
    })),
  }
}

function placeWords(application: Application, problem: Problem, staff: PaperSpeaker): Words {
  const about = [whereText(application, problem, staff), ...itemText(application, problem, staff)]
  return words(new Intl.ListFormat(staff.locale, { type: 'unit', style: 'short' }).format(about), staff)
}

/** The questions, never the answers: this paper may lie on a desk. */
function withheldGroup(application: Application, staff: PaperSpeaker): GroupBlock[] {
  const rows = application.sections.flatMap(({ questions, item }) =>
    questions
      .filter(({ withheld, answer }) => withheld !== undefined && answer !== undefined)
      .map((asked) => ({
        ...factRow(
          item ? words(labelWithChild(asked, item, staff), staff) : say(staff, labelKey(asked.question)),
          { kind: 'text', words: say(staff, `papers:internal.${asked.withheld ?? 'chosen'}`) },
        ),
        number: asked.question.number,
      })),
  )
  if (rows.length === 0) return []
  return [
    {
      kind: 'group',
      words: [say(staff, 'papers:internal.withheld')],
      blocks: [
        { kind: 'paragraph', look: 'small', words: [say(staff, 'papers:internal.withheldAbout')] },
        ...rows,
      ],
    },
  ]
}

/** Answers that the form cannot hold any more: which, and where they can be read. */
function leftOverGroup({ form, content }: Application, staff: PaperSpeaker): GroupBlock[] {
  const { leftOver = [] } = content
  if (leftOver.length === 0) return []
  return [
    {
      kind: 'group',
      words: [say(staff, 'papers:internal.leftOver')],
      blocks: [
        { kind: 'paragraph', look: 'small', words: [say(staff, 'papers:internal.leftOverAbout')] },
        ...leftOver.map(({ template, place }): Block => {
          const question = questionIn(form, place.question)
          const name = question ? say(staff, labelKey(question)) : words(leftToRight(place.question), staff)
          const from = { kind: 'text' as const, words: words(leftToRight(template), staff) }
          return { ...factRow(name, from), ...(question ? { number: question.number } : {}) }
        }),
      ],
    },
  ]
}

function labelWithChild(
  { question }: AnsweredQuestion,
  item: Parameters<typeof itemHead>[0],
  staff: PaperSpeaker,
): string {
  const label = staff.t(labelKey(question))
  const child = itemHead(item, [staff])[0]?.text ?? ''
  return new Intl.ListFormat(staff.locale, { type: 'unit', style: 'short' }).format([label, child])
}

function textsGroup(texts: readonly TextStatus[], staff: PaperSpeaker): GroupBlock {
  return {
    kind: 'group',
    words: [say(staff, 'papers:internal.texts')],
    blocks: texts.map(({ language, interface: status, legal }): Block => ({
      kind: 'paragraph',
      look: 'body',
      words: [
        say(staff, 'papers:internal.language', {
          language: languageName(language, staff),
          status: staff.t(`papers:internal.status.${status}`),
          legal: staff.t(`papers:internal.status.${legal}`),
        }),
      ],
    })),
  }
}
