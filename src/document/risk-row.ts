/** One row of the risk table: the fields of one risk, cell by cell. */

import type { Application, Risk, RiskLevel } from '../application/application.js'
import { riskLevel, type Consequence, type Likelihood } from '../application/risk-level.js'
import { changeSince } from '../application/risk-versions.js'
import type { Question } from '../form/form.js'
import type { Answer, Composite, Scalar } from '../interview/answer.js'
import { labelKey } from '../wording/keys.js'
import { sayDate } from '../wording/say.js'
import { answerWords } from './answer-words.js'
import { say, words, type PaperSpeaker } from './columns.js'
import type { Cell, CellLine, Words } from './document.js'

const filledCells: Readonly<Record<RiskLevel, 1 | 2 | 3 | 4>> = { low: 1, medium: 2, high: 3, veryHigh: 4 }

/** Cells in the order of the columns: assessment, then management. */
export function riskRow(application: Application, risk: Risk, number: number, reader: PaperSpeaker): Cell[] {
  const row = new Row(application, risk, reader)
  return [
    [
      { kind: 'text', large: true, strong: true, words: words(String(number), reader) },
      ...row.change(),
      ...row.said('phase'),
      ...row.category(),
    ],
    [...row.said('description'), { kind: 'gap' }, ...row.labelled('who'), ...row.labelled('basis')],
    row.ownView(),
    row.said('protective'),
    [...row.level(risk.level, risk.uncertain), ...row.labelled('likelihood'), ...row.labelled('consequence')],
    row.measures(),
    row.residualLevel(),
    [...row.labelled('question'), ...row.labelled('answer')],
    [...row.said('status', true), ...row.labelled('review'), ...row.relevance()],
  ]
}

/** A level as filled cells and a word, by the matrix; used in the legend too. */
export function levelCells(
  likelihood: Likelihood,
  consequence: Consequence,
  reader: PaperSpeaker,
): { filled: 1 | 2 | 3 | 4; words: Words } {
  const level = riskLevel(likelihood, consequence)
  return { filled: filledCells[level], words: levelWords(level, likelihood === 'U', reader) }
}

function levelWords(level: RiskLevel, isUncertain: boolean, reader: PaperSpeaker): Words {
  return say(reader, isUncertain ? 'document:risk.levelUncertain' : 'document:risk.level', {
    level: reader.t(`form/choices:level4.${level}`),
  })
}

/** The answers of one risk, each put into lines of a cell. */
class Row {
  private readonly application: Application
  private readonly risk: Risk
  private readonly reader: PaperSpeaker

  constructor(application: Application, risk: Risk, reader: PaperSpeaker) {
    this.application = application
    this.risk = risk
    this.reader = reader
  }

  /** What has changed since the version before, in a word. */
  change(): CellLine[] {
    const before = this.application.content.riskVersions?.at(-1)
    const change = before && changeSince(before, this.risk)
    if (change === undefined) return []
    return [{ kind: 'text', strong: true, words: say(this.reader, `document:risk.change.${change}`) }]
  }

  /** Code and name; where none is chosen yet, what became of the question. */
  category(): CellLine[] {
    const { reader, risk } = this
    if (risk.category === '') return this.lines('category')
    const name = reader.t(`risks:categories.${risk.category}`)
    return [{ kind: 'text', words: say(reader, 'document:risk.category', { code: risk.category, name }) }]
  }

  /** The answer alone. */
  said(field: string, isStrong = false): CellLine[] {
    return this.lines(field).map((line) =>
      line.kind === 'text' && isStrong ? { ...line, strong: true } : line,
    )
  }

  /** The answer with its label in bold before it. */
  labelled(field: string): CellLine[] {
    const question = this.question(field)
    const [first, ...rest] = this.lines(field)
    if (!question || !first) return []
    const lead = say(this.reader, labelKey(question))
    return first.kind === 'text'
      ? [{ ...first, lead }, ...rest]
      : [{ kind: 'text', words: lead, strong: true }, first, ...rest]
  }

