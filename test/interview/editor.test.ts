import { describe, expect, test } from '@jest/globals'
import {
  edit,
  editorWith,
  emptyEditor,
  insert,
  rowOf,
  textOf,
  type EditOperation,
  type Editor,
} from '../../src/interview/editor.js'

/** `|` is the caret. */
const at = (text: string): Editor => {
  const [before = '', after = ''] = text.split('|')
  return { ...emptyEditor, before, after }
}
const shown = ({ before, after }: Editor): string => `${before}|${after}`
const after = (text: string, ...operations: EditOperation[]): string =>
  shown(operations.reduce(edit, at(text)))

describe('typing', () => {
  test.each([
    ['Maria|', 'n', 'Marian|'],
    ['Ma|ia', 'r', 'Mar|ia'],
    ['|', 'مريم', 'مريم|'],
    ['cafe|', '\u0301', 'café|'],
    ['|', 'one\r\ntwo\rthree', 'one\ntwo\nthree|'],
    ['می|', '\u200c', 'می\u200c|'],
  ])('%s and then %j is %j', (start, typed, result) => {
    expect(shown(insert(at(start), typed))).toBe(result)
  })

  test('what could steer the terminal or turn the line never gets in', () => {
    expect(textOf(insert(emptyEditor, 'A\u001b[2J\u202EB\u0007C'))).toBe('A[2JBC')
  })
})

describe('what the reader sees as one character is never cut', () => {
  test.each([
    ['a tone mark goes alone, the syllable stays', 'น้ำ้|', ['backspace'], 'น้ำ|'],
    ['a vowel sign of Hindi goes alone', 'हिन्दी|', ['backspace'], 'हिन्द|'],
    ['the caret passes a whole syllable of Hindi', 'हिन्दी|', ['left'], 'हि|न्दी'],
    ['the caret passes a Thai letter with its marks', 'น้|', ['left'], '|น้'],
    ['a family is one emoji', 'a👨‍👩‍👧|', ['backspace'], 'a|'],
    ['a flag is one', '🇸🇪🇹🇭|', ['backspace'], '🇸🇪|'],
    ['the caret passes a family', '👨‍👩‍👧b|', ['left', 'left'], '|👨‍👩‍👧b'],
    ['delete takes the whole cluster', '|น้ำ', ['delete'], '|'],
    ['an accent typed on its own is one letter with its base', 'x\u0323\u0307|', ['left'], '|x\u0323\u0307'],
  ] as const)('%s', (_, start, operations, result) => {
    expect(after(start, ...operations)).toBe(result)
  })
})

describe('moving and erasing', () => {
  test.each([
    ['one two|', ['wordLeft'], 'one |two'],
    ['one two|', ['eraseWord'], 'one |'],
    ['|one two', ['wordRight'], 'one| two'],
    ['first\nsec|ond', ['home'], 'first\n|second'],
    ['fi|rst\nsecond', ['end'], 'first|\nsecond'],
    ['first\nsec|ond', ['up'], 'fir|st\nsecond'],
    ['first\nse|cond', ['up', 'down'], 'first\nse|cond'],
    ['fi|rst', ['down'], 'first|'],
    ['first\nsec|ond\nthird', ['eraseLine'], 'first\n|\nthird'],
    ['all|of it', ['eraseAll'], '|'],
    ['|', ['backspace', 'delete', 'left', 'right', 'up', 'down'], '|'],
  ] as const)('%s', (start, operations, result) => {
    expect(after(start, ...operations)).toBe(result)
  })

  test('undo brings back what was erased, with the caret where it was', () => {
    const erased = edit(at('Ring inte| i dag'), 'eraseAll')
    expect(shown(edit(erased, 'undo'))).toBe('Ring inte| i dag')
    expect(edit(editorWith('x'), 'undo')).toEqual(editorWith('x'))
  })

  test('the row of the caret is the one between its line ends', () => {
    expect(rowOf(at('one\ntw|o\nthree'))).toBe('two')
  })
})
