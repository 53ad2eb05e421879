/** The question: in the applicant's language, in the staff's, the choices, and the line to write on. */

import { answerAt } from '../interview/answers.js'
import { choicesOf, chosenBy, foundBy } from '../interview/choices.js'
import type { AskedQuestion, Kind } from '../form/form.js'
import { parseTyped } from '../interview/parse.js'
import { hintKey, partKey, staffHintKey, whyKey, isAskedOfApplicant } from '../wording/keys.js'
import { languageName } from '../wording/say.js'
import {
  inBoth,
  keyInBoth,
  listRow,
  messageRows,
  paragraph,
  type ListRow,
  type Signs,
  type Tongues,
} from './bilingual.js'
import { inputRows, type InputStyle } from './input.js'
import { blank, layOut, textRow, yieldingAs, type BodyRow, type Page } from './page.js'
import { questionKeys, stateRows, waysRows } from './question-frame.js'
import { riskRowNotes, suggestionRows } from './risk-notes.js'
import {
  askOf,
  askedIn,
  inWords,
  progressWords,
  sectionTitle,
  tonguesFor,
  type Asked,
  type Scene,
} from './scene.js'
import { atEnd, piece, stageOf, type Look, type Screen, type Stage } from './screen.js'
import type { Words } from './words.js'

export function questionScreen(scene: Scene, look: Look): Screen {
  const asked = askedIn(scene)
  if (!asked) return layOut({ left: '', body: [], keys: [[], []] }, look, scene.staff)
  const stage = stageOf(look)
  const tongues = tonguesFor(scene, asked.question)
  const { stop, question } = asked
  const body: BodyRow[] = [
    ...riskRowNotes(stop, scene, stage),
    ...questionRows(asked, tongues, scene, stage),
    ...suggestionRows(scene, stage),
    blank,
    ...whileWhyIsTold(choiceRows(asked, tongues, scene, stage, look), 'choices', scene),
    ...boxRows(asked, tongues, scene, stage, look),
    ...underTheLine(asked, tongues, scene, stage, look),
  ]
  const page: Page = {
    left: sectionTitle(stop.section, stop.place.item, scene),
    right: progressWords(scene, stop, false),
    narrowRight: progressWords(scene, stop, true),
    ...(question.answeredBy === 'applicant'
      ? {}
      : { who: scene.staff.t(`terminal:who.${question.answeredBy}`) }),
    body,
    ways: waysRows(asked, tongues, scene, stage),
    state: stateRows(asked, scene, stage),
    keys: questionKeys(asked, scene),
  }
  return layOut(page, look, scene.staff)
}

/** Why it is asked stands below the line: where there is no room for both, the choices wait. */
const whileWhyIsTold = (
  rows: readonly BodyRow[],
  yields: 'choices' | 'otherBox',
  { session }: Scene,
): BodyRow[] => rows.map((row) => (session.view.name === 'why' ? { ...row, yields } : row))

function questionRows(asked: Asked, tongues: Tongues, scene: Scene, stage: Stage): BodyRow[] {
  const { question, step } = asked
  const rows = yieldingAs('staffQuestion', inBoth(askOf(question, scene), tongues, stage))
  const isFirst = (step.item ?? 0) === 0 && (step.part === undefined || isFirstPart(question, step.part.id))
  if (isFirst) rows.push(...hintRows(question, tongues, scene, stage))
  const { part } = step
  if (part) rows.push(blank, ...keyInBoth(partKey(question, part.id), tongues, stage))
  if (step.item !== undefined && step.mayEnd) {
    rows.push(
      ...paragraph(scene.staff.t('terminal:item', { number: step.item + 1 }), scene.staff, stage, 'text'),
    )
  }
  if (step.kind.kind === 'severalOf') rows.push(...sideBySide('interview:several', tongues, stage))
  const stored = answerAt(scene.session.content.answers, asked.stop.place)
  if (stored && stored.state !== 'answered') {
    const answer = scene.staff.t(`interview:noAnswer.${stored.state}`)
    rows.push(blank, textRow(piece(scene.staff.t('terminal:answerNow', { answer }))))
  }
  return rows
}

