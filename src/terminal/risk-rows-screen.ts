/** The rows of the risk table with their levels, and a new row. */

import { markOf } from '../interview/lists.js'
import type { ListView } from '../interview/session.js'
import { messageRows, paragraph } from './bilingual.js'
import { clipped } from './clip.js'
import { blank, layOut, type BodyRow } from './page.js'
import { lineRows, placeKeys } from './place-screens.js'
import { riskRowsInList } from './risk-notes.js'
import { tonguesFor, type Scene } from './scene.js'
import { atEnd, piece, stageOf, type Look, type Screen } from './screen.js'

export function riskRowsScreen(view: ListView, scene: Scene, look: Look): Screen {
  const stage = stageOf(look)
  const { session, staff, context } = scene
  const rows = riskRowsInList(scene)
  const next = rows.findIndex(({ isOpen }) => isOpen)
  const mark = view.line.before === '' ? next : markOf(session, view, context)
  const entries = [
    ...rows.map(({ title, standing }) => ({ title, standing })),
    { title: staff.t('terminal:risk.add'), standing: '' },
  ]
  const list = entries.map(({ title, standing }, index): BodyRow => {
    const isMarked = index === mark
    const room = stage.width - standing.length - 8
    return {
      row: [
        ...(isMarked ? [piece('>', 'mark')] : []),
        piece(`${index + 1}`.padStart(2), 'text', 3),
        piece(clipped(title, room), isMarked ? 'strong' : 'text', 7),
        ...(standing === '' ? [] : [atEnd(standing)]),
      ],
      isListed: true,
      ...(isMarked ? { isFocus: true } : {}),
    }
  })
  const body: BodyRow[] = [
    ...list,
    blank,
    ...lineRows(view, stage, look),
    ...(session.problem ? messageRows(session.problem, tonguesFor(scene), stage) : []),
    blank,
    ...paragraph(staff.t('terminal:risk.hint'), staff, stage, 'text', stage.width),
  ]
  const rated = rows.filter(({ isOpen }) => !isOpen).length
  return layOut(
    {
      left: staff.t('terminal:risk.title'),
      right: staff.t('terminal:risk.count', { done: rated, of: rows.length }),
      body,
      ways: [],
      keys: placeKeys(scene, 'open'),
    },
    look,
    staff,
  )
}
