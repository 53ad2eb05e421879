/** Rows of the risk table as an application file has them: flat, and a value that has no story stands alone. */

import type { Value } from '../interview/answer.js'
import type { PlainAnswer, PlainItem } from './plain-content.js'

/** Fields of a row are named without their section, which all of them share. */
const prefix = 'risk.'

/** A value, an answer, and under `id` the name of the row. */
export type RiskRow = Readonly<Record<string, Value | PlainAnswer>>

/** What a row is called when the file does not say. */
export function rowId(index: number): string {
  return `r${index + 1}`
}

export function toRow({ id, answers }: PlainItem, index: number): RiskRow {
  const fields = Object.entries(answers).map(
    ([question, answer]) => [riskField(question), bare(answer)] as const,
  )
  return { ...(id !== rowId(index) && { id }), ...Object.fromEntries(fields) }
}

export function fromRow({ id, ...fields }: RiskRow, index: number): PlainItem {
  const answers = Object.entries(fields).map(([field, given]) => [prefix + field, full(given)] as const)
  return { id: typeof id === 'string' ? id : rowId(index), answers: Object.fromEntries(answers) }
}

export function riskField(question: string): string {
  return question.startsWith(prefix) ? question.slice(prefix.length) : question
}

function bare(answer: PlainAnswer): Value | PlainAnswer {
  return 'value' in answer && !answer.original && !answer.story ? answer.value : answer
}

/** No part of a composite value is called `value` or `state`. */
function full(given: Value | PlainAnswer): PlainAnswer {
  return isAnswer(given) ? given : { value: given }
}

function isAnswer(given: Value | PlainAnswer): given is PlainAnswer {
  return typeof given === 'object' && !Array.isArray(given) && ('value' in given || 'state' in given)
}
