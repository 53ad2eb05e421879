/** The applicant's words at the start edge of their script, the staff's words at the other. */

import type { Message, MessageKey, Values } from '../message.js'
import { cellsShown } from './bidi.js'
import { cellsOf } from './cells.js'
import { textRow, type BodyRow } from './page.js'
import { atEnd, piece, type Look, type Piece, type Stage, type Style } from './screen.js'
import { ownDigits, say, type Words } from './words.js'
import { wrap } from './wrap.js'

/** Which languages stand on the screen: at least one. */
export interface Tongues {
  readonly applicant?: Words
  readonly staff?: Words
}

/** Lines longer than this are hard to follow. */
const longestLine = 64

/** A text in one language, in rows of its own: right-to-left text at the right edge. */
export function paragraph(
  text: string,
  words: Words,
  stage: Stage,
  style: Style,
  width = longestLine,
): BodyRow[] {
  return wrap(text, Math.min(width, stage.width), words.locale).map((line) =>
    textRow(words.direction === 'rtl' ? atEnd(line, 'rtl', style) : piece(line, style)),
  )
}

/** The same text in both languages, the applicant's bold and first. */
export function inBoth(
  text: (words: Words) => string | undefined,
  tongues: Tongues,
  stage: Stage,
  width = longestLine,
): BodyRow[] {
  const rows: BodyRow[] = []
  const own = tongues.applicant && text(tongues.applicant)
  if (tongues.applicant && own !== undefined)
    rows.push(...paragraph(own, tongues.applicant, stage, 'strong', width))
  const staff = tongues.staff && text(tongues.staff)
  if (tongues.staff && staff !== undefined) {
    if (stage.isRoomy && rows.length > 0) rows.push({ row: [], isSpare: true })
    const isSecond = tongues.applicant !== undefined
    const drawn = paragraph(staff, tongues.staff, stage, isSecond ? 'text' : 'strong', width)
    rows.push(...drawn.map((row): BodyRow => (isSecond ? { ...row, yields: 'staffWords' } : row)))
  }
  return rows
}

export const keyInBoth = (key: MessageKey, tongues: Tongues, stage: Stage, values?: Values): BodyRow[] =>
  inBoth((words) => words.t(key, values), tongues, stage)

/** A message under the line: the applicant's first, the staff's marked. */
export function messageRows(message: Message, tongues: Tongues, stage: Stage): BodyRow[] {
  const own = tongues.applicant
    ? paragraph(say(tongues.applicant, message), tongues.applicant, stage, 'strong')
    : []
  if (!tongues.staff) return own
  return [...own, ...signed(say(tongues.staff, message), stage, tongues.staff)]
}

/** Staff words behind the sign that asks to be seen. */
export function signed(text: string, stage: Stage, words: Words, sign: 'mark' | 'stop' = 'mark'): BodyRow[] {
  return wrap(text, Math.min(stage.width, 76) - 2, words.locale).map((line, index) =>
    textRow(...(index === 0 ? [piece('> ', sign)] : []), piece(line, 'strong', 3)),
  )
}

export interface ListRow {
  readonly digits: string
  readonly isChosen: boolean
  /** The row that the arrows stand on. */
  readonly isFocus: boolean
  readonly applicant?: string
  readonly staff?: string
}

/** Signs before a row: one of, several of, and lists that follow the typing. */
export type Signs = 'one' | 'several' | 'found' | 'none'

const leastIndent = 6

/** A row of a list: number and sign, the applicant's words, the staff's words. */
export function listRow(row: ListRow, signs: Signs, tongues: Tongues, stage: Stage, look: Look): BodyRow[] {
  const { applicant, staff } = tongues
  // From the tenth row on the digits and the sign after them need one column more.
  const indent = leastIndent + Math.max(0, row.digits.length - 1)
  const isMirrored = applicant?.direction === 'rtl' && row.applicant !== undefined
  const left = isMirrored ? row.staff : (row.applicant ?? row.staff)
  const beside = isMirrored ? undefined : row.applicant === undefined ? undefined : row.staff
  const leftStyle: Style = !isMirrored && row.applicant !== undefined ? 'strong' : 'text'
  const lead = leadOf(row, signs)
  const locale = isMirrored ? staff?.locale : applicant?.locale

  const own: Piece[] = isMirrored ? [mirrored(row, applicant)] : []
  const ownCells = own[0] ? cellsShown(own[0].text, look.bidi) : 0
  const second = Math.floor(stage.width * 0.54) + 3
  const besideRoom = stage.width - second + 1
  const leftRoom = stage.width - indent - (ownCells > 0 ? ownCells + 2 : 0)

  const isOneRow =
    left === undefined ||
    (cellsOf(left) <= leftRoom &&
      (beside === undefined || (indent + cellsOf(left) < second - 1 && cellsOf(beside) <= besideRoom)))
  const flags = { isListed: true, ...(row.isFocus ? { isFocus: true } : {}) }
  if (isOneRow) {
    const pieces = [...(left === undefined && own.length > 0 ? [] : lead)]
    if (left !== undefined) pieces.push(piece(left, leftStyle, indent + 1))
    if (beside !== undefined) pieces.push(piece(beside, 'text', second))
    return [{ row: [...pieces, ...own], ...flags }]
  }
  // Too long to stand side by side: stacked, at every width the same order.
  const rows = isMirrored
    ? mirroredRows(row, applicant, stage).map((own): BodyRow => ({ row: [own], ...flags }))
    : []
  const lines = wrap(left, stage.width - indent, locale)
  lines.forEach((line, index) => {
    rows.push({ row: [...(index === 0 ? lead : []), piece(line, leftStyle, indent + 1)], ...flags })
  })
  for (const line of beside === undefined ? [] : wrap(beside, stage.width - indent, staff?.locale)) {
    rows.push({ row: [piece(line, 'text', indent + 1)], ...flags })
  }
  return rows
}

function leadOf({ digits, isChosen, isFocus }: ListRow, signs: Signs): Piece[] {
  const sign = isChosen ? '*' : ' '
  switch (signs) {
    case 'one':
      return [piece(digits), piece(`(${sign})`, isChosen ? 'mark' : 'text', digits.length + 2)]
    case 'several':
      return [
        piece(digits),
        ...(isFocus ? [piece('>', 'mark', digits.length + 1)] : []),
        piece(`[${sign}]`, isChosen ? 'mark' : 'text', digits.length + 2),
      ]
    case 'found':
      return [...(isFocus ? [piece('>', 'mark')] : []), piece(digits, 'text', 3)]
    case 'none':
      return [piece(digits, 'text')]
  }
}

/** The same where it needs several rows. */
function mirroredRows(row: ListRow, words: Words, stage: Stage): readonly Piece[] {
  return wrap(mirrored(row, words).text, stage.width, words.locale).map((line) =>
    atEnd(line, 'rtl', 'strong'),
  )
}

/** Right to left: the digit first, then the sign; brackets would not be turned everywhere. */
function mirrored(row: ListRow, words: Words): Piece {
  return atEnd(
    `${ownDigits(row.digits, words)} ${row.isChosen ? '*' : ' '} ${row.applicant ?? ''}`,
    'rtl',
    'strong',
  )
}
