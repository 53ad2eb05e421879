/** A case as plain JSON and back: what an application file and the payload of a case share. */

import type { QuestionId } from '../form/form.js'
import type { Answer, Answers, Item, Original, Story, Value } from '../interview/answer.js'
import type { CaseContent, LeftOver, RiskVersion } from '../interview/case-content.js'
import type { NoAnswerState } from '../form/condition.js'

/** An answer in a file: a `value`, or a `state`. */
export type PlainAnswer =
  | { readonly value: Value; readonly original?: Original; readonly story?: Story }
  | { readonly state: NoAnswerState; readonly reason?: string; readonly story?: Story }

export type PlainAnswers = Readonly<Record<QuestionId, PlainAnswer>>

export interface PlainItem {
  readonly id: string
  readonly answers: PlainAnswers
}

/** Everything of a case but its answers is in JSON what it is in memory. */
export type PlainContent = Omit<CaseContent, 'answers' | 'riskVersions' | 'leftOver'> & {
  readonly answers: PlainAnswers
  readonly children: readonly PlainItem[]
  readonly risks: readonly PlainItem[]
  readonly riskVersions?: readonly PlainRiskVersion[]
  readonly leftOver?: readonly PlainLeftOver[]
}

export type PlainRiskVersion = Omit<RiskVersion, 'rows' | 'conclusion'> & {
  readonly rows: readonly (Omit<RiskVersion['rows'][number], 'answers'> & PlainItem)[]
  readonly conclusion: PlainAnswers
}

export type PlainLeftOver = Omit<LeftOver, 'answer'> & { readonly answer: PlainAnswer }

export function toPlain({ answers, riskVersions, leftOver, ...rest }: CaseContent): PlainContent {
  return {
    ...rest,
    answers: plainAnswers(answers.own),
    children: answers.groups.children.map(plainItem),
    risks: answers.groups.risks.map(plainItem),
    ...(riskVersions ? { riskVersions: riskVersions.map(plainVersion) } : {}),
    ...(leftOver ? { leftOver: leftOver.map((one) => ({ ...one, answer: plainAnswer(one.answer) })) } : {}),
  }
}

export function fromPlain({
  answers,
  children,
  risks,
  riskVersions,
  leftOver,
  ...rest
}: PlainContent): CaseContent {
  return {
    ...rest,
    ...(riskVersions ? { riskVersions: riskVersions.map(readVersion) } : {}),
    ...(leftOver ? { leftOver: leftOver.map((one) => ({ ...one, answer: readAnswer(one.answer) })) } : {}),
    answers: {
      own: readAnswers(answers),
      groups: { children: children.map(readItem), risks: risks.map(readItem) },
    },
  }
}

function plainItem({ id, answers }: Item): PlainItem {
  return { id, answers: plainAnswers(answers) }
}

function readItem({ id, answers }: PlainItem): Item {
  return { id, answers: readAnswers(answers) }
}

function plainVersion({ rows, conclusion, ...rest }: RiskVersion): PlainRiskVersion {
  return {
    ...rest,
    rows: rows.map(({ answers, ...row }) => ({ ...row, answers: plainAnswers(answers) })),
    conclusion: plainAnswers(conclusion),
  }
}

function readVersion({ rows, conclusion, ...rest }: PlainRiskVersion): RiskVersion {
  return {
    ...rest,
    rows: rows.map(({ answers, ...row }) => ({ ...row, answers: readAnswers(answers) })),
    conclusion: readAnswers(conclusion),
  }
}

function plainAnswers(answers: Answers): PlainAnswers {
  return Object.fromEntries(Array.from(answers, ([id, answer]) => [id, plainAnswer(answer)]))
}

function readAnswers(answers: PlainAnswers): Answers {
  return new Map(Object.entries(answers).map(([id, answer]) => [id, readAnswer(answer)]))
}

/** The state of an answer with a value goes without saying. */
function plainAnswer(answer: Answer): PlainAnswer {
  if (answer.state !== 'answered') return answer
  return {
    value: answer.value,
    ...(answer.original && { original: answer.original }),
    ...(answer.story && { story: answer.story }),
  }
}

function readAnswer(answer: PlainAnswer): Answer {
  return 'value' in answer ? { state: 'answered', ...answer } : answer
}