function isFirstPart(question: AskedQuestion, part: string): boolean {
  const kind = question.kind === 'list' ? question.item : question
  return kind.kind === 'composite' && kind.parts[0]?.id === part
}

/** Help for the applicant; for staff, how to ask. */
function hintRows(
  question: AskedQuestion,
  { applicant, staff }: Tongues,
  scene: Scene,
  stage: Stage,
): BodyRow[] {
  const rows: BodyRow[] = []
  const own = hintKey(question)
  const forStaff = scene.staff.has(staffHintKey(question)) ? staffHintKey(question) : own
  if (applicant?.has(own) === true) {
    rows.push(
      ...paragraph(applicant.t(own), applicant, stage, 'strong').map((row): BodyRow => ({
        ...row,
        yields: 'hint',
      })),
    )
  }
  if (staff?.has(forStaff) === true) {
    rows.push(
      ...paragraph(staff.t(forStaff), staff, stage, 'text').map((row): BodyRow => ({
        ...row,
        yields: 'staffHint',
      })),
    )
  }
  return rows
}

/** A short text in both languages on one row. */
function sideBySide(key: string, tongues: Tongues, stage: Stage): BodyRow[] {
  const { applicant, staff } = tongues
  if (applicant && staff && applicant.direction === 'rtl' && !stage.isNarrow) {
    return [textRow(piece(staff.t(key)), atEnd(applicant.t(key), 'rtl'))]
  }
  return inBoth((words) => words.t(key), tongues, { ...stage, isRoomy: false }).map((row) => ({
    ...row,
    isSpare: true,
  }))
}

function choiceRows(asked: Asked, tongues: Tongues, scene: Scene, stage: Stage, look: Look): BodyRow[] {
  const { question, step, typed, reading } = asked
  const choices = choicesOf(scene.session.form, step.kind)
  if (choices.length === 0) return []
  const chosen = chosenBy(step.kind, typed, reading).map(({ digits }) => digits)
  const isAiry = choices.length <= 3 || stage.isRoomy
  const signs: Signs = step.kind.kind === 'severalOf' ? 'several' : 'one'
  const rows = choices.flatMap((choice, index) => {
    const words = (of: Words): string => inWords(question, step.kind, choice.code, of, step.part?.id)
    const row: ListRow = {
      digits: choice.digits,
      isChosen: chosen.includes(choice.digits),
      isFocus:
        scene.session.draft.mark === undefined
          ? signs === 'one' && chosen[0] === choice.digits
          : scene.session.draft.mark === index,
      ...(tongues.applicant ? { applicant: words(tongues.applicant) } : {}),
      ...(tongues.staff ? { staff: words(tongues.staff) } : {}),
    }
    const drawn = listRow(row, signs, tongues, stage, look)
    return isAiry && index > 0 ? [blank, ...drawn] : drawn
  })
  return [...rows, blank]
}

function boxRows(asked: Asked, tongues: Tongues, scene: Scene, stage: Stage, look: Look): BodyRow[] {
  const { boxes, active } = scene.session.draft
  return boxes.flatMap((box, index) => {
    const isOwn = box.holds === 'original'
    const style: InputStyle = {
      width: lineWidth(asked.step.kind, stage),
      direction: isOwn || boxes.length === 1 ? lineDirection(asked, tongues) : scene.staff.direction,
      locale: isOwn ? scene.applicant.locale : scene.staff.locale,
      isActive: index === active && scene.session.view.name !== 'menu',
      maxRows: Math.max(1, Math.floor((stage.height - 14) / boxes.length)),
    }
    const label = boxes.length > 1 ? boxLabel(isOwn, tongues, scene, stage) : []
    const line = inputRows(box.text, style, stage, look)
    return [
      ...(index > 0 ? [blank] : []),
      ...(index === active
        ? [...whileWhyIsTold(label, 'otherBox', scene), ...line]
        : whileWhyIsTold([...label, ...line], 'otherBox', scene)),
    ]
  })
}

