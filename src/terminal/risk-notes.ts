/** What stands above a question of the risk table, and what each of its rows is called in a list. */

import { questionIn } from '../form/look-up.js'
import type { Place } from '../interview/answer.js'
import { answerAt, takingPart } from '../interview/answers.js'
import { riskRows } from '../interview/lists.js'
import { riskRowAt, type RiskRowNotes } from '../interview/risk-row.js'
import type { Stop } from '../interview/route.js'
import { suggestionsAt } from '../interview/typing.js'
import { paragraph } from './bilingual.js'
import { clipped } from './clip.js'
import { blank, textRow, type BodyRow } from './page.js'
import { answerInWords } from './place-screens.js'
import type { Scene } from './scene.js'
import { piece, type Stage } from './screen.js'

/** The category in words, where it comes from, its level: above each question of the row. */
export function riskRowNotes(stop: Stop, scene: Scene, stage: Stage): BodyRow[] {
  const [title, ...notes] = riskNoteTexts(stop, scene)
  if (title === undefined) return []
  return [
    textRow(piece(clipped(title, stage.width), 'strong')),
    ...notes.map((note) => textRow(piece(clipped(note, stage.width)))),
    blank,
  ]
}

/** The same as texts, the category first; none for a question about something else. */
export function riskNoteTexts(stop: Stop, scene: Scene): readonly string[] {
  const row = riskRowAt(stop)
  const notes = row && scene.context.riskRows?.(scene.session.content).get(row.id)
  if (!notes || notes.category === undefined) return []
  const level = levelText(notes, scene)
  return [categoryText(notes, scene), ...originTexts(notes, scene), ...(level === undefined ? [] : [level])]
}

/** Answers of which each has a line of its own; of the others only the number is told. */
const reasonsTold = 2

function originTexts(notes: RiskRowNotes, scene: Scene): string[] {
  const { because, mustBeConsidered, isSetAside } = notes
  const isConsidered = isSetAside || notes.level !== undefined
  const { t } = scene.staff
  const others = because.length - reasonsTold
  const origin =
    because.length > 0
      ? because.slice(0, reasonsTold).flatMap((place) => reasonText(place, scene))
      : [t(`terminal:risk.${mustBeConsidered ? 'always' : 'byHand'}`)]
  return [
    ...origin,
    ...(others > 0 ? [t('terminal:risk.more', { count: others })] : []),
    ...(mustBeConsidered && !isConsidered ? [t('terminal:risk.must')] : []),
    ...(isSetAside ? [t('terminal:risk.setAside')] : []),
  ]
}

/** `Proposed: question M12 was answered maybe.` */
function reasonText(place: Place, { session, staff }: Scene): string[] {
  const { form, content } = session
  const question = questionIn(form, place.question)
  const answer = answerAt(content.answers, place)
  if (!question || !answer || question.kind === 'derived') return []
  const values = { number: question.number, answer: answerInWords({ question }, answer, staff) }
  if (place.item?.group !== 'children') return [staff.t('terminal:risk.because', values)]
  const child = takingPart(form, content.answers, 'children').findIndex(({ id }) => id === place.item?.id) + 1
  return [
    child > 0
      ? staff.t('terminal:risk.becauseOfChild', { ...values, child })
      : staff.t('terminal:risk.because', values),
  ]
}

function levelText({ level, uncertain }: RiskRowNotes, { staff }: Scene): string | undefined {
  if (level === undefined) return undefined
  return staff.t(`terminal:risk.${uncertain ? 'levelUncertain' : 'level'}`, {
    level: staff.t(`form/choices:level4.${level}`),
  })
}

function categoryText({ category }: RiskRowNotes, { staff }: Scene): string {
  return category === undefined
    ? staff.t('terminal:risk.noCategory')
    : staff.t('terminal:risk.category', { category: staff.t(`risks:categories.${category}`), code: category })
}

/** Suggestions as a numbered hint above the line. */
export function suggestionRows(scene: Scene, stage: Stage): BodyRow[] {
  return suggestionTexts(scene).flatMap((text) => paragraph(text, scene.staff, stage, 'text'))
}

export function suggestionTexts(scene: Scene): readonly string[] {
  const suggestions = suggestionsAt(scene.session, scene.context)
  if (suggestions.length === 0) return []
  return [
    scene.staff.t('terminal:risk.suggestions'),
    ...suggestions.map((suggestion, index) => `${index + 1} ${suggestion}`),
  ]
}

/** A row in the list of rows: its category, and its level or what remains. */
export interface RiskRowInList {
  readonly title: string
  readonly standing: string
  readonly mustBeConsidered: boolean
  readonly isOpen: boolean
}

export function riskRowsInList(scene: Scene): readonly RiskRowInList[] {
  const { session, context, staff } = scene
  const known = context.riskRows?.(session.content)
  return riskRows(session).map(({ item, open }) => {
    const notes = known?.get(item.id)
    return {
      title: notes ? categoryText(notes, scene) : staff.t('terminal:risk.noCategory'),
      standing: standingText(notes, scene),
      mustBeConsidered: notes?.mustBeConsidered === true,
      isOpen: open > 0,
    }
  })
}

function standingText(notes: RiskRowNotes | undefined, { staff }: Scene): string {
  if (notes?.isSetAside === true) return staff.t('terminal:risk.isSetAside')
  if (notes?.level === undefined)
    return staff.t(`terminal:risk.${notes?.mustBeConsidered === true ? 'notRatedMust' : 'notRated'}`)
  const level = staff.t(`form/choices:level4.${notes.level}`)
  return notes.uncertain ? staff.t('terminal:risk.uncertain', { level }) : level
}

export function riskRowTexts(scene: Scene): readonly string[] {
  return [
    ...riskRowsInList(scene).map(({ title, standing }) => `${title}. ${standing}`),
    scene.staff.t('terminal:risk.add'),
  ]
}
