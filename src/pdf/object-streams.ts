import { deflateSync } from 'node:zlib'

/** How many objects share one stream: more are smaller, fewer are read sooner. */
const objectsInStream = 200

/** An object as pdfkit writes it: `7 0 obj`, a line break, what it holds, a line break, `endobj`. */
interface WrittenObject {
  readonly id: number
  readonly whole: Buffer
  /** What stands between `obj` and `endobj`. */
  readonly holds: Buffer
}

/** Where an object is found: at a byte of the file, or at a place inside a stream of objects. */
type Entry =
  readonly [type: 1, offset: number, generation: 0] | readonly [type: 2, stream: number, at: number]

/**
 * The same file with its objects in compressed streams and a compressed cross-reference (ISO 32000-1,
 * 7.5.7 and 7.5.8): a third of the size, since the structure tree is many small objects. PDF 1.4 knows
 * no such streams.
 *
 * @param pdf as pdfkit writes it: one section, a classic cross-reference table
 */
export function withObjectStreams(pdf: Uint8Array): Uint8Array {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const { header, objects, trailer } = parts(file)
  const entries = new Map<number, Entry>()
  const written: Buffer[] = []
  let offset = 0
  const write = (bytes: Buffer): void => {
    written.push(bytes)
    offset += bytes.length
  }
  const writeAt = (id: number, bytes: Buffer): void => {
    entries.set(id, [1, offset, 0])
    write(bytes)
  }

  write(header)
  for (const { id, whole } of objects.filter(isStream)) writeAt(id, whole)
  const small = objects.filter((object) => !isStream(object))
  let id = objects.length + 1
  for (let from = 0; from < small.length; from += objectsInStream) {
    const group = small.slice(from, from + objectsInStream)
    group.forEach((object, at) => entries.set(object.id, [2, id, at]))
    writeAt(id, streamOfObjects(id, group))
    id += 1
  }
  const start = offset
  entries.set(id, [1, start, 0])
  write(crossReference(id, entries, trailer))
  write(Buffer.from(`startxref\n${start}\n%%EOF\n`))
  return new Uint8Array(Buffer.concat(written))
}

function parts(file: Buffer): { header: Buffer; objects: readonly WrittenObject[]; trailer: string } {
  const tableAt = file.lastIndexOf('xref\n', file.lastIndexOf('startxref') - 1)
  const trailerAt = file.indexOf('trailer', tableAt)
  const table = file.toString('latin1', tableAt, trailerAt)
  const offsets = [...table.matchAll(/^(\d{10}) \d{5} n/gmu)].map(([, offset]) => Number(offset))
  const inFile = [...offsets].sort((one, other) => one - other)
  const after = new Map(inFile.map((offset, index) => [offset, inFile[index + 1] ?? tableAt]))
  const objects = offsets.map((offset, index): WrittenObject => {
    const whole = file.subarray(offset, after.get(offset))
    return {
      id: index + 1,
      whole,
      holds: whole.subarray(whole.indexOf('obj\n') + 4, whole.lastIndexOf('\nendobj')),
    }
  })
  const trailer = file.toString('latin1', file.indexOf('<<', trailerAt) + 2, file.lastIndexOf('>>'))
  return {
    header: file.subarray(0, inFile[0]),
    objects,
    trailer: trailer.replace(/\/Size \d+\s*/u, '').trim(),
  }
}

const isStream = ({ holds }: WrittenObject): boolean => holds.subarray(-9).equals(Buffer.from('endstream'))

function streamOfObjects(id: number, group: readonly WrittenObject[]): Buffer {
  const places: string[] = []
  let at = 0
  for (const object of group) {
    places.push(`${object.id} ${at}`)
    at += object.holds.length + 1
  }
  const index = Buffer.from(`${places.join(' ')}\n`)
  const bodies = group.flatMap(({ holds }) => [holds, Buffer.from('\n')])
  const facts = `/Type /ObjStm\n/N ${group.length}\n/First ${index.length}`
  return streamObject(id, facts, Buffer.concat([index, ...bodies]))
}

/** Rows of seven bytes: the type, an offset or a stream, a generation or a place in the stream. */
function crossReference(id: number, entries: ReadonlyMap<number, Entry>, trailer: string): Buffer {
  const rows = Buffer.alloc((id + 1) * 7)
  rows.writeUInt16BE(0xffff, 5)
  for (const [at, [type, second, third]] of entries) {
    rows.writeUInt8(type, at * 7)
    rows.writeUInt32BE(second, at * 7 + 1)
    rows.writeUInt16BE(third, at * 7 + 5)
  }
  return streamObject(id, `/Type /XRef\n/Size ${id + 1}\n/W [1 4 2]\n${trailer}`, rows)
}

function streamObject(id: number, facts: string, bytes: Buffer): Buffer {
  const packed = deflateSync(bytes)
  const head = `${id} 0 obj\n<<\n${facts}\n/Filter /FlateDecode\n/Length ${packed.length}\n>>\nstream\n`
  return Buffer.concat([Buffer.from(head, 'latin1'), packed, Buffer.from('\nendstream\nendobj\n')])
}