function boxLabel(isOwn: boolean, tongues: Tongues, scene: Scene, stage: Stage): BodyRow[] {
  const { staff } = scene
  if (!isOwn) {
    const language = languageName(staff.locale, staff)
    return [textRow(piece(staff.t('terminal:box.value', { language })))]
  }
  const own = tongues.applicant
  const label = piece(staff.t('terminal:box.original'))
  if (!own) return [textRow(label)]
  if (own.direction === 'rtl') return [textRow(label, atEnd(own.t('interview:ownWords'), 'rtl', 'strong'))]
  const second = Math.floor(stage.width * 0.54) + 1
  return stage.isNarrow
    ? [textRow(label)]
    : [textRow(piece(own.t('interview:ownWords'), 'strong'), { ...label, at: second })]
}

const lineWidths: Readonly<Partial<Record<Kind['kind'], number>>> = {
  yesNo: 12,
  oneOf: 12,
  scale: 12,
  severalOf: 24,
  number: 12,
  money: 12,
  date: 24,
  partialDate: 24,
  longText: Infinity,
}

const lineWidth = (kind: Kind, stage: Stage): number => Math.min(stage.width, lineWidths[kind.kind] ?? 40)

function lineDirection(asked: Asked, { applicant, staff }: Tongues): 'ltr' | 'rtl' {
  const isWords = ['text', 'longText', 'country', 'language'].includes(asked.step.kind.kind)
  return isWords && isAskedOfApplicant(asked.question) ? ((applicant ?? staff)?.direction ?? 'ltr') : 'ltr'
}

/** One thing at a time: a message, what was understood, why it is asked, or what the typing has found. */
function underTheLine(asked: Asked, tongues: Tongues, scene: Scene, stage: Stage, look: Look): BodyRow[] {
  const { session } = scene
  const { question, typed, step } = asked
  if (session.view.name === 'why') {
    return [
      blank,
      ...inBoth(
        (words) => (words.has(whyKey(question)) ? words.t(whyKey(question)) : undefined),
        tongues,
        stage,
        76,
      ),
    ]
  }
  if (session.problem) return [blank, ...messageRows(session.problem, tongues, stage)]
  if (session.echo) {
    const { echo } = session
    return [blank, ...messageRows(echo, tongues, stage)]
  }
  const found = foundRows(asked, tongues, scene, stage, look)
  if (found.length > 0) return [blank, ...found]
  if (typed !== '' && (step.kind.kind === 'date' || step.kind.kind === 'partialDate')) {
    const parsed = parseTyped(step.kind, typed, asked.reading)
    if (!parsed.ok || parsed.confirm || typeof parsed.value !== 'string') return []
    const { value } = parsed
    return inBoth((words) => inWords(question, step.kind, value, words), tongues, stage)
  }
  return []
}

const foundShown = 5

function foundRows(asked: Asked, tongues: Tongues, scene: Scene, stage: Stage, look: Look): BodyRow[] {
  const { question, step, typed, reading } = asked
  const found = foundBy(step.kind, typed, reading)
  if (found.length === 0) return []
  const { mark } = scene.session.draft
  const from = Math.max(0, Math.min((mark ?? 0) - foundShown + 1, found.length - foundShown))
  const rows = found.slice(from, from + foundShown).flatMap((code, index) => {
    const words = (of: Words): string => inWords(question, step.kind, code, of)
    const isFocus = found.length === 1 || mark === from + index
    const row: ListRow = {
      digits: ' ',
      isChosen: isFocus,
      isFocus,
      ...(tongues.applicant ? { applicant: words(tongues.applicant) } : {}),
      ...(tongues.staff ? { staff: words(tongues.staff) } : {}),
    }
    return listRow(row, 'found', tongues, stage, look)
  })
  const shown = Math.min(from + foundShown, found.length)
  const more = scene.staff.t('terminal:found', { shown, count: found.length })
  return found.length > foundShown ? [...rows, textRow(piece(more))] : rows
}
