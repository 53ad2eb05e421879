/** How far a case has come: by part, in words and whole numbers, never in percent. */

import type { Meeting, Section } from '../form/form.js'
import type { AllAnswers, ItemRef, Place } from './answer.js'
import { answerAt, isSamePlace } from './answers.js'
import type { Stop } from './route.js'

/** Questions of one section that are talked about together, for one item where the section repeats. */
export interface TalkPart {
  /** From 1, in the order of the talk. */
  readonly number: number
  readonly of: number
  readonly meeting: Meeting
  readonly section: Section
  readonly item?: ItemRef
  readonly stops: readonly Stop[]
  /** Questions that nothing is known about yet, or that are left for later. */
  readonly open: number
  readonly standing: 'done' | 'underWay' | 'notBegun'
}

/** The parts of a route, in the order of the talk. */
export function partsOf(stops: readonly Stop[], answers: AllAnswers): readonly TalkPart[] {
  const groups: Stop[][] = []
  for (const stop of stops) {
    const last = groups.at(-1)
    if (last?.[0] && isSamePart(last[0], stop)) last.push(stop)
    else groups.push([stop])
  }
  return groups.flatMap((group, index) => {
    const [first] = group
    if (!first) return []
    const answered = group.filter(({ place }) => answerAt(answers, place) !== undefined)
    const open = group.filter(({ place }) => isOpen(answers, place)).length
    const part: TalkPart = {
      number: index + 1,
      of: groups.length,
      meeting: first.meeting,
      section: first.section,
      stops: group,
      open,
      standing: answered.length === 0 ? 'notBegun' : open === 0 ? 'done' : 'underWay',
      ...(first.place.item ? { item: first.place.item } : {}),
    }
    return [part]
  })
}

export function partAt(parts: readonly TalkPart[], place: Place): TalkPart | undefined {
  return parts.find(({ stops }) => stops.some((stop) => isSamePlace(stop.place, place)))
}

/** Nothing is known yet, or somebody wanted to come back to it. */
export function isOpen(answers: AllAnswers, place: Place): boolean {
  const answer = answerAt(answers, place)
  return answer === undefined || answer.state === 'later'
}

function isSamePart(one: Stop, other: Stop): boolean {
  return (
    one.meeting === other.meeting &&
    one.section === other.section &&
    one.place.item?.id === other.place.item?.id
  )
}