  level(level: RiskLevel | undefined, isUncertain: boolean): CellLine[] {
    if (level === undefined) return [{ kind: 'state', words: say(this.reader, 'document:risk.notRated') }]
    return [{ kind: 'level', filled: filledCells[level], words: levelWords(level, isUncertain, this.reader) }]
  }

  residualLevel(): CellLine[] {
    const isLeft = this.answer('residualLevel')?.state !== 'answered'
    const said = isLeft ? this.lines('residualLevel') : []
    return said.length > 0 ? said : this.level(this.risk.residualLevel, false)
  }

  /** A row that stands in the table is relevant; where nobody has said so, that is said. */
  relevance(): CellLine[] {
    const relevant = this.answer('relevant')
    if (relevant?.state === 'answered' && relevant.value === true) return []
    return [...this.labelled('relevant'), ...this.labelled('whyNotRelevant')]
  }

  /** The applicant's own view: the step on the scale and the words, never edited by others. */
  ownView(): CellLine[] {
    const answer = this.answer('own')
    if (answer?.state !== 'answered') return this.lines('own')
    const { rating, words: own } = answer.value as { rating?: Scalar; words?: Scalar }
    return [
      ...(rating === undefined
        ? []
        : [
            {
              kind: 'text' as const,
              words: say(this.reader, 'document:risk.ownRating', { rating: Number(rating) }),
            },
          ]),
      ...(own === undefined
        ? []
        : [{ kind: 'text' as const, words: say(this.reader, 'document:quoted', { words: String(own) }) }]),
    ]
  }

  /** Each measure with who answers for it and by when; a line between two measures. */
  measures(): CellLine[] {
    const answer = this.answer('measures')
    if (answer?.state !== 'answered') return this.lines('measures')
    return (answer.value as readonly Composite[]).flatMap((measure, index): CellLine[] => [
      ...(index > 0 ? [{ kind: 'rule' as const }] : []),
      { kind: 'text', words: words(String(measure['measure'] ?? ''), this.reader) },
      {
        kind: 'text',
        lead: words(String(measure['responsible'] ?? ''), this.reader),
        words: words(this.when(measure['when']), this.reader),
      },
    ])
  }

  private when(value: Composite[string] | undefined): string {
    const text = value === undefined ? '' : String(value)
    return /^\d{4}-\d{2}(-\d{2})?$/u.test(text) ? sayDate(text, this.reader) : text
  }

  private lines(field: string): CellLine[] {
    const question = this.question(field)
    const answer = this.answer(field)
    if (!question || !answer) return []
    const said = answerWords(this.application.form, question, answer, this.reader)
    switch (said.kind) {
      case 'open':
        return []
      case 'state':
        return [said]
      case 'text':
        return [said]
      case 'scale':
        return [{ kind: 'text', words: said.words }]
      case 'boxes':
        return [
          {
            kind: 'text',
            words: this.list(said.boxes.filter((box) => box.ticked).map((box) => box.words.text)),
          },
        ]
      case 'list':
        return said.items.map((item) => ({ kind: 'text', words: item }))
      case 'parts':
        return said.parts.map((part) => ({ kind: 'text', words: part.answer }))
    }
  }

  private list(texts: readonly string[]): Words {
    return words(
      new Intl.ListFormat(this.reader.locale, { type: 'unit', style: 'short' }).format(texts),
      this.reader,
    )
  }

  private question(field: string): Question | undefined {
    const section = this.application.form.sections.find((one) => one.id === 'risk')
    return section?.questions.find((question) => question.id === `risk.${field}`)
  }

  /** As it takes part in the application: what has left the route is not printed. */
  private answer(field: string): Answer | undefined {
    return this.application.sections
      .filter(({ section, item }) => section.id === 'risk' && item?.item.id === this.risk.item.id)
      .flatMap(({ questions }) => questions)
      .find(({ question }) => question.id === `risk.${field}`)?.answer
  }
}
