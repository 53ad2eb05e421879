import { crc32, deflateSync, inflateSync } from 'node:zlib'
import type { Picture } from './raster.js'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Levels of grey that are kept: enough to look at, few enough to be small. */
const levels = 16

/** A picture as a PNG file in grey, four bits a pixel. */
export function writePng({ width, height, grey }: Picture): Buffer {
  const row = Math.ceil(width / 2) + 1
  const rows = Buffer.alloc(row * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const level = Math.floor(((grey[y * width + x] ?? 255) * levels) / 256)
      const at = y * row + 1 + (x >> 1)
      rows[at] = (rows[at] ?? 0) | (x % 2 === 0 ? level << 4 : level)
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([4, 0, 0, 0, 0], 8)
  const data = deflateSync(rows, { level: 9 })
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

/** Reads what `writePng` wrote. */
export function readPng(png: Buffer): Picture {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const start = png.indexOf('IDAT')
  const rows = inflateSync(png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4)))
  const row = Math.ceil(width / 2) + 1
  const grey = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const pair = rows[y * row + 1 + (x >> 1)] ?? 0
      grey[y * width + x] = ((x % 2 === 0 ? pair >> 4 : pair & 15) * 255) / (levels - 1)
    }
  }
  return { width, height, grey }
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named) >>> 0)
  return Buffer.concat([length, named, sum])
}
