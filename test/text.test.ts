import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { findHostile, gate, gateLine, hasHostileControls } from '../src/text.js'

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  // What goes wrong most: letters, marks, joiners and controls close to each other.
  fc.string({
    unit: fc.constantFrom(
      'a',
      'Å',
      '\u030A',
      '\u0301',
      '\u200D',
      '\u200C',
      'م',
      'क',
      '\u094D',
      '\u202E',
      '\u001B',
      '\n',
      '\r',
      '\u1037',
      '\uFE0F',
    ),
    maxLength: 40,
  }),
  // Halves of characters, as a careless cut leaves them.
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((units) => String.fromCharCode(...units)),
)

describe('the gate for text', () => {
  test.each([
    'Åsa Öberg-TEST',
    'Nguyễn Thị Ánh',
    'Ștefan Țîrdea',
    'Ірина Ґудзь',
    'Ελένη Παπαδοπούλου',
    'سمر الخطيب',
    'نیم‌فاصله می‌خواهم',
    'کوردی ژیان',
    'สมหญิง ใจดี กำลัง',
    'လျှို့ဝှက် မြို့',
    'অর্ঘ্য র‍্যাব',
    'क्षत्रिय राम',
    'ශ්‍රී ලංකා',
    'សុខា ភ្នំពេញ',
    'བསྒྲུབས',
    'አበበ ቢቂላ',
    'Ọláyíwọlá',
    'שרה לֵוִי',
    '王小明 山田 김민수',
    '😀 ❤️',
  ])('leaves %s as it is', (name) => {
    expect(gate(name)).toBe(name.normalize('NFC'))
    expect(findHostile(name)).toEqual([])
  })

  test('writes a letter and its mark as one letter', () => {
    expect(gate('A\u030Asa')).toBe('Åsa')
  })

  test.each([
    ['a colour sequence', '\u001B[31mred', '[31mred'],
    ['a window title', '\u009D0;title\u009C', '0;title'],
    ['a direction override', 'photo\u202Egpj.exe', 'photogpj.exe'],
    ['isolates', '\u2068070\u2069', '070'],
    ['a zero width space', 'pass\u200Bport', 'passport'],
    ['a joiner between Latin letters', 'a\u200Db\u200Cc', 'abc'],
    ['a tag', 'hi\u{E0041}\u{E0042}', 'hi'],
    ['half a character', 'a\uD83Db', 'ab'],
    ['a non-character', 'a\uFFFEb\u{1FFFF}c', 'abc'],
    ['private use', 'a\uE000\u{F0000}b', 'ab'],
    ['a backspace', 'abc\b\b\bxyz', 'abcxyz'],
  ])('takes out %s', (_what, text, kept) => {
    expect(gate(text)).toBe(kept)
  })

  test('writes every line end as one and the same', () => {
    expect(gate('a\r\nb\rc\u0085d\u2028e\u2029f\fg')).toBe('a\nb\nc\nd\ne\nf\ng')
    expect(gateLine('a\r\n\r\nb\tc')).toBe('a b c')
  })

  test('cuts a pile of marks down to what a letter can carry', () => {
    expect(gate('x' + '\u0335\u0322\u0338\u0353'.repeat(20))).toMatch(/^x\p{M}{4}$/u)
  })

  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(gate(gate(text))).toBe(gate(text))
        expect(gateLine(gateLine(text))).toBe(gateLine(text))
      }),
      { numRuns: 3000 },
    )
  })

  test('lets nothing hostile through', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const passed = gate(text)
        expect(hasHostileControls(passed)).toBe(false)
        expect(passed).not.toMatch(/[\u200B\u200E\u200F\u061C\u2028\u2029\uFEFF\u00AD\t\r]/)
        expect(passed).not.toMatch(/\p{Cs}/u)
        expect(passed).toBe(passed.normalize('NFC'))
      }),
      { numRuns: 3000 },
    )
  })
})

describe('hostile characters', () => {
  test('are named, each once, in the order they stand', () => {
    expect(findHostile('a\u202Eb\u001B[0m\u202Ec')).toEqual([
      { codePoint: 'U+202E', name: 'RIGHT-TO-LEFT OVERRIDE' },
      { codePoint: 'U+001B', name: 'ESCAPE' },
    ])
    expect(findHostile('\u{E0041}\uD800')).toEqual([
      { codePoint: 'U+E0041', name: '' },
      { codePoint: 'U+D800', name: '' },
    ])
  })

  test('are not what a word processor leaves behind', () => {
    expect(hasHostileControls('soft\u00ADhyphen \u200Fמרכז\u200E tab\t line\r\n')).toBe(false)
  })
})
