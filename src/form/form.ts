/**
 * The form as data: what a template in `templates/` says, once it is read and checked.
 *
 * A form holds no words. Every text is found in the locales by the id of its section and
 * question: see `docs/template-format.md`.
 */

import type { Locale } from '../message.js'
import type { Condition } from './condition.js'

export interface Form {
  /** `amp-application`; with `version` it is the `template` of an application file. */
  readonly id: string
  readonly version: number
  /** In the order of the printed application. */
  readonly sections: readonly Section[]
  /** In the order of the talk: every question that a person is asked is in exactly one. */
  readonly meetings: readonly Meeting[]
  readonly readBack?: ReadBack
  /** How answers to earlier versions find their place in this one, the oldest change first. */
  readonly changes?: readonly FormChange[]
  readonly information?: ProgrammeInformation
  readonly interpreting?: Interpreting
  readonly difficultWords?: readonly DifficultWord[]
  /** Named lists of choices that several questions share, such as no, maybe, yes. */
  readonly choiceSets: Readonly<Record<string, readonly ChoiceCode[]>>
  /** Named lists of countries, such as `eu`: ISO 3166-1 alpha-2. */
  readonly countryLists: Readonly<Record<string, readonly CountryCode[]>>
  /** What a question of kind `country` can be answered with. */
  readonly countries: readonly CountryCode[]
  /** Languages that a question of kind `language` offers first: BCP 47. */
  readonly languages: readonly Locale[]
  /** What people say besides the standard names: found when it is typed, never shown. */
  readonly otherNames?: OtherNames
}

export interface OtherNames {
  readonly countries: Readonly<Record<CountryCode, readonly string[]>>
  readonly languages: Readonly<Record<Locale, readonly string[]>>
}

/** First part of a question's id: `identity`. */
export type SectionId = string
/** File of a section in the template folder. */
export const sectionPath = (id: SectionId): string => `sections/${id}.json`
/** Section and field: `identity.dateOfBirth`. Never changes once answers exist. */
export type QuestionId = string
/** Letter of the section and row in it: `D6`. The same on screen, on paper, in every language. */
export type QuestionNumber = string
/** What is stored for a choice: never shown, never translated. */
export type ChoiceCode = string
/** ISO 3166-1 alpha-2; `XXA` is stateless, `XKX` is Kosovo. */
export type CountryCode = string

/** Questions that are asked again for each item of a group. */
export type GroupName = 'children' | 'risks'

/** The question that says how many items of a group take part; without one, all that exist do. */
export const countedBy: Readonly<Partial<Record<GroupName, QuestionId>>> = {
  children: 'family.accompanyingChildren',
}

/** The applicant as an item of a group, where a section says `applicantToo`. */
export const selfId = 'self'

export interface Section {
  readonly id: SectionId
  /** On paper and in question numbers. */
  readonly letter: string
  /** Asked once for each child, or for each row of the risk table. */
  readonly repeats?: GroupName
  /** The section as a whole is asked only when this holds. */
  readonly when?: Condition
  /**
   * Where this holds, the applicant is one of those the section is asked for, and comes first:
   * item `self` of its group. For a child who applies in their own right.
   */
  readonly applicantToo?: Condition
  /** Announced before it starts, and can be skipped as a block. */
  readonly announced?: boolean
  readonly questions: readonly Question[]
}

/** What became of questions from one version of the form to the next, as far as answers have to follow. */
export interface FormChange {
  /** The version that has the change; answers come from the one before it. */
  readonly version: number
  /** Old id → new id. */
  readonly renamed?: Readonly<Record<QuestionId, QuestionId>>
  /** Question, by its new id → old code → new code. */
  readonly recoded?: Readonly<Record<QuestionId, Readonly<Record<ChoiceCode, ChoiceCode>>>>
  /** Questions that were not asked before. */
  readonly added?: readonly QuestionId[]
}

/** What is read back to the applicant, answer by answer, before anything is declared. */
export interface ReadBack {
  /** Ids of questions and of whole sections that come only after it. */
  readonly before: readonly string[]
  /** Sections in which also the answers of staff are read back: they are about the applicant. */
  readonly staffToo: readonly SectionId[]
}

/** What an informed decision rests on: told page by page before anything is asked about it. */
export interface ProgrammeInformation {
  /** The question that it comes before. */
  readonly before: QuestionId
  /** Answered by telling all of it: the day. */
  readonly day: QuestionId
  /** Answered by telling all of it: the language. */
  readonly language: QuestionId
  /** In the order they are told. */
  readonly topics: readonly InformationTopic[]
}

/** Words at `leaflet:<topic>.title` and `leaflet:<topic>.<sentence>`. */
export interface InformationTopic {
  readonly id: string
  readonly sentences: readonly string[]
}

/** What the program must know about interpreting to help with it. */
export interface Interpreting {
  /** The language that is spoken at the meetings. */
  readonly language: QuestionId
  /** A list of day, `from`, `to` and `sections`. */
  readonly times: QuestionId
  readonly number: QuestionId
  /** Asked anew when another interpreter takes over. */
  readonly ofTheInterpreter: readonly QuestionId[]
}

/** Words at `words:<id>.term` and `words:<id>.means`. */
export interface DifficultWord {
  readonly id: string
  /** Questions and whole sections in which it comes up. */
  readonly at: readonly string[]
}

