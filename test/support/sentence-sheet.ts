import type { LaidOut, StructureElement } from '../../src/layout/page.js'
import type { Locale } from '../../src/message.js'
import type { Sentences } from './corpus.js'
import { Paper } from './paper.js'

/** Where the sentences of a sheet stand, in points: for whoever looks for one in a picture. */
export const sheet = { first: 60, pitch: 40, left: 56, width: 480, size: 11 } as const

/** A page a language, a line a sentence. */
export async function sentenceSheet(corpus: readonly Sentences[], locale: Locale = 'sv'): Promise<LaidOut> {
  const paper = await Paper.open()
  const elements: StructureElement[] = []
  corpus.forEach(({ locale, sentences }, page) => {
    if (page > 0) paper.newPage()
    sentences.forEach((sentence, line) => {
      paper.y = sheet.first + line * sheet.pitch
      elements.push(
        paper.paragraph(sentence, locale, { size: sheet.size, x: sheet.left, width: sheet.width }),
      )
    })
  })
  return paper.laidOut(elements, locale)
}
