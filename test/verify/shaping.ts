/** Shaping: every run of the corpus has the glyphs and places that the program `hb-shape` gives it. */

import { execFileSync } from 'node:child_process'
import { orderOf } from '../../src/layout/bidi.js'
import { Fonts } from '../../src/layout/font-choice.js'
import { directionOf, type Weight } from '../../src/layout/fonts.js'
import { loadHarfBuzz } from '../../src/layout/harfbuzz.js'
import { itemise, type Run } from '../../src/layout/itemise.js'
import type { GlyphPlace } from '../../src/layout/page.js'
import { Shaper } from '../../src/layout/shaper.js'
import type { Locale } from '../../src/message.js'
import { readCorpus, readFont } from '../support/corpus.js'
import { Tally } from './tally.js'

const weights: readonly Weight[] = ['regular', 'bold']
/** Bold shapes by the same rules: a few sentences show that its file is whole. */
const boldSentences = 2

export async function shaping(): Promise<Tally> {
  await loadHarfBuzz()
  const tally = new Tally()
  const fonts = new Fonts(readFont)
  const shaper = new Shaper()
  const scripts = new Map<string, number>()
  for (const { locale, sentences } of readCorpus()) {
    for (const weight of weights) {
      for (const text of weight === 'bold' ? sentences.slice(0, boldSentences) : sentences) {
        const order = orderOf(text, directionOf(locale))
        for (const run of itemise(text, order, fonts.of(text, locale, weight))) {
          const ours = shaper.shape(text, run, locale).clusters.flatMap(({ glyphs }) => glyphs)
          const theirs = shapedElsewhere(text, run, locale)
          const [one, other] = [penned(ours), penned(theirs)]
          tally.check(
            one === other,
            `${locale} ${run.font.id} "${text.slice(run.start, run.end)}": ${one} not ${other}`,
          )
          scripts.set(run.script, (scripts.get(run.script) ?? 0) + 1)
        }
      }
    }
  }
  tally.figures.push(`runs: ${[...scripts].map(([script, runs]) => `${script} ${runs}`).join(', ')}`)
  return tally
}

interface PrintedGlyph {
  readonly g: number
  readonly ax: number
  readonly dx: number
  readonly dy: number
  readonly cl: number
}

/** The same run, with the whole of the text before and after it, as a program of its own shapes it. */
function shapedElsewhere(text: string, run: Run, locale: Locale): GlyphPlace[] {
  const own = text.slice(run.start, run.end)
  const printed = execFileSync(
    'hb-shape',
    [
      '--output-format=json',
      '--no-glyph-names',
      '--cluster-level=1',
      `--direction=${run.level % 2 === 1 ? 'rtl' : 'ltr'}`,
      `--script=${run.script}`,
      `--language=${locale}`,
      `--font-file=fonts/${run.font.id}`,
      `--text-before=${text.slice(0, run.start)}`,
      `--text-after=${text.slice(run.end)}`,
      `--text=${own}`,
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  )
  const characters = Array.from(own)
  return (JSON.parse(printed) as PrintedGlyph[])
    .filter(({ cl }) => !steering.test(characters[cl] ?? ''))
    .map(({ g, ax, dx, dy }) => ({ id: g, dx, dy, advance: ax }))
}

/** What has no ink and is left out on purpose. */
const steering = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

/** Each glyph at its place from the start of the run: what the eye sees. */
function penned(glyphs: readonly GlyphPlace[]): string {
  let pen = 0
  const places = glyphs.map(({ id, dx, dy, advance }) => {
    const place = `${id}@${pen + dx},${dy}`
    pen += advance
    return place
  })
  return `${places.join(' ')} =${pen}`
}
