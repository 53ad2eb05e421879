/** What became of the questions, and the story of each answer. */

import type { Depth, GroupName, QuestionId } from '../form/form.js'
import type { NoAnswerState } from '../form/condition.js'
import type { Locale } from '../message.js'

/**
 * What became of one question. Only `answered` has a value; none of the others means "no".
 * A question without an `Answer` has not been reached yet.
 */
export type Answer = Answered | NoAnswer

export interface Answered {
  readonly state: 'answered'
  readonly value: Value
  /** The person's own words beside a free-text value in the staff language. */
  readonly original?: Original
  readonly story?: Story
}

export interface NoAnswer {
  readonly state: NoAnswerState
  /** Why the question is not asked; needed with `notAsked`, absent with the others. */
  readonly reason?: string
  readonly story?: Story
}

/**
 * A value, by the kind of its question: text, long text, one of, country, language, phone, e-mail:
 * string · date `YYYY-MM-DD` · partial date `YYYY`, `YYYY-MM` or `YYYY-MM-DD` · number, scale, money:
 * number · yes/no: boolean · several of: codes · composite: object · list: array of either.
 */
export type Value = Scalar | Composite | readonly (Scalar | Composite)[]
export type Scalar = string | number | boolean
export type Composite = Readonly<Record<string, Scalar | readonly Scalar[]>>

export interface Original {
  readonly language: Locale
  readonly value: Value
}

/** How an answer came to be. Every field is optional: a file from elsewhere may know less. */
export interface Story {
  /** The language the question was asked in. */
  readonly askedIn?: Locale
  readonly source?: 'applicant' | 'throughInterpreter' | 'coordinator' | 'document'
  /** Number or initials of the interpreter; never needed. */
  readonly interpreter?: string
  /** When, ISO 8601 with offset. */
  readonly at?: string
  /** Confirmed in the read-back. */
  readonly confirmed?: boolean
  /** As typed, where the value was normalised: digits of another script, another calendar. */
  readonly typed?: string
}

export type Answers = ReadonlyMap<QuestionId, Answer>

/** One child, or one row of the risk table. */
export interface Item {
  /** `c1`, `c2` … or `r1`, `r2` …: stable within the case. */
  readonly id: string
  readonly answers: Answers
}

export type Groups = Readonly<Record<GroupName, readonly Item[]>>

/** All that was answered in one case. Answers whose question left the route stay in here. */
export interface AllAnswers {
  readonly own: Answers
  readonly groups: Groups
}

/** A question as it is asked: once, or for one item of a group. */
export interface Place {
  readonly question: QuestionId
  readonly item?: ItemRef
}

export interface ItemRef {
  readonly group: GroupName
  readonly id: string
}

/** What a route depends on besides form and answers. */
export interface Circumstances {
  readonly depth: Depth
  /** `YYYY-MM-DD`: ages and time limits are counted from here. */
  readonly today: string
}
