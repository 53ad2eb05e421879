/** The keys and the words that can be typed instead, with what each does. */

import { helpPages } from '../interview/command.js'
import { paragraph } from './bilingual.js'
import { blank, layOut, textRow, type BodyRow, type KeyBar } from './page.js'
import type { Scene } from './scene.js'
import { piece, stageOf, type Look, type Row, type Screen, type Stage } from './screen.js'
import type { Words } from './words.js'

interface HelpEntry {
  readonly key: string
  /** What can be typed instead, or beside it. */
  readonly typed: string
  readonly does: string
}

/** Key, word, what it does. */
const helpRows = [
  ['Enter', 'next', 'accept'],
  ['Ctrl+R  PgUp', 'back', 'back'],
  ['PgDn', 'forward', 'forward'],
  ['Ctrl+X', 'none', 'none'],
  ['Ctrl+Y', 'why', 'why'],
  ['Esc 8 1', 'info', 'info'],
  ['Esc 8 2', 'words', 'words'],
  ['Esc 8 3', 'interpreter', 'interpreter'],
  ['Ctrl+T', 'language', 'language'],
  ['Esc 1', 'pause', 'pause'],
  ['Ctrl+L', 'hide', 'hide'],
  ['Esc 6', 'review', 'review'],
  ['Esc 5', 'go', 'go'],
  ['Ctrl+S', 'save', 'save'],
  ['Tab', 'box', 'box'],
  ['Ctrl+_', 'undo', 'undo'],
] as const

const wordOf = (word: string, staff: Words): string => `:${staff.t(`terminal:words.${word}`)}`

const entriesIn = (staff: Words): readonly HelpEntry[] => [
  ...helpRows.map(([key, word, does]) => ({
    key,
    typed: wordOf(word, staff),
    does: staff.t(`terminal:help.${does}`),
  })),
  {
    key: 'Enter Enter',
    typed: `(${staff.t('terminal:help.emptyRow')})`,
    does: staff.t('terminal:help.longText'),
  },
]

/** All on one page where the window is wide; where it is narrow in pages, each entry in rows of its own. */
export function helpScreen(page: number, scene: Scene, look: Look): Screen {
  const { staff } = scene
  const stage = stageOf(look)
  const entries = entriesIn(staff)
  const aPage = Math.ceil(entries.length / helpPages)
  const body = stage.isNarrow
    ? entries.slice(page * aPage, (page + 1) * aPage).flatMap((entry) => narrowRows(entry, stage, staff))
    : entries.map(wideRow)
  const number = { number: page + 1, of: helpPages }
  const label = (key: string, name: string) => ({ key, label: staff.t(`terminal:key.${name}`) })
  const keys: KeyBar = [
    stage.isNarrow && page + 1 < helpPages ? [label('PgDn', 'next')] : [],
    [label('Esc', 'toQuestion'), label('Ctrl+L', 'hide')],
  ]
  return layOut(
    {
      left: staff.t('terminal:help.title'),
      ...(stage.isNarrow ? { right: staff.t('terminal:information.page', number) } : {}),
      body,
      ways: [],
      keys,
    },
    look,
    staff,
  )
}

const typedColumn = 17

const keyAndWord = ({ key, typed }: HelpEntry): Row => [
  piece(key, 'strong'),
  piece(typed, 'text', typedColumn),
]

const wideRow = (entry: HelpEntry): BodyRow =>
  textRow(...keyAndWord(entry), piece(entry.does, 'text', typedColumn + 16))

const narrowRows = (entry: HelpEntry, stage: Stage, staff: Words): BodyRow[] => [
  textRow(...keyAndWord(entry)),
  ...paragraph(entry.does, staff, stage, 'text'),
  blank,
]

/** The same in lines, for whoever has no keys: the words, and below them the others that can be typed. */
export function helpLines({ staff }: Scene, names: readonly string[]): readonly string[] {
  const told = new Set<string>(helpRows.map(([, word]) => word))
  return [
    staff.t('terminal:help.title'),
    ...helpRows.map(([, word, does]) => `  ${wordOf(word, staff)}  ${staff.t(`terminal:help.${does}`)}`),
    `  ${names
      .filter((name) => !told.has(name))
      .map((name) => wordOf(name, staff))
      .join(' ')}`,
  ]
}
