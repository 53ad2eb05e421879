/** `take-home`: what the person can carry without anybody learning from it what it is about. */

import type { Application } from '../application/application.js'
import type { Contacts } from '../application/rule-book.js'
import { inGroups } from '../form/phone.js'
import { leftToRight } from '../isolates.js'
import type { Edition } from './application-document.js'
import { columnsFor, say, words, type PaperSpeaker } from './columns.js'
import type { Block, Document } from './document.js'
import { factRow } from './facts.js'
import { ownText } from './section-blocks.js'

/**
 * The neutral sheet, in the applicant's language alone. It names no programme, no organisation, no
 * place, no case and no person: whoever finds it in a bag reads of a journey and a number.
 */
export function takeHomeDocument(application: Application, contacts: Contacts, edition: Edition): Document {
  const [speaker = edition.staff] = edition.speakers
  const title = say(speaker, 'document:takeHome.title')
  return {
    name: 'take-home',
    title: title.text,
    orientation: 'portrait',
    ...columnsFor([speaker]),
    isNeutral: true,
    furniture: {
      reference: '',
      documentName: [],
      foot: [],
      pageOf: () => '',
      ...(application.content.isExample ? { example: [say(speaker, 'document:example')] } : {}),
    },
    blocks: [
      { kind: 'title', words: [title], subtitle: [say(speaker, 'document:takeHome.about')] },
      phoneRow(application, speaker),
      { kind: 'paragraph', look: 'body', words: [say(speaker, 'document:takeHome.language')] },
      ...danger(contacts, speaker),
      {
        kind: 'group',
        words: [say(speaker, 'document:takeHome.next')],
        blocks: [toWrite('date', speaker), toWrite('time', speaker)],
      },
      {
        kind: 'group',
        words: [say(speaker, 'document:takeHome.notes')],
        blocks: [{ kind: 'blank', number: '', question: [], space: [{ kind: 'lines', lines: 6 }], ways: [] }],
      },
    ],
  }
}

function phoneRow(application: Application, speaker: PaperSpeaker): Block {
  const phone = ownText(application, 'case.coordinatorPhone')
  if (phone === undefined) return toWrite('phone', speaker)
  return factRow(say(speaker, 'document:takeHome.phone'), {
    kind: 'text',
    words: words(leftToRight(inGroups(phone)), speaker),
  })
}

function toWrite(field: string, speaker: PaperSpeaker): Block {
  return {
    kind: 'blank',
    number: '',
    question: [say(speaker, `document:takeHome.${field}`)],
    space: [{ kind: 'lines', lines: 1 }],
    ways: [],
  }
}

function danger({ contacts }: Contacts, speaker: PaperSpeaker): Block[] {
  const phone = contacts.find(({ id }) => id === 'emergency')?.phone
  return phone === undefined
    ? []
    : [{ kind: 'paragraph', look: 'body', words: [say(speaker, 'document:takeHome.danger', { phone })] }]
}
