/** Chance that can be had again: the same seed gives the same row of numbers. */
export class Chance {
  #state: number

  constructor(seed: number) {
    this.#state = seed
  }

  /** A whole number from 0 up to, and not including, `end`. */
  below(end: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end)
  }

  oneOf<T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0]
  }
}

/** The bytes, damaged in one of the ways that disks, wires and people have. */
export function damaged(bytes: Uint8Array, chance: Chance): Buffer {
  const copy = Buffer.from(bytes)
  const at = chance.below(copy.length)
  switch (chance.below(6)) {
    case 0:
      copy[at] = (copy[at] ?? 0) ^ (1 << chance.below(8))
      return copy
    case 1:
      return copy.subarray(0, at)
    case 2:
      return Buffer.concat([copy, Buffer.alloc(1 + chance.below(300), chance.below(256))])
    case 3:
      return copy.fill(0, at, Math.min(copy.length, at + 1 + chance.below(600)))
    case 4:
      return Buffer.concat([copy.subarray(0, at), copy.subarray(at + 1 + chance.below(64))])
    default:
      // Two halves the wrong way round; never the same bytes again.
      return Buffer.concat([copy.subarray(at), Buffer.from([at & 255]), copy.subarray(0, at)])
  }
}
