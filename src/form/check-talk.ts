/** Whether every question is asked once, in a meeting, after what it depends on. */

import { countedBy } from './form.js'
import type { Form, GroupName, QuestionId } from './form.js'
import { questionIn, sectionIn, sectionOf } from './look-up.js'
import { fault } from './read-form.js'
import type { TemplateFault } from './read-form.js'
import { conditionsOf, groupsRead, readings } from './readings.js'
import type { PlacedCondition } from './readings.js'

/** Questions in no meeting, in two, or where they cannot be asked. */
export function meetingFaults(form: Form): readonly TemplateFault[] {
  const firstPlace = new Map<QuestionId, string>()
  const faults = form.meetings.flatMap((meeting, index) =>
    meeting.parts.flatMap((part, partIndex) => {
      const place = `form.json: meetings[${index}].parts[${partIndex}]`
      if (!sectionIn(form, part.section))
        return [fault(`${place}.section`, 'unknownSection', { section: part.section })]
      return part.questions.flatMap((id, questionIndex): readonly TemplateFault[] => {
        const here = `${place}.questions[${questionIndex}]`
        const question = questionIn(form, id)
        if (sectionOf(form, id)?.id !== part.section || !question)
          return [fault(here, 'unknownQuestion', { question: id })]
        if (question.kind === 'derived') return [fault(here, 'computedInMeeting', { question: id })]
        const other = firstPlace.get(id)
        if (other !== undefined) return [fault(here, 'inTwoMeetings', { question: id, other })]
        firstPlace.set(id, here)
        return []
      })
    }),
  )
  const neverAsked = form.sections.flatMap((section) =>
    section.questions.flatMap((question, index) =>
      question.kind === 'derived' || firstPlace.has(question.id)
        ? []
        : [
            fault(`sections/${section.id}.json: questions[${index}]`, 'inNoMeeting', {
              question: question.id,
            }),
          ],
    ),
  )
  return [...faults, ...neverAsked, ...readBackFaults(form), ...informationFaults(form)]
}

/** What is read back names questions and sections that are there. */
function readBackFaults(form: Form): readonly TemplateFault[] {
  const { before = [], staffToo = [] } = form.readBack ?? {}
  return [
    ...before.flatMap((id, index) =>
      questionIn(form, id) || sectionIn(form, id)
        ? []
        : [fault(`form.json: readBack.before[${index}]`, 'unknownQuestion', { question: id })],
    ),
    ...staffToo.flatMap((id, index) =>
      sectionIn(form, id)
        ? []
        : [fault(`form.json: readBack.staffToo[${index}]`, 'unknownSection', { section: id })],
    ),
  ]
}

/** The programme information names questions that are there. */
function informationFaults({ information, ...form }: Form): readonly TemplateFault[] {
  if (!information) return []
  return (['before', 'day', 'language'] as const).flatMap((field) =>
    questionIn(form, information[field])
      ? []
      : [fault(`form.json: information.${field}`, 'unknownQuestion', { question: information[field] })],
  )
}

/** Conditions of the route that look at something that is asked later, or never. */
export function orderFaults(form: Form): readonly TemplateFault[] {
  const positions = talkPositions(form)
  return conditionsOf(form)
    .filter(({ role }) => role !== 'required')
    .flatMap((placed) => {
      const own = firstPosition(placed, form, positions)
      const place = `${placed.file}: ${placed.path}`
      const later = new Set(
        readings(placed.condition)
          .map(({ question }) => question)
          .filter((id) => questionIn(form, id) !== undefined && questionIn(form, id)?.kind !== 'derived')
          .filter((id) => (positions.get(id) ?? Infinity) >= own),
      )
      const groupsLater = groupsRead(placed.condition).filter((group) => knownFrom(group, positions) >= own)
      return [...later, ...groupsLater].map((what) => fault(place, 'looksAhead', { question: what }))
    })
}

function talkPositions(form: Form): ReadonlyMap<QuestionId, number> {
  const order = form.meetings.flatMap(({ parts }) => parts.flatMap(({ questions }) => questions))
  return new Map(order.map((id, index) => [id, index]))
}

/** Of a section's condition: where its first question is asked. A computed question is never asked, and sees all. */
function firstPosition(
  placed: PlacedCondition,
  form: Form,
  positions: ReadonlyMap<QuestionId, number>,
): number {
  const { question, section } = placed.of
  if (question) return question.kind === 'derived' ? Infinity : (positions.get(question.id) ?? Infinity)
  const all = sectionIn(form, section)?.questions.map(({ id }) => positions.get(id) ?? Infinity) ?? []
  return Math.min(...all)
}

/** Where the number of items of the group is known; -1: from the start. */
function knownFrom(group: GroupName, positions: ReadonlyMap<QuestionId, number>): number {
  const counter = countedBy[group]
  return counter === undefined ? -1 : (positions.get(counter) ?? -1)
}
