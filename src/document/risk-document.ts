/** `02-risk-table`: the risks with their measures, for one reader, and the overall conclusion. */

import type { AnsweredQuestion, Application, Risk, Signer } from '../application/application.js'
import type { RiskVersion } from '../interview/case-content.js'
import type { Consequence, Likelihood } from '../application/risk-level.js'
import { changeSince, conclusionDay, versionNumber } from '../application/risk-versions.js'
import { sectionTitleKey, splitId } from '../wording/keys.js'
import { sayDate } from '../wording/say.js'
import { furniture, type Edition } from './application-document.js'
import { columnsFor, say, words, type PaperSpeaker } from './columns.js'
import type { Block, Document, LegendBlock, TableBlock } from './document.js'
import { levelCells, riskRow } from './risk-row.js'
import { rowBlock } from './section-blocks.js'
import { signatureBlock } from './signature.js'

/**
 * The table that the assisting professional fills in. The applicant's own view stands in it
 * unedited, and a likelihood that is unknown never counts as low.
 *
 * @param author who signs the table, when that is known
 */
export function riskDocument(
  application: Application,
  author: Signer | undefined,
  edition: Edition,
): Document {
  const reader = edition.speakers.at(-1) ?? edition.staff
  const alone: Edition = { ...edition, speakers: [reader] }
  return {
    name: '02-risk-table',
    title: reader.t('document:risk.name'),
    orientation: 'landscape',
    ...columnsFor([reader]),
    furniture: furniture(application, alone, 'document:risk.name'),
    blocks: [
      { kind: 'title', words: [say(reader, 'document:risk.title')] },
      ...version(application, reader),
      { kind: 'paragraph', look: 'small', words: [say(reader, 'document:risk.about')] },
      legend(reader),
      table(application, reader),
      ...setAside(application, reader),
      conclusion(application, author, reader),
    ],
  }
}

/** Which version this is, and which one its changes are told against. */
function version({ content }: Application, reader: PaperSpeaker): Block[] {
  const day = conclusionDay(content)
  const before = content.riskVersions?.at(-1)
  const number = versionNumber(content)
  const which =
    day === undefined
      ? say(reader, 'document:risk.version.open', { number })
      : say(reader, 'document:risk.version.made', { number, date: sayDate(day, reader) })
  return [
    { kind: 'paragraph', look: 'strong', words: [which] },
    ...(before ? [comparedWith(before, number - 1, reader)] : []),
  ]
}

function comparedWith({ madeOn }: RiskVersion, number: number, reader: PaperSpeaker): Block {
  const values = { number, date: sayDate(madeOn, reader) }
  return { kind: 'paragraph', look: 'small', words: [say(reader, 'document:risk.version.compared', values)] }
}

/** Column widths of the two halves, millimetres; together 273, the width of the landscape text. */
const assessment = [25, 50, 29, 27, 27]
const management = [44, 21, 29, 21]

/** The numbers of the fields that stand in each column, in their order there. */
const fieldsOfColumn = [[1, 2, 3], [4, 5, 6], [7], [8], [11, 9, 10], [12, 13, 14], [15], [16, 17], [18, 19]]

function table(application: Application, reader: PaperSpeaker): TableBlock {
  return {
    kind: 'table',
    groups: [
      { words: say(reader, 'document:risk.assessment'), columns: assessment.length },
      { words: say(reader, 'document:risk.management'), columns: management.length },
    ],
    columns: [...assessment, ...management].map((width, index) => ({
      width,
      head: (fieldsOfColumn[index] ?? []).map((field) => ({
        kind: 'text',
        lead: words(String(field), reader),
        words: say(reader, `document:risk.fields.${field}`),
      })),
    })),
    rows: application.risks
      .filter((risk) => !risk.dismissed)
      .map((risk, index) => riskRow(application, risk, index + 1, reader)),
  }
}

const likelihoods: readonly Likelihood[] = ['1', '2', '3', 'U']
const consequences: readonly Consequence[] = ['1', '2', '3']

/** Likelihood against consequence, so that nobody needs to know the matrix by heart. */
function legend(reader: PaperSpeaker): LegendBlock {
  return {
    kind: 'legend',
    head: [
      say(reader, 'document:risk.legend'),
      ...consequences.map((code) => say(reader, `form/risk:consequence.choices.${code}`)),
    ],
    rows: likelihoods.map((likelihood) => ({
      label: say(reader, `form/risk:likelihood.choices.${likelihood}`),
      levels: consequences.map((consequence) => levelCells(likelihood, consequence, reader)),
    })),
  }
}

/** Risks that were considered and set aside, each with its reason. */
function setAside(application: Application, reader: PaperSpeaker): Block[] {
  const dismissed = application.risks.filter((risk) => risk.dismissed)
  const head: Block = { kind: 'paragraph', look: 'strong', words: [say(reader, 'document:risk.setAside')] }
  const [first, ...rest] = dismissed.map((risk): Block => ({
    kind: 'paragraph',
    look: 'small',
    words: [
      say(reader, `document:risk.${isNewlySetAside(application, risk) ? 'setAsideNow' : 'setAsideBecause'}`, {
        category: risk.category === '' ? '…' : reader.t(`risks:categories.${risk.category}`),
        code: risk.category === '' ? '…' : risk.category,
        change: reader.t('document:risk.change.setAside'),
        reason: reasonOf(risk),
      }),
    ],
  }))
  return first ? [{ kind: 'keep', blocks: [head, first] }, ...rest] : []
}

function isNewlySetAside({ content }: Application, risk: Risk): boolean {
  const before = content.riskVersions?.at(-1)
  return before !== undefined && changeSince(before, risk) === 'setAside'
}

function reasonOf(risk: Risk): string {
  const reason = risk.item.answers.get('risk.whyNotRelevant')
  return reason?.state === 'answered' && typeof reason.value === 'string' ? reason.value : '…'
}

/** Conclusion and the author's signature, on one page. */
function conclusion(application: Application, author: Signer | undefined, reader: PaperSpeaker): Block {
  const part = application.sections.find(({ section }) => section.id === 'riskConclusion')
  const section = application.form.sections.find((one) => one.id === 'riskConclusion')
  const title = section ? sectionTitleKey(section) : 'document:risk.conclusion'
  const isRow = ({ question, answer }: AnsweredQuestion): boolean =>
    author === undefined || answer?.state !== 'answered' || !inSignature.has(splitId(question.id)[1])
  return {
    kind: 'keep',
    blocks: [
      {
        kind: 'group',
        words: [say(reader, title)],
        blocks: (part?.questions ?? []).filter(isRow).map((asked) => rowBlock(application, asked, [reader])),
      },
      ...(author ? [signatureBlock(application, author, {}, [reader], `riskAuthor.${author.role}`)] : []),
    ],
  }
}

/**
 * Fields of the conclusion that the signature block says already, where they have a value. Not who
 * wrote the table: beside the line stands who assists in the case, and that may be somebody else.
 */
const inSignature: ReadonlySet<string> = new Set(['authorRole', 'madeOn'])
