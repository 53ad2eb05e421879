/** Breaks: where UAX #14 and the words of unspaced scripts let a line end, and that lines fit. */

import { readFileSync } from 'node:fs'
import { breaksIn } from '../../src/layout/breaks.js'
import type { Points } from '../../src/layout/page.js'
import { openTypesetter } from '../../src/layout/typesetter.js'
import { readCorpus, readFont, type Sentences } from '../support/corpus.js'
import { Tally } from './tally.js'
import { unicodeLines } from './unicode-data.js'

export async function breaks(): Promise<Tally> {
  const tally = new Tally()
  const corpus = readCorpus()
  conformance(tally)
  wholeWords(corpus, tally)
  await lines(corpus, tally)
  return tally
}

/** Where the product departs from LineBreakTest.txt: what stands before and after the place. */
interface Exception {
  readonly reason: string
  readonly before: RegExp
  readonly after: RegExp
  /** What the product does there. */
  readonly does: 'keep' | 'part'
}

const exceptions: readonly Exception[] = [
  {
    reason: 'no break before U+2329, as in older versions; the bracket is deprecated',
    before: /./su,
    after: /^\u2329/u,
    does: 'keep',
  },
  {
    reason: 'a number stays with the sign before it (a.2, /0, ,5): half a reference misleads',
    before: /[.,/]\p{M}*$/u,
    after: /^\d/u,
    does: 'keep',
  },
  {
    reason: 'a bracket stays with the sign of money or per cent beside it',
    before: /[)}%$]\p{M}*$/u,
    after: /^[(%$]/u,
    does: 'keep',
  },
  { reason: 'a backslash stays with the bracket after it', before: /\\$/u, after: /^[({]/u, does: 'keep' },
  {
    reason: 'a game tile that Unicode has not given out yet, with a skin colour',
    before: /\u{1f02c}$/u,
    after: /^\u{1f3ff}/u,
    does: 'part',
  },
]

function conformance(tally: Tally): void {
  const used = new Map<string, number>()
  const before = tally.passed
  for (const line of unicodeLines('auxiliary/LineBreakTest.txt')) {
    let text = ''
    const expected = new Set<number>()
    for (const field of line.trim().split(/\s+/u)) {
      if (field === '÷') expected.add(text.length)
      else if (field !== '×') text += String.fromCodePoint(Number.parseInt(field, 16))
    }
    const found = new Set(breaksIn(text).map(({ offset }) => offset))
    const kept = [...expected].filter((offset) => !found.has(offset))
    const parted = [...found].filter((offset) => !expected.has(offset))
    const reasons = [
      ...kept.map((offset) => reasonFor(text, offset, 'keep')),
      ...parted.map((offset) => reasonFor(text, offset, 'part')),
    ]
    const [first] = reasons
    if (first === undefined && reasons.length === 0) tally.check(true, line)
    else if (reasons.includes(undefined)) tally.check(false, `${line}: ${[...found].join(' ')}`)
    else used.set(first ?? '', (used.get(first ?? '') ?? 0) + 1)
  }
  tally.figures.push(`LineBreakTest.txt: ${tally.passed - before} passed`)
  for (const [reason, count] of used) tally.figures.push(`  ${count} named exceptions: ${reason}`)
}

function reasonFor(text: string, offset: number, does: Exception['does']): string | undefined {
  const [before, after] = [text.slice(0, offset), text.slice(offset)]
  return exceptions.find((each) => each.does === does && each.before.test(before) && each.after.test(after))
    ?.reason
}

const unspaced = ['th', 'lo', 'km', 'my']

/** Words that somebody listed by eye: none of them is parted where it stands in a sentence. */
function wholeWords(corpus: readonly Sentences[], tally: Tally): void {
  for (const { locale, sentences } of corpus.filter((language) => unspaced.includes(language.locale))) {
    const words = JSON.parse(readFileSync(`test/corpus/words/${locale}.json`, 'utf8')) as string[]
    let met = 0
    for (const sentence of sentences) {
      const offsets = breaksIn(sentence).map(({ offset }) => offset)
      for (const word of words) {
        for (let at = sentence.indexOf(word); at >= 0; at = sentence.indexOf(word, at + 1)) {
          met++
          const cut = offsets.find((offset) => offset > at && offset < at + word.length)
          tally.check(cut === undefined, `${locale}: ${word} is parted at ${(cut ?? 0) - at} in ${sentence}`)
        }
      }
    }
    tally.figures.push(`${locale}: ${met} words met whole`)
  }
}

const widths: readonly Points[] = [40, 61.7, 100, 187.3, 215, 400]

/** No line is wider than its measure. */
async function lines(corpus: readonly Sentences[], tally: Tally): Promise<void> {
  const typesetter = await openTypesetter(readFont)
  for (const { locale, sentences } of corpus) {
    for (const text of [...sentences, sentences.join(' ')]) {
      for (const width of widths) {
        const set = typesetter.set(text, locale, { size: 12, weight: 'regular' }, width)
        const widest = Math.max(...set.lines.map((line) => line.width))
        tally.check(widest <= width + 0.001, `${locale} at ${width}: a line of ${widest}: ${text}`)
      }
    }
  }
}
