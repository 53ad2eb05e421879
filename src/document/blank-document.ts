/** The empty form: the same questions with the same numbers, to be filled in with a pen. */

import type { CompositeKind, Depth, Form, Kind, Question, Section } from '../form/form.js'
import {
  askKey,
  codesOf,
  choiceKey,
  isAskedOfApplicant,
  labelKey,
  partKey,
  scaleKey,
  sectionTitleKey,
} from '../wording/keys.js'
import { isolated, leftToRight } from '../isolates.js'
import { columnsFor, inEach, words, type PaperSpeaker } from './columns.js'
import type { BlankBlock, BlankSpace, Block, Columns, Document, SectionBlock } from './document.js'

/** Sections that are not asked by hand: the risk table is a paper of its own. */
const notAsked: ReadonlySet<string> = new Set(['risk', 'riskConclusion', 'signature'])

/** Stands in a sentence where its country or language is written in by hand. */
const toFillIn = '…………'

/**
 * @param depth `essential` leaves out what is optional
 * @param speakers one or two languages, the person's first
 */
export function blankDocument(form: Form, depth: Depth, speakers: readonly PaperSpeaker[]): Document {
  const [first] = speakers
  return {
    name: 'blank',
    title: speakers.map(({ t }) => t('document:blank.name')).join(' · '),
    orientation: 'portrait',
    ...columnsFor(speakers),
    furniture: {
      reference: '',
      referenceLine: inEach(speakers, 'document:blank.reference'),
      documentName: inEach(speakers, 'document:blank.name'),
      // Which questions: the version of the form, as there are no answers yet.
      code: `${form.id}/${form.version}`,
      foot: inEach(speakers, 'document:notIssuedByIom'),
      initials: inEach(speakers, 'document:initials'),
      pageOf: (page, pages) => first?.t('document:pageOf', { page, pages }) ?? '',
    },
    blocks: [
      {
        kind: 'title',
        words: inEach(speakers, 'document:application.title'),
        subtitle: inEach(speakers, 'document:programme'),
      },
      { kind: 'paragraph', look: 'small', words: inEach(speakers, 'document:blank.about') },
      { kind: 'paragraph', look: 'small', words: inEach(speakers, 'document:blank.noReason') },
      { kind: 'paragraph', look: 'strong', words: inEach(speakers, 'document:application.mayChange') },
      ...form.sections
        .filter(({ id }) => !notAsked.has(id))
        .map((section) => blankSection(form, section, depth, speakers)),
      ...signatures(speakers),
    ],
  }
}

function blankSection(
  form: Form,
  section: Section,
  depth: Depth,
  speakers: readonly PaperSpeaker[],
): SectionBlock {
  const title = sectionTitleKey(section)
  const asked = section.questions.filter(
    (question) => question.kind !== 'derived' && (depth === 'full' || question.depth === depth),
  )
  const note = section.repeats
    ? 'document:blank.perChild'
    : asked.some(isAskedOfApplicant)
      ? undefined
      : 'document:filledInByStaff'
  return {
    kind: 'section',
    letter: section.letter,
    words: inEach(speakers, title),
    continued: inEach(speakers, 'document:continued', ({ t }) => ({ section: t(title) })),
    ...(note === undefined ? {} : { note: inEach(speakers, note) }),
    blocks: [
      ...(section.repeats ? [childLine(speakers)] : []),
      ...asked.map((question) => blankQuestion(form, section, question, speakers)),
    ],
  }
}

function childLine(speakers: readonly PaperSpeaker[]): BlankBlock {
  const space: BlankSpace = { kind: 'lines', lines: 1 }
  return {
    kind: 'blank',
    number: '',
    question: inEach(speakers, 'document:blank.child'),
    space: [space],
    ways: [],
  }
}

function blankQuestion(
  form: Form,
  section: Section,
  question: Question,
  speakers: readonly PaperSpeaker[],
): Block {
  if (section.id === 'declaration') {
    const values = { country: toFillIn, language: toFillIn, children: toFillIn }
    return {
      kind: 'statement',
      number: question.number,
      ticked: false,
      words: inEach(speakers, labelKey(question), values),
    }
  }
  return {
    kind: 'blank',
    number: question.number,
    question: questionWords(question, speakers),
    space: spaceFor(form, question, speakers),
    ways: (['declined', 'unknown'] as const).map((way) => inEach(speakers, `document:blank.${way}`)),
  }
}

