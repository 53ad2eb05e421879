/**
 * The times that were interpreted, as the record knows them, and the change from one interpreter to
 * another in the middle of the talk.
 */

import type { Form, Interpreting, QuestionId } from '../form/form.js'
import type { Locale } from '../message.js'
import type { Answer, Composite, Place, Story } from './answer.js'
import { answerAt, isSamePlace, withAnswer } from './answers.js'
import { arrived } from './arriving.js'
import type { CaseContent, RecordEntry } from './case-content.js'
import { answerEntry, recorded, reopened } from './record.js'
import type { Stop } from './route.js'
import type { Session, SittingContext } from './session.js'
import { atStop, calm, stopsOf } from './standing.js'
import { without } from './without.js'

/** The case in which the language that is spoken at the meetings is known from the start. */
export function withSpokenLanguage(
  content: CaseContent,
  spoken: Locale,
  form: Form,
  at: string,
): CaseContent {
  if (!form.interpreting) return content
  const place: Place = { question: form.interpreting.language }
  const story: Story = { askedIn: content.languages.staff, source: 'coordinator', at }
  const answer: Answer = { state: 'answered', value: spoken, story }
  return recorded(
    { ...content, answers: withAnswer(content.answers, place, answer) },
    answerEntry(undefined, place, answer, at),
  )
}

/** A stretch of interpreted talk, as the answer to the question for times holds it. */
interface Stretch {
  readonly day: string
  readonly from: string
  readonly to: string
  /** Letters of the sections, in print order. */
  readonly sections: readonly string[]
  /** Number of the interpreter who was followed by another one. */
  readonly interpreter?: string
}

/** Minutes without an interpreted answer, after which the next one begins another stretch. */
const parted = 30

const handedOver = 'interpreterChanged'
const timed = 'interpreted'

/** Stretches of talk in which the applicant answered through an interpreter. */
function stretchesIn(record: readonly RecordEntry[], form: Form): readonly Stretch[] {
  const stretches: (Stretch & { readonly last: number })[] = []
  let isOpen = false
  for (const { at, what, by, place, reason } of record) {
    const running = stretches.at(-1)
    if (what === handedOver && running && isOpen) {
      stretches[stretches.length - 1] = { ...running, ...(reason ? { interpreter: reason } : {}) }
      isOpen = false
    }
    if (by !== 'throughInterpreter' || !place) continue
    const letter = form.sections.find(({ id }) => place.question.startsWith(`${id}.`))?.letter ?? ''
    const [day, time, moment] = [at.slice(0, 10), at.slice(11, 16), Date.parse(at)]
    const goesOn = running && isOpen && running.day === day && moment - running.last <= parted * 60_000
    if (goesOn)
      stretches[stretches.length - 1] = {
        ...running,
        to: time,
        last: moment,
        sections: [...new Set([...running.sections, letter])],
      }
    else stretches.push({ day, from: time, to: time, sections: [letter], last: moment })
    isOpen = true
  }
  const order = form.sections.map(({ letter }) => letter)
  return stretches.map(({ sections, ...rest }) => ({
    ...rest,
    sections: [...sections].sort((a, b) => order.indexOf(a) - order.indexOf(b)),
  }))
}

/**
 * The case with the interpreted times that its record knows. What staff have written there stays:
 * only stretches that began after it are added.
 */
export function withInterpretedTimes(session: Session, { now }: SittingContext): Session {
  const { form, content } = session
  const place = form.interpreting && { question: form.interpreting.times }
  if (!place || !stopsOf(session).some((stop) => isSamePlace(stop.place, place))) return session
  const byHand = content.record.findLast(
    (entry) => entry.what !== timed && entry.place !== undefined && isSamePlace(entry.place, place),
  )
  const writtenAt = byHand?.at.slice(0, 16) ?? ''
  const fresh = stretchesIn(content.record, form).filter(({ day, from }) => `${day}T${from}` > writtenAt)
  const old = answerAt(content.answers, place)
  if (byHand && old?.state !== 'answered') return session
  const listed =
    old?.state === 'answered' && Array.isArray(old.value) ? (old.value as readonly Composite[]) : []
  const value = fresh.reduce(withStretch, listed)
  if (value === listed || JSON.stringify(value) === JSON.stringify(listed)) return session
  const story = { askedIn: content.languages.staff, source: 'coordinator', at: now } as const
  const answer: Answer = { state: 'answered', value: [...value], story }
  const changed: CaseContent = { ...content, answers: withAnswer(content.answers, place, answer) }
  return { ...session, content: recorded(changed, { ...answerEntry(old, place, answer, now), what: timed }) }
}

function withStretch(listed: readonly Composite[], stretch: Stretch): readonly Composite[] {
  const { day, from, to, sections, interpreter } = stretch
  const letters = sections.join(', ').slice(0, 60)
  const row: Composite = {
    on: day,
    from,
    to,
    sections: interpreter === undefined ? letters : `${letters} (${interpreter.slice(0, 16)})`,
  }
  const at = listed.findIndex((one) => one['on'] === day && one['from'] === from)
  return at < 0 ? [...listed, row] : listed.map((one, index) => (index === at ? row : one))
}

/**
 * Another interpreter takes over: the times of the first are written down with her or his number, what
 * was said about the interpreter is asked anew, and then the talk goes on where it was.
 */
export function withAnotherInterpreter(session: Session, context: SittingContext): Session {
  const { interpreting } = session.form
  if (!interpreting) return session
  const number = answerAt(session.content.answers, { question: interpreting.number })
  const who = number?.state === 'answered' && typeof number.value === 'string' ? number.value : undefined
  const left = recorded(session.content, {
    at: context.now,
    what: handedOver,
    ...(who === undefined ? {} : { reason: who }),
  })
  const timedSession = withInterpretedTimes({ ...session, content: left }, context)
  const content = interpreting.ofTheInterpreter.reduce(
    (all, question) => reopened(all, { question }, context.now),
    timedSession.content,
  )
  const asked: Session = { ...timedSession, content, ...(session.at ? { comeBackTo: session.at } : {}) }
  const first = openAboutInterpreter(asked, interpreting)
  return first ? arrived(atStop(calm(asked), first, context)) : without(asked, 'comeBackTo')
}

/** After a change of interpreter: the next question about the new one, then back to where the talk was. */
export function comingBack(before: Session, after: Session, context: SittingContext): Session {
  const { comeBackTo, form } = after
  if (!comeBackTo || !form.interpreting || after.content.answers === before.content.answers) return after
  const open = openAboutInterpreter(after, form.interpreting)
  if (open) return arrived(atStop(after, open, context))
  const back = stopsOf(after).find(({ place }) => isSamePlace(place, comeBackTo))
  const there = without(after, 'comeBackTo')
  return back ? arrived(atStop(there, back, context)) : there
}

function openAboutInterpreter(session: Session, { ofTheInterpreter }: Interpreting): Stop | undefined {
  const isAbout = (id: QuestionId): boolean => ofTheInterpreter.includes(id)
  return stopsOf(session).find(
    ({ place }) => isAbout(place.question) && answerAt(session.content.answers, place) === undefined,
  )
}
