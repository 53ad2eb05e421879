/** The recovery sheet: what opens the cases when every passphrase is forgotten. For a safe, not for a drawer. */

import { leftToRight } from '../isolates.js'
import { say, words, type PaperSpeaker } from './columns.js'
import type { Block, Document } from './document.js'

/** Sentences in the order they stand; words at `recovery:<name>`. */
const before = ['what', 'danger', 'keep'] as const
const after = ['how', 'typing', 'withAge', 'renew'] as const

/**
 * One page in one language, with the key in groups that can be read and typed.
 *
 * @param key an identity of age, `AGE-SECRET-KEY-1…`
 */
export function recoveryDocument(key: string, speaker: PaperSpeaker): Document {
  const body = (name: string): Block => ({
    kind: 'paragraph',
    look: 'body',
    words: [say(speaker, `recovery:${name}`)],
  })
  const title = say(speaker, 'recovery:title')
  return {
    name: 'recovery',
    title: title.text,
    orientation: 'portrait',
    columns: [{ locale: speaker.locale, direction: speaker.direction }],
    furniture: {
      reference: '',
      documentName: [say(speaker, 'recovery:name')],
      foot: [say(speaker, 'recovery:foot')],
      pageOf: (page, pages) => speaker.t('document:pageOf', { page, pages }),
    },
    blocks: [
      { kind: 'title', words: [title], subtitle: [say(speaker, 'recovery:subtitle')] },
      ...before.map(body),
      ...rowsOf(key).map((row): Block => ({
        kind: 'paragraph',
        look: 'strong',
        words: [words(leftToRight(row), speaker)],
      })),
      ...after.map(body),
    ],
  }
}

/** Groups of six signs, four to a row. */
function rowsOf(key: string): string[] {
  const groups = key.replace(/^AGE-SECRET-KEY-/u, '').match(/.{1,6}/gu) ?? []
  const rows = groups.map((_, index) => (index % 4 === 0 ? groups.slice(index, index + 4).join('  ') : ''))
  return ['AGE-SECRET-KEY-', ...rows.filter((row) => row !== '')]
}
