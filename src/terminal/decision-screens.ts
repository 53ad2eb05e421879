/** Screens that ask for a decision: two to five rows, a default, and the line to type its digit on. */

import { markOf, rowsOf } from '../interview/lists.js'
import type { ListView } from '../interview/session.js'
import { sectionIntroKey } from '../wording/keys.js'
import { keyInBoth, listRow, messageRows, paragraph, signed, inBoth, type Tongues } from './bilingual.js'
import { inputRows } from './input.js'
import { blank, layOut, stated, textRow, yieldingAs, type BodyRow, type KeyBar } from './page.js'
import { readCount, readRows } from './read-back-rows.js'
import { unconfirmed } from '../interview/read-back.js'
import { askOf, askedIn, problemText, progressWords, sectionTitle, tonguesFor, type Scene } from './scene.js'
import { contactRows } from './contacts.js'
import { happened } from './question-frame.js'
import { piece, stageOf, type Look, type Row, type Screen, type Stage } from './screen.js'
import { say } from './words.js'

/** The lists that ask for a decision. */
export type Decision = Exclude<ListView['name'], 'language' | 'overview' | 'review' | 'rows'>

export function decisionScreen(
  view: ListView & { readonly name: Decision },
  scene: Scene,
  look: Look,
): Screen {
  const stage = stageOf(look)
  const tongues = tonguesFor(scene)
  const { staff, session } = scene
  const asked = askedIn(scene)
  const body: BodyRow[] = [
    ...above(view, scene, tongues, stage),
    blank,
    ...decisionRows(view, scene, tongues, stage, look),
    blank,
    ...inputRows(view.line, { width: 12, direction: 'ltr', isActive: true, maxRows: 1 }, stage, look),
    ...(session.problem ? [blank, ...messageRows(session.problem, tongues, stage)] : []),
    ...below(view, scene).map((text) => textRow(piece(text))),
  ]
  const isNeutral = ['pause', 'rest', 'handOver', 'stop', 'problem', 'readBackOffer'].includes(view.name)
  const count = view.name === 'readBack' && asked ? readCount(asked, scene) : undefined
  const isAboutQuestion = !isNeutral && asked !== undefined
  return layOut(
    {
      left:
        isAboutQuestion && count === undefined
          ? sectionTitle(asked.stop.section, asked.stop.place.item, scene)
          : titleOf(view.name, scene),
      ...(count !== undefined
        ? { right: count }
        : isAboutQuestion
          ? {
              right: progressWords(scene, asked.stop, false),
              narrowRight: progressWords(scene, asked.stop, true),
            }
          : {}),
      body,
      ways: [],
      state: stateOf(view.name, scene, stage),
      keys: keysOf(view.name, staff.t),
    },
    look,
    staff,
  )
}

const titled: readonly Decision[] = [
  'pause',
  'rest',
  'handOver',
  'stop',
  'problem',
  'readBack',
  'readBackOffer',
]

function titleOf(name: Decision, { staff }: Scene): string {
  if (!titled.includes(name)) return ''
  return staff.t(`terminal:${name === 'readBackOffer' ? 'readBack' : name}.title`)
}

function stateOf(name: Decision, scene: Scene, stage: Stage): readonly Row[] {
  const { session, staff } = scene
  if (name === 'readBack' && !session.notice) return stated(staff.t('terminal:readBack.aloud'), stage, staff)
  return happened(scene, stage)
}

function above(view: ListView, scene: Scene, tongues: Tongues, stage: Stage): BodyRow[] {
  const { staff } = scene
  const asked = askedIn(scene)
  switch (view.name) {
    case 'pause':
      return [
        ...keyInBoth('interview:pause.title', tongues, stage),
        blank,
        textRow(piece(staff.t('terminal:pause.saved'))),
      ]
    case 'rest':
      return [...keyInBoth('interview:rest.offer', tongues, stage)]
    case 'handOver':
      return ['ask', 'note'].flatMap((text) =>
        paragraph(staff.t(`terminal:handOver.${text}`), staff, stage, text === 'ask' ? 'strong' : 'text', 76),
      )
    case 'leaving':
      return [
        ...keyInBoth('interview:leave.ask', tongues, stage),
        blank,
        ...paragraph(staff.t('terminal:leave.note'), staff, stage, 'text', 76),
      ]
    case 'stop':
      return [
        ...keyInBoth('interview:stop.title', tongues, stage),
        blank,
        ...keyInBoth('interview:stop.hint', tongues, stage),
        blank,
        ...(view.stops ?? []).flatMap(({ message, remedy }) => [
          ...signed(say(staff, message), stage, staff, 'stop'),
          ...paragraph(say(staff, remedy), staff, stage, 'text', 76),
        ]),
        blank,
        ...contactRows(view, tongues, staff, stage),
      ]
    case 'problem':
      return (view.stops ?? []).flatMap((problem) => [
        ...signed(problemText(problem, scene), stage, staff, 'stop'),
        blank,
        ...paragraph(say(staff, problem.remedy), staff, stage, 'text', 76),
      ])
    case 'intro': {
      const key = asked && sectionIntroKey(asked.stop.section)
      const intro =
        key === undefined
          ? []
          : inBoth((words) => (words.has(key) ? words.t(key) : undefined), tongues, stage, 76)
      return [...intro, blank, ...yieldingAs('staffHint', keyInBoth('interview:begin.note', tongues, stage))]
    }
    case 'readBackOffer':
      return [
        ...keyInBoth('interview:readBack.offer', tongues, stage),
        blank,
        ...paragraph(
          staff.t('terminal:readBack.left', { count: unconfirmed(scene.session).length }),
          staff,
          stage,
          'text',
          76,
        ),
      ]
    case 'readBack':
      return asked ? [...readRows(asked, scene, tongues, stage)] : []
    case 'warning':
      return [
        ...(asked ? inBoth(askOf(asked.question, scene), tonguesFor(scene, asked.question), stage) : []),
        blank,
        ...(view.warnings ?? []).flatMap((warning) => messageRows(warning, tongues, stage)),
      ]
    default:
      return asked ? inBoth(askOf(asked.question, scene), tonguesFor(scene, asked.question), stage) : []
  }
}

