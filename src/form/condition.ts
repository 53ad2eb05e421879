/**
 * Conditions as data, so that they can be listed, checked and proved, not only evaluated.
 *
 * A question that is not answered, not on the route, or answered with a state satisfies only
 * `state`, `unanswered` and `not`.
 */

import type { ChoiceCode, GroupName, QuestionId } from './form.js'

export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  /** The value is one of these; for several choices or a list: at least one of them is chosen. */
  | {
      readonly question: QuestionId
      readonly is: readonly (ChoiceCode | number | boolean)[]
      readonly part?: string
    }
  /** Answered, and none of these is chosen. */
  | {
      readonly question: QuestionId
      readonly isNot: readonly (ChoiceCode | number | boolean)[]
      readonly part?: string
    }
  /** A number, or how many things are chosen or listed. */
  | { readonly question: QuestionId; readonly atLeast: number; readonly part?: string }
  | { readonly question: QuestionId; readonly atMost: number; readonly part?: string }
  /** Every one of these is chosen. */
  | { readonly question: QuestionId; readonly hasAll: readonly ChoiceCode[] }
  /** The only thing that is chosen. */
  | { readonly question: QuestionId; readonly isOnly: ChoiceCode }
  | { readonly question: QuestionId; readonly state: readonly NoAnswerState[] }
  /** Has a value (true), or has none: not asked yet, or answered with a state (false). */
  | { readonly question: QuestionId; readonly answered: boolean }
  /** The value is also a value of another question: destination among the citizenships. */
  | { readonly question: QuestionId; readonly among: QuestionId }
  | { readonly question: QuestionId; readonly inCountryList: string; readonly part?: string }
  /** A date before another date; a partial date counts from its earliest day. */
  | { readonly question: QuestionId; readonly before: Moment; readonly part?: string }
  /** Full years since a birth date, by the youngest credible reading, on a day. */
  | { readonly ageOf: QuestionId; readonly on: Moment; readonly atLeast?: number; readonly below?: number }
  | { readonly count: GroupName; readonly atLeast?: number; readonly atMost?: number }
  /** Some item of the group satisfies the condition. */
  | { readonly someItem: GroupName; readonly holds: Condition }

/** A day: today or an answered date, moved by days and months. A question without a date has none. */
export type Moment = {
  /** `today`, or the question that the day is the answer to. */
  readonly day: QuestionId
  readonly part?: string
  readonly plusDays?: number
  readonly plusMonths?: number
}

/** Why a question has no value. None of them means "no", each of them is an answer. */
export type NoAnswerState = 'declined' | 'unknown' | 'notAsked' | 'later'
