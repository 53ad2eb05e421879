import { inflateSync } from 'node:zlib'

/** A PDF name, `/Page`. */
export class PdfName {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/** Points to another object, `7 0 R`. */
export class PdfPointer {
  readonly id: number
  constructor(id: number) {
    this.id = id
  }
}

/** An operator of a content stream, `Tj`. */
export class PdfOperator {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

export type PdfDict = Map<string, PdfAny>
export interface PdfStream {
  readonly dict: PdfDict
  readonly bytes: Uint8Array
}
export type PdfAny =
  number | boolean | null | Uint8Array | PdfName | PdfPointer | PdfOperator | PdfDict | PdfStream | PdfAny[]

/**
 * The objects of a PDF file as they are written, to look at what readers do not show. Reads files
 * with classic cross-reference tables, and with one cross-reference stream; written without a look
 * at the program under test.
 */
export class PdfObjects {
  readonly objects = new Map<number, PdfAny>()
  readonly trailer: PdfDict

  constructor(pdf: Uint8Array) {
    const text = Buffer.from(pdf).toString('latin1')
    const tableAt = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1])
    if (!text.startsWith('xref', tableAt)) {
      this.trailer = this.#readPacked(pdf, tableAt)
      return
    }
    for (const offset of tablesFrom(text, tableAt).flatMap((at) => offsetsIn(text, at))) {
      const lexer = new PdfLexer(pdf, offset)
      const id = lexer.read() as number
      lexer.read()
      lexer.read()
      this.objects.set(
        id,
        lexer.readObject((pointer) => this.#lengthAt(pdf, text, tableAt, pointer)),
      )
    }
    this.trailer = new PdfLexer(pdf, text.indexOf('trailer', tableAt) + 'trailer'.length).read() as PdfDict
  }

  /** The value itself, whether it stands there or is pointed to. */
  resolve(value: PdfAny | undefined): PdfAny | undefined {
    return value instanceof PdfPointer ? this.objects.get(value.id) : value
  }

  dict(value: PdfAny | undefined): PdfDict {
    const found = this.resolve(value)
    if (found instanceof Map) return found
    if (isStream(found)) return found.dict
    return new Map()
  }

  array(value: PdfAny | undefined): PdfAny[] {
    const found = this.resolve(value)
    return Array.isArray(found) ? found : []
  }

  text(value: PdfAny | undefined): string | undefined {
    const found = this.resolve(value)
    return found instanceof Uint8Array ? decodeText(found) : undefined
  }

  name(value: PdfAny | undefined): string | undefined {
    const found = this.resolve(value)
    return found instanceof PdfName ? found.name : undefined
  }

  /** The unpacked bytes of a stream. */
  stream(value: PdfAny | undefined): Uint8Array | undefined {
    const found = this.resolve(value)
    if (!isStream(found)) return undefined
    return this.name(found.dict.get('Filter')) === 'FlateDecode' ? inflateSync(found.bytes) : found.bytes
  }

  get catalog(): PdfDict {
    return this.dict(this.trailer.get('Root'))
  }

  /** Pages in order, each with the number of its object. */
  get pages(): { readonly id: number; readonly dict: PdfDict }[] {
    return this.array(this.dict(this.catalog.get('Pages')).get('Kids')).map((kid) => ({
      id: (kid as PdfPointer).id,
      dict: this.dict(kid),
    }))
  }

  /** Objects by a cross-reference stream, whose dictionary is the trailer. */
  #readPacked(pdf: Uint8Array, streamAt: number): PdfDict {
    const table = readAt(pdf, streamAt)
    const rows = this.stream(table) ?? new Uint8Array()
    const widths = this.array(this.dict(table).get('W')).map(Number)
    const [first = 0, second = 0, third = 0] = widths
    const field = (from: number, width: number): number =>
      rows.subarray(from, from + width).reduce((sum, byte) => sum * 256 + byte, 0)
    const inStreams: number[] = []
    const size = Number(this.dict(table).get('Size'))
    for (let id = 0; id < size; id++) {
      const at = id * (first + second + third)
      const type = field(at, first)
      if (type === 1) this.objects.set(id, readAt(pdf, field(at + first, second)))
      if (type === 2) inStreams.push(field(at + first, second))
    }
    for (const stream of new Set(inStreams)) this.#unpack(this.objects.get(stream))
    return this.dict(table)
  }

  #unpack(stream: PdfAny | undefined): void {
    const bytes = this.stream(stream) ?? new Uint8Array()
    const first = Number(this.dict(stream).get('First'))
    const places = Buffer.from(bytes.subarray(0, first)).toString('latin1').trim().split(/\s+/).map(Number)
    for (let i = 0; i < places.length; i += 2)
      this.objects.set(places[i] ?? 0, new PdfLexer(bytes, first + (places[i + 1] ?? 0)).read() ?? null)
  }

  #lengthAt(pdf: Uint8Array, text: string, tableAt: number, pointer: PdfPointer): number {
    const offset = offsetsIn(text, tableAt)[pointer.id - 1] ?? 0
    const lexer = new PdfLexer(pdf, offset)
    lexer.read()
    lexer.read()
    lexer.read()
    return lexer.read() as number
  }
}

/** An object with its number before it; a stream says its length itself. */
function readAt(pdf: Uint8Array, offset: number): PdfAny {
  const lexer = new PdfLexer(pdf, offset)
  for (let word = 0; word < 3; word++) lexer.read()
  return lexer.readObject(() => {
    throw new Error('the length of the stream is elsewhere')
  })
}

