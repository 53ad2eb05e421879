/** How far a case has come: by part, in words and whole numbers, never in percent. */

import type { Meeting, Section } from '../form/form.js'
import type { AllAnswers, ItemRef, Place } from './answer.js'
import { answerAt, isSamePlace } from './answers.js'
import type { Stop } from './route.js'

/** From 1. */
export interface Count {
  readonly number: number
  readonly of: number
}

/** Questions of one section that are talked about together, for one item where the section repeats. */
export interface TalkPart {
  /** From 1, in the order of the talk. */
  readonly number: number
  readonly of: number
  readonly meeting: Meeting
  /** Which of the meetings that are held in this case. */
  readonly ofMeetings: Count
  /** Which of the sections of its meeting; a section with all of its children is one. */
  readonly inMeeting: Count
  readonly section: Section
  readonly item?: ItemRef
  readonly stops: readonly Stop[]
  /** Questions that nothing is known about yet, or that are left for later. */
  readonly open: number
  readonly standing: 'done' | 'underWay' | 'notBegun'
}

/** The parts of a route, in the order of the talk. */
export function partsOf(stops: readonly Stop[], answers: AllAnswers): readonly TalkPart[] {
  const byPart = new Map<string, Stop[]>()
  for (const stop of stops) {
    const part = byPart.get(keyOf(stop))
    if (part) part.push(stop)
    else byPart.set(keyOf(stop), [stop])
  }
  const groups = [...byPart.values()]
  const sections = sectionsByMeeting(stops)
  const meetings = [...sections.keys()]
  return groups.flatMap((group, index) => {
    const [first] = group
    if (!first) return []
    const answered = group.filter(({ place }) => answerAt(answers, place) !== undefined)
    const open = group.filter(({ place }) => isOpen(answers, place)).length
    const part: TalkPart = {
      number: index + 1,
      of: groups.length,
      meeting: first.meeting,
      ofMeetings: countIn(meetings, first.meeting),
      inMeeting: countIn(sections.get(first.meeting) ?? [], first.section),
      section: first.section,
      stops: group,
      open,
      standing: answered.length === 0 ? 'notBegun' : open === 0 ? 'done' : 'underWay',
      ...(first.place.item ? { item: first.place.item } : {}),
    }
    return [part]
  })
}

/** The meetings of a route with their sections, each once, in the order of the talk. */
function sectionsByMeeting(stops: readonly Stop[]): ReadonlyMap<Meeting, readonly Section[]> {
  const sections = new Map<Meeting, Set<Section>>()
  for (const { meeting, section } of stops)
    sections.set(meeting, (sections.get(meeting) ?? new Set()).add(section))
  return new Map([...sections].map(([meeting, found]) => [meeting, [...found]]))
}

const countIn = <T>(all: readonly T[], one: T): Count => ({ number: all.indexOf(one) + 1, of: all.length })

export function partAt(parts: readonly TalkPart[], place: Place): TalkPart | undefined {
  return parts.find(({ stops }) => stops.some((stop) => isSamePlace(stop.place, place)))
}

/** Nothing is known yet, or somebody wanted to come back to it. */
export function isOpen(answers: AllAnswers, place: Place): boolean {
  const answer = answerAt(answers, place)
  return answer === undefined || answer.state === 'later'
}

/** What is asked of a section at different moments of a meeting is one part of it. */
const keyOf = ({ meeting, section, place }: Stop): string =>
  `${meeting.id} ${section.id} ${place.item?.id ?? ''}`
