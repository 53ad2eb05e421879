import { beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Typesetter, openTypesetter } from '../../src/layout/typesetter.js'
import { readFont } from './fonts-on-disk.js'

let typesetter: Typesetter

beforeAll(async () => {
  typesetter = await openTypesetter(readFont)
})

/** Letters, marks, digits and controls of many scripts, thrown together as nobody would write them. */
const pieces = [
  'Åsa ', 'fi', 'e\u0301', '12', '+46', '(', ')', '«', '\u2066', '\u2068', '\u2069', '\u200f', '\n', '  ', '-', '/',
  'سلام', 'ِ', 'ّ', '،', 'ـ', 'لا', 'שלום', 'ּ', 'สวัสดี', 'ำ', 'ๆ', 'ສະບາຍດີ', 'ខ្ញុំ', '្', 'မြန်မာ', 'हिन्दी', '्', '।', 'বাংলা',
  'தமிழ்', 'සිංහල', '\u200d', '\u200c', 'አማርኛ', 'ქართული', 'Ελλ', 'Укр', '≤', '→', '\u00a0', '\u00ad', '\u200b', ',', '.', ':',
] // prettier-ignore

const text = fc
  .array(fc.constantFrom(...pieces), { maxLength: 30 })
  .map((parts) => parts.join('').normalize('NFC'))
const locale = fc.constantFrom('sv', 'ar', 'ur', 'th', 'km', 'my', 'he', 'hi')
const unpainted = /[\u2066-\u2069\u200e\u200f\u200b\u00ad\s]/gu

const sorted = (characters: string): string[] => Array.from(characters.replace(unpainted, '')).sort()

describe('any text', () => {
  test('is painted whole: every character that has ink on exactly one line', () => {
    fc.assert(
      fc.property(text, locale, fc.integer({ min: 30, max: 400 }), (words, language, width) => {
        const { lines } = typesetter.set(words, language, { size: 12, weight: 'regular' }, width)
        const painted = lines.flatMap(({ parts }) =>
          parts.flatMap(({ clusters }) => clusters.map((each) => each.text)),
        )
        expect(sorted(painted.join(''))).toEqual(sorted(words))
      }),
      { numRuns: 300, seed: 1 },
    )
  })

  test('never makes a line wider than its measure, unless a single character is', () => {
    fc.assert(
      fc.property(text, locale, fc.integer({ min: 60, max: 400 }), (words, language, width) => {
        const { lines } = typesetter.set(words, language, { size: 12, weight: 'bold' }, width)
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 0.01)
      }),
      { numRuns: 300, seed: 2 },
    )
  })
})