/** One sitting of the interview: who is in the room, and what is talked about. */
export interface Meeting {
  readonly id: string
  readonly parts: readonly MeetingPart[]
}

/** Questions of one section that are asked together, in this order. */
export interface MeetingPart {
  readonly section: SectionId
  readonly questions: readonly QuestionId[]
}

/**
 * Who answers.
 * - `applicant`: the applicant, through the interpreter where there is one
 * - `applicantAlone`: the same, with nobody else in the room than interpreter and professional
 * - `staff`: the professional who assists, coordinator or social worker
 */
export type AnsweredBy =
  'applicant' | 'applicantAlone' | 'staff' | 'coordinator' | 'socialWorker' | 'interpreter' | 'guardian'

/**
 * How much harm a leak does.
 * 1 administrative · 2 ordinary personal data · 3 special category or offence data (GDPR 9, 10) ·
 * 4 could endanger a life or liberty: never in a cover note, file name, title, bookmark or metadata.
 */
export type Sensitivity = 1 | 2 | 3 | 4

/**
 * Whether an answer is needed. `always`: before signing; a refusal is an answer too.
 * `advised`: may stay open, with a warning. `optional`: asked in full depth only.
 * A condition: `always` where it holds, `otherwise` where it does not.
 */
export type Requirement =
  'always' | 'advised' | 'optional' | { readonly when: Condition; readonly otherwise: 'advised' | 'optional' }

/** `essential` asks what is required or triggered; `full` also what is optional. */
export type Depth = 'essential' | 'full'

interface QuestionBase {
  readonly id: QuestionId
  readonly number: QuestionNumber
  readonly answeredBy: AnsweredBy
  /** Asked only when this holds. It looks at questions asked earlier in the talk. */
  readonly when?: Condition
  readonly required: Requirement
  /** A refusal is not enough: the journey cannot be booked without it. */
  readonly valueNeeded?: boolean
  readonly sensitivity: Sensitivity
  readonly depth: Depth
  /** Named checks of the value, each of which may warn or refuse: see `checks.ts`. */
  readonly checks?: readonly CheckName[]
  /** All choices stand on paper with the chosen one ticked, where not choosing is a message too. */
  readonly printsAllChoices?: boolean
  /**
   * Passed on only where this holds: what the person decides about health facts. Where it does
   * not, the paper says that the answer is kept, and no more.
   */
  readonly printedWhen?: Condition
  /** Not printed when the person has protected personal data (rule D12). */
  readonly place?: boolean
  /** Questions whose answers stand in its sentence: it is asked anew when one of them changes. */
  readonly names?: readonly QuestionId[]
}

/** What kind of answer is given. A part of a composite answer has a kind of its own. */
export type Kind =
  | {
      readonly kind: 'text'
      /** In grapheme clusters: what a reader counts as characters. */
      readonly maxLength: number
    }
  | { readonly kind: 'longText'; /** In grapheme clusters. */ readonly maxLength: number }
  | { readonly kind: 'yesNo' }
  | { readonly kind: 'oneOf'; readonly choices: Choices }
  | {
      readonly kind: 'severalOf'
      readonly choices: Choices
      /** Choices that stand alone, such as *none of these*. */
      readonly exclusive: readonly ChoiceCode[]
    }
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'date'; readonly within?: DateWindow }
  /** A year, a year and a month, or a whole date: what the person knows is enough. */
  | { readonly kind: 'partialDate'; readonly within?: DateWindow }
  | { readonly kind: 'country' }
  | { readonly kind: 'language' }
  | { readonly kind: 'phone' }
  | { readonly kind: 'email' }
  | { readonly kind: 'money'; /** ISO 4217. */ readonly currency: string }
  /** 0 to 4, each with a word. */
  | { readonly kind: 'scale' }

/** The codes themselves, or the name of one of the form's choice sets. */
export type Choices = readonly ChoiceCode[] | string

/** `past`: not after today. `future`: not before today. */
export type DateWindow = 'past' | 'future'

/** Several values that belong together, asked one after the other. */
export interface CompositeKind {
  readonly kind: 'composite'
  readonly parts: readonly Part[]
}

/** Any number of like things up to `max`: of one kind, or of several parts. */
export interface ListKind {
  readonly kind: 'list'
  readonly max: number
  readonly item: Kind | CompositeKind
}

/** Computed, never asked: see `application/derive.ts`. */
export interface DerivedKind {
  readonly kind: 'derived'
  readonly derivation: string
  /** Kind of the value, which says how it is put into words. */
  readonly of: Kind
}

export interface Part {
  /** Key of the value in the answer; never `value` or `state`. */
  readonly id: string
  readonly of: Kind
  readonly optional?: boolean
  /** Asked only when an earlier part of the same answer has one of these values. */
  readonly when?: { readonly part: string; readonly is: readonly (string | number | boolean)[] }
  readonly checks?: readonly CheckName[]
}

export type Question = QuestionBase & (Kind | CompositeKind | ListKind | DerivedKind)

/** A question that somebody is asked. */
export type AskedQuestion = QuestionBase & (Kind | CompositeKind | ListKind)

/** Name of a check in `form/checks.ts`: templates carry no patterns and no code. */
export type CheckName = string
