import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { cellsOf } from '../../src/terminal/cells.js'
import { clipped } from '../../src/terminal/clip.js'
import { rowRanges, wrap } from '../../src/terminal/wrap.js'

const measured = JSON.parse(readFileSync('test/fixtures/cell-widths.json', 'utf8')) as {
  readonly terminals: readonly unknown[]
  readonly samples: readonly {
    readonly name: string
    readonly text: string
    readonly cells: readonly number[]
  }[]
}

describe('cells as ten terminals count them', () => {
  const areAgreed = (cells: readonly number[]): boolean => new Set(cells).size === 1
  const agreed = measured.samples.filter(({ cells }) => areAgreed(cells))

  test('of each sample there is an answer of every terminal', () => {
    expect(measured.terminals).toHaveLength(10)
    for (const { cells } of measured.samples) expect(cells).toHaveLength(10)
    expect(agreed.length).toBeGreaterThan(10)
  })

  test.each(agreed)('$name: as all of them', ({ text, cells }) => {
    expect(cellsOf(text)).toBe(cells[0])
  })

  test.each(measured.samples.filter(({ cells }) => !areAgreed(cells)))(
    '$name: they differ; ours is the count of xterm, letter by letter',
    ({ text, cells: [xterm] }) => {
      expect(cellsOf(text)).toBe(xterm)
    },
  )
})

describe('cells', () => {
  test.each([
    ['Latin', 'abcde', 5],
    ['Swedish, precomposed', 'åäö', 3],
    ['an accent of its own', 'e\u0301a\u0308', 2],
    ['Cyrillic', 'привіт', 6],
    ['Chinese', '中文', 4],
    ['fullwidth Latin', 'ＡＢ', 4],
    ['Korean', '한국', 4],
    ['Korean letter by letter', '\u1112\u1161\u11ab', 2],
    ['Thai with marks above and below', 'น้ำใจดี', 5],
    ['Lao', 'ສະບາຍດີ', 6],
    ['Ethiopic', 'ትግርኛ', 4],
    ['Arabic with vowel signs', 'مُحَمَّد', 4],
    ['Hebrew with points', 'שָׁלוֹם', 4],
    ['box drawing', '──', 2],
    ['soft hyphen', 'a\u00adb', 2],
  ])('%s', (_, text, cells) => {
    expect(cellsOf(text)).toBe(cells)
  })

  test('a text that is too wide ends with an ellipsis, between characters', () => {
    expect(clipped('Personens ord', 8)).toBe('Persone…')
    expect(clipped('中文中文', 6)).toBe('中文…')
    expect(clipped('short', 8)).toBe('short')
  })
})

describe('rows', () => {
  test.each([
    [
      'words stay whole',
      'Behöver du medicin eller vård under resan?',
      20,
      ['Behöver du medicin', 'eller vård under', 'resan?'],
    ],
    ['a date is not cut at its hyphens', 'den 2000-06-12 eller', 12, ['den', '2000-06-12', 'eller']],
    ['Thai breaks between words without spaces', 'คุณทำงานอะไรเป็นบ้าง', 12, ['คุณทำงานอะไร', 'เป็นบ้าง']],
    ['punctuation stays with its word', 'ja, nej, kanske!', 8, ['ja, nej,', 'kanske!']],
    ['a word wider than the row is cut between characters', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['a line end starts a row', 'ett\n\ntvå', 20, ['ett', '', 'två']],
    ['nothing is one row', '', 20, ['']],
  ])('%s', (_, text, width, rows) => {
    expect(wrap(text, width)).toEqual(rows)
  })

  test('as slices they are the whole text again', () => {
    const text = 'Hej du glada  värld, hur står det till i dag?\nBra.'
    const ranges = rowRanges(text, 9)
    expect(ranges.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text.replace('\n', ''))
  })
})
