import { PdfLexer, PdfName, type PdfAny, type PdfObjects, PdfOperator } from './pdf-objects.js'

/** What a page paints between two operators of marked content. */
interface PageMark {
  /** From 0. */
  readonly page: number
  readonly tag: string
  /** Missing for an artifact. */
  readonly mcid?: number
  /** The characters that the codes stand for, in the order of painting. */
  text: string
}

interface PageReading {
  readonly marks: readonly PageMark[]
  /** Operators that paint outside of any mark, and marks that are not closed. */
  readonly faults: readonly string[]
}

const painting = new Set([
  'Tj',
  'TJ',
  "'",
  '"',
  'S',
  's',
  'f',
  'F',
  'f*',
  'B',
  'B*',
  'b',
  'b*',
  'Do',
  'sh',
  'EI',
])

/** Reads the drawing operators of every page, by the PDF reference and nothing else. */
export function readPages(objects: PdfObjects): PageReading {
  const marks: PageMark[] = []
  const faults: string[] = []
  objects.pages.forEach(({ dict }, page) => {
    const fonts = objects.dict(objects.dict(dict.get('Resources')).get('Font'))
    const characters = new Map([...fonts].map(([name, font]) => [name, readToUnicode(objects, font)]))
    const open: PageMark[] = []
    let font: ReadonlyMap<number, string> = new Map()
    for (const { operator, operands } of operatorsOf(
      objects.stream(dict.get('Contents')) ?? new Uint8Array(),
    )) {
      if (operator === 'BMC' || operator === 'BDC') {
        const properties = operands[1]
        const mcid = properties instanceof Map ? properties.get('MCID') : undefined
        const tag = nameOf(operands[0])
        const mark = typeof mcid === 'number' ? { page, tag, mcid, text: '' } : { page, tag, text: '' }
        if (open.length > 0) faults.push(`page ${page + 1}: one mark inside another`)
        marks.push(mark)
        open.push(mark)
      } else if (operator === 'EMC') {
        if (!open.pop()) faults.push(`page ${page + 1}: a mark is closed that was not open`)
      } else if (operator === 'Tf') {
        font = characters.get(nameOf(operands[0])) ?? new Map()
      } else if (painting.has(operator)) {
        const mark = open.at(-1)
        if (!mark) faults.push(`page ${page + 1}: ${operator} is neither tagged nor an artifact`)
        else if (operator === 'Tj') mark.text += decode(operands[0], font)
      }
    }
    if (open.length > 0) faults.push(`page ${page + 1}: a mark is never closed`)
  })
  return { marks, faults }
}

/** What each code of a font stands for, by its ToUnicode map. */
export function readToUnicode(objects: PdfObjects, font: PdfAny): Map<number, string> {
  const program = Buffer.from(objects.stream(objects.dict(font).get('ToUnicode')) ?? []).toString('latin1')
  const rows = [...program.matchAll(/<([0-9a-f]{4})>\s+<([0-9a-f]+)>\s*$/gim)]
  const texts = rows.map(([, code = '', text = '']) => [parseInt(code, 16), fromUtf16(text)] as const)
  return new Map(texts.slice(1)) // the first row is the range of codes
}

function fromUtf16(hex: string): string {
  return new TextDecoder('utf-16be').decode(Buffer.from(hex, 'hex'))
}

function* operatorsOf(stream: Uint8Array): Generator<{ operator: string; operands: PdfAny[] }> {
  const lexer = new PdfLexer(stream)
  let operands: PdfAny[] = []
  for (let value = lexer.read(); value !== undefined; value = lexer.read()) {
    if (value instanceof PdfOperator) {
      yield { operator: value.name, operands }
      operands = []
    } else operands.push(value)
  }
}

function decode(shown: PdfAny | undefined, characters: ReadonlyMap<number, string>): string {
  if (!(shown instanceof Uint8Array)) return ''
  let text = ''
  for (let at = 0; at + 1 < shown.length; at += 2) {
    text += characters.get(((shown[at] ?? 0) << 8) | (shown[at + 1] ?? 0)) ?? '\ufffd'
  }
  return text
}

function nameOf(value: PdfAny | undefined): string {
  return value instanceof PdfName ? value.name : ''
}
