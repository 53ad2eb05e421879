/** Questions of the program itself, outside an interview: a list to choose from, or a line to write. */

import { latinDigits } from '../form/digits.js'
import {
  edit,
  editorWith,
  emptyEditor,
  insert,
  textOf,
  type EditOperation,
  type Editor,
} from '../interview/editor.js'
import { gateLine } from '../text.js'
import { paragraph, signed } from './bilingual.js'
import { optionRows, type Option } from './dialog-options.js'
import { hideable, type Guard, type Hideable } from './hiding.js'
import { inputRows } from './input.js'
import { TerminalLeft } from './left.js'
import { lineReader } from './line-reader.js'
import { blank, layOut, type BodyRow, type KeyLabel } from './page.js'
import { play, type Game, type Key, type TerminalDesk } from './play.js'
import { ordered } from './bidi.js'
import { stageOf, type Look, type Screen, type Stage } from './screen.js'
import type { Words } from './words.js'

export type { Option } from './dialog-options.js'

export interface DialogDesk extends TerminalDesk {
  readonly staff: Words
  /** One line at a time, for screen readers and terminals that cannot move the caret. */
  readonly isPlain?: boolean
  /** What brings the screen back after it was hidden. */
  readonly guard: Guard
}

export interface Dialog<T> {
  readonly title: string
  readonly right?: string
  /** What is asked, and what else is to be known. */
  readonly ask: string
  readonly notes?: readonly string[]
  /** Below the line. */
  readonly hint?: string
  /** Label of Enter and of Esc. */
  readonly enter: string
  readonly escape: string
  /** For a list: its rows, for what was typed; digits choose. */
  readonly options?: (typed: string) => readonly Option<T>[]
  /** For a line: the value, or what is wrong with it. */
  readonly read?: (typed: string) => { readonly value: T } | { readonly problem: string }
  /** Stands on the line at first; the first key replaces it. */
  readonly prefilled?: string
}

interface State<T> {
  readonly line: Editor
  readonly isPrefilled: boolean
  readonly mark: number
  readonly problem?: string
  readonly chosen?: { readonly value: T | undefined }
  readonly isInterrupted?: true
}

/**
 * The answer; undefined when the person cancelled with Esc, or the lines to read ended.
 *
 * @throws {TerminalLeft} after Ctrl+C, a signal, and when the window was closed
 */
export async function ask<T>(dialog: Dialog<T>, desk: DialogDesk): Promise<T | undefined> {
  if (desk.isPlain === true) return askInLines(dialog, desk)
  const start: State<T> = {
    line: dialog.prefilled === undefined ? emptyEditor : editorWith(dialog.prefilled),
    isPrefilled: dialog.prefilled !== undefined,
    // Where nothing is suggested, Enter alone chooses nothing.
    mark: dialog.prefilled === undefined ? noMark : 0,
  }
  const game: Game<State<T>> = {
    start,
    title: desk.staff.t('terminal:title'),
    draw: (state, look) => dialogScreen(dialog, state, desk.staff, look),
    press: (state, key) => pressed(dialog, state, key, desk.staff),
    paste: (state, text) => typed(state, gateLine(text)),
    isOver: ({ chosen, isInterrupted }) => chosen !== undefined || isInterrupted === true,
    interrupt: (state) => ({ ...state, isInterrupted: true }),
  }
  const { state, ended } = await play<Hideable<State<T>>>(hideable(game, desk.guard, desk.staff), desk)
  if (ended !== undefined) throw new TerminalLeft(ended)
  if (state.inner.isInterrupted) throw new TerminalLeft('SIGINT')
  return state.inner.chosen?.value
}

const editing: Readonly<Record<string, EditOperation>> = {
  backspace: 'backspace',
  delete: 'delete',
  left: 'left',
  right: 'right',
  home: 'home',
  end: 'end',
}

function pressed<T>(dialog: Dialog<T>, state: State<T>, key: Key, staff: Words): State<T> {
  const { name = '', sequence = '' } = key
  if (name === 'escape') return { ...state, chosen: { value: undefined } }
  if (name === 'return' || name === 'enter') return entered(dialog, state, staff)
  if ((name === 'up' || name === 'down') && dialog.options)
    return moved(dialog, state, name === 'up' ? -1 : 1)
  const operation = key.ctrl === true ? (name === 'u' ? 'eraseAll' : undefined) : editing[name]
  if (operation) {
    const line = edit(state.line, operation)
    return { line, isPrefilled: false, mark: textOf(line) === '' ? noMark : 0 }
  }
  if (key.ctrl === true || key.meta === true || sequence === '' || sequence.startsWith('\u001b')) return state
  return typed(state, sequence)
}

const noMark = -1

function typed<T>(state: State<T>, text: string): State<T> {
  return { line: insert(state.isPrefilled ? emptyEditor : state.line, text), isPrefilled: false, mark: 0 }
}

