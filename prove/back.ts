/** Going back is the inverse of going forward, question by question, and loses nothing. */

import { isDeepStrictEqual } from 'node:util'
import { answerAt, isSamePlace } from '../src/interview/answers.js'
import { recorded } from '../src/interview/record.js'
import { reduce } from '../src/interview/reduce.js'
import { startSession, type Session, type SittingContext } from '../src/interview/session.js'
import { stopAt } from '../src/interview/standing.js'
import { isOwedByStaff } from '../src/interview/story.js'
import { Chance } from './chance.js'
import type { Proof } from './proof.js'
import { refusing, talkative, usual } from './seek.js'
import type { Subject } from './subject.js'
import { walkThrough, type Walked } from './walk.js'

/** Each is a whole interview there and back, key by key. */
const interviews = 9

export function proveBack(subject: Subject, seed: number): readonly Proof[] {
  const chance = new Chance(seed)
  const gaps: string[] = []
  let steps = 0
  let answers = 0
  for (let number = 0; number < interviews; number += 1) {
    const depth = number % 2 === 0 ? 'essential' : 'full'
    const temper = [talkative, usual, refusing][number % 3] ?? usual
    const walked = walkThrough(subject, { depth, temper, pins: new Map(), risks: number % 3 }, chance)
    const here = `interview ${number + 1} of seed ${seed}`
    gaps.push(...thereAndBack(walked, subject, here))
    steps += walked.stops.length
    if (number % 3 !== 0) continue
    const refused = refusedThroughout(walked, subject, here)
    gaps.push(...refused.gaps)
    answers += refused.count
  }
  return [
    { title: 'steps forward that a step back undoes', count: steps, gaps },
    { title: 'questions that a sitting of refusals passes on to the next', count: answers, gaps: [] },
  ]
}

const context: SittingContext = {
  now: '2025-06-15T10:00:00+02:00',
  languages: ['sv', 'en'],
  typedWords: new Map(),
}

/** Later than any answer of a walk. */
const afterAll = '2100-01-01T00:00:00+00:00'

/** Through all answers to the end, and back to the first question. */
function thereAndBack(
  { content, circumstances, stops }: Walked,
  { form }: Subject,
  here: string,
): readonly string[] {
  const [first] = stops
  if (!first) return [`${here}: nothing is asked`]
  // The information and the offer to read the answers back would stand in the way: both are over.
  const told = recorded(content, { at: afterAll, what: 'informed' })
  const heard = recorded(told, { at: afterAll, what: 'readBackDeclined' })
  const start = startSession(form, heard, circumstances, context)
  const passed: Session[] = [reduce(start, { do: 'goTo', target: first.place }, context)]
  for (const stop of stops) {
    const now = passed.at(-1)
    if (!now?.at || !isSamePlace(now.at, stop.place))
      return [`${here}: forward does not reach ${stop.question.number}`]
    passed.push(reduce(now, { do: 'forward' }, context))
  }
  let now = passed.pop()
  if (!now || now.at !== undefined) return [`${here}: forward does not reach the end`]
  for (const before of passed.reverse()) {
    now = reduce(now, { do: 'back' }, context)
    if (!isDeepStrictEqual(now, before))
      return [`${here}: back does not return to ${before.at?.question ?? 'the start'}`]
  }
  return []
}

/** From nothing to the end with refusals only; at each question back and forward again comes out where it was. */
function refusedThroughout(
  { content, circumstances }: Walked,
  { form }: Subject,
  here: string,
): { readonly count: number; readonly gaps: readonly string[] } {
  const empty = { ...content, answers: { own: new Map(), groups: { children: [], risks: [] } } }
  let session = startSession(form, empty, circumstances, context)
  let count = 0
  while (session.at) {
    const at = session.at
    const question = { ...session, view: { name: 'question' as const } }
    const returned =
      count === 0 ? question : reduce(reduce(question, { do: 'back' }, context), { do: 'forward' }, context)
    if (!returned.at || !isSamePlace(returned.at, at))
      return { count, gaps: [`${here}: back and forward do not return to ${at.question}`] }
    const asked = stopAt(session)?.question
    const state = asked && isOwedByStaff(asked) ? 'later' : 'declined'
    session = reduce(question, { do: 'noAnswer', state }, context)
    if (answerAt(session.content.answers, at)?.state !== state)
      return { count, gaps: [`${here}: ${at.question} lost a refusal`] }
    count += 1
    if (count > 2000) return { count, gaps: [`${here}: the interview has no end`] }
  }
  return { count, gaps: [] }
}