/** Where the cross-reference tables stand, the oldest first: a signed file has been added to. */
function tablesFrom(text: string, tableAt: number): number[] {
  const trailerAt = text.indexOf('trailer', tableAt)
  const [, before] = /\/Prev\s+(\d+)/.exec(text.slice(trailerAt, text.indexOf('startxref', trailerAt))) ?? []
  return before === undefined ? [tableAt] : [...tablesFrom(text, Number(before)), tableAt]
}

function offsetsIn(text: string, tableAt: number): number[] {
  const table = text.slice(tableAt, text.indexOf('trailer', tableAt))
  return [...table.matchAll(/^(\d{10}) \d{5} n/gm)].map((row) => Number(row[1]))
}

export function isStream(value: PdfAny | undefined): value is PdfStream {
  return typeof value === 'object' && value !== null && 'dict' in value && 'bytes' in value
}

/** Reads PDF syntax, of objects and of content streams. */
export class PdfLexer {
  readonly #bytes: Uint8Array
  #at: number

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes
    this.#at = at
  }

  /** The next value or operator; undefined at the end. */
  read(): PdfAny | undefined {
    this.#skipSpace()
    const character = this.#peek()
    if (character === '') return undefined
    if (character === '/') return new PdfName(this.#name())
    if (character === '(') return this.#literal()
    if (character === '[') return this.#list(']')
    if (character === '<') return this.#peek(1) === '<' ? this.#dictionary() : this.#hex()
    return this.#word()
  }

  /** An object as it stands after `n 0 obj`, with its stream if it has one. */
  readObject(lengthOf: (pointer: PdfPointer) => number): PdfAny {
    const value = this.read() ?? null
    if (!(value instanceof Map)) return value
    const after = Buffer.from(this.#bytes.subarray(this.#at, this.#at + 20)).toString('latin1')
    const start = /^\s*stream(\r\n|\n)/.exec(after)
    if (!start) return value
    const length = value.get('Length')
    const size = length instanceof PdfPointer ? lengthOf(length) : Number(length)
    const from = this.#at + start[0].length
    return { dict: value, bytes: this.#bytes.subarray(from, from + size) }
  }

  #peek(ahead = 0): string {
    const byte = this.#bytes[this.#at + ahead]
    return byte === undefined ? '' : String.fromCharCode(byte)
  }

  #skipSpace(): void {
    while (/[\s\0]/.test(this.#peek()) || this.#peek() === '%') {
      if (this.#peek() === '%') while (!/[\r\n]/.test(this.#peek())) this.#at++
      else this.#at++
    }
  }

  #name(): string {
    this.#at++
    let name = ''
    while (/[^\s\0/()<>[\]%]/.test(this.#peek())) {
      name += this.#peek()
      this.#at++
    }
    return name.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
  }

  #word(): PdfAny {
    let word = ''
    while (/[^\s\0/()<>[\]%]/.test(this.#peek())) {
      word += this.#peek()
      this.#at++
    }
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'null') return null
    if (!/^[-+.\d]+$/.test(word)) return new PdfOperator(word)
    const reference = /^\s+(\d+)\s+R(?![A-Za-z])/.exec(
      Buffer.from(this.#bytes.subarray(this.#at, this.#at + 20)).toString('latin1'),
    )
    if (!reference || !/^\d+$/.test(word)) return Number(word)
    this.#at += reference[0].length
    return new PdfPointer(Number(word))
  }

  #list(end: string): PdfAny[] {
    this.#at++
    const values: PdfAny[] = []
    for (;;) {
      this.#skipSpace()
      if (this.#peek() === end || this.#peek() === '') break
      values.push(this.read() ?? null)
    }
    this.#at++
    return values
  }

  #dictionary(): PdfDict {
    this.#at++
    const values = this.#list('>')
    this.#at++
    const dict: PdfDict = new Map()
    for (let i = 0; i + 1 < values.length; i += 2) {
      const key = values[i]
      if (key instanceof PdfName) dict.set(key.name, values[i + 1] ?? null)
    }
    return dict
  }

  #hex(): Uint8Array {
    const end = this.#bytes.indexOf(0x3e, this.#at)
    const digits = Buffer.from(this.#bytes.subarray(this.#at + 1, end))
      .toString('latin1')
      .replace(/\s/g, '')
    this.#at = end + 1
    return new Uint8Array(Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex'))
  }

  #literal(): Uint8Array {
    const escapes: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 }
    const bytes: number[] = []
    let depth = 1
    this.#at++
    while (depth > 0 && this.#peek() !== '') {
      const character = this.#peek()
      this.#at++
      if (character === '\\') {
        const octal = /^[0-7]{1,3}/.exec(this.#peek() + this.#peek(1) + this.#peek(2))
        if (octal) bytes.push(parseInt(octal[0], 8))
        else bytes.push(escapes[this.#peek()] ?? this.#peek().charCodeAt(0))
        this.#at += octal ? octal[0].length : 1
        continue
      }
      if (character === '(') depth++
      if (character === ')') depth--
      if (depth > 0) bytes.push(character.charCodeAt(0))
    }
    return new Uint8Array(bytes)
  }
}

function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return Buffer.from(bytes).toString('latin1')
}
