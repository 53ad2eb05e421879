/** What lies behind Esc: the menu, the languages, and the reason that staff write. */

import { menu, menuBelow, type Command } from '../interview/command.js'
import { markOf, rowsOf } from '../interview/lists.js'
import type { ListView, Session, SessionView } from '../interview/session.js'
import { hasRiskRows } from '../interview/standing.js'
import { languageName } from '../wording/say.js'
import { inBoth, keyInBoth, messageRows, paragraph } from './bilingual.js'
import { inputRows } from './input.js'
import { blank, layOut, stated, textRow, type BodyRow, type KeyBar } from './page.js'
import { askOf, askedIn, tonguesFor, type Scene } from './scene.js'
import { atEnd, piece, stageOf, withEnd, type Look, type Piece, type Screen, type Stage } from './screen.js'
import { directionOf } from './bidi.js'
import { wrap } from './wrap.js'

const keysOfMenu: Readonly<Record<string, string>> = {
  '2': 'Ctrl+T',
  '3': 'Ctrl+Y',
  '4': 'Ctrl+X',
  '51': 'Ctrl+R',
  '9': '?',
  '0': 'Ctrl+L',
}

export function menuScreen(path: string, scene: Scene, look: Look): Screen {
  const { staff } = scene
  const stage = stageOf(look)
  const asked = askedIn(scene)
  const entries = menuBelow(path).filter((entry) => isUsedHere(menu[entry], scene.session))
  const rows = entries.flatMap((entry) => {
    const key = keysOfMenu[entry]
    const column = Math.floor(stage.width * 0.54) + 15
    const [first = '', ...more] = wrap(staff.t(`terminal:menu.${entry}`), stage.width - 3, staff.locale)
    return [
      textRow(
        piece(entry.slice(-1), 'strong'),
        piece(first, 'text', 4),
        ...(key === undefined || stage.isNarrow ? [] : [piece(key, 'text', column)]),
      ),
      ...more.map((line) => textRow(piece(line, 'text', 4))),
    ]
  })
  const note = (name: string, yields: 'staffHint' | 'hint'): BodyRow[] =>
    paragraph(staff.t(`terminal:menu.${name}`), staff, stage, 'text', 76).map((row) => ({ ...row, yields }))
  const body = [...rows, blank, ...note('atOnce', 'hint'), ...note('typed', 'staffHint')]
  const label = (key: string, name: string) => ({ key, label: staff.t(`terminal:key.${name}`) })
  const right = asked ? staff.t('terminal:header.question', { number: asked.question.number }) : ''
  const left = staff.t('terminal:menu.title')
  const keys: KeyBar = [[], [label('Esc', 'toQuestion'), label('Ctrl+L', 'hide')]]
  return layOut(
    {
      left,
      right,
      body,
      ways: [],
      state: stated(staff.t('terminal:menu.thrice'), stage, staff),
      keys,
    },
    look,
    staff,
  )
}

function isUsedHere(command: Command | undefined, session: Session): boolean {
  if (command?.do === 'rows') return hasRiskRows(session)
  if (command?.do === 'handOver' || command?.do === 'times') return session.form.interpreting !== undefined
  if (command?.do === 'words') return session.form.difficultWords !== undefined
  return command?.do !== 'information' || session.form.information !== undefined
}

