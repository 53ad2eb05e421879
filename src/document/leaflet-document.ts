/** The programme information, for whoever thinks about going home: what a decision needs to rest on. */

import type { Amounts, Contacts } from '../application/rule-book.js'
import type { InformationTopic } from '../form/form.js'
import { leftToRight } from '../isolates.js'
import type { Values } from '../message.js'
import { informationSentence, topicTitleKey } from '../wording/information.js'
import { sayDate } from '../wording/say.js'
import { columnsFor, say, words, type PaperSpeaker } from './columns.js'
import type { Block, Document, GroupBlock } from './document.js'
import { factRow } from './facts.js'

/** Contacts that the person can turn to without anybody's help, words at `leaflet:contacts`. */
const contactsForThePerson = [
  'emergency',
  'police',
  'healthAdvice',
  'crimeVictimAuthority',
  'regionalCoordinators',
  'iomFinland',
]

/**
 * Information in one language, in the order of its topics. Amounts are what may be paid at most, with the date of the guidance
 * they come from; nothing in it promises anything.
 */
export function leafletDocument(
  topics: readonly InformationTopic[],
  amounts: Amounts,
  contacts: Contacts,
  speaker: PaperSpeaker,
): Document {
  const body = (key: string, values?: Values): Block => ({
    kind: 'paragraph',
    look: 'body',
    words: [say(speaker, key, values)],
  })
  const title = say(speaker, 'leaflet:title')
  return {
    name: 'leaflet',
    title: title.text,
    orientation: 'portrait',
    ...columnsFor([speaker]),
    furniture: {
      reference: '',
      documentName: [say(speaker, 'leaflet:name')],
      foot: [say(speaker, 'leaflet:foot')],
      pageOf: (page, pages) => speaker.t('document:pageOf', { page, pages }),
    },
    blocks: [
      { kind: 'title', words: [title], subtitle: [say(speaker, 'leaflet:programme')] },
      body('leaflet:about'),
      { kind: 'paragraph', look: 'strong', words: [say(speaker, 'leaflet:safe')] },
      ...topics.map(({ id, sentences }): GroupBlock => ({
        kind: 'group',
        words: [say(speaker, topicTitleKey(id))],
        blocks: sentences.map((sentence) => {
          const { key, values } = informationSentence(id, sentence, amounts, speaker)
          return body(key, values)
        }),
      })),
      contactGroup(contacts, speaker),
    ],
  }
}

/** Numbers to call, and room for the one who helps here. */
function contactGroup({ contacts, validFrom }: Contacts, speaker: PaperSpeaker): GroupBlock {
  const rows = contactsForThePerson.flatMap((id): Block[] => {
    const contact = contacts.find((one) => one.id === id)
    const reached = [contact?.phone, contact?.web].filter((one) => one !== undefined)
    if (reached.length === 0) return []
    const text = reached.map(leftToRight).join('\n')
    return [factRow(say(speaker, `leaflet:contacts.${id}`), { kind: 'text', words: words(text, speaker) })]
  })
  return {
    kind: 'group',
    words: [say(speaker, 'leaflet:contacts.title')],
    blocks: [
      {
        kind: 'blank',
        number: '',
        question: [say(speaker, 'leaflet:contacts.coordinator')],
        space: [{ kind: 'lines', lines: 1 }],
        ways: [],
      },
      ...rows,
      {
        kind: 'paragraph',
        look: 'small',
        words: [say(speaker, 'leaflet:contacts.asOf', { date: sayDate(validFrom, speaker) })],
      },
    ],
  }
}
