/** The line to write on: the text, a rule under it, nothing before or after it. */

import type { Editor } from '../interview/editor.js'
import { textOf } from '../interview/editor.js'
import type { Direction, Locale } from '../message.js'
import { cellsOf } from './cells.js'
import { directionOf } from './bidi.js'
import type { BodyRow } from './page.js'
import { atEnd, piece, type Look, type Stage } from './screen.js'
import { rowRanges } from './wrap.js'

export interface InputStyle {
  /** Cells of the rule; the whole stage when the text is longer. */
  readonly width: number
  /** Where an empty line starts; a text takes the direction of its own first letter. */
  readonly direction: Direction
  readonly locale?: Locale
  readonly isActive: boolean
  /** At most so many rows of the text are seen, those round the caret. */
  readonly maxRows: number
}

export function inputRows(editor: Editor, style: InputStyle, stage: Stage, look: Look): readonly BodyRow[] {
  const text = textOf(editor)
  const direction = directionOf(text) ?? (text === '' ? style.direction : 'ltr')
  const isLong = text.includes('\n') || cellsOf(text) >= style.width
  const width = Math.min(stage.width, isLong ? stage.width : style.width)
  const offset = editor.before.length
  // One cell is kept for the caret after the last letter.
  const ranges = rowRanges(text, width - 1, style.locale)
  const caretRow = ranges.findLastIndex(({ start }) => start <= offset)
  const from = Math.max(0, Math.min(caretRow - style.maxRows + 1, ranges.length - style.maxRows))
  const rows = ranges.slice(from, from + style.maxRows).map(({ start, end }, index): BodyRow => {
    const slice = text.slice(start, end)
    const shown = cellsOf(slice) > width ? slice.trimEnd() : slice
    const at = direction === 'rtl' ? ('end' as const) : 1
    const row = shown === '' ? [] : [direction === 'rtl' ? atEnd(shown, 'rtl') : piece(shown)]
    if (index + from !== caretRow || !style.isActive) return { row }
    return {
      row,
      caret: { before: text.slice(start, offset), after: shown.slice(offset - start), direction, at },
    }
  })
  const line = (look.unicode ? '─' : '-').repeat(width)
  const ruleStyle = style.isActive ? 'mark' : 'quiet'
  const rule = direction === 'rtl' ? atEnd(line, 'ltr', ruleStyle) : piece(line, ruleStyle)
  return [...rows, { row: [rule] }]
}
