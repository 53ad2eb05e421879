/** Text that comes back: what four readers copy from the corpus, sentence by sentence. */

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inVisualOrder, levelsOf } from '../../src/layout/bidi.js'
import { directionOf } from '../../src/layout/fonts.js'
import { paintPdf } from '../../src/pdf/paint.js'
import { readCorpus, type Sentences } from '../support/corpus.js'
import { pdfiumTextOf, structureOf, textOf, type ReadElement } from '../support/read-pdf.js'
import { quietContext } from '../support/quiet-world.js'
import { sentenceSheet } from '../support/sentence-sheet.js'
import { caseFiles, papersOf } from './papers.js'
import { Tally } from './tally.js'

interface Recovered {
  /** Sentences that stand on a line exactly as they were written. */
  readonly exact: number
  /** Sentences that look the same once the line is put into visual order. */
  readonly seen: number
  readonly words: number
  /** Parts of names and references that are joined by hyphens. */
  readonly codes: number
}

/** How much each reader must give back, in per cent; nothing is asked where nothing stands. */
const asked: Readonly<Record<string, { ltr: Partial<Recovered>; rtl: Partial<Recovered> }>> = {
  poppler: { ltr: { exact: 100, words: 100, codes: 100 }, rtl: { seen: 97, words: 100, codes: 100 } },
  MuPDF: { ltr: { exact: 100, words: 100, codes: 100 }, rtl: {} },
  // In a line from right to left PDFium takes a hyphen for a number, and puts `RK-SYD-25` in reverse: `-25SYD-RK`.
  PDFium: { ltr: { exact: 100, words: 100, codes: 100 }, rtl: { words: 100 } },
  'pdf.js': { ltr: { exact: 87 }, rtl: { exact: 70 } },
}

export async function textBack(): Promise<Tally> {
  const tally = new Tally()
  const corpus = readCorpus()
  const pdf = await paintPdf(await sentenceSheet(corpus), { createdAt: new Date('2026-05-05T12:00:00Z') })
  for (const [reader, pages] of await copiedPages(pdf)) {
    for (const side of ['ltr', 'rtl'] as const) {
      const languages = corpus.flatMap((language, page) =>
        directionOf(language.locale) === side ? [{ language, text: pages[page] ?? '' }] : [],
      )
      const found = languages.map(({ language, text }) => recovered(language, text))
      const sentences = languages.flatMap(({ language }) => language.sentences)
      const totals = {
        exact: sentences.length,
        seen: sentences.length,
        words: sentences.flatMap(plainWordsOf).length,
        codes: sentences.flatMap(codesOf).length,
      }
      for (const what of ['exact', 'seen', 'words', 'codes'] as const) {
        const count = found.reduce((sum, each) => sum + each[what], 0)
        tally.atLeast(`${reader}, ${side}, ${what}`, count, totals[what], asked[reader]?.[side][what] ?? 0)
      }
      const poor = languages.flatMap(({ language }, index) => {
        const exact = found[index]?.exact ?? 0
        return exact < language.sentences.length ? [`${language.locale} ${exact}`] : []
      })
      if (poor.length > 0) tally.figures.push(`  not all exact: ${poor.join(', ')}`)
    }
  }
  checkStructure(corpus, pdf, tally)
  await checkDocuments(tally)
  return tally
}

/** Left to right, each paragraph whole. */
const paragraphsAsked: Readonly<Record<string, number>> = {
  'pdf.js': 87,
  'pdf.js beside right-to-left text': 87,
}

const documentWordsAsked: Readonly<Record<string, number>> = { PDFium: 99.8, 'pdf.js': 97, poppler: 96 }

/** Documents of the cases: each paragraph of their structure trees, in the text that a reader copies. */
async function checkDocuments(tally: Tally): Promise<void> {
  const context = quietContext()
  const paragraphs = new Map<string, { found: number; all: number }>()
  const words = new Map<string, { found: number; all: number }>()
  const lost = new Map<string, string[]>()
  const count = (counts: typeof words, reader: string, found: number, all: number): void => {
    const before = counts.get(reader) ?? { found: 0, all: 0 }
    counts.set(reader, { found: before.found + found, all: before.all + all })
  }
  for (const [index, file] of caseFiles().entries()) {
    const language = ['ar', 'th', 'en', 'sv'][index % 4] ?? 'sv'
    for (const paper of await papersOf(context, file, language)) {
      const { leftToRight, rightToLeft } = paragraphsOf(paper.bytes)
      for (const [reader, pages] of await copiedPages(paper.bytes, ['-raw'])) {
        const text = pages.join('\n').replace(/\u00ad\s*/gu, '')
        const letters = unspaced(text)
        const missing = leftToRight.filter((paragraph) => !letters.includes(unspaced(paragraph)))
        const where = rightToLeft.length > 0 ? `${reader} beside right-to-left text` : reader
        count(paragraphs, where, leftToRight.length - missing.length, leftToRight.length)
        lost.set(where, [...(lost.get(where) ?? []), ...missing])
        const copied = copiedWords(text)
        const wanted = rightToLeft.flatMap(wordsOf)
        count(words, reader, wanted.filter((word) => copied.has(word)).length, wanted.length)
      }
    }
  }
  for (const [reader, { found, all }] of paragraphs) {
    tally.atLeast(`documents, ${reader}, ltr paragraphs`, found, all, paragraphsAsked[reader] ?? 100)
    for (const paragraph of (lost.get(reader) ?? []).slice(0, 3))
      tally.figures.push(`  not found: ${paragraph}`)
  }
  for (const [reader, { found, all }] of words) {
    tally.atLeast(`documents, ${reader}, rtl words`, found, all, documentWordsAsked[reader] ?? 0)
  }
}

