import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Block, Document } from '../../src/document/document.js'
import { layOut } from '../../src/layout/lay-out.js'
import { openTypesetter, type Typesetter } from '../../src/layout/typesetter.js'
import { paintPdf } from '../../src/pdf/paint.js'
import { readFont } from '../layout/fonts-on-disk.js'
import { inAll, sampleDocument, sectionOf, tableOf, textRow } from '../layout/sample-document.js'
import { structureFaults } from '../support/check-structure.js'
import { logicalText, rolesOf } from '../support/read-pdf.js'

const createdAt = new Date('2026-05-05T08:00:00Z')
const both = ['ar', 'sv'] as const

let typesetter: Typesetter
beforeAll(async () => {
  typesetter = await openTypesetter(readFont)
})

const paint = (document: Document): Promise<Uint8Array> =>
  paintPdf(layOut(document, typesetter), { createdAt, signatureFields: true })

const application: readonly Block[] = [
  { kind: 'title', words: inAll(both, 'Ansökan') },
  {
    kind: 'section',
    letter: 'A',
    words: inAll(both, 'Om sökanden'),
    continued: inAll(both, 'Om sökanden, fortsättning'),
    blocks: [
      textRow(
        'A1',
        [
          { text: 'ما اسمك؟', locale: 'ar' },
          { text: 'Vad heter du?', locale: 'sv' },
        ],
        ['اسمي نور', 'Jag heter Nour TEST'],
      ),
    ],
  },
  sectionOf(both, 'B', 40),
  { kind: 'statement', number: 'V1', ticked: true, words: inAll(both, 'Jag vill återvända.') },
  {
    kind: 'signature',
    number: 'W1',
    who: inAll(both, 'Sökande'),
    statement: inAll(both, 'Meningarna är sanna.'),
    lines: [
      { of: 'signature', label: inAll(both, 'Underskrift') },
      { of: 'place', label: inAll(both, 'Ort') },
      { of: 'date', label: inAll(both, 'Datum') },
    ],
  },
]

describe('a document on its way from blocks to paper', () => {
  test('keeps its words, its reading order and its fields', async () => {
    const pdf = await paint(sampleDocument(both, application))
    expect(structureFaults(pdf)).toEqual([])
    const text = logicalText(pdf)
    const parts = ['ما اسمك؟', 'اسمي نور', 'Vad heter du?', 'Jag heter Nour TEST', 'B40', 'Underskrift', 'W1']
    const places = parts.map((part) => text.lastIndexOf(part))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(await rolesOf(pdf, 1)).toContain('H1')
  })

  test('keeps its tables, with what each header heads', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => [`Risk ${index + 1}`, 'Hot', 'Vakt', 'Polis'])
    const blocks: Block[] = [{ kind: 'title', words: inAll(['sv'], 'Riskbedömning') }, tableOf('sv', rows)]
    const pdf = await paint(sampleDocument(['sv'], blocks, { orientation: 'landscape' }))
    expect(structureFaults(pdf)).toEqual([])
    expect(logicalText(pdf)).toContain('Risk 30')
  })
})
