/** What a screen of the interview is drawn from. */

import type { AskedQuestion, Kind } from '../form/form.js'
import type { Hindrance, Session, SittingContext } from '../interview/session.js'
import { stopAt, stopsOf } from '../interview/standing.js'
import { draftContext, isAnsweredByApplicant } from '../interview/story.js'
import type { Stop } from '../interview/route.js'
import { activeBox, parseContext, stepOf, type Step } from '../interview/draft.js'
import { partAt, partsOf, type TalkPart } from '../interview/progress.js'
import { answerAt, takingPart } from '../interview/answers.js'
import { selfId, type Section } from '../form/form.js'
import type { ItemRef, Scalar } from '../interview/answer.js'
import type { ParseContext } from '../interview/parse.js'
import { textOf } from '../interview/editor.js'
import type { AmountsSaid } from '../wording/information.js'
import { askKey, labelKey, sectionTitleKey } from '../wording/keys.js'
import { languageName, namedInStatements, sayScalar } from '../wording/say.js'
import type { Locale, Message, Values } from '../message.js'
import type { Tongues } from './bilingual.js'
import { say, type Words } from './words.js'

export interface Scene {
  readonly session: Session
  readonly context: SittingContext
  readonly staff: Words
  /** The language that the questions are shown in at this moment. */
  readonly applicant: Words
  /** What the programme may pay at most, for the information about it. */
  readonly amounts?: AmountsSaid
  /** How far the words of a language have been checked: `drafted`, `compared`, `reviewed`, `source`. */
  readonly languageStatus?: (locale: Locale) => string
  /** What is known about the last save. */
  readonly saved?: Message
}

/** The question on screen, and the step of it that is asked for. */
export interface Asked {
  readonly stop: Stop
  readonly question: AskedQuestion
  readonly step: Step
  /** Text on the active line. */
  readonly typed: string
  /** How the line is read. */
  readonly reading: ParseContext
}

export function askedIn({ session, context }: Scene): Asked | undefined {
  const stop = stopAt(session)
  if (!stop) return undefined
  const step = stepOf(session.draft, stop.question)
  const reading = parseContext(
    draftContext(session, stop.question, context),
    step.part?.id,
    session.draft.parts,
  )
  return { stop, question: stop.question, step, typed: textOf(activeBox(session.draft).text), reading }
}

/** Languages for what the applicant hears; without a question, for what concerns both. */
export function tonguesFor({ session, staff, applicant }: Scene, question?: AskedQuestion): Tongues {
  if (question && !isAnsweredByApplicant(question)) return { staff }
  if (applicant.locale === staff.locale || session.shown === 'staff') return { staff }
  return session.shown === 'interview' ? { applicant } : { applicant, staff }
}

/** The question as it is read in a language. */
export const askOf =
  (question: AskedQuestion, scene: Scene) =>
  (words: Words): string =>
    words.t(askKey(question), namedIn(question, scene, words))

/** The same in a few words, as it stands in lists and on paper. */
export const labelOf =
  (question: AskedQuestion, scene: Scene) =>
  (words: Words): string =>
    words.t(labelKey(question), namedIn(question, scene, words))

/** A statement of the declaration is read with the country and the language that stand on paper. */
function namedIn({ names }: AskedQuestion, { session }: Scene, words: Words): Values | undefined {
  if (!names) return undefined
  const { answers, languages } = session.content
  const said = (question: string): string | undefined => {
    const answer = answerAt(answers, { question })
    return answer?.state === 'answered' && typeof answer.value === 'string' ? answer.value : undefined
  }
  const language = said('interpreter.language') ?? languages.interview
  return namedInStatements({ country: said('eligibility.destination'), language }, words)
}

/** `Health`, `Children, child 2`: never a name. */
export function sectionTitle(section: Section, item: ItemRef | undefined, { session, staff }: Scene): string {
  const title = staff.t(sectionTitleKey(section))
  if (!item) return title
  if (item.id === selfId) return staff.t('terminal:header.applicant', { section: title })
  const number =
    takingPart(session.form, session.content.answers, item.group).findIndex(({ id }) => id === item.id) + 1
  return item.group === 'children'
    ? staff.t('terminal:header.child', { section: title, number })
    : staff.t('terminal:header.risk', { section: staff.t('terminal:risk.title'), number })
}

/** What happened, in staff words: a language by its name. */
export function noticeText({ key, values = {} }: Message, staff: Words): string {
  const { language } = values
  const named = typeof language === 'string' ? { language: languageName(language, staff) } : {}
  return staff.t(key, { ...values, ...named })
}

/** What is so, and for which child or row of the risk table where it is not so for all. */
export function problemText({ message, item }: Hindrance, { session, staff }: Scene): string {
  const said = say(staff, message)
  if (!item) return said
  if (item.id === selfId) return `${said} ${staff.t('terminal:problem.self')}`
  const number =
    takingPart(session.form, session.content.answers, item.group).findIndex(({ id }) => id === item.id) + 1
  return `${said} ${staff.t(`terminal:problem.${item.group === 'children' ? 'child' : 'row'}`, { number })}`
}

/** Question number, and which part of which meeting it is in. */
export function progressWords(scene: Scene, stop: Stop, isNarrow: boolean): string {
  const { session, staff } = scene
  const { number } = stop.question
  const part = partAt(partsOf(stopsOf(session), session.content.answers), stop.place)
  const question = isNarrow ? number : staff.t('terminal:header.question', { number })
  return part ? `${question}   ${partWords(part, staff, isNarrow)}` : question
}

/** "meeting 2 of 6, part 3 of 5"; the part alone where the talk is one meeting, or there is no room. */
export function partWords({ ofMeetings, inMeeting }: TalkPart, staff: Words, isShort = false): string {
  const part = staff.t('terminal:header.part', { ...inMeeting })
  if (isShort || ofMeetings.of < 2) return part
  return `${staff.t('terminal:header.meeting', { ...ofMeetings })}, ${part}`
}

/** A value in the words of one language. */
export const inWords = (
  question: AskedQuestion,
  kind: Kind,
  value: Scalar,
  words: Words,
  part?: string,
): string => sayScalar(question, kind, value, words, part)
