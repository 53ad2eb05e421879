import { viewOf } from './truetype.js'

const headerBytes = 12
const rowBytes = 16
/** What all 32-bit words of a font file add up to, once `head` carries the adjustment. */
const fileChecksum = 0xb1b0afba

/**
 * Joins tables into a font file: directory, checksums, padding.
 *
 * @param tables by tag; `head` must be among them, with 0 as its adjustment
 * @see https://learn.microsoft.com/en-us/typography/opentype/spec/otff#table-directory
 */
export function writeSfnt(tables: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const rows = Object.entries(tables).sort(([a], [b]) => (a < b ? -1 : 1))
  const bodyStart = headerBytes + rows.length * rowBytes
  const file = new Uint8Array(bodyStart + rows.reduce((sum, [, table]) => sum + paddedLength(table), 0))
  const view = viewOf(file)
  const largestPower = Math.floor(Math.log2(rows.length))
  view.setUint32(0, 0x00010000)
  view.setUint16(4, rows.length)
  view.setUint16(6, rowBytes << largestPower)
  view.setUint16(8, largestPower)
  view.setUint16(10, rows.length * rowBytes - (rowBytes << largestPower))
  let offset = bodyStart
  let adjustmentAt = 0
  rows.forEach(([tag, table], index) => {
    const row = headerBytes + index * rowBytes
    for (let i = 0; i < tag.length; i++) view.setUint8(row + i, tag.charCodeAt(i))
    file.set(table, offset)
    view.setUint32(row + 4, checksum(view, offset, paddedLength(table)))
    view.setUint32(row + 8, offset)
    view.setUint32(row + 12, table.length)
    if (tag === 'head') adjustmentAt = offset + 8
    offset += paddedLength(table)
  })
  view.setUint32(adjustmentAt, (fileChecksum - checksum(view, 0, file.length)) >>> 0)
  return file
}

function paddedLength(table: Uint8Array): number {
  return Math.ceil(table.length / 4) * 4
}

function checksum(view: DataView, start: number, length: number): number {
  let sum = 0
  for (let at = start; at < start + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}
