import type { Kind } from '../form/form.js'
import { gate, gateLine } from '../text.js'
import type { Parsed } from './parse.js'
import { nothingTyped, problem, understood } from './parsed.js'

/** Free text: one line, or several in a long text, not longer than the question allows. */
export function parseText(kind: Extract<Kind, { kind: 'text' | 'longText' }>, typed: string): Parsed {
  const text = (kind.kind === 'text' ? gateLine(typed) : gate(typed)).trim()
  if (text === '') return nothingTyped
  const length = clusters(text)
  if (length <= kind.maxLength) return understood(text)
  return problem('answers:text.tooLong', { limit: kind.maxLength, count: length - kind.maxLength })
}

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** How many characters a reader counts. */
function clusters(text: string): number {
  let count = 0
  for (const segment of segmenter.segment(text)) count += segment.segment.length > 0 ? 1 : 0
  return count
}
