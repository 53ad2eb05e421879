/** The same conversation in lines: for pipes, screen readers and terminals that cannot move the caret. */

import { answerAt } from '../interview/answers.js'
import { choicesOf } from '../interview/choices.js'
import { isListView } from '../interview/lists.js'
import { partAt, partsOf } from '../interview/progress.js'
import { stopsOf } from '../interview/standing.js'
import { typedNames } from '../interview/command.js'
import { hintKey, isAskedOfApplicant, partKey, staffHintKey, whyKey } from '../wording/keys.js'
import { languageName } from '../wording/say.js'
import type { Tongues } from './bilingual.js'
import { helpLines } from './help-screen.js'
import { inBothLines, listLines } from './plain-lists.js'
import { informationLines } from './information-screen.js'
import { reasonAsked } from './menu-screens.js'
import { answerInWords } from './place-screens.js'
import { riskNoteTexts, suggestionTexts } from './risk-notes.js'
import {
  askOf,
  askedIn,
  noticeText,
  inWords,
  partWords,
  sectionTitle,
  tonguesFor,
  type Asked,
  type Scene,
} from './scene.js'
import { wordsLines } from './words-screen.js'
import { say, type Words } from './words.js'

/** The part, said when it changes. */
export function partLines(scene: Scene): readonly string[] {
  const asked = askedIn(scene)
  const { session, staff } = scene
  const part = asked && partAt(partsOf(stopsOf(session), session.content.answers), asked.stop.place)
  if (!asked || !part) return []
  const section = sectionTitle(asked.stop.section, asked.stop.place.item, scene)
  return ['', staff.t('terminal:plain.part', { part: partWords(part, staff), section })]
}

/** Number and who answers, the question in both languages, hint, choices, the answer there is. */
export function questionLines(scene: Scene): readonly string[] {
  const asked = askedIn(scene)
  if (!asked) return []
  const { question, step } = asked
  const { staff } = scene
  const tongues = tonguesFor(scene, question)
  const number = { number: question.number }
  const head =
    question.answeredBy === 'applicant'
      ? staff.t('terminal:plain.question', number)
      : staff.t('terminal:plain.questionAlone', {
          ...number,
          who: staff.t(`terminal:who.${question.answeredBy}`),
        })
  const hint = (words: Words): string | undefined => {
    const key =
      words === staff && words.has(staffHintKey(question)) ? staffHintKey(question) : hintKey(question)
    return words.has(key) ? words.t(key) : undefined
  }
  const { part } = step
  return [
    '',
    head,
    ...riskNoteTexts(asked.stop, scene),
    ...inBothLines(askOf(question, scene), tongues),
    ...inBothLines(hint, tongues),
    ...(part ? inBothLines((words) => words.t(partKey(question, part.id)), tongues) : []),
    ...(step.item !== undefined && step.mayEnd ? [staff.t('terminal:item', { number: step.item + 1 })] : []),
    ...(step.kind.kind === 'severalOf' ? inBothLines((words) => words.t('interview:several'), tongues) : []),
    ...suggestionTexts(scene),
    ...(step.kind.kind === 'longText' ? [staff.t('terminal:plain.longText')] : []),
    ...choiceLines(asked, scene, tongues),
    ...storedLines(asked, scene),
  ]
}

function choiceLines(
  { question, step }: Asked,
  scene: Scene,
  { applicant, staff }: Tongues,
): readonly string[] {
  const choices = choicesOf(scene.session.form, step.kind)
  if (choices.length === 0) return []
  return [
    scene.staff.t('terminal:plain.choices'),
    ...choices.flatMap(({ digits, code }) => {
      const words = (of: Words): string => inWords(question, step.kind, code, of, step.part?.id)
      const [first, second] = [applicant && words(applicant), staff && words(staff)].filter(
        (text) => text !== undefined,
      )
      return [`  ${digits}. ${first ?? ''}`, ...(second === undefined ? [] : [`     ${second}`])]
    }),
  ]
}

function storedLines({ stop, step }: Asked, scene: Scene): readonly string[] {
  const stored = answerAt(scene.session.content.answers, stop.place)
  if (!stored || (step.part && step.mayEnd)) return []
  return [scene.staff.t('terminal:answerNow', { answer: answerInWords(stop, stored, scene.staff) })]
}

/** What stands before the line that is typed. */
export function promptText(scene: Scene): string {
  const { session, staff } = scene
  const { draft, view } = session
  const isValueBox =
    !isListView(view) && draft.boxes.length > 1 && draft.boxes[draft.active]?.holds === 'value'
  if (isValueBox)
    return `${staff.t('terminal:plain.value', { language: languageName(staff.locale, staff) })} `
  return `${staff.t('terminal:plain.answer')} `
}

/** What was understood, asked or found wrong, in both languages. */
export function replyLines(scene: Scene): readonly string[] {
  const { session, staff } = scene
  const tongues = tonguesFor(scene, askedIn(scene)?.question)
  const { problem, echo, notice } = session
  return [
    ...(problem ? inBothLines((words) => say(words, problem), tongues) : []),
    ...(echo ? inBothLines((words) => say(words, echo), tongues) : []),
    ...(notice ? [noticeText(notice, staff)] : []),
  ]
}

/** What lies over the question, in lines. */
export function viewLines(scene: Scene): readonly string[] {
  const { session, staff } = scene
  const { view } = session
  const asked = askedIn(scene)
  const tongues = tonguesFor(scene)
  if (isListView(view)) return listLines(view, scene, asked, tongues)
  switch (view.name) {
    case 'why':
      return asked
        ? inBothLines(
            (words) => (words.has(whyKey(asked.question)) ? words.t(whyKey(asked.question)) : undefined),
            tonguesFor(scene, asked.question),
          )
        : []
    case 'information':
      return informationLines(scene)
    case 'words':
      return wordsLines(view.page, scene)
    case 'help':
    case 'menu':
      return helpLines(scene, typedNames)
    case 'reason':
      return [
        ...(view.for === 'change' ? inBothLines((words) => words.t('interview:changed.why'), tongues) : []),
        staff.t(`terminal:reason.${reasonAsked(view.for)}`),
      ]
    case 'hidden':
      return [staff.t('terminal:plain.locked')]
    case 'question':
      return []
  }
}

/** The answer that was just given, in words: the staff's, then the applicant's for what was chosen. */
export function answeredLines(scene: Scene, place: Scene['session']['at']): readonly string[] {
  const { session } = scene
  const stop =
    place &&
    stopsOf(session).find(
      (one) => one.place.question === place.question && one.place.item?.id === place.item?.id,
    )
  const answer = stop && answerAt(session.content.answers, stop.place)
  if (!stop || !answer) return []
  const staff = answerInWords(stop, answer, scene.staff)
  const { applicant } = tonguesFor(scene, isAskedOfApplicant(stop.question) ? stop.question : undefined)
  const own = applicant && isAskedOfApplicant(stop.question) ? answerInWords(stop, answer, applicant) : staff
  return own === staff ? [staff] : [staff, own]
}
