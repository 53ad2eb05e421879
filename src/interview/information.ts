/**
 * The programme information: told page by page before anything is asked about it, and told again
 * whenever somebody asks. Whoever has heard all of it has answered when and in which language.
 */

import { questionIn } from '../form/look-up.js'
import type { Form, InformationTopic, QuestionId } from '../form/form.js'
import type { Locale } from '../message.js'
import type { Answer, Value } from './answer.js'
import { answerAt, withAnswer } from './answers.js'
import type { CaseContent, RecordEntry } from './case-content.js'
import { answerEntry, recorded } from './record.js'
import type { Session, SittingContext } from './session.js'
import { calm, stopsOf } from './standing.js'
import { without } from './without.js'

export interface InformationPage {
  readonly topic: InformationTopic['id']
  readonly sentences: InformationTopic['sentences']
}

/** More would not fit on the smallest screen in two languages. */
const sentencesOnAPage = 2

export function informationPages({ information }: Pick<Form, 'information'>): readonly InformationPage[] {
  return (information?.topics ?? []).flatMap(({ id: topic, sentences }) =>
    Array.from({ length: Math.ceil(sentences.length / sentencesOnAPage) }, (_, page) => ({
      topic,
      sentences: sentences.slice(page * sentencesOnAPage, (page + 1) * sentencesOnAPage),
    })),
  )
}

/** Whether the information stands between the talk and the question: it was never told to the end. */
export function mustBeTold({ form, content, at }: Session): boolean {
  const isBefore = at !== undefined && form.information?.before === at.question
  return isBefore && !content.record.some(({ what }) => what === informed)
}

/** When all of it was told last, and in which language. */
export const lastInformed = ({ record }: Pick<CaseContent, 'record'>): RecordEntry | undefined =>
  record.findLast(({ what }) => what === informed)

const informed = 'informed'

/** The information over the question, at one of its pages. */
export function informing(session: Session, page = 0): Session {
  if (!session.form.information || !session.at) return session
  return { ...calm(session), informationPage: page, view: { name: 'information' } }
}

/** The question that the information lay over. */
export function informedEnough(session: Session): Session {
  return { ...without(calm(session), 'informationPage'), view: { name: 'question' } }
}

/** One page on or back. After the last it is recorded that all of it was told. */
export function turnedPage(session: Session, by: 1 | -1, context: SittingContext): Session {
  const page = Math.max(0, (session.informationPage ?? 0) + by)
  if (page < informationPages(session.form).length) return informing(session, page)
  const told = informedEnough(toldAll(session, context))
  return { ...told, notice: { key: 'terminal:notice.informed', values: { language: languageOf(session) } } }
}

/** The one that the information is told in. */
function languageOf({ shown, language, content }: Session): Locale {
  return shown === 'staff' ? content.languages.staff : language
}

function toldAll(session: Session, { now }: SittingContext): Session {
  const { information } = session.form
  if (!information) return session
  const language = languageOf(session)
  const told: Session = {
    ...session,
    content: recorded(session.content, { at: now, what: informed, language }),
  }
  const answers: readonly (readonly [QuestionId, Value])[] = [
    [information.day, session.circumstances.today],
    [information.language, language],
  ]
  return answers.reduce((all, [question, value]) => withToldAnswer(all, question, value, now), told)
}

/** What telling has answered, where nobody has answered it; what is half typed stays. */
function withToldAnswer(session: Session, question: QuestionId, value: Value, at: string): Session {
  const { content, form } = session
  const place = { question }
  const isAsked =
    questionIn(form, question) && stopsOf(session).some((stop) => stop.place.question === question)
  if (!isAsked || answerAt(content.answers, place) !== undefined) return session
  const answer: Answer = {
    state: 'answered',
    value,
    story: { askedIn: content.languages.staff, source: 'coordinator', at },
  }
  const changed = { ...content, answers: withAnswer(content.answers, place, answer) }
  return { ...session, content: recorded(changed, answerEntry(undefined, place, answer, at)) }
}
