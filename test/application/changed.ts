/** Cases that differ from another one by a few answers. */

import type { Answer, ItemRef, Place, Story, Value } from '../../src/interview/answer.js'
import { withAnswer, withoutAnswer } from '../../src/interview/answers.js'
import type { CaseContent } from '../../src/interview/case-content.js'
import type { NoAnswerState } from '../../src/form/condition.js'

/** A value, a state, or nothing for a question that has not been reached. */
export type Change = Value | Told | undefined

/** An answer with more than its value. */
export interface Told {
  readonly told: Answer
}

export const no = (state: NoAnswerState): Told => ({
  told: state === 'notAsked' ? { state, reason: 'would distress' } : { state },
})

export const withStory = (value: Value, story: Story): Told => ({ told: { state: 'answered', value, story } })

/** Changes by question; `c1 child.custody` means the child, `r1 risk.own` the risk, `self …` the applicant as a child. */
export type Changes = Readonly<Record<string, Change>>

export function changed(content: CaseContent, changes: Changes): CaseContent {
  const answers = Object.entries(changes).reduce((all, [where, change]) => {
    const place = placeOf(where)
    return change === undefined ? withoutAnswer(all, place) : withAnswer(all, place, answerOf(change))
  }, content.answers)
  return { ...content, answers }
}

function answerOf(change: Value | Told): Answer {
  return isTold(change) ? change.told : { state: 'answered', value: change }
}

function isTold(change: Value | Told): change is Told {
  return typeof change === 'object' && 'told' in change && typeof change.told === 'object'
}

function placeOf(where: string): Place {
  const [first = '', second] = where.split(' ')
  if (second === undefined) return { question: first }
  const item: ItemRef = { group: first.startsWith('r') ? 'risks' : 'children', id: first }
  return { question: second, item }
}
