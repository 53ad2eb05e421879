/** The programme information, for whoever thinks about going home: what a decision needs to rest on. */

import type { Amounts, Contacts } from '../application/rule-book.js'
import { supportFor } from '../application/support.js'
import { leftToRight } from '../isolates.js'
import type { Values } from '../message.js'
import { sayDate, sayMoney } from '../wording/say.js'
import { columnsFor, say, words, type PaperSpeaker } from './columns.js'
import type { Block, Document, GroupBlock } from './document.js'
import { factRow } from './facts.js'

/** Sections and their sentences, in the order they are told; words at `leaflet:<section>.<sentence>`. */
const sections = {
  voluntary: ['free', 'change', 'rights', 'time'],
  who: ['group', 'second', 'country', 'noReport'],
  support: ['papers', 'tickets', 'company', 'after', 'call'],
  amounts: ['monthly', 'individual', 'medical', 'child', 'noPromise'],
  stay: ['several', 'reflection', 'investigation', 'asylum', 'eu', 'help', 'alone'],
  risks: ['staying', 'returning', 'again', 'law', 'money', 'plan'],
  decide: ['you', 'joint', 'noGuarantee', 'child'],
  data: ['coordinator', 'iom', 'others', 'duty', 'skip', 'withdraw'],
  afterwards: ['contact', 'complaint'],
  questions: ['airport', 'sleep', 'paid', 'know', 'call', 'turn'],
} as const

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
 * Information in one language. Amounts are what may be paid at most, with the date of the guidance
 * they come from; nothing in it promises anything.
 */
export function leafletDocument(amounts: Amounts, contacts: Contacts, speaker: PaperSpeaker): Document {
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
      ...Object.entries(sections).map(([section, sentences]): GroupBlock => ({
        kind: 'group',
        words: [say(speaker, `leaflet:${section}.title`)],
        blocks: sentences.map((sentence) =>
          body(
            `leaflet:${section}.${sentence}`,
            section === 'amounts' ? valuesOf(sentence, amounts, speaker) : {},
          ),
        ),
      })),
      contactGroup(contacts, speaker),
    ],
  }
}

function valuesOf(sentence: string, amounts: Amounts, speaker: PaperSpeaker): Values {
  const { adult } = supportFor(0, amounts)
  const money = (amount: number): Values => ({ amount: sayMoney(amount, amounts.currency, speaker.locale) })
  switch (sentence) {
    case 'monthly':
      return { ...money(adult.monthly), count: adult.months }
    case 'individual':
      return money(adult.individual)
    case 'medical':
      return money(adult.medical)
    case 'child':
      return { percent: Math.round(amounts.childShare * 100) }
    default:
      return { date: sayDate(amounts.validFrom, speaker) }
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
