/**
 * Where things stand on a page. All measures are those of the page design in millimetres; what
 * leaves this file is points. Right-to-left pages are the mirror image of left-to-right ones.
 */

import type { Document } from '../document/document.js'
import type { Direction } from '../message.js'
import type { Points } from './page.js'

export type Millimetres = number

/** Millimetres as points. */
export const mm = (length: Millimetres): Points => (length * 72) / 25.4

/** Room across the page that something is set in. */
export interface Slot {
  readonly left: Points
  readonly width: Points
}

export interface Grid {
  readonly width: Points
  readonly height: Points
  readonly direction: Direction
  /** From margin to margin. */
  readonly text: Slot
  /** Numbers of questions, letters of sections. */
  readonly number: Slot
  /** One slot a language, first language first. */
  readonly columns: readonly Slot[]
  /** From the first column to the far margin. */
  readonly body: Slot
  /** As `body`, but no longer than an eye follows with ease: for text over the full width. */
  readonly reading: Slot
  /** First and last place for text on a page. */
  readonly top: Points
  readonly bottom: Points
}

const side = { portrait: 20, landscape: 12 } as const
const numberWidth: Millimetres = 12
const columnGap: Millimetres = 6
const longestLine: Millimetres = 140
const textTop: Millimetres = 21
/** Below the band of a draft. */
const draftTextTop: Millimetres = 33
const footHeight: Millimetres = 25

/** @param direction in which the page is read: that of the first language */
export function gridOf(document: Document, direction: Direction): Grid {
  const isPortrait = document.orientation === 'portrait'
  const width = mm(isPortrait ? 210 : 297)
  const height = mm(isPortrait ? 297 : 210)
  const margin = mm(side[document.orientation])
  const text = { left: margin, width: width - 2 * margin }
  const within = (inset: Points, slotWidth: Points) => slotWithin(text, inset, slotWidth, direction)
  const body = within(mm(numberWidth), text.width - mm(numberWidth))
  const columnWidth = (body.width - mm(columnGap)) / 2
  const reading = within(mm(numberWidth), Math.min(mm(longestLine), body.width))
  return {
    width,
    height,
    direction,
    text,
    number: within(0, mm(numberWidth)),
    columns:
      document.columns.length > 1
        ? [
            within(mm(numberWidth), columnWidth),
            within(mm(numberWidth) + columnWidth + mm(columnGap), columnWidth),
          ]
        : [reading],
    body,
    reading,
    top: mm(document.furniture.draft ? draftTextTop : textTop),
    bottom: height - mm(footHeight),
  }
}

/**
 * Part of a slot.
 *
 * @param inset from the side where reading begins
 */
export function slotWithin(slot: Slot, inset: Points, width: Points, direction: Direction): Slot {
  const left = direction === 'ltr' ? slot.left + inset : slot.left + slot.width - inset - width
  return { left, width }
}

/** What is left of a slot after an indent, on the side where its text begins. */
export function indented(slot: Slot, indent: Points, direction: Direction): Slot {
  return slotWithin(slot, indent, slot.width - indent, direction)
}
