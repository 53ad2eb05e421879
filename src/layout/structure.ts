/** The reading order: a tree that grows while blocks are measured, and gets its content when they are placed. */

import type { Locale } from '../message.js'
import { withoutIsolates } from '../isolates.js'
import type { ContentId, StructureElement, StructureType } from './page.js'
import type { TextBlock } from './text-block.js'

/** A structure element while the tree grows. */
export interface GrowingElement extends StructureElement {
  actualText?: string
  readonly children: (GrowingElement | ContentId)[]
}

type Attributes = Omit<StructureElement, 'type' | 'children'>

/** A new last child. */
export function elementIn(
  parent: GrowingElement,
  type: StructureType,
  attributes: Attributes = {},
): GrowingElement {
  const element: GrowingElement = { type, ...attributes, children: [] }
  parent.children.push(element)
  return element
}

/** The list that rows are added to: the parent's last child, or a new one. */
export function listIn(parent: GrowingElement): GrowingElement {
  const last = parent.children.at(-1)
  return typeof last === 'object' && last.type === 'L' ? last : elementIn(parent, 'L')
}

/**
 * The element of a paragraph or heading. Where something runs from right to left, or
 * a word is parted with a hyphen, readers get the text from the element itself.
 */
export function textIn(
  parent: GrowingElement,
  type: StructureType,
  text: TextBlock,
  attributes: Attributes = {},
): GrowingElement {
  return elementIn(parent, type, { ...languageOf(text), ...attributes })
}

function languageOf(text: TextBlock): { locale: Locale; actualText?: string } {
  return text.isPaintedOtherwise
    ? { locale: text.locale, actualText: withoutIsolates(text.text) }
    : { locale: text.locale }
}
