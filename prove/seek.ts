/** Looks for a case that shows something: plans it, walks it, and believes only what it then sees. */

import type { Depth, QuestionId } from '../src/form/form.js'
import type { Temper } from './any-answer.js'
import type { Chance } from './chance.js'
import type { Subject } from './subject.js'
import { walkThrough, type Walked } from './walk.js'
import { noPlan, planFor, planToAsk, type Plan, type Wish } from './wish.js'

/** Everything is answered, and with a value. */
export const talkative: Temper = { open: 0, states: 0, unwise: 0, stories: 0 }
export const usual: Temper = { open: 0, states: 0.15, unwise: 0.2, stories: 0.5 }
export const interrupted: Temper = { open: 0.3, states: 0.2, unwise: 0.3, stories: 0.5 }
export const refusing: Temper = { open: 0, states: 0.85, unwise: 0, stories: 0.2 }
export const tempers: readonly Temper[] = [talkative, usual, interrupted, refusing]

/** Enough for what one walk in a hundred shows by itself; a plan that fits shows it at once. */
const triesOfAWalk = 400

export interface Goal {
  readonly depth: Depth
  readonly wishes?: readonly Wish[]
  /** On the route. */
  readonly asks?: readonly QuestionId[]
  readonly isShownBy: (walked: Walked) => boolean
}

/** A case that shows what is looked for; undefined when no try did. */
export function seek(goal: Goal, subject: Subject, chance: Chance): Walked | undefined {
  for (let tries = 0; tries < triesOfAWalk; tries += 1) {
    const plan = planOf(goal, subject, chance)
    if (!plan) continue
    const temper = tempers[tries % tempers.length] ?? usual
    const risks = plan.risks ?? chance.oneOf([0, 1, 2, 'considered'] as const)
    const walked = walkThrough(subject, { depth: goal.depth, temper, pins: plan.pins, risks }, chance)
    if (goal.isShownBy(walked)) return walked
  }
  return undefined
}

function planOf({ wishes = [], asks = [] }: Goal, subject: Subject, chance: Chance): Plan | undefined {
  let plan: Plan | undefined = noPlan
  for (const id of asks) plan = plan && planToAsk(id, plan, subject, chance)
  for (const wish of wishes) plan = plan && planFor(wish, plan, subject, chance)
  return plan
}
