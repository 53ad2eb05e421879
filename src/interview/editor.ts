/**
 * A text being typed: what stands before the caret and what stands after it. Pure, and
 * ignorant of questions; what the person sees as one character is never cut in two.
 */

import { gate } from '../text.js'

export interface Editor {
  readonly before: string
  readonly after: string
  /** Earlier states for undo, newest last. Not kept when the draft is stored. */
  readonly past: readonly Moment[]
}

interface Moment {
  readonly before: string
  readonly after: string
}

/** What can be done to a text besides typing into it. */
export type EditOperation =
  | 'backspace'
  | 'delete'
  | 'left'
  | 'right'
  | 'wordLeft'
  | 'wordRight'
  | 'home'
  | 'end'
  | 'up'
  | 'down'
  | 'eraseLine'
  | 'eraseWord'
  | 'eraseAll'
  | 'undo'

export const emptyEditor: Editor = { before: '', after: '', past: [] }

/** An editor with the caret after the text. */
export const editorWith = (text: string): Editor => ({ before: text, after: '', past: [] })

export const textOf = (editor: Editor): string => editor.before + editor.after

/** The row that the caret is on. */
export function rowOf(editor: Editor): string {
  return (editor.before.split('\n').at(-1) ?? '') + (editor.after.split('\n')[0] ?? '')
}

/**
 * Types or pastes. Line ends become `\n`; nothing in the text can steer a terminal. A joiner
 * typed alone is kept, for the letter that it joins may come with the next key; `gate` looks at
 * the whole text when the answer is given.
 */
export function insert(editor: Editor, text: string): Editor {
  const clean = text
    .split(/([\u200c\u200d])/u)
    .map((piece, index) => (index % 2 === 0 ? gate(piece) : piece))
    .join('')
  if (clean === '') return editor
  return changed(editor, (editor.before + clean).normalize('NFC'), editor.after)
}

/** One step; the same editor when there is nothing to do. */
export function edit(editor: Editor, operation: EditOperation): Editor {
  const { before, after } = editor
  switch (operation) {
    case 'backspace':
      return before === '' ? editor : changed(editor, withoutLast(before), after)
    case 'delete':
      return after === '' ? editor : changed(editor, before, after.slice(firstCluster(after).length))
    case 'eraseLine': {
      const start = before.lastIndexOf('\n') + 1
      const end = after.indexOf('\n')
      return changed(editor, before.slice(0, start), end < 0 ? '' : after.slice(end))
    }
    case 'eraseWord':
      return changed(editor, before.slice(0, wordStart(before)), after)
    case 'eraseAll':
      return changed(editor, '', '')
    case 'undo': {
      const last = editor.past.at(-1)
      return last ? { ...last, past: editor.past.slice(0, -1) } : editor
    }
    default:
      return moved(editor, caretAfter(before, after, operation))
  }
}

type Movement = Exclude<
  EditOperation,
  'backspace' | 'delete' | 'eraseLine' | 'eraseWord' | 'eraseAll' | 'undo'
>

/** Where the caret goes, as an index into the whole text. */
function caretAfter(before: string, after: string, movement: Movement): number {
  const text = before + after
  const at = before.length
  switch (movement) {
    case 'left':
      return at - lastCluster(before).length
    case 'right':
      return at + firstCluster(after).length
    case 'wordLeft':
      return wordStart(before)
    case 'wordRight':
      return at + wordEnd(after)
    case 'home':
      return before.lastIndexOf('\n') + 1
    case 'end': {
      const end = after.indexOf('\n')
      return end < 0 ? text.length : at + end
    }
    case 'up':
    case 'down':
      return inNeighbouringRow(before, after, movement)
  }
}

/** The same number of characters into the row above or below; the end of the text where there is none. */
function inNeighbouringRow(before: string, after: string, movement: 'up' | 'down'): number {
  const above = before.split('\n')
  const here = above.pop() ?? ''
  const column = clustersOf(here).length
  if (movement === 'up') {
    const row = above.pop()
    if (row === undefined) return 0
    return before.length - here.length - 1 - row.length + clustersOf(row).slice(0, column).join('').length
  }
  const [rest = '', row] = after.split('\n')
  if (row === undefined) return before.length + after.length
  return before.length + rest.length + 1 + clustersOf(row).slice(0, column).join('').length
}

const undoSteps = 200

function changed(editor: Editor, before: string, after: string): Editor {
  if (before === editor.before && after === editor.after) return editor
  const past = [...editor.past, { before: editor.before, after: editor.after }].slice(-undoSteps)
  return { before, after, past }
}

function moved(editor: Editor, at: number): Editor {
  if (at === editor.before.length) return editor
  const text = textOf(editor)
  return { ...editor, before: text.slice(0, at), after: text.slice(at) }
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const words = new Intl.Segmenter(undefined, { granularity: 'word' })

/** What the reader counts as characters. */
export function clustersOf(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment)
}

const firstCluster = (text: string): string => clustersOf(text.slice(0, longestCluster))[0] ?? ''

/** The last line is enough to look at: no cluster spans a line end. */
const lastCluster = (text: string): string =>
  clustersOf(text.slice(Math.max(0, text.lastIndexOf('\n')))).at(-1) ?? ''

const longestCluster = 64

/**
 * Backspace takes back one key: the tone mark, not the syllable. An emoji or a flag, typed as
 * one key, goes as one.
 */
function withoutLast(text: string): string {
  const cluster = lastCluster(text)
  if (/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(cluster) || cluster === '\r\n') {
    return text.slice(0, text.length - cluster.length)
  }
  return Array.from(text).slice(0, -1).join('')
}

function wordStart(before: string): number {
  const pieces = Array.from(words.segment(before))
  const last = pieces.findLast(({ segment }) => segment.trim() !== '')
  return last?.index ?? 0
}

function wordEnd(after: string): number {
  const word = Array.from(words.segment(after)).find(({ segment }) => segment.trim() !== '')
  return word ? word.index + word.segment.length : after.length
}
