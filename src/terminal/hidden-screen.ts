/** The neutral screen: a calendar of this month, with nothing of a case on it. */

import { layOutBare, type Look, type Row, type Screen } from './screen.js'
import { piece } from './screen.js'
import type { Words } from './words.js'

export interface Hidden {
  /** `YYYY-MM-DD` */
  readonly today: string
  /** A password is being typed; what it is stays unseen. */
  readonly isAsking: boolean
  readonly isWrong: boolean
}

const columnWidth = 4

export function hiddenScreen({ today, isAsking, isWrong }: Hidden, staff: Words, look: Look): Screen {
  const [year = 1970, month = 1] = today.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1, 1))
  const title = new Intl.DateTimeFormat(staff.locale, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(first)
  const left = Math.max(1, Math.floor((look.columns - 8 * columnWidth) / 2))
  const at = (column: number): number => left + column * columnWidth
  const rows: Row[] = [[piece(title, 'text', at(2))], [], headRow(staff, at), ...weekRows(year, month, at)]
  if (isAsking) rows.push([], [], [piece(staff.t('terminal:hidden.passphrase'), 'text', left)])
  if (isWrong) rows.push([], [piece(staff.t('terminal:hidden.wrong'), 'text', left)])
  return layOutBare(rows, 4, look)
}

function headRow(staff: Words, at: (column: number) => number): Row {
  const day = new Intl.DateTimeFormat(staff.locale, { weekday: 'short', timeZone: 'UTC' })
  // 5 January 1970 was a Monday.
  const days = Array.from({ length: 7 }, (_, index) =>
    day.format(new Date(Date.UTC(1970, 0, 5 + index))).slice(0, 2),
  )
  return [
    piece(staff.t('terminal:hidden.week'), 'text', at(0)),
    ...days.map((name, index) => piece(name, 'text', at(index + 1))),
  ]
}

function weekRows(year: number, month: number, at: (column: number) => number): Row[] {
  const rows: Row[] = []
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  let row: Row = []
  for (let day = 1; day <= length; day += 1) {
    const date = new Date(Date.UTC(year, month - 1, day))
    const weekday = (date.getUTCDay() + 6) % 7
    if (row.length === 0) row = [piece(`${isoWeek(date)}`, 'text', at(0))]
    row = [...row, piece(`${day}`.padStart(2), 'text', at(weekday + 1))]
    if (weekday === 6 || day === length) {
      rows.push(row)
      row = []
    }
  }
  return rows
}

/** ISO 8601 week: that of the week's Thursday. */
function isoWeek(date: Date): number {
  const weekday = (date.getUTCDay() + 6) % 7
  const thursday = new Date(date.getTime() + (3 - weekday) * 86_400_000)
  const start = Date.UTC(thursday.getUTCFullYear(), 0, 1)
  return 1 + Math.floor((thursday.getTime() - start) / 86_400_000 / 7)
}