/** What the applicant is asked is asked in whole sentences; staff find the label enough. */
function questionWords(question: Question, speakers: readonly PaperSpeaker[]): Columns {
  const key = isAskedOfApplicant(question) ? askKey(question) : labelKey(question)
  const many = { oneOf: 'oneAnswer', severalOf: 'severalAnswers' } as const
  if (question.kind !== 'oneOf' && question.kind !== 'severalOf') return inEach(speakers, key)
  return inEach(speakers, `document:blank.${many[question.kind]}`, ({ t }) => ({ question: t(key) }))
}

/** Lines for a list of several parts: so many things are written below each other. */
const linesOfList = 4

function spaceFor(form: Form, question: Question, speakers: readonly PaperSpeaker[]): BlankSpace[] {
  switch (question.kind) {
    case 'derived':
      return []
    case 'composite':
      return question.parts.flatMap((part) => partSpace(form, question, part, speakers))
    case 'list':
      return listSpace(question, question.item, Math.min(question.max, linesOfList), speakers)
    default:
      return kindSpace(form, question, question, speakers)
  }
}

function partSpace(
  form: Form,
  question: Question,
  part: CompositeKind['parts'][number],
  speakers: readonly PaperSpeaker[],
): BlankSpace[] {
  const label = inEach(speakers, partKey(question, part.id))
  const [first, ...rest] = kindSpace(form, question, part.of, speakers, part.id)
  if (!first) return []
  return first.kind === 'lines' || first.kind === 'date'
    ? [{ ...first, label }, ...rest]
    : [{ kind: 'label', words: label }, first, ...rest]
}

/** Several things of several parts: the parts are named once, in the order they are written. */
function listSpace(
  question: Question,
  item: Kind | CompositeKind,
  lines: number,
  speakers: readonly PaperSpeaker[],
): BlankSpace[] {
  if (item.kind !== 'composite') return [{ kind: 'lines', lines }]
  const label = speakers.map((speaker) => {
    const parts = item.parts.map(({ id }) => speaker.t(partKey(question, id)))
    const text = new Intl.ListFormat(speaker.locale, { type: 'unit', style: 'short' }).format(parts)
    return words(text, speaker)
  })
  return [{ kind: 'lines', lines, label }]
}

/** Characters that fit on a line of handwriting. */
const charactersOnALine = 120

function kindSpace(
  form: Form,
  question: Question,
  kind: Kind,
  speakers: readonly PaperSpeaker[],
  part?: string,
): BlankSpace[] {
  const box = (key: string): BlankSpace => ({ kind: 'box', words: inEach(speakers, key) })
  switch (kind.kind) {
    case 'yesNo':
      return [box('form/choices:yesNo.yes'), box('form/choices:yesNo.no')]
    case 'oneOf':
    case 'severalOf':
      return codesOf(form, kind.choices).map((code) => box(choiceKey(question, kind.choices, code, part)))
    case 'scale':
      return [0, 1, 2, 3, 4].map((step) => box(scaleKey(question, step)))
    case 'date':
      return [{ kind: 'date', order: dateOrder(speakers) }]
    case 'partialDate':
      return [
        { kind: 'label', words: inEach(speakers, 'document:blank.knownIsEnough') },
        { kind: 'date', order: dateOrder(speakers) },
      ]
    case 'longText':
      return [{ kind: 'lines', lines: Math.max(2, Math.ceil(kind.maxLength / charactersOnALine)) }]
    default:
      return [{ kind: 'lines', lines: 1 }]
  }
}

/** Year, month, day from left to right in every language, as the cells stand. */
function dateOrder(speakers: readonly PaperSpeaker[]): Columns {
  return speakers.map((speaker) => {
    const parts = (['year', 'month', 'day'] as const).map((part) =>
      isolated(speaker.t(`document:blank.${part}`)),
    )
    return words(leftToRight(parts.join(' – ')), speaker)
  })
}

/** Only the applicant's signature is asked for by the programme; the others say who was there. */
function signatures(speakers: readonly PaperSpeaker[]): Block[] {
  const signers = [
    ['W1', 'applicant'],
    ['W5', 'coordinator'],
    ['W7', 'interpreter'],
  ] as const
  return signers.map(([number, role]): Block => ({
    kind: 'signature',
    number,
    who: inEach(speakers, `document:signature.${role}.who`),
    statement: inEach(speakers, `document:signature.${role}.statement`, {
      first: 'V1',
      last: 'V9',
      language: toFillIn,
    }),
    lines: (['signature', 'place', 'date'] as const).map((of) => ({
      of,
      label: inEach(speakers, `document:signature.lines.${of}`),
    })),
  }))
}
