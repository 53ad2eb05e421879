/** Whom to call now: the number first, then what it is for, in both languages. */

import type { ListView } from '../interview/session.js'
import type { Tongues } from './bilingual.js'
import { clipped } from './clip.js'
import { textRow, type BodyRow } from './page.js'
import { atEnd, piece, type Stage } from './screen.js'
import type { Words } from './words.js'

interface Contact {
  readonly id: string
  readonly phone: string
}

/** All that the stops on screen name, each once. */
export function contactsIn({ stops = [] }: ListView): readonly Contact[] {
  const all = stops.flatMap(({ contacts = [] }) => contacts)
  return all.filter(({ id }, index) => all.findIndex((one) => one.id === id) === index)
}

export function contactRows(view: ListView, tongues: Tongues, staff: Words, stage: Stage): BodyRow[] {
  const { applicant } = tongues
  return contactsIn(view).map(({ id, phone }) => {
    const own = applicant && contactName(id, applicant)
    const second = Math.floor(stage.width * 0.54) + 1
    const room = own === undefined || stage.isNarrow ? stage.width - 16 : second - 18
    const name = clipped(staffName(id, staff), room)
    const lead = [piece(phone, 'strong'), piece(name, 'text', 17)]
    if (own === undefined || stage.isNarrow) return textRow(...lead)
    return applicant?.direction === 'rtl'
      ? textRow(...lead, atEnd(own, 'rtl', 'strong'))
      : textRow(...lead, piece(clipped(own, stage.width - second + 1), 'strong', second))
  })
}

/** In neutral words: the applicant sees the screen, and perhaps somebody else. */
export function staffName(id: string, staff: Words): string {
  const forStaff = `terminal:stop.contact.${id}`
  return contactName(id, staff) ?? (staff.has(forStaff) ? staff.t(forStaff) : staff.t(`contacts:${id}`))
}

/** As the applicant's leaflet calls it; numbers for staff are not in it. */
export function contactName(id: string, words: Words): string | undefined {
  const key = `leaflet:contacts.${id}`
  return words.has(key) ? words.t(key) : undefined
}
