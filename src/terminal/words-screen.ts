/** Difficult words, two a page: the word and what it means, in both languages. */

import { wordsPage, type WordsPage } from '../interview/difficult-words.js'
import { keyInBoth, type Tongues } from './bilingual.js'
import { blank, layOut, yieldingAs, type BodyRow, type KeyBar } from './page.js'
import { inBothLines } from './plain-lists.js'
import { tonguesFor, type Scene } from './scene.js'
import { stageOf, type Look, type Screen } from './screen.js'

export function wordsScreen(page: number, scene: Scene, look: Look): Screen {
  const stage = stageOf(look)
  const { staff } = scene
  const shown = wordsPage(scene.session, page)
  const tongues = tonguesFor(scene)
  const body: BodyRow[] = shown.words.flatMap(({ id }, index) => [
    ...(index > 0 ? [blank, blank] : []),
    ...keyInBoth(`words:${id}.term`, inOneIfSame(`words:${id}.term`, tongues), stage),
    blank,
    // Where there is no room for all, the applicant's words stay, and the word itself in the staff's.
    ...yieldingAs('staffHint', keyInBoth(`words:${id}.means`, tongues, stage)),
  ])
  const label = (key: string, name: string) => ({ key, label: staff.t(`terminal:key.${name}`) })
  const keys: KeyBar = [
    [
      shown.number < shown.of ? label('Enter', 'next') : undefined,
      label('Ctrl+R', 'back'),
      label('Ctrl+T', 'language'),
    ],
    [label('Esc', 'toQuestion'), label('Ctrl+L', 'hide')],
  ]
  const right = pageWords(shown, scene)
  return layOut({ left: staff.t('terminal:difficult.title'), right, body, ways: [], keys }, look, staff)
}

/** A name that is the same in both languages is written once. */
const inOneIfSame = (key: string, tongues: Tongues): Tongues => {
  const { applicant, staff } = tongues
  return applicant && applicant.t(key) === staff?.t(key) ? { applicant } : tongues
}

/** The same in lines. */
export function wordsLines(page: number, scene: Scene): readonly string[] {
  const shown = wordsPage(scene.session, page)
  const tongues = tonguesFor(scene)
  return [
    '',
    `${scene.staff.t('terminal:difficult.title')}. ${pageWords(shown, scene)}`,
    ...shown.words.flatMap(({ id }) =>
      inBothLines((words) => `${words.t(`words:${id}.term`)}: ${words.t(`words:${id}.means`)}`, tongues),
    ),
    scene.staff.t('terminal:difficult.enter'),
  ]
}

const pageWords = ({ number, of }: WordsPage, { staff }: Scene): string =>
  staff.t('terminal:information.page', { number, of })
