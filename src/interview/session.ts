/**
 * One sitting of the interview: where we are, what is typed, what lies over the question. Pure:
 * no clock, no words, no keys. `reduce` answers a command with the next session, and whoever
 * holds the session saves it and paints it.
 */

import type { AskedQuestion, Form, SectionId } from '../form/form.js'
import type { Locale, Message } from '../message.js'
import type { Circumstances, ItemRef, Place } from './answer.js'
import { answerAt, isSamePlace, placeKey } from './answers.js'
import { arrived } from './arriving.js'
import type { CaseContent } from './case-content.js'
import type { Shown, TypedWords } from './command.js'
import { freshDraft, keptDraft, restoredDraft, type Draft } from './draft.js'
import type { Editor } from './editor.js'
import { withInterpretedTimes } from './interpreting.js'
import { readAgain } from './reading.js'
import { recorded } from './record.js'
import type { RiskRowsOf } from './risk-row.js'
import { nextOpen, route, type Stop } from './route.js'
import { atEnd, atStop, emptyDraft, parkedWithCurrent } from './standing.js'
import { heldByStops } from './stopping.js'
import { draftContext } from './story.js'
import { without } from './without.js'

export interface Session {
  readonly form: Form
  readonly circumstances: Circumstances
  readonly content: CaseContent
  /** The applicant's language on screen at this moment. */
  readonly language: Locale
  readonly shown: Shown
  /** The question; undefined when no question is left. */
  readonly at: Place | undefined
  readonly draft: Draft
  /** Half-typed answers of other questions, by `placeKey`. */
  readonly parked: Readonly<Record<string, Draft>>
  /** What lies over the question. */
  readonly view: SessionView
  /** What keeps the typed text from being an answer; in words of every locale. */
  readonly problem?: Message
  /** What was understood, for a second Enter; in words of every locale. */
  readonly echo?: Message
  /** What happened, for staff. */
  readonly notice?: Message
  /** Goes up each time a question of yes or no comes up: keys typed before it was painted do not count. */
  readonly confirmations: number
  /** A question that was gone to from a list goes back there once it is answered. */
  readonly returnTo?: ReturnTo
  /** The answers are being read back: the question is one that was answered. */
  readonly isReadingBack?: true
  /** The page of the programme information that is being told, from 0. */
  readonly informationPage?: number
  /** Another interpreter was taken: where the talk goes on once she or he is known. */
  readonly comeBackTo?: Place
  /** When the sitting began, or a break was last taken or offered; ISO 8601. */
  readonly restedAt: string
  /** A confirmed answer that was changed just now, until it was asked why. */
  readonly corrected?: Place
  /** Places whose announced part was begun in this sitting. */
  readonly begun: readonly string[]
  /** Left in peace, or by asking twice to leave at once. */
  readonly ended?: 'left' | 'interrupted'
}

/** Where a question was gone to from. */
export type ReturnTo = 'review' | 'readBack'

export type SessionView =
  | { readonly name: 'question' | 'information' | 'why' | 'hidden' }
  | { readonly name: 'menu'; readonly path: string }
  /** Difficult words, explained, or the keys; the page from 0. */
  | { readonly name: 'words' | 'help'; readonly page: number }
  /** The written reason for not asking, or for going on past a stop. */
  | { readonly name: 'reason'; readonly for: 'notAsked' | Hindrance; readonly line: Editor }
  /** Why a confirmed answer was changed, if the applicant wants to say; over what comes next. */
  | { readonly name: 'reason'; readonly for: 'change'; readonly over: SessionView; readonly line: Editor }
  | ListView

/** A list on which a row is chosen by its digits or with the arrows, and Enter. */
export interface ListView {
  readonly name:
    | 'noAnswer'
    | 'language'
    | 'overview'
    | 'review'
    | 'rows'
    | 'pause'
    | 'rest'
    | 'handOver'
    | 'leaving'
    | 'intro'
    | 'warning'
    | 'stop'
    | 'problem'
    | 'readBackOffer'
    | 'readBack'
  readonly line: Editor
  /** The line still holds the default: the first key replaces it. */
  readonly isPrefilled: boolean
  readonly mark: number
  readonly warnings?: readonly Message[]
  readonly stops?: readonly Hindrance[]
}

/** A problem of the case as a whole: the part of it that a sitting needs to know. */
export interface Hindrance {
  readonly rule: string
  /** The child or the row of the risk table that it is about, where the rule looks at each. */
  readonly item?: ItemRef
  readonly stops: 'session' | 'signing' | 'sending' | 'nothing'
  readonly message: Message
  readonly remedy: Message
  readonly places: readonly Place[]
  /** Whether it may be gone past with a written reason; it may where nothing is said. */
  readonly overridable?: boolean
  /** Whom to call now. */
  readonly contacts?: readonly { readonly id: string; readonly phone: string }[]
}

