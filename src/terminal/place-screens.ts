/** Where we are in the case, and where one can go: the overview of the parts, and the answers one by one. */

import type { Kind } from '../form/form.js'
import type { Answer, Composite, Scalar } from '../interview/answer.js'
import { answerAt } from '../interview/answers.js'
import { markOf } from '../interview/lists.js'
import { partsOf, type TalkPart } from '../interview/progress.js'
import type { Stop } from '../interview/route.js'
import type { ListView } from '../interview/session.js'
import { stopsOf } from '../interview/standing.js'
import { messageRows, paragraph, signed } from './bilingual.js'
import { cellsOf } from './cells.js'
import { clipped } from './clip.js'
import { inputRows } from './input.js'
import { blank, layOut, stated, type BodyRow, type KeyBar } from './page.js'
import { inWords, labelOf, problemText, sectionTitle, tonguesFor, type Scene } from './scene.js'
import { atEnd, piece, stageOf, type Look, type Screen, type Stage } from './screen.js'
import { wrap } from './wrap.js'
import { say, type Words } from './words.js'

export function overviewScreen(view: ListView, scene: Scene, look: Look): Screen {
  const stage = stageOf(look)
  const { session, staff } = scene
  const parts = partsOf(stopsOf(session), session.content.answers)
  const done = parts.filter(({ standing }) => standing === 'done').length
  const mark =
    view.line.before === '' ? parts.findIndex(({ open }) => open > 0) : markOf(session, view, scene.context)
  const hint = mark < 0 ? 'terminal:overview.allDone' : 'terminal:overview.hint'
  const body: BodyRow[] = [
    ...parts.flatMap((part, index) => partRows(part, index === mark, scene, stage)),
    blank,
    ...lineRows(view, stage, look),
    ...(session.problem ? messageRows(session.problem, tonguesFor(scene), stage) : []),
    blank,
    ...paragraph(staff.t(hint), staff, stage, 'text', stage.width),
  ]
  const right = staff.t('terminal:header.progress', { done, of: parts.length })
  return layOut(
    { left: session.content.reference, right, body, ways: [], keys: placeKeys(scene, 'open') },
    look,
    staff,
  )
}

function partRows(part: TalkPart, isMarked: boolean, scene: Scene, stage: Stage): BodyRow[] {
  const standing = scene.staff.t(`terminal:overview.${part.standing}`, { count: part.open })
  const number = `${part.number}`.padStart(2)
  const title = sectionTitle(part.section, part.item, scene)
  const column = stage.isNarrow ? undefined : Math.floor(stage.width * 0.54) + 1
  const room = (column ?? stage.width - cellsOf(standing) - 1) - 7
  const style = isMarked ? 'strong' : 'text'
  const [first = '', ...more] = wrap(title, room, scene.staff.locale)
  return [
    listed(
      [
        ...rowLead(isMarked),
        piece(number, 'text', 3),
        piece(first, style, 7),
        column === undefined ? atEnd(standing) : piece(standing, 'text', column),
      ],
      isMarked,
    ),
    ...more.map((line) => listed([piece(line, style, 7)], isMarked)),
  ]
}

export function reviewScreen(view: ListView, scene: Scene, look: Look): Screen {
  const stage = stageOf(look)
  const { session, staff, context } = scene
  const problems = context.problems?.(session.content) ?? []
  const stops = stopsOf(session)
  const mark = markOf(session, view, context)
  const rows: BodyRow[] = []
  problems.forEach((problem, index) => {
    if (problems[index - 1]?.stops !== problem.stops) {
      const title = signed(
        staff.t(`terminal:review.stops.${problem.stops}`),
        stage,
        staff,
        problem.stops === 'nothing' ? 'mark' : 'stop',
      )
      rows.push(...title.map((line) => ({ ...line, isListed: true })))
    }
    const isMarked = index === mark
    const number =
      stops.find(({ place }) => place.question === problem.places[0]?.question)?.question.number ?? ''
    const [first = '', ...more] = wrap(problemText(problem, scene), stage.width - 9, staff.locale)
    rows.push(
      listed([...rowLead(isMarked), piece(number, 'text', 3), piece(first, 'strong', 9)], isMarked),
      ...more.map((line) => listed([piece(line, 'strong', 9)], isMarked)),
      ...wrap(say(staff, problem.remedy), stage.width - 9, staff.locale).map((line) =>
        listed([piece(line, 'text', 9)], isMarked),
      ),
    )
  })
  stops.forEach((stop, index) => {
    const before = stops[index - 1]
    if (before?.section !== stop.section || before.place.item?.id !== stop.place.item?.id) {
      rows.push(listed([piece(sectionTitle(stop.section, stop.place.item, scene), 'strong')], false))
    }
    rows.push(...answerRows(stop, problems.length + index === mark, scene, stage))
  })
  const body: BodyRow[] = [
    ...rows,
    ...lineRows(view, stage, look),
    ...(session.problem ? messageRows(session.problem, tonguesFor(scene), stage) : []),
  ]
  return layOut(
    {
      left: staff.t('terminal:review.title'),
      right: session.content.reference,
      body,
      ways: [],
      state: stated(staff.t('terminal:review.hint'), stage, staff),
      keys: placeKeys(scene, 'toQuestion'),
    },
    look,
    staff,
  )
}

