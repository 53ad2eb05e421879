import { beforeAll, describe, expect, test } from '@jest/globals'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Block } from '../../src/document/document.js'
import { layOut } from '../../src/layout/lay-out.js'
import { openTypesetter, type Typesetter } from '../../src/layout/typesetter.js'
import { paintPdf } from '../../src/pdf/paint.js'
import { sampleDocument, textRow } from '../layout/sample-document.js'
import { readCorpus, readFont } from '../support/corpus.js'
import { readPng, writePng } from '../support/png.js'
import { renderPages } from '../support/read-pdf.js'
import { inkBetween, likeness, type Picture } from '../support/raster.js'

/** With `GOLDEN=new` the pictures are made anew, to be looked at before they are kept. */
const isNew = process.env['GOLDEN'] === 'new'
const folder = 'test/golden'
/** Rows of pixels that are compared at a time. */
const strip = 60
const alike = 0.98

let typesetter: Typesetter
beforeAll(async () => {
  typesetter = await openTypesetter(readFont)
})

const corpus = new Map(readCorpus().map(({ locale, sentences }) => [locale, sentences]))
const swedish = corpus.get('sv') ?? []

/** One page in two languages: sentences of the corpus as questions and answers. */
async function pageIn(locale: string): Promise<Picture> {
  const sentences = corpus.get(locale) ?? []
  const rows = Array.from({ length: 5 }, (_, index): Block => {
    const [question, answer] = [index * 2, index * 2 + 1]
    return textRow(
      `A${index + 1}`,
      [
        { text: sentences[question] ?? '', locale },
        { text: swedish[question] ?? '', locale: 'sv' },
      ],
      [sentences[answer] ?? '', swedish[answer] ?? ''],
    )
  })
  const pdf = await paintPdf(layOut(sampleDocument([locale, 'sv'], rows), typesetter), {
    createdAt: new Date('2026-05-05T12:00:00Z'),
  })
  const [page] = await renderPages(pdf, { scale: 1.25 })
  if (!page) throw new Error('no page')
  const { width, height, pixels } = page
  return {
    width,
    height,
    grey: Uint8Array.from({ length: width * height }, (_, at) => pixels[at * 4 + 1] ?? 255),
  }
}

const locales = ['ar', 'fa', 'ur', 'he', 'th', 'lo', 'km', 'my', 'hi', 'bn', 'pa', 'ta', 'si', 'am', 'ka', 'hy', 'zh-Hans', 'vi', 'uk'] // prettier-ignore

describe('a page looks as it did when somebody looked at it', () => {
  test.each(locales)('in %s', async (locale) => {
    const file = join(folder, `${locale}.png`)
    const page = await pageIn(locale)
    if (isNew) writeFileSync(file, writePng(page))
    const golden = readPng(readFileSync(file))
    expect([page.width, page.height]).toEqual([golden.width, golden.height])
    for (let top = 0; top < page.height; top += strip) {
      const score = likeness(inkBetween(page, top, top + strip), inkBetween(golden, top, top + strip))
      expect({ top, isAlike: score >= alike }).toEqual({ top, isAlike: true })
    }
  })
})
