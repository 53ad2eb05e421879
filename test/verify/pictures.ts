/** Pictures: our lines look like Chromium's, and four programs paint our file alike. */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadHarfBuzz } from '../../src/layout/harfbuzz.js'
import { paintPdf } from '../../src/pdf/paint.js'
import { readBidiLines, readCorpus, type Sentences } from '../support/corpus.js'
import { renderPages } from '../support/read-pdf.js'
import { sentenceSheet, sheet } from '../support/sentence-sheet.js'
import { printedByChromium } from './chromium.js'
import { paintedByPdfJs } from './painted-by-pdfjs.js'
import { emptyFolder, said } from './papers.js'
import { inkBetween, likeness, readPgm, type Picture } from '../support/raster.js'
import { Tally } from './tally.js'

const dotsPerInch = 144
const alike = 0.97
const createdAt = new Date('2026-05-05T12:00:00Z')

export async function pictures(): Promise<Tally> {
  await loadHarfBuzz()
  const tally = new Tally()
  await compare(tally, 'sentences', readCorpus(), (298 / 300) * 100)
  await compare(tally, 'bidi lines', readBidiLines(), 100)
  return tally
}

async function compare(
  tally: Tally,
  what: string,
  corpus: readonly Sentences[],
  asked: number,
): Promise<void> {
  const folder = emptyFolder()
  const pdf = await paintPdf(await sentenceSheet(corpus), { createdAt })
  const file = join(folder, 'ours.pdf')
  writeFileSync(file, pdf)
  const ours = paintedByPoppler(file, join(folder, 'poppler'))
  const inBrowser = await paintedByPdfJs(pdf, dotsPerInch / 72)
  tally.check(inBrowser.warnings.length === 0, `pdf.js says: ${inBrowser.warnings.slice(0, 3).join('; ')}`)
  const others: readonly (readonly [string, readonly Picture[], number])[] = [
    ['Chromium', paintedByPoppler(printedByChromium(corpus, folder), join(folder, 'chromium')), asked],
    ['PDFium', await paintedByPdfium(pdf), 100],
    ['MuPDF', paintedByMuPdf(file, join(folder, 'mupdf')), 100],
    ['pdf.js', inBrowser.pages, 100],
  ]
  for (const [program, pages, least] of others) {
    const unlike: string[] = []
    let count = 0
    corpus.forEach(({ locale, sentences }, page) => {
      const [one, other] = [ours[page], pages[page]]
      sentences.forEach((sentence, line) => {
        count++
        const score = one && other ? likeness(band(one, line), band(other, line)) : 0
        if (score < alike) unlike.push(`${locale} ${line} (${score.toFixed(2)}) ${sentence}`)
      })
    })
    tally.atLeast(`${what} as ${program} paints them`, count - unlike.length, count, least)
    for (const each of unlike.slice(0, 12)) tally.figures.push(`  unlike: ${each}`)
  }
}

/** The ink of one line of the sheet. */
function band(picture: Picture, line: number): ReturnType<typeof inkBetween> {
  const scale = dotsPerInch / 72
  const middle = sheet.first + line * sheet.pitch - 4
  return inkBetween(
    picture,
    Math.round((middle - sheet.pitch / 2) * scale),
    Math.round((middle + sheet.pitch / 2) * scale),
  )
}

function paintedByPoppler(file: string, prefix: string): Picture[] {
  said('pdftoppm', '-r', String(dotsPerInch), '-gray', file, prefix)
  return picturesAt(prefix)
}

function paintedByMuPdf(file: string, prefix: string): Picture[] {
  said('mutool', 'draw', '-q', '-r', String(dotsPerInch), '-c', 'gray', '-o', `${prefix}-%03d.pgm`, file)
  return picturesAt(prefix)
}

function picturesAt(prefix: string): Picture[] {
  const folder = join(prefix, '..')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.pgm') && join(folder, name).startsWith(`${prefix}-`))
    .sort()
    .map((name) => readPgm(readFileSync(join(folder, name))))
}

async function paintedByPdfium(pdf: Uint8Array): Promise<Picture[]> {
  const pages = await renderPages(pdf, { scale: dotsPerInch / 72 })
  return pages.map(({ width, height, pixels }) => ({
    width,
    height,
    grey: Uint8Array.from({ length: width * height }, (_, at) => pixels[at * 4 + 1] ?? 255),
  }))
}
