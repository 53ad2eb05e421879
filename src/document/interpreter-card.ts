/** One page for the interpreter, read before the first question: what is asked of her or him, and the keys. */

import { leftToRight } from '../isolates.js'
import { columnsFor, say, words, type PaperSpeaker } from './columns.js'
import type { Block, Document, GroupBlock, Words } from './document.js'

/** Sections and their sentences, in the order they are needed; words at `interpreterCard:<section>.<sentence>`. */
const sections = {
  before: ['number', 'link', 'secret', 'nameless', 'contact'],
  during: ['all', 'words', 'read', 'ask', 'noAdvice'],
  answers: ['decline', 'stop'],
  keys: ['language', 'why', 'hide'],
  sign: ['readBack', 'wrong', 'yours'],
} as const

/** The keys that an interpreter uses, as they stand on the keyboard. */
const keys: Readonly<Record<string, string>> = {
  language: 'Ctrl+T',
  why: 'Ctrl+Y',
  hide: 'Ctrl+L',
}

/** A page in the interpreter's language. It is of no case, so that it can lie on any table. */
export function interpreterCard(speaker: PaperSpeaker): Document {
  const title = say(speaker, 'interpreterCard:title')
  return {
    name: 'interpreter-card',
    title: title.text,
    orientation: 'portrait',
    ...columnsFor([speaker]),
    furniture: {
      reference: '',
      documentName: [say(speaker, 'interpreterCard:name')],
      foot: [say(speaker, 'interpreterCard:foot')],
      pageOf: (page, pages) => speaker.t('document:pageOf', { page, pages }),
    },
    blocks: [
      { kind: 'title', words: [title] },
      paragraph(say(speaker, 'interpreterCard:about')),
      ...Object.entries(sections).map(([section, sentences]) => group(section, sentences, speaker)),
    ],
  }
}

function group(section: string, sentences: readonly string[], speaker: PaperSpeaker): GroupBlock {
  return {
    kind: 'group',
    words: [say(speaker, `interpreterCard:${section}.title`)],
    blocks: sentences.map((sentence) => {
      const told = say(speaker, `interpreterCard:${section}.${sentence}`)
      const key = section === 'keys' ? keys[sentence] : undefined
      return paragraph(key ? words(`${leftToRight(key)}: ${told.text}`, speaker) : told)
    }),
  }
}

/** Small: it is one page in every language. */
function paragraph(told: Words): Block {
  return { kind: 'paragraph', look: 'small', words: [told] }
}
