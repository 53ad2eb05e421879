/** Rows that say something of the case itself rather than answer a question: they have no number. */

import { say, words, type PaperSpeaker } from './columns.js'
import type { RowBlock, Words } from './document.js'

/** A label and what it says; where that is not known, the paper says so. */
export function fact(
  speaker: PaperSpeaker,
  label: string,
  value: string | undefined,
  unknown: string,
): RowBlock {
  return factRow(
    say(speaker, label),
    value === undefined
      ? { kind: 'state', words: say(speaker, unknown) }
      : { kind: 'text', words: words(value, speaker) },
  )
}

export function factRow(label: Words, answer: RowBlock['answer'][number]): RowBlock {
  return { kind: 'row', number: '', question: [label], answer: [answer] }
}
