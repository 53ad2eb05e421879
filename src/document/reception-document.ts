/** `reception`: for whoever travels with the person or meets them, in both languages. */

import type { AnsweredQuestion, Application, ItemPosition } from '../application/application.js'
import type { QuestionId } from '../form/form.js'
import { furniture, type Edition } from './application-document.js'
import { columnsFor, inEach } from './columns.js'
import type { Block, Columns, Document, GroupBlock } from './document.js'
import { itemHead, ownText, rowBlock } from './section-blocks.js'

/** What an escort or a local office needs to know, and no more. */
const shared: Readonly<Record<string, readonly QuestionId[]>> = {
  speaking: [
    'identity.calledName',
    'reception.neverSay',
    'reception.familyKnows',
    'identity.languages',
    'identity.reading',
  ],
  meeting: ['travel.metBy', 'travel.mustNotMeet', 'travel.mayKnowDate'],
  journey: [
    'travel.flownBefore',
    'travel.managesSigns',
    'travel.airportAssistance',
    'travel.escort',
    'travel.escortWishes',
    'travel.safePhoneOnTrip',
    'threatInTransit.emergencyPlan',
  ],
  health: [
    'fitness.airlineCodes',
    'fitness.functionalNeeds',
    'fitness.medicines',
    'fitness.diet',
    'fitness.helpsWhenAfraid',
  ],
  contact: ['identity.contactRules', 'reception.mayContactFamily', 'reintegration.followUpHow'],
}

const sharedOfChild: readonly QuestionId[] = [
  'child.givenNames',
  'child.knows',
  'child.languages',
  'child.healthNeeds',
]

/**
 * The reception sheet: how to speak with the person, what is never said, who meets them, what they
 * need on the way. Health facts stand in it only as far as the person shares them.
 */
export function receptionDocument(application: Application, edition: Edition): Document {
  const { speakers } = edition
  const own = application.sections.filter(({ item }) => item === undefined)
  const rows = (ids: readonly QuestionId[]): Block[] =>
    rowsOf(
      ids,
      own.flatMap(({ questions }) => questions),
      application,
      edition,
    )
  return {
    name: 'reception',
    title: speakers.map(({ t }) => t('document:reception.name')).join(' · '),
    orientation: 'portrait',
    ...columnsFor(speakers),
    furniture: { ...furniture(application, edition, 'document:reception.name'), foot: [] },
    blocks: [
      { kind: 'title', words: inEach(speakers, 'document:reception.title') },
      { kind: 'paragraph', look: 'body', words: inEach(speakers, 'document:reception.about') },
      { kind: 'paragraph', look: 'body', words: inEach(speakers, 'document:reception.silence') },
      ...Object.entries(shared).flatMap(([group, ids]) =>
        grouped(inEach(speakers, `document:reception.${group}`), rows(nameFirst(ids, application))),
      ),
      ...childrenOf(application).flatMap((child) =>
        grouped(
          itemHead(child, speakers),
          rowsOf(sharedOfChild, questionsAbout(application, child), application, edition),
        ),
      ),
    ],
  }
}

/** The name the person wants to be called; without one, the given names. */
function nameFirst(ids: readonly QuestionId[], application: Application): readonly QuestionId[] {
  if (ownText(application, 'identity.calledName') !== undefined) return ids
  return ids.map((id) => (id === 'identity.calledName' ? 'identity.givenNames' : id))
}

function rowsOf(
  ids: readonly QuestionId[],
  questions: readonly AnsweredQuestion[],
  application: Application,
  { speakers }: Edition,
): Block[] {
  return ids.flatMap((id) => {
    const asked = questions.find(({ question }) => question.id === id)
    return asked?.answer ? [rowBlock(application, asked, speakers)] : []
  })
}

const grouped = (words: Columns, blocks: readonly Block[]): GroupBlock[] =>
  blocks.length > 0 ? [{ kind: 'group', words, blocks }] : []

/** Children who travel; an applicant who is a child is spoken of above. */
function childrenOf({ sections }: Application): ItemPosition[] {
  const children = sections.flatMap(({ section, item }) => (section.id === 'child' && item ? [item] : []))
  return [...new Map(children.map((child) => [child.item.id, child])).values()]
}

const questionsAbout = ({ sections }: Application, child: ItemPosition): AnsweredQuestion[] =>
  sections.flatMap(({ item, questions }) => (item?.item.id === child.item.id ? questions : []))
