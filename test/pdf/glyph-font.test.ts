import { describe, expect, test } from '@jest/globals'
import type { Cluster, LaidOut, Page, PaintItem, TextItem } from '../../src/layout/page.js'
import { paintPdf } from '../../src/pdf/paint.js'
import { TrueTypeFont } from '../../src/pdf/truetype.js'
import { readToUnicode } from '../support/page-marks.js'
import { Paper } from '../support/paper.js'
import { PdfObjects } from '../support/pdf-objects.js'
import { renderPage } from '../support/read-pdf.js'
import { readFont } from '../layout/fonts-on-disk.js'

const createdAt = new Date('2026-05-05T08:00:00Z')

/** Words in which HarfBuzz joins, stacks, moves and kerns. */
const hardWords: Readonly<Record<string, string>> = {
  sv: 'AVTAL Tåg fiffig Øl',
  yo: 'Ẹ̀kọ́ ọ̀rẹ́ ṣé',
  ar: 'لا إله محمّدٌ بيتُها',
  ur: 'پاکستان میں نستعلیق',
  th: 'น้ำ ผู้ใหญ่ ที่นี่',
  si: 'ශ්‍රී ක්‍රමය',
  my: 'မြန်မာနိုင်ငံ',
  km: 'ព្រះរាជាណាចក្រ',
  hi: 'क्षत्रिय स्त्री',
}

describe('one cluster, one glyph', () => {
  test.each(Object.entries(hardWords))(
    '%s looks as if each glyph stood alone at its place',
    async (locale, words) => {
      const paper = await Paper.open()
      const heading = paper.paragraph(words, locale, { type: 'H1', size: 40 })
      const joined = paper.laidOut([heading])
      const [ours, apart] = await Promise.all(
        [joined, glyphByGlyph(joined)].map((pages) => paintFirstPage(pages)),
      )
      expect(inkOf(ours)).toBeGreaterThan(500)
      expect(differingPixels(ours, apart)).toBeLessThan(inkOf(ours) * 0.01)
    },
  )

  test('a cluster of several characters is one code that stands for all of them', async () => {
    expect(await textsOfCodes('क्ष', 'hi')).toEqual(['क्ष'])
    expect(await textsOfCodes('ශ්‍රී', 'si')).toEqual(['ශ්‍රී'])
  })

  test('a glyph that stands for two characters has a code for each', async () => {
    // A no-break space looks like a space; who copies it gets what was written.
    const texts = await textsOfCodes('10 000\u00a0kr', 'sv')
    expect(texts).toContain(' ')
    expect(texts).toContain('\u00a0')
  })

  test('the same cluster is embedded once, however often it comes', async () => {
    const texts = await textsOfCodes('tolk tolk tolk', 'sv')
    expect([...texts].sort()).toEqual([' ', 'k', 'l', 'o', 't'])
  })

  test('the width in the file is the width that was laid out', async () => {
    const paper = await Paper.open()
    const pages = paper.laidOut([paper.paragraph('AV', 'sv', { type: 'H1' })])
    const [first] = textItems(pages)[0]?.clusters ?? []
    const font = new TrueTypeFont(readFont('NotoSans-Regular.ttf'))
    expect(first?.advance).toBeLessThan(font.advance(first?.glyphs[0]?.id ?? 0))
    const objects = new PdfObjects(await paintPdf(pages, { createdAt }))
    const widths = objects.array(objects.array(descendantOf(objects).get('W'))[1])
    expect(widths[1]).toBe(((first?.advance ?? 0) * 1000) / font.unitsPerEm)
  })

  test('a character without a glyph is refused, and the refusal does not repeat it', async () => {
    const paper = await Paper.open()
    const pages = paper.laidOut([paper.paragraph('A', 'sv', { type: 'H1' })])
    const missing: Cluster = { text: 'A', advance: 600, glyphs: [{ id: 0, dx: 0, dy: 0, advance: 600 }] }
    await expect(paintPdf(withClusters(pages, [missing]), { createdAt })).rejects.toThrow(
      /^A character has no glyph$/,
    )
  })
})