/** All that a sitting takes from outside. */
export interface SittingContext {
  /** ISO 8601 with offset: when the command was given. */
  readonly now: string
  /** Locales that the applicant's side can be shown in. */
  readonly languages: readonly Locale[]
  /** Words of a question's choices in these languages, so that they can be typed. */
  readonly wordsOf?: (
    question: AskedQuestion,
    code: string | boolean,
    part: string | undefined,
    locales: readonly Locale[],
  ) => readonly string[]
  readonly typedWords: TypedWords
  /** All problems of the case as it is now. Those that stop the session stop it. */
  readonly problems?: (content: CaseContent) => readonly Hindrance[]
  /** What is known about each row of the risk table. */
  readonly riskRows?: RiskRowsOf
  /** Sentences to take into the line: a digit typed on an empty line takes one. */
  readonly suggestions?: (content: CaseContent, stop: Stop, part: string | undefined) => readonly string[]
  /** Characters of a text that no font can print, each once. */
  readonly charactersWithoutFont?: (text: string) => readonly string[]
  /** Sections that are called so, best first. */
  readonly findSections?: (typed: string) => readonly SectionId[]
  /** Locales to choose from for what was typed in the list of languages, best first. */
  readonly findLocales?: (typed: string) => readonly Locale[]
}

/**
 * A sitting that goes on where the case stands: at the half-typed answer if there is one, else
 * at the first open question.
 */
export function startSession(
  form: Form,
  content: CaseContent,
  circumstances: Circumstances,
  context: SittingContext,
): Session {
  const { unfinished } = content
  const stops = route(form, content.answers, circumstances)
  const kept = unfinished && stops.find(({ place }) => isSamePlace(place, unfinished.place))
  const first = kept ?? nextOpen(form, content.answers, circumstances)
  const isFirstSitting = content.record.length === 0
  const language = unfinished?.language ?? content.languages.interview
  const begun: Session = {
    form,
    circumstances,
    content: isFirstSitting ? recorded(content, { at: context.now, what: 'started', language }) : content,
    language,
    shown: 'both',
    at: undefined,
    draft: emptyDraft,
    parked: {},
    view: { name: 'question' },
    confirmations: 0,
    restedAt: context.now,
    begun: [],
  }
  // What was interpreted before a power cut is written down now.
  const session = withInterpretedTimes(begun, context)
  const restored = withKeptDrafts(session, unfinished?.draft, stops, context)
  if (!first) return atEnd(restored)
  const there =
    kept && wasReadingBack(unfinished.draft)
      ? readAgain(restored, kept, context)
      : arrived(atStop(restored, first, context))
  return heldByStops(there, context)
}

/** Half-typed answers as the case keeps them. */
interface KeptDrafts {
  readonly drafts: Readonly<Record<string, unknown>>
  readonly isReadingBack?: true
}

const wasReadingBack = (kept: unknown): boolean =>
  typeof kept === 'object' && kept !== null && 'isReadingBack' in kept && kept.isReadingBack === true

/** The case as it is to be saved: the answers, and what is half typed. */
export function contentToSave(session: Session): CaseContent {
  const content = without(session.content, 'unfinished')
  const drafts: Record<string, unknown> = draftsOfOtherTalks(session)
  const { unfinished } = session.content
  if (!session.at) {
    const isNeeded = unfinished !== undefined && Object.keys(drafts).length > 0
    return isNeeded ? { ...content, unfinished: { ...unfinished, draft: { drafts } } } : content
  }
  for (const [key, draft] of Object.entries(parkedWithCurrent(session))) drafts[key] = keptDraft(draft)
  const kept: KeptDrafts = { drafts, ...(session.isReadingBack ? { isReadingBack: true } : {}) }
  return { ...content, unfinished: { place: session.at, draft: kept, language: session.language } }
}

/** What is half typed at questions that this sitting is not about: those of the interview, in the risk table. */
function draftsOfOtherTalks({ form, content }: Session): Record<string, unknown> {
  const here = new Set(form.meetings.flatMap(({ parts }) => parts.flatMap(({ questions }) => questions)))
  const kept = draftsIn(content.unfinished?.draft)
  return Object.fromEntries(
    Object.entries(kept).filter(([key]) => !here.has(key.slice(key.lastIndexOf('/') + 1))),
  )
}

function draftsIn(kept: unknown): Readonly<Record<string, unknown>> {
  const drafts = typeof kept === 'object' && kept !== null && 'drafts' in kept ? kept.drafts : undefined
  return typeof drafts === 'object' && drafts !== null ? (drafts as Record<string, unknown>) : {}
}

function withKeptDrafts(
  session: Session,
  kept: unknown,
  stops: readonly Stop[],
  context: SittingContext,
): Session {
  const drafts = draftsIn(kept)
  const parked: Record<string, Draft> = {}
  for (const stop of stops) {
    const old = drafts[placeKey(stop.place)]
    if (old === undefined) continue
    const about = draftContext(session, stop.question, context)
    parked[placeKey(stop.place)] = restoredDraft(
      old,
      freshDraft(answerAt(session.content.answers, stop.place), about),
      about,
    )
  }
  return { ...session, parked }
}
