/** One text for one meaning, so that hashes can be compared. */

import type { Answer } from './answer.js'

/** What an answer says and in which words; not who said it, when, or in which language it was asked. */
export function whatWasSaid(answer: Answer): Record<string, unknown> {
  if (answer.state !== 'answered') {
    return answer.reason === undefined
      ? { state: answer.state }
      : { state: answer.state, reason: answer.reason }
  }
  return answer.original === undefined
    ? { value: answer.value }
    : { value: answer.value, original: { language: answer.original.language, value: answer.original.value } }
}

/** JSON with the keys of every object in code unit order, no spaces, and nothing that is undefined. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join(',')}}`
}
