import { createHash, type Hash } from 'node:crypto'
import PDFDocument from 'pdfkit'

/**
 * What may stand in a PDF object. A plain string is a name (`/Page`); text goes through `pdfText`.
 * A key with `undefined` is left out.
 */
export type PdfValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | Date
  | Uint8Array
  | PdfText
  | PdfRef
  | readonly PdfValue[]
  | PdfDictionary

export interface PdfDictionary {
  readonly [key: string]: PdfValue
}

/** Text that a person may read, as opposed to a name. */
export type PdfText = object & { readonly length: number }

/** An object of the file; others may point to it before it is written. */
export interface PdfRef {
  readonly id: number
}

/** Marks a string as text: pdfkit takes primitive strings for names and wrapped ones for text. */
export function pdfText(value: string): PdfText {
  return Object(value) as PdfText
}

export interface FileFacts {
  readonly title: string
  readonly producer: string
  readonly createdAt: Date
  readonly version: '1.4' | '1.7'
}

/**
 * A PDF file in the making. pdfkit numbers and writes the objects, the cross-reference table and
 * the trailer; nothing else of it is used. Its pages carry a `UserUnit` that validators reject,
 * its structure elements must be painted in reading order and name the wrong page for a widget, its
 * metadata do not escape `&` and `<`, its outline has no `Count`, its form asks viewers to draw
 * the fields anew, and its attachments carry a checksum in the wrong form.
 */
export class PdfFile {
  readonly #kit: ObjectWriter
  readonly #digest: Hash = createHash('md5')
  readonly #promised = new Set<PdfRef>()

  constructor(facts: FileFacts) {
    this.#kit = new SilencedPdfkit({
      // Otherwise pdfkit would open Helvetica and start a page.
      font: '',
      autoFirstPage: false,
      displayTitle: true,
      pdfVersion: facts.version,
      info: { Title: facts.title, Producer: facts.producer, CreationDate: facts.createdAt },
    }) as unknown as ObjectWriter
    // pdfkit names itself as Creator: the program that made the original. There is none.
    delete this.#kit.info['Creator']
    this.#digest.update(`${facts.title}\n${facts.createdAt.toISOString()}\n`)
  }

  /** A place for an object that is written later, by `write`. */
  reserve(): PdfRef {
    const place = this.#kit.ref({})
    this.#promised.add(place)
    return place
  }

  write(place: PdfRef, dictionary: PdfDictionary): void {
    const object = place as KitReference
    object.data = dictionary
    object.end()
    this.#promised.delete(place)
  }

  add(dictionary: PdfDictionary): PdfRef {
    const place = this.reserve()
    this.write(place, dictionary)
    return place
  }

  /** An object with bytes; they are compressed unless `plain`. */
  addStream(dictionary: PdfDictionary, bytes: Uint8Array, { plain = false } = {}): PdfRef {
    const object = this.#kit.ref({ ...dictionary })
    if (plain) object.compress = false
    this.#digest.update(bytes)
    object.end(bytes)
    return object
  }

  /** A page at the end of the file; `place` was reserved for it. */
  addPage(place: PdfRef, dictionary: PdfDictionary): void {
    const pages = this.#kit._root.data['Pages'] as KitReference
    const list = pages.data as { Kids: PdfRef[]; Count: number }
    list.Kids.push(place)
    list.Count++
    this.write(place, { Type: 'Page', Parent: pages, ...dictionary })
  }

  /** Entries of the catalogue, the root of all. */
  setCatalog(entries: PdfDictionary): void {
    Object.assign(this.#kit._root.data, entries)
  }

  /** Entries of the catalogue's name dictionary, in place of pdfkit's empty list of destinations. */
  setNames(entries: PdfDictionary): void {
    const names = this.#kit._root.data['Names'] as KitReference
    names.data = entries
  }

  /** The whole file. Its identifier is a digest of what it shows: same content, same bytes. */
  async end(): Promise<Uint8Array> {
    // pdfkit would wait for them for ever.
    if (this.#promised.size > 0)
      throw new Error(`${this.#promised.size} objects of the file were never written`)
    this.#kit._id = new Uint8Array(this.#digest.digest())
    const chunks: Uint8Array[] = []
    const whole = new Promise((resolve, reject) => {
      this.#kit.on('data', (chunk: Uint8Array) => chunks.push(chunk))
      this.#kit.on('end', resolve)
      this.#kit.on('error', reject)
    })
    this.#kit.end()
    await whole
    return new Uint8Array(Buffer.concat(chunks))
  }
}

/** What its type package does not say of a pdfkit object. */
interface KitReference extends PdfRef {
  data: PdfDictionary
  compress: boolean
  end(bytes?: Uint8Array): void
}

/** What we use of pdfkit; its type package knows only half of it. */
interface ObjectWriter {
  readonly info: Record<string, unknown>
  /** The catalogue. */
  readonly _root: { readonly data: Record<string, PdfValue> }
  /** Both halves of the file identifier. */
  _id: Uint8Array
  ref(data: PdfDictionary): KitReference
  on(event: 'data' | 'end' | 'error', listener: (value: never) => void): void
  end(): void
}

/** pdfkit without what its `end` would add of its own: those parts we write ourselves. */
class SilencedPdfkit extends PDFDocument {
  override initOutline(): void {}
  override endOutline(): void {}
  override endMarkings(): void {}
  override endAcroForm(): this {
    return this
  }
  override endMetadata(): void {}
}
