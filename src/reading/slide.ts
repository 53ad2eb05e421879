/** What the reading view shows at one moment: words and directions, nothing of where they came from. */

import type { Direction, Locale } from '../message.js'

export interface Spoken {
  readonly locale: Locale
  readonly direction: Direction
  readonly text: string
}

/** The same in both languages; one of them may be hidden. */
export interface InBoth {
  readonly applicant?: Spoken
  readonly staff?: Spoken
}

export interface SlideRow extends InBoth {
  /** In the applicant's own digits. */
  readonly digits: string
  readonly isChosen: boolean
}

export interface Slide {
  /** Number of the question: the title of the page, and all that its window says of it. */
  readonly number: string
  readonly question: InBoth
  readonly hint?: InBoth
  /** What was answered; in the read-back only. */
  readonly answer?: InBoth
  readonly rows: readonly SlideRow[]
  /** The ways not to answer. */
  readonly ways?: InBoth
}

/** A view that somebody can open in a browser on this computer. */
export interface ReadingView {
  /** An address that opens it once; the reader before, if any, is shown out. */
  newAddress(): string
  /** Shows a slide; blank without one. */
  show(slide: Slide | undefined): void
  close(): Promise<void>
}
