/** From a screen to what is sent to the terminal. */

import { Chalk } from 'chalk'
import { gateLine } from '../text.js'
import { caretCell, caretInRuns, cellsShown, ordered } from './bidi.js'
import { clipped } from './clip.js'
import { columnOf, type Caret, type Look, type Piece, type Row, type Screen, type Style } from './screen.js'

const escape = '\u001b'
const beginUpdate = `${escape}[?2026h`
const endUpdate = `${escape}[?2026l`
const hideCaret = `${escape}[?25l`
const showCaret = `${escape}[?25h`
const clearRow = `${escape}[2K`
const leftToRightRow = `${escape}[1 k`
const rightToLeftRow = `${escape}[2 k`

/** Into the alternate screen, so that nothing stays in the scrollback; pastes come marked. */
export const openScreen = (title: string): string =>
  `${escape}[?1049h${escape}[?2004h${escape}[22;2t${escape}]2;${gateLine(title)}${escape}\\${escape}[2J`

/** Everything as it was. The last that is written. */
export const closeScreen = `${escape}[0m${escape}[23;2t${escape}[?2004l${showCaret}${escape}[?1049l`

/** The whole screen, in place, as one update. */
export function paint(screen: Screen, look: Look): string {
  const { stage } = screen
  let sent = beginUpdate + hideCaret
  for (let line = 0; line < look.rows; line += 1) {
    sent += paintRow(screen.rows[line - stage.top] ?? [], line + 1, screen, look)
  }
  return sent + (screen.caret ? paintCaret(screen.caret, screen, look) : '') + endUpdate
}

function paintRow(row: Row, line: number, { stage }: Screen, look: Look): string {
  const [only] = row
  const isTurned = look.setsDirection && row.length === 1 && only?.at === 'end' && only.direction === 'rtl'
  const base = {
    isLeftToRight: !isTurned && (row.length > 1 || look.setsDirection || look.isLeftToRight === true),
    mirrors: look.isLeftToRight !== true,
  }
  let sent = at(line, 1) + (look.setsDirection ? (isTurned ? rightToLeftRow : leftToRightRow) : '') + clearRow
  for (const piece of row) {
    const clean = inside({ ...piece, text: gateLine(piece.text) }, stage.width)
    // A row that runs from right to left counts its columns from the right.
    const start = isTurned
      ? look.columns - stage.left - stage.width + 1
      : stage.left + columnOf(clean, stage.width, look.bidi)
    sent +=
      at(line, start) +
      styled(ordered(clean.text, clean.direction, clean.mode ?? look.bidi, base), clean.style, look)
  }
  return sent
}

/** Whatever a translation may be as long as, nothing is written beyond the edge of the stage. */
function inside(piece: Piece, width: number): Piece {
  const room = piece.at === 'end' ? width : width - piece.at + 1
  return { ...piece, text: clipped(piece.text, room) }
}

function paintCaret(caret: Caret, { stage, rows }: Screen, look: Look): string {
  const line = stage.top + caret.row + 1
  const text = gateLine(caret.before + caret.after)
  const before = gateLine(caret.before)
  const start = caret.at === 'end' ? stage.width - cellsShown(text, look.bidi) + 1 : caret.at
  const column = stage.left + start
  if (caret.direction === 'ltr') {
    // The terminal measures: what stands before the caret is printed again. Emulators disagree about widths.
    const typed = caret.at === 'end' ? '' : ordered(before, 'ltr', look.bidi)
    return at(line, column) + typed + showCaret
  }
  const isTurned = look.setsDirection && rows[caret.row]?.length === 1
  if (isTurned)
    return at(line, look.columns - stage.left - stage.width + 1 + cellsShown(before, look.bidi)) + showCaret
  if (look.isLeftToRight === true && look.bidi === 'logical')
    return at(line, Math.max(1, column + caretInRuns(before, text.slice(before.length)))) + showCaret
  if (look.bidi === 'logical') return at(line, column + cellsShown(before, look.bidi)) + showCaret
  const cell = caretCell(before, text.slice(before.length), caret.direction, look.bidi)
  return at(line, Math.max(1, column + cell)) + showCaret
}

const at = (line: number, column: number): string => `${escape}[${line};${column}H`

const chalk = new Chalk({ level: 1 })

/** Colour touches signs and rules only, never words; without colours bold stays. */
function styled(text: string, style: Style, { colours }: Look): string {
  switch (style) {
    case 'text':
      return text
    case 'strong':
      return chalk.bold(text)
    case 'mark':
      return colours ? chalk.bold.magentaBright(text) : chalk.bold(text)
    case 'stop':
      return colours ? chalk.bold.redBright(text) : chalk.bold(text)
    case 'quiet':
      return colours ? chalk.blackBright(text) : text
  }
}

/** Cells of a piece on the screen; for tests that nothing stands on anything else. */
export const cellsOfPiece = (piece: Piece, look: Look): number => cellsShown(gateLine(piece.text), look.bidi)
