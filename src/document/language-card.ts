/**
 * A page on which a person points at a language. It lies open on tables and in waiting rooms:
 * no case, programme or authority is named on it, nor in its metadata.
 */

import type { Locale } from '../message.js'
import { languageName } from '../wording/say.js'
import { columnsFor, inEach, words, type PaperSpeaker } from './columns.js'
import type { Document } from './document.js'

/** A language as it names itself. */
export interface CardLanguage {
  readonly locale: Locale
  readonly ownName: string
}

/**
 * @param languages in the order of the card: by script, then by alphabet
 * @param speakers those who hold the card first; the names stand in the first one's language
 */
export function languageCard(
  languages: readonly CardLanguage[],
  speakers: readonly PaperSpeaker[],
): Document {
  const [holder] = speakers
  if (!holder) throw new Error('a card needs the language of those who hold it')
  const named = languages.map(({ locale, ownName }) => ({
    ownName: { text: ownName, locale },
    name: words(languageName(locale, holder), holder),
  }))
  const other = { ownName: words('?', holder), name: words(holder.t('translate:card.other'), holder) }
  return {
    name: 'language-card',
    title: holder.t('translate:card.title'),
    orientation: 'portrait',
    ...columnsFor(speakers),
    isNeutral: true,
    furniture: {
      reference: '',
      documentName: [],
      foot: inEach(speakers, 'translate:card.readAloud'),
      pageOf: () => '',
    },
    blocks: [
      { kind: 'title', words: inEach(speakers, 'translate:card.point') },
      { kind: 'languages', languages: [...named, other] },
    ],
  }
}
