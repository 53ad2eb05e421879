/** The order in which a page is painted. */

import type { Direction, Locale } from '../message.js'
import { directionOf } from './fonts.js'
import type { ContentId, PaintItem, StructureElement } from './page.js'

/**
 * Readers that know no tags copy text as it is painted, and PDFium takes two columns that stand
 * level for one line, whose words it puts in reverse where one of them runs from right to left. So
 * what is read stands in the order of `ranks`. Strokes come first, so that they lie under the text;
 * head and foot last.
 *
 * @param ranks from `ranksIn` of the whole document
 */
export function inReadingOrder(
  items: readonly PaintItem[],
  ranks: ReadonlyMap<ContentId, number>,
): PaintItem[] {
  const rankOf = ({ content, kind }: PaintItem): number => {
    if (content !== undefined) return ranks.get(content) ?? Infinity
    return kind === 'text' ? Infinity : -1
  }
  return items
    .map((item) => ({ item, rank: rankOf(item) }))
    .sort((one, other) => (one.rank === other.rank ? 0 : one.rank - other.rank))
    .map(({ item }) => item)
}

/**
 * The place of each content in the order of painting: that of reading; but what runs the other way
 * than the document comes after all that runs as it does. There, the number of a question comes after the
 * words it stands level with: PDFium would take it for the end of their first line.
 */
export function ranksIn(structure: StructureElement, locale: Locale): Map<ContentId, number> {
  const own = directionOf(locale)
  const read: Record<Direction, ContentId[]> = { ltr: [], rtl: [] }
  const held: ContentId[] = []
  const visit = ({ locale: its, isNumber, children }: StructureElement, around: Direction): void => {
    const direction = its === undefined ? around : directionOf(its)
    const isHeld = isNumber === true && direction !== own
    for (const child of children) {
      if (typeof child !== 'number') visit(child, direction)
      else if (isHeld) held.push(child)
      else read[direction].push(child)
    }
    const saysWords = !isHeld && children.some((child) => typeof child === 'number')
    if (saysWords && direction !== own) read[direction].push(...held.splice(0))
  }
  visit(structure, own)
  const order = [...read[own], ...read[own === 'ltr' ? 'rtl' : 'ltr']]
  return new Map(order.map((content, rank) => [content, rank]))
}
