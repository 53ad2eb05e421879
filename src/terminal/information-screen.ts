/** One page of the programme information, in both languages. */

import { informationPages, mustBeTold } from '../interview/information.js'
import { informationSentence, topicTitleKey } from '../wording/information.js'
import { inBoth, keyInBoth } from './bilingual.js'
import { blank, layOut, type BodyRow, type KeyBar } from './page.js'
import { happened } from './question-frame.js'
import { tonguesFor, type Scene } from './scene.js'
import { stageOf, type Look, type Screen } from './screen.js'
import type { Words } from './words.js'

/** What is told on the page: its topic, and its sentences in the words of a language. */
export interface Told {
  readonly title: string
  readonly sentences: readonly ((words: Words) => string)[]
  /** From 1. */
  readonly number: number
  readonly of: number
}

export function toldIn({ session, amounts }: Scene): Told | undefined {
  const pages = informationPages(session.form)
  const index = session.informationPage ?? 0
  const page = pages[index]
  if (!page || !amounts) return undefined
  return {
    title: topicTitleKey(page.topic),
    sentences: page.sentences.map((sentence) => (words) => {
      const { key, values } = informationSentence(page.topic, sentence, amounts, words)
      return words.t(key, values)
    }),
    number: index + 1,
    of: pages.length,
  }
}

export function informationScreen(scene: Scene, look: Look): Screen {
  const stage = stageOf(look)
  const { staff, session } = scene
  const told = toldIn(scene)
  const tongues = tonguesFor(scene)
  const body: BodyRow[] = told
    ? [
        ...keyInBoth(told.title, tongues, stage),
        ...told.sentences.flatMap((sentence) => [blank, ...inBoth(sentence, tongues, stage, 76)]),
      ]
    : []
  const label = (key: string, name: string) => ({ key, label: staff.t(`terminal:key.${name}`) })
  const escape = label('Esc', mustBeTold(session) ? 'menu' : 'toQuestion')
  const keys: KeyBar = [
    [label('Enter', 'next'), label('Ctrl+R', 'back'), label('Ctrl+T', 'language')],
    [escape, label('Ctrl+L', 'hide')],
  ]
  return layOut(
    {
      left: staff.t('terminal:information.title'),
      ...(told ? { right: pageWords(told, staff) } : {}),
      body,
      ways: [],
      state: happened(scene, stage),
      keys,
    },
    look,
    staff,
  )
}

/** The same in lines. */
export function informationLines(scene: Scene): readonly string[] {
  const told = toldIn(scene)
  if (!told) return []
  const { applicant, staff } = tonguesFor(scene)
  const both = (text: (words: Words) => string): readonly string[] =>
    [applicant && text(applicant), staff && text(staff)].filter((line) => line !== undefined)
  return [
    '',
    `${scene.staff.t('terminal:information.title')}. ${pageWords(told, scene.staff)}`,
    ...both((words) => words.t(told.title)),
    ...told.sentences.flatMap(both),
    scene.staff.t('terminal:information.enter'),
  ]
}

const pageWords = ({ number, of }: Told, staff: Words): string =>
  staff.t('terminal:information.page', { number, of })
