import { viewOf } from './truetype.js'

/**
 * An ICC profile of sRGB, made here: 1 kB, and no file to find at run time. PDF/A wants to know what
 * the colours mean. Our pages are black and white, but the appearance that a signing program puts
 * into a signature field is nearly always in RGB.
 *
 * @see https://www.color.org/ICC1V42.pdf version 2.1 has the same layout of header and tags
 */
export function srgbProfile(): Uint8Array {
  const curve = toneCurve()
  const tags: readonly (readonly [signature: string, data: Uint8Array])[] = [
    ['desc', description('sRGB')],
    ['cprt', textTag('No copyright')],
    ['wtpt', xyz(whiteD50)],
    // The primaries of sRGB, adapted from its white (D65) to that of profiles (D50).
    ['rXYZ', xyz([0.43607, 0.22249, 0.01392])],
    ['gXYZ', xyz([0.38515, 0.71687, 0.09708])],
    ['bXYZ', xyz([0.14307, 0.06061, 0.7141])],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  return joinProfile(tags)
}

type Xyz = readonly [x: number, y: number, z: number]

const whiteD50: Xyz = [0.9642, 1, 0.82491]
const headerBytes = 128
const tagRowBytes = 12
const curveSteps = 256

function joinProfile(tags: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const places = new Map<Uint8Array, number>()
  let end = headerBytes + 4 + tags.length * tagRowBytes
  for (const [, data] of tags) {
    // The three channels share one curve.
    if (places.has(data)) continue
    places.set(data, end)
    end += Math.ceil(data.length / 4) * 4
  }
  const profile = new Uint8Array(end)
  const view = viewOf(profile)
  writeHeader(view)
  view.setUint32(headerBytes, tags.length)
  tags.forEach(([signature, data], index) => {
    const row = headerBytes + 4 + index * tagRowBytes
    const place = places.get(data) ?? 0
    writeAscii(view, row, signature)
    view.setUint32(row + 4, place)
    view.setUint32(row + 8, data.length)
    profile.set(data, place)
  })
  return profile
}

function writeHeader(view: DataView): void {
  view.setUint32(0, view.byteLength)
  view.setUint32(8, 0x02100000) // version 2.1
  writeAscii(view, 12, 'mntrRGB XYZ ') // a display; its colours; the space they are explained in
  ;[2000, 1, 1].forEach((part, index) => {
    view.setUint16(24 + index * 2, part)
  })
  writeAscii(view, 36, 'acsp')
  writeXyz(view, 68, whiteD50)
}

/** What light each level of a channel means: IEC 61966-2-1. */
function toneCurve(): Uint8Array {
  const tag = new Uint8Array(12 + curveSteps * 2)
  const view = viewOf(tag)
  writeAscii(view, 0, 'curv')
  view.setUint32(8, curveSteps)
  for (let step = 0; step < curveSteps; step++) {
    const level = step / (curveSteps - 1)
    const light = level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4
    view.setUint16(12 + step * 2, Math.round(light * 0xffff))
  }
  return tag
}

function xyz(value: Xyz): Uint8Array {
  const tag = new Uint8Array(20)
  const view = viewOf(tag)
  writeAscii(view, 0, 'XYZ ')
  writeXyz(view, 8, value)
  return tag
}

function textTag(text: string): Uint8Array {
  const tag = new Uint8Array(8 + text.length + 1)
  writeAscii(viewOf(tag), 0, 'text')
  writeAscii(viewOf(tag), 8, text)
  return tag
}

/** A name in ASCII, and room for one in Unicode and one in Macintosh script, both empty. */
function description(name: string): Uint8Array {
  const tag = new Uint8Array(12 + name.length + 1 + 8 + 3 + 67)
  const view = viewOf(tag)
  writeAscii(view, 0, 'desc')
  view.setUint32(8, name.length + 1)
  writeAscii(view, 12, name)
  return tag
}

function writeXyz(view: DataView, at: number, value: Xyz): void {
  value.forEach((part, index) => {
    view.setInt32(at + index * 4, Math.round(part * 0x10000))
  })
}

function writeAscii(view: DataView, at: number, text: string): void {
  for (let i = 0; i < text.length; i++) view.setUint8(at + i, text.charCodeAt(i))
}
