/** Characters that paper cannot show: asked about where they are typed. */

import type { Message } from '../message.js'
import { gate, withCodePoint } from '../text.js'
import type { SittingContext } from './session.js'

/** A question about what no font can print in a text; none where all of it can be printed. */
export function unprintable(text: string, { charactersWithoutFont }: SittingContext): Message | undefined {
  const characters = charactersWithoutFont?.(gate(text)) ?? []
  if (characters.length === 0) return undefined
  return { key: 'answers:text.unprintable', values: { characters: characters.map(withCodePoint).join(', ') } }
}