function below(view: ListView, { staff }: Scene): readonly string[] {
  return view.name === 'noAnswer' ? [staff.t('terminal:noAnswer.note')] : []
}

/** Texts of the rows; some are for staff alone. */
export const rowTexts: Readonly<
  Record<Decision, Readonly<Record<string, { readonly both?: string; readonly staff?: string }>>>
> = {
  noAnswer: {
    declined: { both: 'interview:noAnswer.declined' },
    unknown: { both: 'interview:noAnswer.unknown' },
    later: { both: 'interview:noAnswer.later' },
    skipSection: { both: 'interview:noAnswer.skipSection' },
    notAsked: { staff: 'terminal:noAnswer.notAsked' },
  },
  pause: { resume: { both: 'interview:pause.resume' }, end: { both: 'interview:pause.end' } },
  rest: {
    resume: { both: 'interview:pause.resume' },
    pause: { both: 'interview:stop.pause' },
    end: { both: 'interview:pause.end' },
  },
  handOver: {
    stay: { staff: 'terminal:handOver.stay' },
    handOver: { staff: 'terminal:handOver.handOver' },
  },
  leaving: { stay: { both: 'interview:leave.stay' }, end: { both: 'interview:leave.end' } },
  intro: {
    begin: { both: 'interview:begin.begin' },
    notToday: { both: 'interview:begin.notToday' },
    skip: { both: 'interview:begin.skip' },
  },
  warning: { change: { both: 'interview:warning.change' }, keep: { both: 'interview:warning.keep' } },
  stop: {
    end: { both: 'interview:stop.end' },
    pause: { both: 'interview:stop.pause' },
    goOn: { staff: 'terminal:stop.goOn' },
    changeStopping: { staff: 'terminal:stop.change' },
  },
  problem: {
    toProblem: { staff: 'terminal:problem.toProblem' },
    goOn: { staff: 'terminal:problem.goOn' },
    review: { staff: 'terminal:problem.review' },
  },
  readBackOffer: {
    readBack: { both: 'interview:readBack.begin' },
    notNow: { both: 'interview:readBack.notNow' },
    withoutReadBack: { both: 'interview:readBack.without' },
  },
  readBack: {
    confirm: { both: 'interview:readBack.right' },
    changeAnswer: { both: 'interview:readBack.change' },
    removeAnswer: { both: 'interview:readBack.remove' },
    skipReading: { both: 'interview:readBack.skip' },
  },
}

function decisionRows(
  view: ListView & { readonly name: Decision },
  scene: Scene,
  tongues: Tongues,
  stage: Stage,
  look: Look,
): BodyRow[] {
  const rows = rowsOf(scene.session, view, scene.context)
  const mark = markOf(scene.session, view, scene.context)
  const isAiry = rows.length <= 3 || stage.isRoomy
  return rows.flatMap((row, index) => {
    const { both, staff } = rowTexts[view.name][row] ?? {}
    const words = {
      ...(tongues.applicant && both !== undefined ? { applicant: tongues.applicant.t(both) } : {}),
      ...(tongues.staff && both !== undefined ? { staff: tongues.staff.t(both) } : {}),
      ...(staff === undefined ? {} : { staff: scene.staff.t(staff) }),
    }
    const isChosen = index === mark && view.line.before !== ''
    const drawn = listRow(
      { digits: `${index + 1}`, isChosen, isFocus: index === mark, ...words },
      'one',
      tongues,
      stage,
      look,
    )
    return isAiry && index > 0 ? [blank, ...drawn] : drawn
  })
}

function keysOf(name: Decision, t: Scene['staff']['t']): KeyBar {
  const label = (key: string, words: string) => ({ key, label: t(`terminal:key.${words}`) })
  const isBase = name === 'intro' || name === 'readBack' || name === 'readBackOffer'
  const escape =
    name === 'stop' || name === 'pause' ? undefined : label('Esc', isBase ? 'menu' : 'toQuestion')
  return [
    [label('Enter', 'next'), isBase ? label('Ctrl+R', 'back') : undefined, label('Ctrl+T', 'language')],
    [escape, label('Ctrl+L', 'hide')],
  ]
}
