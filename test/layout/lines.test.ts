import { describe, expect, test } from '@jest/globals'
import { breaksIn } from '../../src/layout/breaks.js'
import { breakLines } from '../../src/layout/lines.js'

/** Every character is 10 points wide. */
function lines(text: string, width: number, indent = 0): string[] {
  const advances = new Float64Array(text.length).fill(10)
  const ranges = breakLines(text, breaksIn(text), advances, { width, indent })
  return ranges.map(({ start, inkEnd }) => text.slice(start, inkEnd))
}

describe('breakLines', () => {
  test.each([
    ['takes all that fits', 'one two three', 70, ['one two', 'three']],
    ['lets the space at the end hang outside', 'one two', 30, ['one', 'two']],
    ['keeps a line that fits exactly', 'one two', 70, ['one two']],
    ['parts a word that is wider than the line', 'abcdefgh ij', 30, ['abc', 'def', 'gh', 'ij']],
    ['begins a wide word on a line of its own', 'a bcdefgh', 40, ['a', 'bcde', 'fgh']],
    ['obeys the line ends that the person typed', 'one\ntwo', 200, ['one', 'two']],
    ['keeps an empty line', 'one\n\ntwo', 200, ['one', '', 'two']],
    ['gives an empty text one line', '', 100, ['']],
  ])('%s', (_, text, width, expected) => {
    expect(lines(text, width)).toEqual(expected)
  })

  test('leaves room on the first line for what stands there already', () => {
    expect(lines('one two three', 70, 40)).toEqual(['one', 'two', 'three'])
    expect(lines('three one', 50, 40)).toEqual(['', 'three', 'one'])
  })

  test('never cuts a character that is made of several code points', () => {
    expect(lines('e\u0301e\u0301e\u0301', 30)).toEqual(['e\u0301', 'e\u0301', 'e\u0301'])
  })

  test('loses nothing: the ranges cover the whole text', () => {
    const text = 'Ansökan om tillstånd, aaaaaaaaaaaaaaaaaaaaaaaaa\n och mer.  '
    const advances = new Float64Array(text.length).fill(10)
    const ranges = breakLines(text, breaksIn(text), advances, { width: 85 })
    expect(ranges.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
  })

  test('refuses a width that holds nothing', () => {
    expect(() => lines('one', 0)).toThrow(RangeError)
  })
})

describe('breaksIn', () => {
  const pieces = (text: string): string[] => {
    let from = 0
    return breaksIn(text).map(({ offset }) => text.slice(from, (from = offset)))
  }

  test('parts Thai between words and never inside one', () => {
    expect(pieces('ฉันอยากพักกับลูก')).toEqual(['ฉัน', 'อยาก', 'พัก', 'กับ', 'ลูก'])
  })

  test('keeps the repetition mark with its word', () => {
    expect(pieces('ช้าๆ ดีๆ')).toEqual(['ช้าๆ ', 'ดีๆ'])
  })

  test.each([
    ['Lao', 'ຂ້ອຍຢາກກັບບ້ານ'],
    ['Khmer', 'ខ្ញុំចង់ត្រឡប់ទៅផ្ទះ'],
    ['Burmese', 'ကျွန်မအိမ်ပြန်ချင်တယ်'],
  ])('finds words in %s', (_, text) => {
    expect(pieces(text).length).toBeGreaterThan(1)
    expect(pieces(text).join('')).toBe(text)
  })

  test('keeps a number that is isolated from left to right in one piece', () => {
    expect(pieces('Tel \u2066+46 40 123 45 67\u2069 till')).toEqual([
      'Tel ',
      '\u2066+46 40 123 45 67\u2069 ',
      'till',
    ])
  })

  test('allows a line to begin with a fullwidth bracket', () => {
    expect(pieces('A（甲）').at(0)).toBe('A')
  })
})
