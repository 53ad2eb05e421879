/** `03-attachments`: what goes with the application, ticked where this program makes it. */

import type { Application, Attachment, ItemPosition } from '../application/application.js'
import { furniture, type Edition } from './application-document.js'
import { columnsFor, say, type PaperSpeaker } from './columns.js'
import type { Block, ChecklistBlock, Document, GroupBlock, KeepBlock } from './document.js'
import { itemHead } from './section-blocks.js'

/** The checklist: boxes to tick by hand when a paper is there, for the application and for each child. */
export function attachmentsDocument(application: Application, edition: Edition): Document {
  const reader = edition.staff
  const general = application.attachments.filter(({ item }) => item === undefined)
  return {
    name: '03-attachments',
    title: reader.t('papers:attachments.name'),
    orientation: 'portrait',
    ...columnsFor([reader]),
    furniture: furniture(application, { ...edition, speakers: [reader] }, 'papers:attachments.name'),
    blocks: [
      { kind: 'title', words: [say(reader, 'papers:attachments.title')] },
      { kind: 'paragraph', look: 'body', words: [say(reader, 'papers:attachments.about')] },
      {
        kind: 'group',
        words: [say(reader, 'papers:attachments.general')],
        blocks: [checklist(general, reader, [other(reader)])],
      },
      // A paper of a child never stands on another page than the child's name.
      ...childrenOf(application).map((child): KeepBlock => ({
        kind: 'keep',
        blocks: [childGroup(application, child, reader)],
      })),
    ],
  }
}

function childrenOf({ attachments }: Application): ItemPosition[] {
  const children = attachments.flatMap(({ item }) => item ?? [])
  return [...new Map(children.map((child) => [child.item.id, child])).values()]
}

function childGroup(application: Application, child: ItemPosition, reader: PaperSpeaker): GroupBlock {
  const own = application.attachments.filter(({ item }) => item?.item.id === child.item.id)
  return { kind: 'group', words: itemHead(child, [reader]), blocks: [checklist(own, reader)] }
}

type ChecklistItem = ChecklistBlock['items'][number]

function checklist(
  attachments: readonly Attachment[],
  reader: PaperSpeaker,
  more: readonly ChecklistItem[] = [],
): Block {
  const items = attachments.map((attachment): ChecklistItem => ({
    ticked: attachment.generated,
    words: [say(reader, attachment.label)],
    note: [say(reader, `papers:attachments.${noteOf(attachment)}`)],
  }))
  return { kind: 'checklist', items: [...items, ...more] }
}

function noteOf({ id, generated, needed }: Attachment): string {
  if (id === 'takeHome') return 'stays'
  return generated ? 'generated' : needed
}

/** A box for what nobody thought of. */
function other(reader: PaperSpeaker): ChecklistItem {
  return {
    ticked: false,
    words: [say(reader, 'papers:attachments.other')],
    note: [say(reader, 'papers:attachments.otherNote')],
  }
}