/**
 * Every letter, in order. Lines of Thai end without a space, and a hyphen at the end of a line is
 * taken by PDFium for one that the line end asked for.
 */
const unspaced = (text: string): string => plain(text).replace(/[\s\u0002\ufffe-]/gu, '')

/** What stands in the structure tree as text of its own, by the way it is painted. */
function paragraphsOf(pdf: Uint8Array): { leftToRight: string[]; rightToLeft: string[] } {
  const leftToRight: string[] = []
  const rightToLeft: string[] = []
  const visit = (element: ReadElement): void => {
    const own = plain(element.children.filter((child) => typeof child === 'string').join(''))
    const said = element.actualText
    if (said !== undefined && own !== '') {
      if (/[\u0590-\u08ff]/u.test(said)) rightToLeft.push(said)
      else leftToRight.push(plain(said))
    } else if (own !== '') leftToRight.push(own)
    for (const child of element.children) if (typeof child !== 'string') visit(child)
  }
  visit(structureOf(pdf))
  return { leftToRight, rightToLeft }
}

/** The structure tree gives every sentence exactly: by its text from left to right, else by ActualText. */
function checkStructure(corpus: readonly Sentences[], pdf: Uint8Array, tally: Tally): void {
  const said = new Set<string>()
  const visit = (element: ReadElement): void => {
    const own = element.children.filter((child) => typeof child === 'string').join('')
    said.add(plain(element.actualText ?? own))
    for (const child of element.children) if (typeof child !== 'string') visit(child)
  }
  visit(structureOf(pdf))
  const sentences = corpus.flatMap((language) => language.sentences)
  tally.atLeast(
    'structure tree, exact',
    sentences.filter((each) => said.has(plain(each))).length,
    sentences.length,
    100,
  )
}

async function copiedPages(
  pdf: Uint8Array,
  poppler: readonly string[] = [],
): Promise<Map<string, readonly string[]>> {
  const folder = mkdtempSync(join(tmpdir(), 'text-back-'))
  const file = join(folder, 'sheet.pdf')
  writeFileSync(file, pdf)
  const copied = (program: string, ...options: readonly string[]): string[] =>
    execFileSync(program, options, {
      encoding: 'utf8',
      maxBuffer: 1e8,
      stdio: ['ignore', 'pipe', 'ignore'],
    }).split('\f')
  try {
    return new Map([
      ['poppler', copied('pdftotext', ...poppler, file, '-')],
      ['MuPDF', copied('mutool', 'draw', '-q', '-F', 'txt', file)],
      ['PDFium', await pdfiumTextOf(pdf)],
      ['pdf.js', await textOf(pdf)],
    ])
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function recovered({ locale, sentences }: Sentences, page: string): Recovered {
  const lines = page.split(/\r?\n/u)
  const exact = new Set(lines.map(plain))
  const seen = new Set(lines.map((line) => visual(line, locale)))
  const words = copiedWords(page)
  return {
    exact: sentences.filter((sentence) => exact.has(plain(sentence))).length,
    seen: sentences.filter((sentence) => seen.has(visual(sentence, locale))).length,
    words: sentences.flatMap(plainWordsOf).filter((word) => words.has(word)).length,
    codes: sentences.flatMap(codesOf).filter((word) => words.has(word)).length,
  }
}

const steering = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** Without what steers direction: it is obeyed, and not painted. */
function plain(text: string): string {
  return text.replace(steering, '').normalize('NFC').replace(/\s+/gu, ' ').trim()
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .replace(steering, '')
      .normalize('NFC')
      .match(/[\p{L}\p{M}\p{N}\u200c\u200d]+/gu) ?? []
  )
}

/** Where a reader puts marks of direction of its own, they may stand between words or inside. */
const copiedWords = (page: string): ReadonlySet<string> =>
  new Set([...wordsOf(page), ...wordsOf(page.replace(steering, ' '))])

/** `RK-SYD-25-052`, and a name with its hyphen. */
const latinWord = '\\p{Script=Latin}[\\p{Script=Latin}\\p{M}]*'
const codes = new RegExp(`(?:${latinWord} )*${latinWord}(?:-[\\p{L}\\p{M}\\d]+)+`, 'gu')

const codesOf = (text: string): readonly string[] =>
  (plain(text).match(codes) ?? []).flatMap((code) => wordsOf(code))

const plainWordsOf = (text: string): readonly string[] => wordsOf(plain(text).replace(codes, ' '))

/** The characters of a line as the eye meets them from left to right, without spaces. */
function visual(line: string, locale: string): string {
  const levels = levelsOf(line, directionOf(locale))
  const characters = Array.from({ length: line.length }, (_, at) => ({
    level: levels[at] ?? 0,
    text: line.charAt(at),
  }))
  return inVisualOrder(characters)
    .map(({ text }) => text)
    .join('')
    .replace(steering, '')
    .replace(/\s+/gu, '')
}
