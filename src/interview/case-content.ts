/** What a case holds: the same in the encrypted case and in an application file. */

import type { Depth } from '../form/form.js'
import type { Locale } from '../message.js'
import type { AllAnswers, Answer, Answers, Item, ItemRef, Place, Story } from './answer.js'

export interface CaseContent {
  /** `amp-application/1` */
  readonly template: string
  /** `RK-SYD-25-014`: no name and no birth date in it. */
  readonly reference: string
  readonly languages: CaseLanguages
  readonly depth: Depth
  /** An invented case, to practise on: every page made of it says so. */
  readonly isExample?: true
  readonly answers: AllAnswers
  /** Stops that the coordinator set aside, each with a written reason; printed on the cover note. */
  readonly overrides: readonly Override[]
  /** The risk table as it stood at each earlier conclusion, oldest first. */
  readonly riskVersions?: readonly RiskVersion[]
  /** Answers to an older version of the form that have no place in this one, as they were. */
  readonly leftOver?: readonly LeftOver[]
  /** What happened to the case, oldest first. */
  readonly record: readonly RecordEntry[]
  /** Where the interview stands; kept in the case only, never in an application file. */
  readonly unfinished?: Unfinished
}

/** An answer that no question of the form can hold: kept, and no part of the application. */
export interface LeftOver {
  /** The version of the form that asked: `amp-application/1`. */
  readonly template: string
  readonly place: Place
  readonly answer: Answer
}

export interface CaseLanguages {
  /** The applicant's: questions are asked in it. */
  readonly interview: Locale
  readonly staff: Locale
  /** Whoever reads the documents: the second column; one document a reader. */
  readonly readers: readonly Locale[]
}

export interface Override {
  /** `E5` */
  readonly rule: string
  /** The child or the row of the risk table that it is about, where the rule looks at each. */
  readonly item?: ItemRef
  readonly reason: string
  readonly by: string
  /** ISO 8601. */
  readonly at: string
}

/** The risk table with its conclusion, kept when the risks were assessed again. */
export interface RiskVersion {
  /** The day of its conclusion, `YYYY-MM-DD`. */
  readonly madeOn: string
  /** Who made it, as far as it was said. */
  readonly author?: string
  readonly rows: readonly RatedRow[]
  /** The answers of its conclusion. */
  readonly conclusion: Answers
}

/** A row of an earlier table. */
export interface RatedRow extends Item {
  /** As it was computed then; undefined when it was not rated. */
  readonly level?: 'low' | 'medium' | 'high' | 'veryHigh'
  /** It was considered and set aside, with a reason. */
  readonly isSetAside: boolean
}

export interface RecordEntry {
  /** ISO 8601. */
  readonly at: string
  /**
   * `answered`, `changed`, `confirmed`, `started`, `imported`, `overridden`, `risksProposed`, `reopened`, `changeReason`, `informed`, `signed`,
   * `migrated`, `movedFrom`, `movedTo`, `leftOver`, `packaged`, `sent`,
   * `interpreted`, `interpreterChanged`
   */
  readonly what: string
  readonly place?: Place
  readonly language?: Locale
  /** Why a confirmed answer was changed, or a stop set aside. */
  readonly reason?: string
  /** Whose words they were: the source in the story of the answer. */
  readonly by?: NonNullable<Story['source']>
  /** What was said, as 32 hexadecimal digits: see `record.ts`. */
  readonly said?: string
  /** The code on every page of the paper that was signed. */
  readonly code?: string
  /** Who signed it: roles, as `application/signers.ts` names them. */
  readonly signers?: readonly string[]
  /** SHA-256 of the file that was made, in hexadecimal. */
  readonly file?: string
  /** Ties the entry to all before it: SHA-256, in hexadecimal. Files from elsewhere may have none. */
  readonly chain?: string
}

/** A half-typed answer: there again after a power cut. */
export interface Unfinished {
  readonly place: Place
  readonly draft: unknown
  readonly language: Locale
}
