import { describe, expect, test } from '@jest/globals'
import { inVisualOrder, levelsOf, orderOf } from '../../src/layout/bidi.js'

/** Letters with their levels, as UAX #9 writes its examples. */
function visual(letters: string, levels: string): string {
  const logical = Array.from(letters).map((letter, index) => ({ letter, level: Number(levels[index]) }))
  return inVisualOrder(logical)
    .map(({ letter }) => letter)
    .join('')
}

describe('inVisualOrder', () => {
  test.each([
    ['left to right stays', 'abc', '000', 'abc'],
    ['right to left turns round', 'ABC', '111', 'CBA'],
    ['right-to-left words inside a left-to-right line', 'abXYZcd', '0011100', 'abZYXcd'],
    ['a number inside right-to-left text keeps its order', 'AB12CD', '112211', 'DC12BA'],
    ['a left-to-right line with a number in its right-to-left part', 'aXY12Zb', '0112210', 'aZ12YXb'],
    ['nothing', '', '', ''],
  ])('%s', (_, letters, levels, expected) => {
    expect(visual(letters, levels)).toBe(expected)
  })
})

describe('levelsOf', () => {
  test('gives isolated numbers in an Arabic line a level of their own', () => {
    const text = 'رقم \u2066+46 40\u2069'
    const levels = levelsOf(text, 'rtl')
    expect([...levels.slice(0, 4)]).toEqual([1, 1, 1, 1])
    expect([...levels.slice(5, 11)].every((level) => level === 2)).toBe(true)
  })

  test('leaves Latin text alone', () => {
    expect([...levelsOf('Åsa 12', 'ltr')]).toEqual([0, 0, 0, 0, 0, 0])
  })
})

describe('orderOf', () => {
  test.each([
    ['Swedish words in the Arabic column', 'Jag vill åka hem.', 'rtl', 'ltr'],
    ['Arabic words in the Swedish column', 'أريد العودة.', 'ltr', 'rtl'],
    ['a Swedish sentence with an Arabic name', 'Hon heter ليلى.', 'ltr', 'ltr'],
    ['an Arabic sentence with a Latin name', 'تديره IOM.', 'rtl', 'rtl'],
    ['digits in Arabic', '2025-03-03', 'rtl', 'rtl'],
  ] as const)('%s', (_, text, ofLanguage, expected) => {
    expect(orderOf(text, ofLanguage)).toBe(expected)
  })
})
