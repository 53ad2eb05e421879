/** The short code on every page: two papers with the same code say the same. */

import { createHash } from 'node:crypto'
import type { Answer } from '../interview/answer.js'
import { placeKey } from '../interview/answers.js'
import type { CaseContent } from '../interview/case-content.js'
import type { ApplicationSection } from './application.js'

/**
 * Eight hexadecimal digits over the answers that take part: the first of a SHA-256 over a canonical
 * JSON of them.
 *
 * What was answered counts, and in which words; who answered, when and in which language does not,
 * nor does the order of keys. Computed answers do not count either: they follow from the others.
 */
export function codeOf(content: CaseContent, sections: readonly ApplicationSection[]): string {
  const said = sections
    .flatMap(({ questions }) => questions)
    .filter(({ question, answer }) => question.kind !== 'derived' && answer !== undefined)
    .map(({ place, answer }) => [placeKey(place), answer === undefined ? {} : whatWasSaid(answer)] as const)
  const text = canonicalJson({
    template: content.template,
    reference: content.reference,
    answers: Object.fromEntries(said),
  })
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 8)
}

function whatWasSaid(answer: Answer): Record<string, unknown> {
  if (answer.state !== 'answered') {
    return answer.reason === undefined
      ? { state: answer.state }
      : { state: answer.state, reason: answer.reason }
  }
  return answer.original === undefined
    ? { value: answer.value }
    : { value: answer.value, original: { language: answer.original.language, value: answer.original.value } }
}

/** JSON with the keys of every object in code unit order and no spaces. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join(',')}}`
}
