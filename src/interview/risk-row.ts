/** What a sitting knows about a row of the risk table besides its answers. */

import type { ItemRef, Place } from './answer.js'
import type { CaseContent } from './case-content.js'
import type { Stop } from './route.js'

export interface RiskRowNotes {
  /** `H-1`; undefined while none is chosen. */
  readonly category: string | undefined
  /** The answers that point to it; none for a row that was added by hand. */
  readonly because: readonly Place[]
  /** It has to be rated, or set aside with a reason. */
  readonly mustBeConsidered: boolean
  /** The level before measures, once likelihood and consequence are known. */
  readonly level: string | undefined
  /** The likelihood is unknown: it counts as more than low. */
  readonly uncertain: boolean
  readonly isSetAside: boolean
}

/** Every row of the table by its id, as the case is now. */
export type RiskRowsOf = (content: CaseContent) => ReadonlyMap<string, RiskRowNotes>

/** The row that a question is about; undefined for any other question. */
export function riskRowAt({ section, place }: Stop): ItemRef | undefined {
  return section.repeats === 'risks' ? place.item : undefined
}
