/** Which questions are asked, in the order of the talk: computed each time, never stored. */

import { selfId } from '../form/form.js'
import type { AskedQuestion, Form, GroupName, Meeting, MeetingPart, Question, Section } from '../form/form.js'
import { questionIn, sectionIn } from '../form/look-up.js'
import type { AllAnswers, Circumstances, ItemRef, Place } from './answer.js'
import { answerAt, placeKey } from './answers.js'
import { holds, itemsSeen, seenFrom } from './conditions.js'
import type { View } from './conditions.js'

export { seenFrom } from './conditions.js'

/** One question as it is asked in this case. */
export interface Stop {
  readonly place: Place
  readonly question: AskedQuestion
  readonly section: Section
  readonly meeting: Meeting
}

/**
 * The questions of this case, in the order of the talk.
 *
 * A condition looks only at questions that are asked earlier on the route. An answer whose question
 * has left the route stays in the case, so that it is there again when somebody changes their
 * mind, but it takes no part. A `full` question is asked in full depth, and stays on the
 * route once it has an answer. Sections that repeat are talked through one item at a time.
 */
export function route(form: Form, answers: AllAnswers, circumstances: Circumstances): readonly Stop[] {
  return [...walk(form, () => answers, circumstances)]
}

/**
 * The route while it is being walked: each stop follows from the answers as they are when it is
 * asked for. Since no condition looks ahead, whoever answers each stop before the next one walks
 * the same route as `route` then finds.
 */
export function* walk(
  form: Form,
  answersNow: () => AllAnswers,
  circumstances: Circumstances,
): Generator<Stop, void> {
  const known = new Set<string>()
  const view: View = {
    form,
    get answers() {
      return answersNow()
    },
    circumstances,
    onRoute: (place) => known.has(placeKey(place)),
  }
  for (const meeting of form.meetings) {
    for (const { section, questions, item } of parts(meeting, view)) {
      if (!isSectionAsked(section, item, view)) continue
      for (const id of questions) {
        const question = questionIn(form, id)
        if (!question || !isAsked(question) || !isQuestionAsked(question, item, view)) continue
        const place = placeOf(question, item)
        yield { place, question, section, meeting }
        known.add(placeKey(place))
      }
    }
  }
}

/** The first question on the route that nothing is known about yet; undefined when there is none. */
export function nextOpen(form: Form, answers: AllAnswers, circumstances: Circumstances): Stop | undefined {
  return route(form, answers, circumstances).find(({ place }) => answerAt(answers, place) === undefined)
}

/** The answers on the whole route: for rules and documents, which look at a case from its end. */
export function viewOf(form: Form, answers: AllAnswers, circumstances: Circumstances): View {
  const known = new Set(route(form, answers, circumstances).map(({ place }) => placeKey(place)))
  return { form, answers, circumstances, onRoute: (place) => known.has(placeKey(place)) }
}

export function placeOf(question: Question, item: ItemRef | undefined): Place {
  return item ? { question: question.id, item } : { question: question.id }
}

/** The items a section is asked for, the applicant first where the section says so. */
export function itemsAskedFor(section: Section, group: GroupName, view: View): readonly ItemRef[] {
  const isSelfAsked = section.applicantToo !== undefined && holds(section.applicantToo, view)
  return [...(isSelfAsked ? [{ group, id: selfId }] : []), ...itemsSeen(group, view)]
}

export function isSectionAsked(section: Section, item: ItemRef | undefined, view: View): boolean {
  return section.when === undefined || holds(section.when, seenFrom(view, item))
}

export function isQuestionAsked(question: Question, item: ItemRef | undefined, view: View): boolean {
  const isDeepEnough =
    question.depth === 'essential' ||
    view.circumstances.depth === 'full' ||
    answerAt(view.answers, placeOf(question, item)) !== undefined
  return isDeepEnough && (question.when === undefined || holds(question.when, seenFrom(view, item)))
}

interface PartAsked {
  readonly section: Section
  readonly questions: MeetingPart['questions']
  readonly item?: ItemRef
}

/**
 * The parts of a meeting as they are asked. Neighbouring parts about the same group are taken
 * together, so that all of them are asked about the first child before the second.
 * A generator, because who is asked about depends on answers to earlier parts.
 */
function* parts(meeting: Meeting, view: View): Generator<PartAsked> {
  for (const run of runs(meeting, view.form)) {
    const group = run[0]?.section.repeats
    if (group === undefined) {
      yield* run
      continue
    }
    const askedFor = new Map(run.map((part) => [part, itemsAskedFor(part.section, group, view)]))
    for (const item of uniqueItems([...askedFor.values()].flat())) {
      for (const [part, itemsOfPart] of askedFor) {
        if (itemsOfPart.some(({ id }) => id === item.id)) yield { ...part, item }
      }
    }
  }
}

function runs(meeting: Meeting, form: Form): readonly (readonly PartAsked[])[] {
  const all: PartAsked[][] = []
  for (const part of meeting.parts) {
    const section = sectionIn(form, part.section)
    if (!section) continue
    const asked = { section, questions: part.questions }
    const last = all.at(-1)
    if (last && section.repeats !== undefined && last[0]?.section.repeats === section.repeats)
      last.push(asked)
    else all.push([asked])
  }
  return all
}

/** Each item once, the applicant first. */
function uniqueItems(refs: readonly ItemRef[]): readonly ItemRef[] {
  const byId = new Map(refs.map((ref) => [ref.id, ref]))
  const self = byId.get(selfId)
  byId.delete(selfId)
  return [...(self ? [self] : []), ...byId.values()]
}

function isAsked(question: Question): question is AskedQuestion {
  return question.kind !== 'derived'
}
