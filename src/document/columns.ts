/** The languages side by side, and how one thing is said in each of them. */

import type { Direction, MessageKey, Values } from '../message.js'
import type { Speaker } from '../wording/say.js'
import type { Columns, Document, Words } from './document.js'

/** One column of a document: a language that is spoken on paper. */
export interface PaperSpeaker extends Speaker {
  readonly direction: Direction
  readonly isForPaper: true
}

/** Text of one language. */
export function words(text: string, speaker: PaperSpeaker): Words {
  return { text, locale: speaker.locale }
}

/** A message in one language. */
export function say(speaker: PaperSpeaker, key: MessageKey, values?: Values): Words {
  return words(speaker.t(key, values), speaker)
}

/** A message in every column; `values` may differ by language. */
export function inEach(
  speakers: readonly PaperSpeaker[],
  key: MessageKey,
  values: Values | ((speaker: PaperSpeaker) => Values) = {},
): Columns {
  return speakers.map((speaker) => say(speaker, key, typeof values === 'function' ? values(speaker) : values))
}

/** A column for each language, and what a screen reader says there for a drawn tick box. */
export function columnsFor(speakers: readonly PaperSpeaker[]): Pick<Document, 'columns' | 'boxes'> {
  return {
    columns: speakers.map(({ locale, direction }) => ({ locale, direction })),
    boxes: {
      ticked: inEach(speakers, 'document:boxes.ticked'),
      unticked: inEach(speakers, 'document:boxes.unticked'),
    },
  }
}