export function languageScreen(view: ListView, scene: Scene, look: Look): Screen {
  const { staff, session, context } = scene
  const stage = stageOf(look)
  const rows = rowsOf(session, view, context)
  const mark = markOf(session, view, context)
  const names = { language: languageName(session.language, staff), staff: languageName(staff.locale, staff) }
  const listed = rows.flatMap((row, index): BodyRow[] => {
    const isMarked = index === mark
    const isShow = row === 'both' || row === 'interview' || row === 'staff'
    const name = isShow
      ? staff.t(`terminal:language.${row}`, { language: names.staff })
      : languageName(row, staff)
    const lead = [...(isMarked ? [piece('>', 'mark')] : []), piece(`${index + 1}`.padStart(2), 'text', 3)]
    const label = piece(name, isMarked ? 'strong' : 'text', 6)
    const drawn = isShow ? [[...lead, label]] : withEnd([...lead, label], ownName(row), stage)
    return drawn.map((pieces) => ({
      row: pieces,
      isListed: true,
      ...(isMarked ? { isFocus: true } : {}),
    }))
  })
  const body: BodyRow[] = [
    ...paragraph(staff.t('terminal:language.ask'), staff, stage, 'strong'),
    blank,
    ...inputRows(view.line, { width: 40, direction: 'ltr', isActive: true, maxRows: 1 }, stage, look),
    blank,
    ...listed,
    blank,
    ...(session.problem
      ? messageRows(session.problem, { staff }, stage)
      : [...statusRows(rows[mark], scene), textRow(piece(staff.t('terminal:language.note')))]),
  ]
  const label = (key: string, name: string) => ({ key, label: staff.t(`terminal:key.${name}`) })
  return layOut(
    {
      left: staff.t('terminal:language.title'),
      right: staff.t('terminal:language.now', names),
      narrowRight: '',
      body,
      ways: [],
      state: stated(staff.t('terminal:language.count', { count: rows.length - 3 }), stage, staff),
      keys: [[label('Enter', 'change')], [label('Esc', 'toQuestion'), label('Ctrl+L', 'hide')]],
    },
    look,
    staff,
  )
}

/** How far the words of the marked language have been checked; of the others it is not worked out. */
function statusRows(row: string | undefined, { staff, context, languageStatus }: Scene): readonly BodyRow[] {
  if (row === undefined || !languageStatus || !context.languages.includes(row)) return []
  const status = staff.t(`terminal:language.status.${languageStatus(row)}`)
  return [
    textRow(piece(staff.t('terminal:language.checked', { language: languageName(row, staff), status }))),
  ]
}

/** A language in itself: who looks for it knows it by no other name. */
function ownName(locale: string): Piece {
  const name = new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale
  return atEnd(name, directionOf(name) ?? 'ltr', 'strong')
}

export function reasonScreen(
  view: Extract<SessionView, { name: 'reason' }>,
  scene: Scene,
  look: Look,
): Screen {
  const { staff, session } = scene
  const stage = stageOf(look)
  const asked = askedIn(scene)
  const body: BodyRow[] = [
    ...(view.for === 'notAsked' && asked
      ? inBoth(askOf(asked.question, scene), tonguesFor(scene, asked.question), stage)
      : []),
    ...(view.for === 'change' ? keyInBoth('interview:changed.why', tonguesFor(scene), stage) : []),
    blank,
    ...paragraph(staff.t(`terminal:reason.${reasonAsked(view.for)}`), staff, stage, 'strong'),
    blank,
    ...inputRows(
      view.line,
      { width: reasonWidth(stage), direction: staff.direction, isActive: true, maxRows: 3 },
      stage,
      look,
    ),
    ...(session.problem ? [blank, ...messageRows(session.problem, { staff }, stage)] : []),
  ]
  const label = (key: string, name: string) => ({ key, label: staff.t(`terminal:key.${name}`) })
  const keys: KeyBar = [[label('Enter', 'next')], [label('Esc', 'toQuestion'), label('Ctrl+L', 'hide')]]
  return layOut({ left: '', body, ways: [], keys }, look, staff)
}

/** What the reason is for: not asking, another answer, going on in spite of a danger, or past a rule. */
export function reasonAsked(
  what: Extract<SessionView, { name: 'reason' }>['for'],
): 'notAsked' | 'change' | 'goOn' | 'goPast' {
  if (what === 'notAsked' || what === 'change') return what
  return what.stops === 'session' ? 'goOn' : 'goPast'
}

const reasonWidth = (stage: Stage): number => stage.width
