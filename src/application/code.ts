/** The short code on every page: two papers with the same code say the same. */

import { createHash } from 'node:crypto'
import { placeKey } from '../interview/answers.js'
import { canonicalJson, whatWasSaid } from '../interview/canonical.js'
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