const rowLead = (isMarked: boolean) => (isMarked ? [piece('>', 'mark')] : [])
const listed = (row: BodyRow['row'], isMarked: boolean): BodyRow => ({
  row,
  isListed: true,
  ...(isMarked ? { isFocus: true } : {}),
})

/** Question and answer on one row; the marked one is read whole. */
function answerRows(stop: Stop, isMarked: boolean, scene: Scene, stage: Stage): BodyRow[] {
  const { staff, session } = scene
  const answer = answerAt(session.content.answers, stop.place)
  const words = answer ? answerInWords(stop, answer, staff) : staff.t('terminal:review.noAnswer')
  const second = stage.isNarrow ? 9 + Math.floor((stage.width - 9) / 2) : Math.floor(stage.width * 0.54) + 1
  const inRoom = (text: string, room: number): readonly string[] =>
    isMarked ? wrap(text, room, staff.locale) : [clipped(text, room)]
  const labels = inRoom(labelOf(stop.question, scene)(staff), second - 10)
  const said = inRoom(words, stage.width - second + 1)
  return Array.from({ length: Math.max(labels.length, said.length) }, (_, index) =>
    listed(
      [
        ...(index === 0 ? [...rowLead(isMarked), piece(stop.question.number, 'text', 3)] : []),
        piece(labels[index] ?? '', isMarked ? 'strong' : 'text', 9),
        piece(said[index] ?? '', 'text', second),
      ],
      isMarked,
    ),
  )
}

/** An answer on one row, in the words of a language. */
export function answerInWords({ question }: Pick<Stop, 'question'>, answer: Answer, words: Words): string {
  if (answer.state !== 'answered') return words.t(`interview:noAnswer.${answer.state}`)
  const one = (kind: Kind, value: Scalar, part?: string): string =>
    inWords(question, kind, value, words, part).replace(/\n+/gu, ' ')
  const composite = (parts: readonly { id: string; of: Kind }[], value: Composite): string =>
    parts
      .flatMap(({ id, of }) => {
        const known = value[id]
        return known === undefined ? [] : [known].flat().map((scalar: Scalar) => one(of, scalar, id))
      })
      .join(', ')
  const { value } = answer
  switch (question.kind) {
    case 'composite':
      return composite(question.parts, value as Composite)
    case 'list': {
      const { item } = question
      return (value as readonly (Scalar | Composite)[])
        .map((entry) =>
          item.kind === 'composite' ? composite(item.parts, entry as Composite) : one(item, entry as Scalar),
        )
        .join(' · ')
    }
    default: {
      const { kind } = question
      return [value as Scalar]
        .flat()
        .map((scalar) => one(question, scalar))
        .join(kind === 'severalOf' ? ', ' : ' ')
    }
  }
}

export const lineRows = (view: ListView, stage: Stage, look: Look): readonly BodyRow[] =>
  inputRows(view.line, { width: 12, direction: 'ltr', isActive: true, maxRows: 1 }, stage, look)

export function placeKeys({ staff }: Scene, enter: 'open' | 'toQuestion'): KeyBar {
  const label = (key: string, name: string) => ({ key, label: staff.t(`terminal:key.${name}`) })
  return [
    [label('Enter', enter), label('Ctrl+R', 'back')],
    [label('Esc', 'menu'), label('Ctrl+L', 'hide')],
  ]
}
