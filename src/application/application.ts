/** The application: the answers that count, and everything that follows from them. */

import type { AnsweredBy, Form, Question, Section } from '../form/form.js'
import type { Answer, Item, ItemRef, Place } from '../interview/answer.js'
import type { CaseContent, Override } from '../interview/case-content.js'
import type { Message, MessageKey } from '../message.js'

/**
 * The answers on the route, checked, with every problem and what it stops.
 *
 * An application is never "rejected": one that is not signable prints as a marked draft, with
 * its reasons.
 */
export interface Application {
  readonly form: Form
  readonly content: CaseContent
  /** `YYYY-MM-DD`, the day it was looked at. */
  readonly today: string
  /** In print order; a section that repeats stands once for each item. */
  readonly sections: readonly ApplicationSection[]
  readonly risks: readonly Risk[]
  /** Highest stop first, then in print order. */
  readonly problems: readonly Problem[]
  readonly eligibility: Eligibility
  readonly support: Support
  readonly attachments: readonly Attachment[]
  readonly isSignable: boolean
  readonly isSendable: boolean
  /** Eight hexadecimal digits over all answers that count, for the head of each page. */
  readonly code: string
}

export interface ApplicationSection {
  readonly section: Section
  readonly item?: ItemPosition
  readonly questions: readonly AnsweredQuestion[]
}

export interface ItemPosition {
  readonly item: Item
  /** From 1. */
  readonly number: number
  readonly of: number
}

/** A question on the route. `answer` is undefined while nobody has been asked. */
export interface AnsweredQuestion {
  readonly place: Place
  readonly question: Question
  readonly answer: Answer | undefined
  /** Why an answer is not passed on: it names a place of somebody protected, or the person chose so. */
  readonly withheld?: 'protected' | 'chosen'
}

/** What a problem keeps from happening until it is mended or set aside. */
export type Stops = 'session' | 'signing' | 'sending' | 'nothing'

/** `warning` and `information` stop nothing. */
export type Level = 'stopsSession' | 'stopsSigning' | 'stopsSending' | 'warning' | 'information'

export interface Problem {
  /** `E1`; on paper and screen always "rule E1", never a bare code. */
  readonly rule: string
  readonly level: Level
  readonly stops: Stops
  /** What is so. */
  readonly message: Message
  /** What to do about it. */
  readonly remedy: Message
  readonly places: readonly Place[]
  /** Whether the coordinator may go on with a written reason. */
  readonly overridable: boolean
  /** Whom to call now. */
  readonly contacts: readonly { readonly id: string; readonly phone: string }[]
  /** The child or the row of the risk table that it is about, where the rule looks at each. */
  readonly item?: ItemRef
  /** The coordinator's decision to go on past it; the problem then stops nothing. */
  readonly override?: Override
}

/** What the rules say of the target group and the destination: never a decision. */
export interface Eligibility {
  readonly targetGroup: 'met' | 'needsDialogue'
  readonly destination: 'met' | 'askFirst' | 'needsDialogue'
  readonly voluntary: boolean
}

/** At most, as a rule, by guidance of `validFrom`: never a promise. US dollars. */
export interface Support {
  readonly validFrom: string
  readonly adult: SupportAmounts
  readonly child: SupportAmounts
  readonly children: number
  readonly total: number
}

/** US dollars. */
export interface SupportAmounts {
  readonly monthly: number
  readonly months: number
  readonly individual: number
  readonly medical: number
  readonly total: number
}

export interface Attachment {
  /** `table`, `bestInterests`, … */
  readonly id: string
  readonly label: MessageKey
  readonly needed: 'required' | 'advised'
  /** The child it is about. */
  readonly item?: ItemPosition
  /** Made by this program, so that nobody needs to find it. */
  readonly generated: boolean
}

export type RiskLevel = 'low' | 'medium' | 'high' | 'veryHigh'

/** A row of the risk table with what follows from it. */
export interface Risk {
  readonly item: Item
  /** `H-1` */
  readonly category: string
  /** Undefined while likelihood or consequence is open. */
  readonly level: RiskLevel | undefined
  /** Likelihood unknown: the level carries a question to the home country. */
  readonly uncertain: boolean
  readonly residualLevel: RiskLevel | undefined
  /** Set aside with a reason: not printed as a row, listed below the table. */
  readonly dismissed: boolean
}

/** A row that the answers point to and nobody has considered yet. */
export interface ProposedRisk {
  readonly category: string
  readonly phase: string
  /** It must be rated or set aside with a reason. */
  readonly mustBeConsidered: boolean
  /** The answers it comes from. */
  readonly because: readonly Place[]
}

/** Who signs, and what for. */
export interface Signer {
  /** `W1` … in the order of the paper. */
  readonly number: string
  readonly role: AnsweredBy | 'applicantMark' | 'child'
  readonly needed: 'required' | 'optional'
  readonly item?: ItemPosition
}
