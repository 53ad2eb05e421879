import { beforeAll, describe, expect, test } from '@jest/globals'
import type { LaidOut, PaintItem } from '../../src/layout/page.js'
import { paintPdf } from '../../src/pdf/paint.js'
import { structureFaults } from '../support/check-structure.js'
import { Paper, samplePaper, sentences } from '../support/paper.js'
import { PdfObjects } from '../support/pdf-objects.js'
import {
  attachmentsOf,
  logicalText,
  metadataOf,
  outlineOf,
  pdfiumTextOf,
  renderPage,
  rolesOf,
  structureOf,
  textOf,
} from '../support/read-pdf.js'
import { paintElsewhere } from './paint-elsewhere.js'

const createdAt = new Date('2026-05-05T08:00:00Z')
const attachment = {
  name: 'application.json',
  bytes: new TextEncoder().encode('{"familyName":"ÖBERG-TEST"}'),
  description: 'Svaren som dokumentet är gjort av',
}
const withoutControls = (text: string) => text.replace(/[\u2066-\u2069]/g, '')

let laidOut: LaidOut
let pdf: Uint8Array
beforeAll(async () => {
  laidOut = await samplePaper()
  pdf = await paintPdf(laidOut, { createdAt, attachment, signatureFields: true })
})

describe('text comes back', () => {
  test('Swedish is copied as it was written, across lines and pages', async () => {
    expect((await textOf(pdf)).join(' ').replaceAll('\n', ' ')).toContain(sentences.sv)
    expect((await pdfiumTextOf(pdf)).join(' ').replaceAll('\r\n', ' ')).toContain(sentences.sv)
    expect(logicalText(pdf)).toContain(`${sentences.sv} ${sentences.sv} ${sentences.sv}`)
  })

  test('Thai is copied with every vowel and tone mark', async () => {
    expect((await textOf(pdf)).join()).toContain(sentences.th)
    expect((await pdfiumTextOf(pdf)).join()).toContain(sentences.th)
    expect(logicalText(pdf)).toContain(sentences.th)
  })

  test('Arabic is read aloud in logical order, and its words are found', async () => {
    expect(logicalText(pdf)).toContain(withoutControls(sentences.ar))
    const words = withoutControls(sentences.ar).split(/[\s()،.]+/)
    const found = (await pdfiumTextOf(pdf)).join()
    expect(words.filter((word) => !word.includes('-') && !found.includes(word))).toEqual([])
  })

  test('characters that only steer the layout are neither painted nor copied', async () => {
    expect((await textOf(pdf)).join()).not.toMatch(/[\u200e\u200f\u2066-\u2069]/)
    expect(logicalText(pdf)).not.toMatch(/[\u200e\u200f\u2066-\u2069]/)
  })

  test('the joiner inside a Sinhala syllable is copied, for it is part of the spelling', async () => {
    const paper = await Paper.open()
    const text = 'ශ්‍රී ලංකාව ක්‍රමය'
    const pages = paper.laidOut([paper.paragraph(text, 'si', { type: 'H1' })], 'si')
    expect(logicalText(await paintPdf(pages, { createdAt }))).toBe(text)
  })

  test('a line end inside an answer is read as a space', async () => {
    const paper = await Paper.open()
    const pages = paper.laidOut([paper.paragraph('بيتي\nعائلتي', 'ar', { type: 'H1' })], 'ar')
    expect(logicalText(await paintPdf(pages, { createdAt }))).toBe('بيتي عائلتي')
  })
})

