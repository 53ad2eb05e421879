/** Pages as pictures in grey, and how alike two of them are. */

/** Rows of pixels, 0 black to 255 white. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly grey: Uint8Array
}

/** Where there is ink. */
interface Ink {
  readonly width: number
  readonly height: number
  readonly dots: Uint8Array
}

/** Reads a picture as poppler and MuPDF write it: PGM, binary. */
export function readPgm(bytes: Uint8Array): Picture {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/u.exec(Buffer.from(bytes.subarray(0, 64)).toString('latin1'))
  if (!head) throw new Error('not a picture in grey')
  const [start, width, height] = [head[0].length, Number(head[1]), Number(head[2])]
  return { width, height, grey: bytes.subarray(start, start + width * height) }
}

/** The ink between two rows, without the white round it. */
export function inkBetween({ width, height, grey }: Picture, from: number, to: number): Ink {
  let [left, right, top, bottom] = [width, -1, height, -1]
  for (let y = Math.max(0, from); y < Math.min(height, to); y++) {
    for (let x = 0; x < width; x++) {
      if ((grey[y * width + x] ?? 255) >= 128) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = y
    }
  }
  if (right < 0) return { width: 0, height: 0, dots: new Uint8Array() }
  const [inkWidth, inkHeight] = [right - left + 1, bottom - top + 1]
  const dots = new Uint8Array(inkWidth * inkHeight)
  for (let y = 0; y < inkHeight; y++) {
    for (let x = 0; x < inkWidth; x++) {
      dots[y * inkWidth + x] = (grey[(top + y) * width + left + x] ?? 255) < 128 ? 1 : 0
    }
  }
  return { width: inkWidth, height: inkHeight, dots }
}

const shifts = [0, -1, 1, -2, 2]

/**
 * Share of the ink of each that lies within one pixel of ink of the other, the lower of the two;
 * the best over small shifts, since rasters round differently.
 */
export function likeness(one: Ink, other: Ink): number {
  if (one.dots.length === 0 || other.dots.length === 0) return one.dots.length === other.dots.length ? 1 : 0
  let best = 0
  for (const dx of shifts) {
    for (const dy of shifts) {
      best = Math.max(best, Math.min(covered(one, other, dx, dy), covered(other, one, -dx, -dy)))
      if (best > 0.999) return best
    }
  }
  return best
}

/** Share of the ink of `one`, moved, that has ink of the other beside it. */
function covered(one: Ink, other: Ink, dx: number, dy: number): number {
  let [all, near] = [0, 0]
  for (let y = 0; y < one.height; y++) {
    for (let x = 0; x < one.width; x++) {
      if (one.dots[y * one.width + x] !== 1) continue
      all++
      if (hasInkAt(other, x + dx, y + dy)) near++
    }
  }
  return near / all
}

function hasInkAt({ width, height, dots }: Ink, x: number, y: number): boolean {
  for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
    for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
      if (dots[row * width + column] === 1) return true
    }
  }
  return false
}
