import { beforeAll, describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { charactersWithoutFont, needsNoFont, type Coverage } from '../../src/layout/coverage.js'
import { Fonts } from '../../src/layout/font-choice.js'
import { fontFiles } from '../../src/layout/fonts.js'
import { loadHarfBuzz, openFace } from '../../src/layout/harfbuzz.js'
import { readFont } from './fonts-on-disk.js'

const coverage = JSON.parse(
  readFileSync(new URL('../../fonts/coverage.json', import.meta.url), 'utf8'),
) as Coverage

beforeAll(loadHarfBuzz)

describe('what the fonts have', () => {
  test('is what fonts/coverage.json says; npm run coverage writes it anew', () => {
    const faces = fontFiles.map((file) => openFace(readFont(file)))
    const edges: number[] = []
    let isInside = false
    for (let code = 0; code <= 0x10ffff; code++) {
      if (faces.some((face) => face.has(code)) === isInside) continue
      isInside = !isInside
      edges.push(code)
    }
    expect(edges).toEqual(coverage)
  })

  test.each(['sv', 'ar', 'ur', 'hi'])('can be set in every language: %s', (locale) => {
    const fonts = new Fonts(readFont).of('', locale, 'regular')
    // On both sides of each place where the fonts begin or cease to have characters.
    const asked = coverage
      .flatMap((edge) => [edge - 1, edge])
      .filter((code) => code > 0x20 && (code < 0xd800 || code > 0xdfff))
    const wrong = asked.filter((code) => {
      const character = String.fromCodePoint(code)
      const isMissing = charactersWithoutFont(character, coverage).length > 0
      return !needsNoFont.test(character) && isMissing === (fonts(code) !== undefined)
    })
    expect(wrong.map((code) => code.toString(16))).toEqual([])
  })

  test('leaves out each other character once, in order', () => {
    expect(charactersWithoutFont('Anna \u{E000}\u{E000} \u{1F600} 😀 ᨠ', coverage)).toEqual([
      '\u{E000}',
      '\u{1F600}',
      'ᨠ',
    ])
  })

  test('needs no character for what steers lines and directions', () => {
    expect(charactersWithoutFont('≤ ≥ → ✓ № ± \u200d\u2068\ufe0f\n', coverage)).toEqual([])
  })
})
