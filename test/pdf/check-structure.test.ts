import { beforeAll, describe, expect, test } from '@jest/globals'
import { deflateSync } from 'node:zlib'
import { paintPdf } from '../../src/pdf/paint.js'
import { structureFaults } from '../support/check-structure.js'
import { samplePaper } from '../support/paper.js'
import {
  isStream,
  type PdfAny,
  type PdfDict,
  PdfName,
  PdfObjects,
  PdfPointer,
} from '../support/pdf-objects.js'

let good: Uint8Array
beforeAll(async () => {
  const attachment = {
    name: 'application.json',
    bytes: new TextEncoder().encode('{}'),
    description: 'Svaren',
  }
  const createdAt = new Date('2026-05-05T08:00:00Z')
  good = await paintPdf(await samplePaper(), { createdAt, attachment, signatureFields: true })
})

/** What is broken on purpose, and what the checker then says. */
const defects: Readonly<Record<string, readonly [plant: (file: PdfObjects) => void, fault: string]>> = {
  'no language': [({ catalog }) => catalog.delete('Lang'), 'the document has no language'],
  'no tags': [({ catalog }) => catalog.delete('MarkInfo'), 'not marked as tagged'],
  'title hidden': [({ catalog }) => catalog.delete('ViewerPreferences'), 'the title is not shown'],
  'no output intent': [({ catalog }) => catalog.delete('OutputIntents'), 'no output intent'],
  'attachment not associated': [({ catalog }) => catalog.delete('AF'), 'not associated'],
  'outline without length': [
    (file) => file.dict(file.catalog.get('Outlines')).delete('Count'),
    'does not say how long it is',
  ],
  'another title in the metadata': [
    (file) => file.dict(file.trailer.get('Info')).set('Title', new TextEncoder().encode('B')),
    'two titles differ',
  ],
  'a header cell that heads nothing': [(file) => element(file, 'TH').delete('A'), 'what it heads'],
  'a heading level left out': [(file) => element(file, 'H2').set('S', new PdfName('H4')), 'H4 follows H1'],
  'a type of our own': [
    (file) => element(file, 'P').set('S', new PdfName('Absatz')),
    'Absatz is not a standard',
  ],
  'a cell outside of a row': [
    (file) => element(file, 'TR').set('S', new PdfName('Div')),
    'Div stands directly in',
  ],
  'a figure without words': [
    (file) => element(file, 'P').set('S', new PdfName('Figure')),
    'Figure has no text in its place',
  ],
  'an element that points to another parent': [
    (file) => element(file, 'LI').set('P', new PdfPointer(1)),
    'LI does not point back',
  ],
  'content that is read twice': [
    (file) => element(file, 'H2').set('K', element(file, 'H1').get('K') ?? null),
    'is read twice',
  ],
  'content that is never read': [(file) => element(file, 'H1').set('K', []), 'is not in the tree'],
  'ink outside of any mark': [
    (file) => {
      appendToPage(file, '0 0 10 10 re f')
    },
    'f is neither tagged nor an artifact',
  ],
  'a mark that is never closed': [
    (file) => {
      appendToPage(file, '/Artifact BMC')
    },
    'never closed',
  ],
  'a wrong parent tree': [
    (file) => {
      const row = file.array(parentNumbers(file)[1])
      row[0] = row[1] ?? null
    },
    'the parent of mark 0 is wrong',
  ],
  'a font without its program': [(file) => descriptor(file).delete('FontFile2'), 'is not embedded'],
  'a font without characters': [(file) => font(file).delete('ToUnicode'), 'what its codes stand for'],
  'a field without a label': [(file) => widget(file).delete('TU'), 'W1 has no label'],
  'a field without an appearance': [(file) => widget(file).delete('AP'), 'W1 has no appearance'],
  'a field outside of the tree': [(file) => element(file, 'Form').set('K', []), 'W1 is not in the tree'],
  'a field that is drawn anew': [
    (file) => file.dict(file.catalog.get('AcroForm')).set('NeedAppearances', true),
    'asks viewers to draw',
  ],
}

describe('the structure checker', () => {
  test('finds nothing in a good file', () => {
    expect(structureFaults(new PdfObjects(good))).toEqual([])
  })

  test.each(Object.entries(defects))('catches %s', (_, [plant, fault]) => {
    const file = new PdfObjects(good)
    plant(file)
    expect(structureFaults(file).join('\n')).toContain(fault)
  })
})

/** The first element of a type. */
function element(file: PdfObjects, type: string): PdfDict {
  for (const object of file.objects.values()) {
    if (object instanceof Map && file.name(object.get('S')) === type && object.has('P')) return object
  }
  throw new Error(`The file has no ${type}`)
}

function parentNumbers(file: PdfObjects): PdfAny[] {
  const root = file.dict(file.catalog.get('StructTreeRoot'))
  return file.array(file.dict(root.get('ParentTree')).get('Nums'))
}

function font(file: PdfObjects): PdfDict {
  const resources = file.dict(file.pages[0]?.dict.get('Resources'))
  return file.dict(file.dict(resources.get('Font')).get('F1'))
}

function descriptor(file: PdfObjects): PdfDict {
  const [descendant] = file.array(font(file).get('DescendantFonts'))
  return file.dict(file.dict(descendant).get('FontDescriptor'))
}

function widget(file: PdfObjects): PdfDict {
  const [first] = file.array(file.dict(file.catalog.get('AcroForm')).get('Fields'))
  return file.dict(first)
}

function appendToPage(file: PdfObjects, operators: string): void {
  const contents = file.pages[0]?.dict.get('Contents')
  const stream = file.resolve(contents)
  if (!(contents instanceof PdfPointer) || !isStream(stream)) throw new Error('The page has no content')
  const bytes = Buffer.concat([file.stream(contents) ?? new Uint8Array(), Buffer.from(`\n${operators}\n`)])
  file.objects.set(contents.id, { dict: stream.dict, bytes: new Uint8Array(deflateSync(bytes)) })
}