describe('the file', () => {
  test('has the same bytes for the same input', async () => {
    const again = await paintPdf(await samplePaper(), { createdAt, attachment, signatureFields: true })
    expect(Buffer.compare(again, pdf)).toBe(0)
  })

  test('has the same bytes on a machine of another time zone and language', async () => {
    const options = { createdAt, attachment, signatureFields: true }
    const elsewhere = await paintElsewhere(laidOut, options, { TZ: 'Asia/Tokyo', LANG: 'ar_SA.UTF-8' })
    expect(Buffer.compare(elsewhere, pdf)).toBe(0)
  })

  test('has another identifier when it shows something else', async () => {
    const of = async (text: string) => {
      const paper = await Paper.open()
      const pages = paper.laidOut([paper.paragraph(text, 'sv', { type: 'H1' })])
      return new PdfObjects(await paintPdf(pages, { createdAt })).trailer.get('ID')
    }
    expect(await of('A')).not.toEqual(await of('B'))
    expect(await of('A')).toEqual(await of('A'))
  })

  test('shows its title, whatever signs are in it', async () => {
    const title = 'A & B <c> "d" – Ansökan'
    const { info, xmp, title: read } = await metadataOf(await paintPdf({ ...laidOut, title }, { createdAt }))
    expect(info['Title']).toBe(title)
    expect(read).toBe(title)
    expect(xmp).toContain('A &amp; B &lt;c&gt; &quot;d&quot; – Ansökan')
  })

  test('names no person, computer or other program', async () => {
    const { info, xmp } = await metadataOf(pdf)
    expect(info).toMatchObject({ Producer: 'Hemväg', CreationDate: 'D:20260505080000Z' })
    expect(info).not.toHaveProperty('Author')
    expect(info).not.toHaveProperty('Creator')
    expect(xmp).not.toMatch(/pdfkit|dc:creator|CreatorTool/i)
  })

  test('claims PDF/A-3a and PDF/UA-1', async () => {
    const { xmp } = await metadataOf(pdf)
    expect(xmp).toContain('<pdfaid:part>3</pdfaid:part>')
    expect(xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>')
  })

  test('carries the answers as they were given to it', async () => {
    expect(await attachmentsOf(pdf)).toEqual([attachment])
    expect(await attachmentsOf(await paintPdf(laidOut, { createdAt }))).toEqual([])
  })

  test('carries no attachment where its standard forbids one', async () => {
    await expect(paintPdf(laidOut, { createdAt, attachment, archive: 'PDF/A-1b' })).rejects.toThrow(
      'attachment',
    )
  })

  test('has bookmarks in their order', async () => {
    expect(await outlineOf(pdf)).toEqual([
      { title: 'Ansökan', level: 0 },
      { title: 'A. Vem', level: 1 },
      { title: 'Underskrift', level: 0 },
    ])
  })

  test('embeds only its own fonts, and only what it uses of them', () => {
    const objects = new PdfObjects(pdf)
    const names = [...objects.objects.values()].flatMap((object) => {
      const dict = objects.dict(object)
      return objects.name(dict.get('Type')) === 'Font' ? [objects.name(dict.get('BaseFont')) ?? ''] : []
    })
    const families = new Set(names.map((name) => name.replace(/^[A-Z]{6}\+/, '')))
    expect([...families].sort()).toEqual([
      'NotoNaskhArabic-Regular',
      'NotoSans-Bold',
      'NotoSans-Regular',
      'NotoSansThaiLooped-Regular',
    ])
    expect(names.every((name) => /^[A-Z]{6}\+/.test(name))).toBe(true)
    expect(pdf.length).toBeLessThan(40_000)
  })
})

describe('the structure', () => {
  test('holds every paragraph once, in reading order', () => {
    const text = logicalText(pdf)
    const parts = [
      'Ansökan om stöd',
      'A. Vem ansöker',
      sentences.sv,
      sentences.th,
      'valt',
      'inte valt',
      'Nivå',
      'Utkast',
      'W1',
      'W2',
    ]
    const places = parts.map((part) => text.indexOf(part))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(text).not.toContain('TEST-0001 · 1 (2)')
  })

  test('says the language of each paragraph and what a header cell heads', () => {
    const elements = allElements(pdf)
    expect(elements.filter(({ type }) => type === 'P').map(({ locale }) => locale)).toContain('th')
    expect(elements.filter(({ type }) => type === 'TH').map(({ scope }) => scope)).toEqual([
      'Column',
      'Column',
      'Column',
      'Row',
      'Row',
    ])
  })

  test('is the same tree for pdf.js, which finds it by the pages', async () => {
    expect(await rolesOf(pdf, 1)).toEqual(
      expect.arrayContaining(['Document', 'H1', 'H2', 'P', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'TH', 'TD']),
    )
    // The paragraph that goes on from page 1, the second heading and the fields.
    expect(await rolesOf(pdf, 2)).toEqual(['Root', 'Document', 'P', 'H2', 'Form', 'Form'])
  })

  test('has nothing that PDF/UA-1 or PDF/A-3a objects to', () => {
    expect(structureFaults(pdf)).toEqual([])
  })

  test('leaves out the signature fields unless asked for', async () => {
    const plain = await paintPdf(laidOut, { createdAt })
    expect(structureFaults(plain)).toEqual([])
    expect(allElements(plain).map(({ type }) => type)).not.toContain('Form')
    expect(new PdfObjects(plain).catalog.has('AcroForm')).toBe(false)
  })

  test('reads signature fields last that no paragraph claims', async () => {
    const unclaimed = {
      ...laidOut.structure,
      children: laidOut.structure.children.filter(
        (child) => typeof child === 'number' || child.type !== 'Form',
      ),
    }
    const painted = await paintPdf({ ...laidOut, structure: unclaimed }, { createdAt, signatureFields: true })
    expect(structureFaults(painted)).toEqual([])
    expect(allElements(painted).slice(-2)).toEqual([
      { type: 'Form', children: ['W1'] },
      { type: 'Form', children: ['W2'] },
    ])
  })

  test('a page that paints what nobody can read is refused', async () => {
    const lost = { ...laidOut, structure: { type: 'Document', children: [] } as const }
    await expect(paintPdf(lost, { createdAt })).rejects.toThrow('not in the structure tree')
    const twice = { ...laidOut, structure: { type: 'Document', children: [1, 1] } as const }
    await expect(paintPdf(twice, { createdAt })).rejects.toThrow('stands twice')
  })
})

describe('what is seen', () => {
  test('a filled box is black, a stroked one is not, a tick marks its square, white text shows on black', async () => {
    const paper = await Paper.open()
    const box = { kind: 'box', width: 40, height: 40 } as const
    const items: PaintItem[] = [
      { ...box, x: 20, y: 20, stroke: 0 },
      { ...box, x: 80, y: 20, stroke: 1 },
      { ...box, x: 140, y: 20, stroke: 1 },
      { kind: 'tick', x: 140, y: 20, size: 40, stroke: 6 },
      { ...box, x: 200, y: 20, stroke: 0 },
    ]
    for (const item of items) paper.paint(item)
    paper.y = 55
    const white = paper.paragraph('MM', 'sv', { type: 'H1', ink: 'white', size: 30, x: 200 })
    const page = await renderPage(await paintPdf(paper.laidOut([white]), { createdAt }), 1)
    const share = (x: number, y: number, width: number, height: number) =>
      blackShare(page, { x, y, width, height })
    expect(share(22, 22, 36, 36)).toBe(1)
    expect(share(83, 23, 34, 34)).toBe(0)
    expect(share(143, 23, 34, 34)).toBeGreaterThan(0.1)
    expect(share(143, 23, 34, 34)).toBeLessThan(0.5)
    expect(share(202, 22, 36, 36)).toBeGreaterThan(0.3)
    expect(share(202, 22, 36, 36)).toBeLessThan(0.9)
  })

  test('a line lies where it was put', async () => {
    const paper = await Paper.open()
    paper.paint({ kind: 'line', x1: 100, y1: 200, x2: 300, y2: 200, width: 4 })
    const page = await renderPage(await paintPdf(paper.laidOut([]), { createdAt }), 1)
    expect(blackShare(page, { x: 101, y: 199, width: 198, height: 2 })).toBe(1)
    expect(blackShare(page, { x: 0, y: 0, width: 595, height: 190 })).toBe(0)
    expect(blackShare(page, { x: 0, y: 210, width: 595, height: 600 })).toBe(0)
  })
})

function allElements(file: Uint8Array): ReturnType<typeof structureOf>[] {
  const visit = (element: ReturnType<typeof structureOf>): ReturnType<typeof structureOf>[] => [
    element,
    ...element.children.flatMap((child) => (typeof child === 'string' ? [] : visit(child))),
  ]
  return visit(structureOf(file)).slice(1)
}

interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function blackShare(page: { width: number; pixels: Uint8Array }, area: Area): number {
  let black = 0
  for (let y = area.y; y < area.y + area.height; y++) {
    for (let x = area.x; x < area.x + area.width; x++) {
      if ((page.pixels[(y * page.width + x) * 4] ?? 255) < 128) black++
    }
  }
  return black / (area.width * area.height)
}
