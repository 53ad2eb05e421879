/** Order: the conformance files of UAX #9 go through the product's own bidi step. */

import { inVisualOrder, levelsOf } from '../../src/layout/bidi.js'
import type { Direction } from '../../src/message.js'
import { unicodeLines } from './unicode-data.js'
import { Tally } from './tally.js'

/**
 * The direction of a paragraph is that of its language, so the cases in which the text itself
 * decides are counted as left out in the first file; the second says what it decides.
 */
export function order(): Promise<Tally> {
  const tally = new Tally()
  byClasses(tally)
  byCharacters(tally)
  return Promise.resolve(tally)
}

/** One character of each bidi class. */
const sample: Readonly<Record<string, string>> = {
  L: 'a', R: '\u05d0', AL: '\u0627', EN: '1', ES: '+', ET: '$', AN: '\u0661', CS: ',', NSM: '\u0300', BN: '\u00ad',
  B: '\u2029', S: '\t', WS: ' ', ON: '!',
  LRE: '\u202a', RLE: '\u202b', PDF: '\u202c', LRO: '\u202d', RLO: '\u202e',
  LRI: '\u2066', RLI: '\u2067', FSI: '\u2068', PDI: '\u2069',
} // prettier-ignore

/** By bit in the second column of BidiTest.txt. */
const paragraphs: readonly (readonly [bit: number, direction: Direction])[] = [
  [2, 'ltr'],
  [4, 'rtl'],
]

function byClasses(tally: Tally): void {
  const before = tally.passed
  let levels: string[] = []
  let reordered = ''
  let leftOut = 0
  for (const line of unicodeLines('BidiTest.txt')) {
    if (line.startsWith('@Levels:')) levels = fieldsOf(line.slice('@Levels:'.length))
    else if (line.startsWith('@Reorder:')) reordered = fieldsOf(line.slice('@Reorder:'.length)).join(' ')
    if (line.startsWith('@')) continue
    const [classes = '', bits = ''] = line.split(';')
    const text = fieldsOf(classes)
      .map((name) => sample[name] ?? '')
      .join('')
    if ((Number(bits) & 1) !== 0) leftOut++
    for (const [bit, direction] of paragraphs) {
      if ((Number(bits) & bit) !== 0)
        checkOrder(tally, text, direction, levels, reordered, `${classes.trim()} ${direction}`)
    }
  }
  tally.figures.push(`BidiTest.txt: ${tally.passed - before} passed, ${leftOut} left out: the text decides`)
}

function byCharacters(tally: Tally): void {
  const before = tally.passed
  for (const line of unicodeLines('BidiCharacterTest.txt')) {
    const [codes = '', , level = '', levels = '', reordered = ''] = line.split(';')
    const text = fieldsOf(codes)
      .map((code) => String.fromCodePoint(Number.parseInt(code, 16)))
      .join('')
    const direction = Number(level) === 1 ? 'rtl' : 'ltr'
    checkOrder(tally, text, direction, fieldsOf(levels), reordered.trim(), `${codes} ${direction}`)
  }
  tally.figures.push(`BidiCharacterTest.txt: ${tally.passed - before} passed`)
}

/** @param levels by character; `x` for controls, which the algorithm removes (rule X9) */
function checkOrder(
  tally: Tally,
  text: string,
  direction: Direction,
  levels: readonly string[],
  reordered: string,
  what: string,
): void {
  const found = levelsOf(text, direction)
  const characters: { index: number; level: number }[] = []
  let unit = 0
  Array.from(text).forEach((character, index) => {
    if (levels[index] !== 'x') characters.push({ index, level: found[unit] ?? 0 })
    unit += character.length
  })
  const areLevel = characters.every(({ index, level }) => String(level) === levels[index])
  const visual = inVisualOrder(characters)
    .map(({ index }) => index)
    .join(' ')
  tally.check(
    areLevel && visual === reordered,
    `${what}: ${characters.map(({ level }) => level).join(' ')} / ${visual}`,
  )
}

const fieldsOf = (text: string): string[] =>
  text
    .trim()
    .split(/\s+/u)
    .filter((field) => field !== '')
