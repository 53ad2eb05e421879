/** The lists of the interview in lines: what can be chosen, each with its digits. */

import { answerAt } from '../interview/answers.js'
import { rowsOf } from '../interview/lists.js'
import { partsOf } from '../interview/progress.js'
import type { ListView } from '../interview/session.js'
import { unconfirmed } from '../interview/read-back.js'
import { stopsOf } from '../interview/standing.js'
import { sectionIntroKey } from '../wording/keys.js'
import { languageName } from '../wording/say.js'
import type { Tongues } from './bilingual.js'
import { contactsIn, staffName } from './contacts.js'
import { rowTexts, type Decision } from './decision-screens.js'
import { answerInWords } from './place-screens.js'
import { readCount, spoken } from './read-back-rows.js'
import { riskRowTexts } from './risk-notes.js'
import { askOf, labelOf, problemText, sectionTitle, tonguesFor, type Asked, type Scene } from './scene.js'
import { say, type Words } from './words.js'

/** A list that lies over the question, in lines. */
export function listLines(
  view: ListView,
  scene: Scene,
  asked: Asked | undefined,
  tongues: Tongues,
): readonly string[] {
  const { session, staff, context } = scene
  const both = (key: string): readonly string[] => inBothLines((words) => words.t(key), tongues)
  const numbered = (labels: readonly string[]): readonly string[] =>
    labels.map((label, index) => `  ${index + 1}. ${label}`)
  const decisions = (name: Decision): readonly string[] =>
    rowsOf(session, view, context).flatMap((row, index) => decisionLines(name, row, index, scene, tongues))
  switch (view.name) {
    case 'noAnswer':
      return ['', ...questionAsked(asked, scene), ...decisions('noAnswer')]
    case 'pause':
      return ['', ...both('interview:pause.title'), staff.t('terminal:pause.saved'), ...decisions('pause')]
    case 'rest':
      return ['', ...both('interview:rest.offer'), ...decisions('rest')]
    case 'handOver':
      return [
        '',
        staff.t('terminal:handOver.ask'),
        staff.t('terminal:handOver.note'),
        ...decisions('handOver'),
      ]
    case 'leaving':
      return ['', ...both('interview:leave.ask'), staff.t('terminal:leave.note'), ...decisions('leaving')]
    case 'intro': {
      const key = asked && sectionIntroKey(asked.stop.section)
      const intro =
        key === undefined ? [] : inBothLines((words) => (words.has(key) ? words.t(key) : undefined), tongues)
      return ['', ...intro, ...both('interview:begin.note'), ...decisions('intro')]
    }
    case 'readBackOffer':
      return [
        '',
        ...both('interview:readBack.offer'),
        staff.t('terminal:readBack.left', { count: unconfirmed(session).length }),
        ...decisions('readBackOffer'),
      ]
    case 'readBack':
      return asked ? [...readBackLines(asked, scene, tongues), ...decisions('readBack')] : []
    case 'warning':
      return [
        '',
        ...(view.warnings ?? []).flatMap((warning) => inBothLines((words) => say(words, warning), tongues)),
        ...decisions('warning'),
      ]
    case 'stop': {
      const stops = (view.stops ?? []).flatMap(({ message, remedy }) => [
        say(staff, message),
        say(staff, remedy),
      ])
      return [
        '',
        ...both('interview:stop.title'),
        ...both('interview:stop.hint'),
        ...stops,
        ...contactsIn(view).map(({ id, phone }) => `${phone}  ${staffName(id, staff)}`),
        ...decisions('stop'),
      ]
    }
    case 'problem':
      return [
        '',
        ...(view.stops ?? []).flatMap((problem) => [problemText(problem, scene), say(staff, problem.remedy)]),
        ...decisions('problem'),
      ]
    case 'language': {
      const labels = rowsOf(session, view, context).map((row) =>
        row === 'both' || row === 'interview' || row === 'staff'
          ? staff.t(`terminal:language.${row}`, { language: languageName(staff.locale, staff) })
          : [languageName(row, staff), statusIn(row, scene)].filter((part) => part !== '').join(', '),
      )
      return ['', staff.t('terminal:language.ask'), ...numbered(labels)]
    }
    case 'overview': {
      const parts = partsOf(stopsOf(session), session.content.answers)
      const labels = parts.map((part) => {
        const standing = staff.t(`terminal:overview.${part.standing}`, { count: part.open })
        return `${sectionTitle(part.section, part.item, scene)}. ${standing}`
      })
      const isDone = parts.every(({ open }) => open === 0)
      return [
        '',
        ...numbered(labels),
        staff.t(isDone ? 'terminal:overview.allDone' : 'terminal:overview.hint'),
      ]
    }
    case 'rows':
      return ['', ...numbered(riskRowTexts(scene)), staff.t('terminal:risk.hint')]
    case 'review':
      return ['', staff.t('terminal:review.title'), ...reviewLines(scene)]
  }
}

/** What there is no answer to. */
const questionAsked = (asked: Asked | undefined, scene: Scene): readonly string[] =>
  asked ? inBothLines(askOf(asked.question, scene), tonguesFor(scene, asked.question)) : []

function statusIn(row: string, { staff, languageStatus }: Scene): string {
  return languageStatus ? staff.t(`terminal:language.status.${languageStatus(row)}`) : ''
}

/** A row that can be chosen: the applicant's words, under them the staff's. */
function decisionLines(
  name: Decision,
  row: string,
  index: number,
  { staff }: Scene,
  tongues: Tongues,
): readonly string[] {
  const { both, staff: forStaff } = rowTexts[name][row] ?? {}
  const said = both === undefined ? [] : inBothLines((words) => words.t(both), tongues)
  const [first = '', ...others] = forStaff === undefined ? said : [...said, staff.t(forStaff)]
  return [`  ${index + 1}. ${first}`, ...others.map((line) => `     ${line}`)]
}

/** One answer as it is read back. */
function readBackLines(asked: Asked, scene: Scene, tongues: Tongues): readonly string[] {
  const { question, answer } = spoken(asked.stop, scene)
  return [
    '',
    `${scene.staff.t('terminal:readBack.title')}. ${readCount(asked, scene)}`,
    ...inBothLines(question, tongues),
    ...inBothLines(answer, tongues),
  ]
}

function reviewLines(scene: Scene): readonly string[] {
  const { session, staff, context } = scene
  const problems = (context.problems?.(session.content) ?? []).flatMap((problem, index) => [
    `  ${index + 1}. ${staff.t(`terminal:review.stops.${problem.stops}`)}. ${problemText(problem, scene)}`,
    `     ${say(staff, problem.remedy)}`,
  ])
  const answers = stopsOf(session).map((stop) => {
    const answer = answerAt(session.content.answers, stop.place)
    const words = answer ? answerInWords(stop, answer, staff) : staff.t('terminal:review.noAnswer')
    return `  ${stop.question.number}  ${labelOf(stop.question, scene)(staff)}: ${words}`
  })
  return [...problems, ...answers]
}

/** A text in both languages, the applicant’s first. */
export function inBothLines(
  text: (words: Words) => string | undefined,
  { applicant, staff }: Tongues,
): readonly string[] {
  return [applicant && text(applicant), staff && text(staff)].filter((line) => line !== undefined)
}
