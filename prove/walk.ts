/** One case, made by walking through the interview from its first question to its last. */

import type { Depth, GroupName, QuestionId } from '../src/form/form.js'
import type { AllAnswers, Answer, Circumstances, Item } from '../src/interview/answer.js'
import type { CaseContent, RecordEntry } from '../src/interview/case-content.js'
import { walk as stopsOnTheWay, type Stop } from '../src/interview/route.js'
import type { RuleFacts } from '../src/application/rule-context.js'
import { anyAnswer, type Temper } from './any-answer.js'
import type { Chance } from './chance.js'
import type { Subject } from './subject.js'

/** Answers that are decided before the walk; `open` leaves the question without any. */
export type Pins = ReadonlyMap<QuestionId, Answer | 'open'>

export interface Wishes {
  readonly depth: Depth
  readonly temper: Temper
  readonly pins: Pins
  /** Rows of the risk table; `considered`: one for every risk that has to be considered. */
  readonly risks: number | 'considered'
}

export interface Walked {
  readonly stops: readonly Stop[]
  readonly content: CaseContent
  readonly circumstances: Circumstances
  readonly facts: RuleFacts
}

export function walkThrough(subject: Subject, wishes: Wishes, chance: Chance): Walked {
  const { form, today } = subject
  const circumstances: Circumstances = { depth: wishes.depth, today }
  const answers = new Draft(subject, wishes)
  const stops: Stop[] = []
  for (const stop of stopsOnTheWay(form, () => answers.all, circumstances)) {
    stops.push(stop)
    const answer = answerAt(stop, answers, subject, wishes, chance)
    if (answer !== 'open') answers.set(stop, answer)
  }
  return {
    stops,
    circumstances,
    content: {
      template: `${form.id}/${form.version}`,
      reference: 'PROV-TEST-1',
      languages: { interview: 'en', staff: 'sv', readers: ['sv'] },
      depth: wishes.depth,
      answers: answers.all,
      overrides: [],
      record: record(subject, wishes.temper, chance),
    },
    facts: {
      reviewedLanguages: chance.happens(0.5) ? ['en'] : [],
      languagesNotShown: chance.happens(0.5) ? ['en'] : [],
    },
  }
}

function answerAt(
  { place, question }: Stop,
  answers: Draft,
  subject: Subject,
  { pins, temper }: Wishes,
  chance: Chance,
): Answer | 'open' {
  const decided = answers.decidedFor(place.item?.id, question.id) ?? pins.get(question.id)
  if (decided !== undefined) return decided
  return chance.happens(temper.open) ? 'open' : anyAnswer(question, temper, subject, chance)
}

function record({ today }: Subject, { stories }: Temper, chance: Chance): readonly RecordEntry[] {
  const at = `${today}T08:00:00+02:00`
  const started = { at, what: 'started', language: 'en' }
  return chance.happens(stories * 0.3) ? [started, { at, what: 'signed' }] : [started]
}

/** Answers that grow in place: a copy of all of them at every step would take most of the time. */
class Draft {
  readonly all: AllAnswers
  readonly #own: Map<QuestionId, Answer>
  readonly #items: Record<GroupName, Item[]>
  readonly #answers = new Map<Item, Map<QuestionId, Answer>>()
  readonly #categories = new Map<string, string>()

  constructor({ form, ruleBook }: Subject, { risks, pins, depth }: Wishes) {
    this.#own = new Map()
    this.#items = { children: [], risks: [] }
    this.all = { own: this.#own, groups: this.#items }
    const considered = ruleBook.riskCatalogue
      .filter(({ mustBeConsidered }) => mustBeConsidered)
      .map(({ category }) => category)
    const rows = risks === 'considered' ? considered.length : risks
    for (let number = 1; number <= rows; number += 1) {
      this.#item('risks', `r${number}`)
      const category = considered[number - 1]
      if (risks === 'considered' && category !== undefined) this.#categories.set(`r${number}`, category)
    }
    // What is asked in full depth only stays on the route of an essential case once it is answered.
    if (depth === 'full') return
    for (const question of form.sections.flatMap(({ repeats, questions }) => (repeats ? [] : questions))) {
      const pin = pins.get(question.id)
      if (question.depth === 'full' && pin !== undefined && pin !== 'open') this.#own.set(question.id, pin)
    }
  }

  set({ place: { question, item } }: Stop, answer: Answer): void {
    const answers = item ? this.#answersOf(this.#item(item.group, item.id)) : this.#own
    answers.set(question, answer)
  }

  /** The category of a row that has to be considered. */
  decidedFor(item: string | undefined, question: QuestionId): Answer | undefined {
    const category =
      item !== undefined && question === 'risk.category' ? this.#categories.get(item) : undefined
    return category === undefined ? undefined : { state: 'answered', value: category }
  }

  #item(group: GroupName, id: string): Item {
    const there = this.#items[group].find((item) => item.id === id)
    if (there) return there
    const answers = new Map<QuestionId, Answer>()
    const item: Item = { id, answers }
    this.#answers.set(item, answers)
    this.#items[group].push(item)
    return item
  }

  #answersOf(item: Item): Map<QuestionId, Answer> {
    return this.#answers.get(item) ?? new Map<QuestionId, Answer>()
  }
}