/** Digits choose among the rows of what else was typed. */
function rowsFor<T>(
  dialog: Dialog<T>,
  text: string,
): { readonly rows: readonly Option<T>[]; readonly digits: string } {
  const digits = /\d+\s*$/u.exec(latinDigits(text))?.[0].trim() ?? ''
  const words = digits === '' ? text : text.slice(0, latinDigits(text).lastIndexOf(digits))
  return { rows: dialog.options?.(words.trim()) ?? [], digits }
}

function moved<T>(dialog: Dialog<T>, state: State<T>, by: 1 | -1): State<T> {
  const { rows, digits } = rowsFor(dialog, textOf(state.line))
  const from = digits === '' ? state.mark : Number(digits) - 1
  const mark = Math.min(rows.length - 1, Math.max(0, from + by))
  if (/\p{L}/u.test(textOf(state.line))) return { ...state, mark }
  return { line: editorWith(`${mark + 1}`), isPrefilled: true, mark }
}

function entered<T>(dialog: Dialog<T>, state: State<T>, staff: Words): State<T> {
  const text = gateLine(textOf(state.line)).trim()
  if (dialog.read) {
    const read = dialog.read(text)
    return 'value' in read ? { ...state, chosen: read } : { ...state, problem: read.problem }
  }
  const { rows, digits } = rowsFor(dialog, text)
  const row = rows[digits === '' ? state.mark : Number(digits) - 1]
  return row
    ? { ...state, chosen: { value: row.value } }
    : {
        ...state,
        problem: staff.t(text === '' ? 'terminal:dialog.chooseRow' : 'interview:problem.notInList'),
      }
}

function dialogScreen<T>(dialog: Dialog<T>, state: State<T>, staff: Words, look: Look): Screen {
  const stage = stageOf(look)
  const isSearch = dialog.options !== undefined && dialog.prefilled === undefined
  const list = dialog.options ? listRows(dialog, state, stage) : []
  const line = inputRows(
    state.line,
    { width: dialog.options && !isSearch ? 12 : 40, direction: staff.direction, isActive: true, maxRows: 3 },
    stage,
    look,
  )
  const question = [
    ...(dialog.ask === '' ? [] : paragraph(dialog.ask, staff, stage, 'strong', 76)),
    ...(dialog.notes ?? []).flatMap((note) =>
      note === '' ? [blank] : paragraph(note, staff, stage, 'text', 76),
    ),
  ]
  const below: BodyRow[] =
    state.problem === undefined
      ? dialog.hint === undefined
        ? []
        : [blank, ...paragraph(dialog.hint, staff, stage, 'text', 76)]
      : [blank, ...signed(state.problem, stage, staff)]
  // A list that follows the typing stands under the line; one that stays, above it.
  const body: BodyRow[] = isSearch
    ? [...question, blank, ...line, blank, ...list, ...below]
    : [
        ...question,
        ...(question.length > 0 ? [blank] : []),
        ...list,
        ...(list.length > 0 ? [blank] : []),
        ...line,
        ...below,
      ]
  const key = (name: string, label: string): KeyLabel => ({ key: name, label })
  return layOut(
    {
      left: dialog.title,
      ...(dialog.right === undefined ? {} : { right: dialog.right }),
      body,
      ways: [],
      keys: [
        [key('Enter', dialog.enter)],
        [key('Esc', dialog.escape), key('Ctrl+L', staff.t('terminal:key.hide'))],
      ],
    },
    look,
    staff,
  )
}

function listRows<T>(dialog: Dialog<T>, state: State<T>, stage: Stage): BodyRow[] {
  const { rows, digits } = rowsFor(dialog, textOf(state.line))
  return optionRows(rows, digits === '' ? state.mark : Number(digits) - 1, stage)
}

const sampleInLine = ({ sample }: Option<unknown>): string | undefined =>
  sample && ordered(sample.text, 'rtl', sample.mode)

async function askInLines<T>(
  dialog: Dialog<T>,
  { input, output, staff }: DialogDesk,
): Promise<T | undefined> {
  const put = (line: string): void => void output.write(`${gateLine(line)}\n`)
  const reader = lineReader(input)
  try {
    let state: State<T> = { line: emptyEditor, isPrefilled: false, mark: noMark }
    for (const line of ['', dialog.ask === '' ? dialog.title : dialog.ask, ...(dialog.notes ?? [])]) put(line)
    let isListDue = true
    for (;;) {
      if (isListDue) {
        for (const [index, row] of (dialog.options?.(textOf(state.line)) ?? []).entries()) {
          put(
            `  ${index + 1}. ${[row.label, row.note, row.end, sampleInLine(row)].filter((text) => text !== undefined && text !== '').join(', ')}`,
          )
        }
      }
      output.write(`${staff.t(dialog.options ? 'terminal:dialog.choice' : 'terminal:plain.answer')} `)
      const line = await reader.next()
      if (line === undefined) return undefined
      const text = line.trim() === '' ? (dialog.prefilled ?? '') : line
      state = entered(
        dialog,
        { line: editorWith(text), isPrefilled: false, mark: text === '' ? noMark : 0 },
        staff,
      )
      if (state.chosen) return state.chosen.value
      if (state.problem !== undefined) put(state.problem)
      isListDue = false
    }
  } finally {
    reader.close()
  }
}
