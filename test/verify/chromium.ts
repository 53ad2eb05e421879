import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { orderOf } from '../../src/layout/bidi.js'
import { Fonts } from '../../src/layout/font-choice.js'
import { directionOf, type Font } from '../../src/layout/fonts.js'
import { itemise } from '../../src/layout/itemise.js'
import type { FontId } from '../../src/layout/page.js'
import { readFont, type Sentences } from '../support/corpus.js'
import { sheet } from '../support/sentence-sheet.js'
import { said } from './papers.js'

/**
 * The sheet of sentences as a web page, printed by Chromium: the picture that ours are compared
 * with. Which font has which character is told to it; order, shapes and places it finds itself.
 *
 * @returns the PDF file, in `folder`
 */
export function printedByChromium(corpus: readonly Sentences[], folder: string): string {
  const [html, pdf] = [join(folder, 'sheet.html'), join(folder, 'chromium.pdf')]
  writeFileSync(html, webPage(corpus))
  said(
    'chromium',
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--no-pdf-header-footer',
    '--allow-file-access-from-files',
    `--user-data-dir=${join(folder, 'profile')}`,
    `--print-to-pdf=${pdf}`,
    `file://${html}`,
  )
  return pdf
}

function webPage(corpus: readonly Sentences[]): string {
  const fonts = new Fonts(readFont)
  const used = new Map<FontId, Font>()
  const pages = corpus.map(
    (language) => `<div class="page">${linesOf(language, fonts, used).join('\n')}</div>`,
  )
  const faces = [...used.values()].map(
    ({ id, opticalFactor }) =>
      `@font-face{font-family:"${id}";size-adjust:${opticalFactor * 100}%;` +
      `src:url("file://${process.cwd()}/fonts/${id}")}`,
  )
  return [
    '<!doctype html><html lang="sv"><meta charset="utf-8"><style>',
    ...faces,
    '@page{size:595.28pt 841.89pt;margin:0} body{margin:0;text-spacing-trim:space-all}',
    '.page{position:relative;width:595pt;height:841pt;break-after:page;overflow:hidden}',
    `.line{position:absolute;left:${sheet.left}pt;width:${sheet.width}pt;white-space:nowrap;`,
    `font-size:${sheet.size}pt;line-height:${sheet.pitch}pt}`,
    '</style>',
    ...pages,
  ].join('\n')
}

function linesOf({ locale, sentences }: Sentences, fonts: Fonts, used: Map<FontId, Font>): string[] {
  const direction = directionOf(locale)
  const side = direction === 'rtl' ? 'right' : 'left'
  return sentences.map((sentence, line) => {
    // Its middle stands a little above our baseline, as the middle of letters does.
    const top = sheet.first + line * sheet.pitch - sheet.pitch / 2 - 4
    const order = orderOf(sentence, direction)
    const spans: { font: Font; text: string }[] = []
    for (const { start, end, font } of itemise(sentence, order, fonts.of(sentence, locale, 'regular'))) {
      used.set(font.id, font)
      const last = spans.at(-1)
      if (last?.font === font) last.text += sentence.slice(start, end)
      else spans.push({ font, text: sentence.slice(start, end) })
    }
    const marked = spans.map(
      ({ font, text }) => `<span style="font-family:'${font.id}'">${escaped(text)}</span>`,
    )
    const style = `top:${top}pt;text-align:${side}`
    return `<div class="line" lang="${locale}" dir="${order}" style="${style}">${marked.join('')}</div>`
  })
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