describe('the embedded font', () => {
  test('is a TrueType file with sound checksums and only the glyphs that are used', async () => {
    const paper = await Paper.open()
    const pages = paper.laidOut([paper.paragraph('Åsa', 'sv', { type: 'H1' })])
    const objects = new PdfObjects(await paintPdf(pages, { createdAt }))
    const program = objects.stream(objects.dict(descendantOf(objects).get('FontDescriptor')).get('FontFile2'))
    expect(sumOfWords(program)).toBe(0xb1b0afba)
    const view = new DataView(program?.slice().buffer ?? new ArrayBuffer(0))
    const tags = Array.from({ length: view.getUint16(4) }, (_, i) =>
      Buffer.from(program ?? []).toString('latin1', 12 + i * 16, 16 + i * 16),
    )
    expect(tags).toEqual(expect.arrayContaining(['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp']))
    expect(program?.length).toBeLessThan(3000)
  })

  test('a file that is no font is refused', () => {
    expect(() => new TrueTypeFont(new Uint8Array(100))).toThrow('Not a TrueType font')
  })

  test('a glyph that the font does not have is refused', () => {
    const font = new TrueTypeFont(readFont('NotoSans-Regular.ttf'))
    expect(() => font.outline(font.glyphCount)).toThrow('no glyph')
  })
})

async function textsOfCodes(text: string, locale: string): Promise<string[]> {
  const paper = await Paper.open()
  const pages = paper.laidOut([paper.paragraph(text, locale, { type: 'H1' })], locale)
  const objects = new PdfObjects(await paintPdf(pages, { createdAt }))
  const fonts = objects.dict(objects.dict(objects.pages[0]?.dict.get('Resources')).get('Font'))
  return [...fonts.values()].flatMap((font) => [...readToUnicode(objects, font).values()])
}

function descendantOf(objects: PdfObjects): ReturnType<PdfObjects['dict']> {
  const fonts = objects.dict(objects.dict(objects.pages[0]?.dict.get('Resources')).get('Font'))
  return objects.dict(objects.array(objects.dict(fonts.get('F1')).get('DescendantFonts'))[0])
}

/** The same page with a text item for every glyph: nothing is left to be joined. */
function glyphByGlyph(laidOut: LaidOut): LaidOut {
  const items = textItems(laidOut).flatMap((item): PaintItem[] => {
    const scale = item.size / (laidOut.fonts.get(item.font)?.unitsPerEm ?? 1000)
    const font = new TrueTypeFont(laidOut.fonts.get(item.font)?.bytes ?? new Uint8Array())
    let pen = 0
    return item.clusters.flatMap(({ glyphs }) =>
      glyphs.map(({ id, dx, dy, advance }) => {
        const alone = { id, dx: 0, dy: 0, advance: font.advance(id) }
        const cluster = { text: 'x', glyphs: [alone], advance: alone.advance }
        const place = { x: item.x + (pen + dx) * scale, y: item.y - dy * scale }
        pen += advance
        return { ...item, ...place, clusters: [cluster] }
      }),
    )
  })
  return { ...laidOut, pages: [{ ...firstPage(laidOut), items }] }
}

function withClusters(laidOut: LaidOut, clusters: readonly Cluster[]): LaidOut {
  const items = textItems(laidOut).map((item) => ({ ...item, clusters }))
  return { ...laidOut, pages: [{ ...firstPage(laidOut), items }] }
}

function firstPage(laidOut: LaidOut): Page {
  const [page] = laidOut.pages
  if (!page) throw new Error('There is no page')
  return page
}

function textItems(laidOut: LaidOut): TextItem[] {
  return firstPage(laidOut).items.filter((item) => item.kind === 'text')
}

/** Large enough that PDFium draws outlines, for small glyphs it puts on whole pixels. */
async function paintFirstPage(laidOut: LaidOut): Promise<Uint8Array> {
  const strip = { ...firstPage(laidOut), height: 120 }
  const pdf = await paintPdf({ ...laidOut, pages: [strip] }, { createdAt })
  return (await renderPage(pdf, 1, { scale: 2 })).pixels
}

function inkOf(pixels: Uint8Array | undefined): number {
  return grey(pixels).filter((value) => value < 128).length
}

function differingPixels(a: Uint8Array | undefined, b: Uint8Array | undefined): number {
  const other = grey(b)
  return grey(a).filter((value, index) => Math.abs(value - (other[index] ?? 0)) > 64).length
}

function grey(pixels: Uint8Array = new Uint8Array()): Uint8Array {
  return pixels.filter((_, index) => index % 4 === 0)
}

function sumOfWords(bytes: Uint8Array = new Uint8Array()): number {
  const view = new DataView(bytes.slice().buffer)
  let sum = 0
  for (let at = 0; at + 3 < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}
