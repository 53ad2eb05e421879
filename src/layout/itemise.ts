/** Parts a paragraph into runs of one font, script and bidi level. */

import type { Direction } from '../message.js'
import { bidiControls, levelsOf } from './bidi.js'
import { needsNoFont } from './coverage.js'
import type { FontChoice } from './font-choice.js'
import type { Font } from './fonts.js'
import { type Script, scriptOf } from './scripts.js'

/** A stretch of one font, script and bidi level. Offsets are UTF-16 units of the paragraph. */
export interface Run {
  readonly start: number
  readonly end: number
  readonly level: number
  readonly script: Script
  readonly font: Font
}

/** No font here has the character. Whoever knows where the text stands says so to the person. */
export class MissingGlyph extends Error {
  override readonly name = 'MissingGlyph'
  readonly codePoint: number

  constructor(codePoint: number) {
    super('no font has a character of this text')
    this.codePoint = codePoint
  }
}

const space = 0x20
/** What belongs to the letter before it, if that letter's font has it. */
const clinging = /[\p{M}\p{Zs}]/u

interface OpenRun {
  start: number
  end: number
  level: number
  script: Script | undefined
  font: Font
}

/**
 * The runs of a text, in logical order; together they cover it.
 *
 * @throws {MissingGlyph} if no font has one of the characters
 */
export function itemise(text: string, order: Direction, fontFor: FontChoice): Run[] {
  const levels = levelsOf(text, order)
  const runs: OpenRun[] = []
  let current: OpenRun | undefined
  let offset = 0
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0
    const level = levels[offset] ?? 0
    const script = scriptOf(codePoint)
    const font = fontOf(character, codePoint, script, current?.font, fontFor)
    const end = offset + character.length
    if (current?.font === font && current.level === level && areOneScript(current.script, script)) {
      current.end = end
      current.script ??= script
    } else {
      current = { start: offset, end, level, script, font }
      runs.push(current)
    }
    offset = end
  }
  return withScripts(runs)
}

/** Digits and marks are shaped as part of the script before them, where its font sets them (UAX #24). */
function withScripts(runs: readonly OpenRun[]): Run[] {
  const before = new Map<Font, Script>()
  return runs.map((run) => {
    const script = run.script ?? before.get(run.font) ?? 'Latn'
    before.set(run.font, script)
    return { ...run, script }
  })
}

function areOneScript(one: Script | undefined, other: Script | undefined): boolean {
  return one === undefined || other === undefined || one === other
}

function fontOf(
  character: string,
  codePoint: number,
  script: Script | undefined,
  current: Font | undefined,
  fontFor: FontChoice,
): Font {
  // Digits and ASCII punctuation, which are many, need no closer look.
  const isPlain = codePoint > space && codePoint < 0x7f
  if (script === undefined && !isPlain) {
    if (needsNoFont.test(character) || bidiControls.test(character)) {
      const any = current ?? fontFor(space)
      if (any) return any
    } else if (current && clinging.test(character) && current.face.has(codePoint)) {
      return current
    }
  }
  const font = fontFor(codePoint)
  if (font) return font
  if (current && script === undefined && current.face.has(codePoint)) return current
  throw new MissingGlyph(codePoint)
}
