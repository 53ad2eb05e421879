import { expect, test } from '@jest/globals'
import { withObjectStreams } from '../../src/pdf/object-streams.js'
import { PdfFile, pdfText } from '../../src/pdf/pdf-file.js'
import { paintPdf } from '../../src/pdf/paint.js'
import { structureFaults } from '../support/check-structure.js'
import { samplePaper, sentences } from '../support/paper.js'
import { isStream, PdfObjects } from '../support/pdf-objects.js'
import { attachmentsOf, logicalText, pdfiumTextOf, textOf } from '../support/read-pdf.js'

const attachment = {
  name: 'application.json',
  bytes: new TextEncoder().encode('{"familyName":"ÖBERG-TEST"}'),
  description: 'Svaren som dokumentet är gjort av',
}
const isPacked = (pdf: Uint8Array): boolean => !Buffer.from(pdf).includes('\ntrailer\n')

/** More objects than one stream takes, a stream among them, and words that could be taken for PDF syntax. */
async function manyObjects(): Promise<Uint8Array> {
  const file = new PdfFile({
    title: 'R&D <1> "a" (TEST)',
    producer: 'TEST',
    createdAt: new Date(0),
    version: '1.7',
  })
  const words = ['endstream', 'endobj', 'obj\n', '\nstream\n', '(', '\\', '0000000017 00000 n']
  const kids = Array.from({ length: 450 }, (_, index) =>
    file.add({ Alt: pdfText(`${index} ${words[index % words.length] ?? ''}`) }),
  )
  const stream = file.addStream({ N: 3 }, new TextEncoder().encode('endstream\nendobj\n'.repeat(40)))
  file.setCatalog({ Kids: kids, Words: stream })
  return file.end()
}

test('a file with object streams holds the same objects, and is smaller', async () => {
  const classic = await manyObjects()
  const packed = withObjectStreams(classic)
  const [before, after] = [new PdfObjects(classic), new PdfObjects(packed)]
  for (const [id, value] of before.objects) {
    const found = after.objects.get(id)
    if (isStream(value)) expect(after.stream(found)).toEqual(before.stream(value))
    else expect(found).toEqual(value)
  }
  for (const key of ['Root', 'Info', 'ID']) expect(after.trailer.get(key)).toEqual(before.trailer.get(key))
  expect(packed.length).toBeLessThan(classic.length / 3)
  expect(withObjectStreams(classic)).toEqual(packed)
})

test('a document is written so, and every reader finds the same in it', async () => {
  const options = { createdAt: new Date('2026-05-05T08:00:00Z'), attachment }
  const packed = await paintPdf(await samplePaper(), options)
  expect(isPacked(packed)).toBe(true)
  expect(structureFaults(packed)).toEqual([])
  expect(logicalText(packed)).toContain(sentences.sv)
  expect((await textOf(packed)).join(' ').replaceAll('\n', ' ')).toContain(sentences.sv)
  expect((await pdfiumTextOf(packed)).join()).toContain(sentences.th)
  expect(await attachmentsOf(packed)).toEqual([attachment])
})

test('what programs sign, and PDF/A-1, keep the table that every program can add to', async () => {
  const createdAt = new Date('2026-05-05T08:00:00Z')
  const paper = await samplePaper()
  expect(isPacked(await paintPdf(paper, { createdAt, signatureFields: true }))).toBe(false)
  expect(isPacked(await paintPdf(paper, { createdAt, archive: 'PDF/A-1b' }))).toBe(false)
})
