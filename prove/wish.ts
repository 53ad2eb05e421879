/**
 * Works out answers with which a condition comes out as wished: from the condition back to the
 * questions it looks at, and from these to the conditions under which they are asked.
 *
 * A plan is only a proposal. Whether it leads there is seen by walking, with the functions of the
 * program itself.
 */

import type { Condition } from '../src/form/condition.js'
import { evaluate, type Facts, type Known } from '../src/form/evaluate.js'
import { countedBy, type AskedQuestion, type GroupName, type QuestionId } from '../src/form/form.js'
import { questionIn, sectionOf } from '../src/form/look-up.js'
import { questionsRead } from '../src/form/readings.js'
import type { Answer } from '../src/interview/answer.js'
import { anyAnswer, type Temper } from './any-answer.js'
import type { Chance } from './chance.js'
import type { Subject } from './subject.js'
import type { Pins } from './walk.js'

/** What is decided before a walk. */
export interface Plan {
  readonly pins: Pins
  /** Rows of the risk table; undefined while nothing asks for any. */
  readonly risks?: number
}

/** A condition, and whether it is to hold. */
export interface Wish {
  readonly condition: Condition
  readonly holds: boolean
}

export const noPlan: Plan = { pins: new Map() }

/** As likely a state as a value: conditions ask for both. */
const open: Temper = { open: 0, states: 0.2, unwise: 0, stories: 0 }
/** A selection of fifteen choices, all of them chosen, comes up once in a few tries; a day once in dozens. */
const triesOfAnAnswer = 150

/** The plan with the wish in it; undefined when the tries of this time did not fit together. */
export function planFor(wish: Wish, plan: Plan, subject: Subject, chance: Chance): Plan | undefined {
  return new Planner(subject, chance).wish(wish.condition, wish.holds, plan)
}

/** The plan with the question on the route. */
export function planToAsk(id: QuestionId, plan: Plan, subject: Subject, chance: Chance): Plan | undefined {
  return new Planner(subject, chance).ask(id, plan)
}

class Planner {
  readonly #subject: Subject
  readonly #chance: Chance

  constructor(subject: Subject, chance: Chance) {
    this.#subject = subject
    this.#chance = chance
  }

  wish(condition: Condition, wanted: boolean, plan: Plan): Plan | undefined {
    if ('not' in condition) return this.wish(condition.not, !wanted, plan)
    if ('all' in condition)
      return wanted ? this.#each(condition.all, true, plan) : this.#one(condition.all, false, plan)
    if ('any' in condition)
      return wanted ? this.#one(condition.any, true, plan) : this.#each(condition.any, false, plan)
    if ('count' in condition) return this.#counted(condition, wanted, plan)
    if ('someItem' in condition) {
      if (!wanted && this.#chance.happens(0.3)) return this.#countOf(condition.someItem, 0, plan)
      const withItem = this.#withItem(condition.someItem, plan)
      return withItem && this.wish(condition.holds, wanted, withItem)
    }
    return this.#look(condition, wanted, plan)
  }

  ask(id: QuestionId, plan: Plan): Plan | undefined {
    const question = questionIn(this.#subject.form, id)
    const section = sectionOf(this.#subject.form, id)
    if (!question || !section) return undefined
    const there = section.repeats ? this.#withItem(section.repeats, plan) : plan
    const whens = [section.when, question.when].filter((when) => when !== undefined)
    return there && this.#each(whens, true, there)
  }

  #each(conditions: readonly Condition[], wanted: boolean, plan: Plan): Plan | undefined {
    let next: Plan | undefined = plan
    for (const condition of conditions) next = next && this.wish(condition, wanted, next)
    return next
  }

  #one(conditions: readonly Condition[], wanted: boolean, plan: Plan): Plan | undefined {
    for (const condition of this.#chance.shuffled(conditions)) {
      const next = this.wish(condition, wanted, plan)
      if (next) return next
    }
    return undefined
  }

  #counted(
    condition: Extract<Condition, { count: GroupName }>,
    wanted: boolean,
    plan: Plan,
  ): Plan | undefined {
    const counts = [0, 1, 2, 3].filter(
      (count) => evaluate(condition, { ...this.#facts(new Map()), count: () => count }) === wanted,
    )
    return counts.length === 0 ? undefined : this.#countOf(condition.count, this.#chance.oneOf(counts), plan)
  }

  #countOf(group: GroupName, count: number, plan: Plan): Plan | undefined {
    const counter = countedBy[group]
    if (counter === undefined)
      return plan.risks === undefined || plan.risks === count ? { ...plan, risks: count } : undefined
    const old = plan.pins.get(counter)
    if (old !== undefined)
      return old !== 'open' && old.state === 'answered' && old.value === count ? plan : undefined
    return withPins(plan, new Map([[counter, { state: 'answered', value: count }]]))
  }

  /** A child who comes along, a row of the table, or the applicant where they are one of the group. */
  #withItem(group: GroupName, plan: Plan): Plan | undefined {
    const counter = countedBy[group]
    const isThere = counter === undefined ? (plan.risks ?? 0) > 0 : isAbove0(plan.pins.get(counter))
    if (isThere) return plan
    const applicantToo = this.#subject.form.sections.find(
      (section) => section.repeats === group && section.applicantToo,
    )?.applicantToo
    if (applicantToo && this.#chance.happens(0.4)) return this.wish(applicantToo, true, plan)
    return this.#countOf(group, 1 + this.#chance.below(2), plan)
  }

  /** Tries answers to the questions that one look compares, those that are decided already aside. */
  #look(condition: Condition, wanted: boolean, plan: Plan): Plan | undefined {
    let next: Plan | undefined = plan
    const ids = questionsRead(condition)
    const needsAnswer = wanted || this.#chance.happens(0.7)
    if (needsAnswer) for (const id of ids) next = next && this.ask(id, next)
    if (!next) return undefined
    const questions = ids.map((id) => questionIn(this.#subject.form, id))
    // What is computed cannot be decided: whether it comes out as wished is seen on the walk.
    if (questions.some((question) => question?.kind === 'derived')) return next
    const undecided = questions.filter(
      (question) => question !== undefined && !next.pins.has(question.id),
    ) as AskedQuestion[]
    for (let tries = 0; tries < triesOfAnAnswer; tries += 1) {
      const tried = new Map(undecided.map((question) => [question.id, this.#anything(question)] as const))
      const planned = withPins(next, tried)
      if (evaluate(condition, this.#facts(planned.pins)) === wanted) return planned
      if (undecided.length === 0) return undefined
    }
    return undefined
  }

  #anything(question: AskedQuestion): Answer | 'open' {
    return this.#chance.happens(0.1) ? 'open' : anyAnswer(question, open, this.#subject, this.#chance)
  }

  #facts(pins: Pins): Facts {
    return {
      countryLists: this.#subject.form.countryLists,
      today: this.#subject.today,
      known: (id): Known | undefined => {
        const pin = pins.get(id)
        return pin === 'open' ? undefined : pin
      },
      count: () => 0,
      items: () => [],
    }
  }
}

function withPins(plan: Plan, more: Pins): Plan {
  return { ...plan, pins: new Map([...plan.pins, ...more]) }
}

function isAbove0(pin: Answer | 'open' | undefined): boolean {
  return pin !== undefined && pin !== 'open' && pin.state === 'answered' && Number(pin.value) > 0
}
