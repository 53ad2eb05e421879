/**
 * The record of a case: what happened, oldest first, each entry tied by hash to all before it.
 *
 * Whoever alters, removes or inserts an entry would have to write every later one anew, and the
 * last hash, which is printed in the documents, would no longer be the same. An entry about an
 * answer also holds a hash of what was said, so that an answer that was altered beside the record
 * shows. The record proves nothing against somebody who rewrites all of it before anything is
 * printed.
 */

import { createHash } from 'node:crypto'
import type { Answer, Place } from './answer.js'
import { answerAt, placeKey, withoutAnswer } from './answers.js'
import type { Locale } from '../message.js'
import { canonicalJson, whatWasSaid } from './canonical.js'
import type { CaseContent, RecordEntry } from './case-content.js'

/** Something that happened; its place in the chain follows from what happened before. */
export type NewEntry = Omit<RecordEntry, 'chain'>

/** The case with one entry more. The only way to add one. */
export function recorded(content: CaseContent, entry: NewEntry): CaseContent {
  const chain = linkOf(recordHead(content), entry)
  return { ...content, record: [...content.record, { ...entry, chain }] }
}

/** The entry for an answer that is new, or is changed. The answer's story says who, when and in which language. */
export function answerEntry(old: Answer | undefined, place: Place, answer: Answer, at: string): NewEntry {
  const { askedIn, source } = answer.story ?? {}
  return {
    at,
    what: old === undefined ? 'answered' : 'changed',
    place,
    ...(askedIn === undefined ? {} : { language: askedIn }),
    ...(source === undefined ? {} : { by: source }),
    said: saidHash(answer),
  }
}

/** The entry for the reason why a confirmed answer was changed: it follows that of the change. */
export function changeReasonEntry(place: Place, reason: string, at: string): NewEntry {
  return { at, what: 'changeReason', place, reason }
}

const takenOut = 'reopened'

/** A question without an answer from here on, as far as the record goes. */
const leaving: ReadonlySet<string> = new Set([takenOut, 'movedFrom', 'leftOver'])

/** The entry for an answer that stands at another place, or with another code, in a newer form. */
export function movedEntry(place: Place, answer: Answer, at: string): NewEntry {
  return { at, what: 'movedTo', place, said: saidHash(answer) }
}

/** The case without the answer at a place, where there is one, so that its question is asked anew. */
export function reopened(content: CaseContent, place: Place, at: string): CaseContent {
  if (answerAt(content.answers, place) === undefined) return content
  return recorded(
    { ...content, answers: withoutAnswer(content.answers, place) },
    { at, what: takenOut, place },
  )
}

/** The entry for an answer that was read back, and confirmed. */
export function confirmedEntry(place: Place, answer: Answer, language: Locale, at: string): NewEntry {
  return { at, what: 'confirmed', place, language, said: saidHash(answer) }
}

/**
 * The hash that stands for the whole record, in hexadecimal: two papers with the same one come
 * from cases to which the same things happened. Empty for an empty record.
 */
export function recordHead({ record }: Pick<CaseContent, 'record'>): string {
  const last = record.at(-1)
  if (!last) return ''
  // Entries of an old file are tied in all at once, by the first entry that comes after them.
  return last.chain ?? hashOf(canonicalJson(record))
}

/**
 * What papers that are made now say of the record: the head as of the last entry that is about an
 * answer or a decision, 16 digits in groups. That the case was imported or sent since changes no paper.
 * Undefined while nothing is chained.
 */
export function headOnPaper({ record }: Pick<CaseContent, 'record'>): string | undefined {
  const chain = record.findLast(({ what, place }) => place !== undefined || what === 'overridden')?.chain
  return chain && inGroups(chain)
}

/** The entry that a paper with this head was made after; undefined when the record knows no such head. */
export function entryWithHead(
  { record }: Pick<CaseContent, 'record'>,
  typed: string,
): { readonly number: number; readonly entry: RecordEntry } | undefined {
  const head = typed.replace(/\s/gu, '').toLowerCase()
  if (!/^[0-9a-f]{16,64}$/u.test(head)) return undefined
  const index = record.findIndex(({ chain }) => chain?.startsWith(head))
  const entry = record[index]
  return entry && { number: index + 1, entry }
}

/** The beginning of a head as people compare it: `3F2A 91BC 0D4E 77A1`. */
export function inGroups(head: string): string {
  return (head.slice(0, 16).match(/.{4}/gu) ?? []).join(' ').toUpperCase()
}

/** What became of a record. */
export type RecordState =
  | { readonly state: 'whole'; readonly unchained: number }
  /** A file from before entries were tied, or from elsewhere. */
  | { readonly state: 'notChained' }
  /** The first entry, from 0, that does not follow from those before it. */
  | { readonly state: 'broken'; readonly entry: number }

/** Follows the chain from the first entry to the last. */
export function verifyRecord({ record }: Pick<CaseContent, 'record'>): RecordState {
  const first = record.findIndex(({ chain }) => chain !== undefined)
  if (first < 0) return record.length === 0 ? { state: 'whole', unchained: 0 } : { state: 'notChained' }
  let head = recordHead({ record: record.slice(0, first) })
  for (const [index, { chain, ...entry }] of record.entries()) {
    if (index < first) continue
    if (chain !== linkOf(head, entry)) return { state: 'broken', entry: index }
    head = chain
  }
  return { state: 'whole', unchained: first }
}

/** Answers that are not what the record says was last said there: somebody altered one of the two. */
export function unrecordedChanges({ record, answers }: CaseContent): Place[] {
  const last = new Map<string, { readonly place: Place; readonly said: string }>()
  for (const { what, place, said } of record) {
    if (place && leaving.has(what)) last.delete(placeKey(place))
    else if (place && said !== undefined) last.set(placeKey(place), { place, said })
  }
  return [...last.values()].flatMap(({ place, said }) => {
    const answer = answerAt(answers, place)
    return answer && saidHash(answer) === said ? [] : [place]
  })
}

function linkOf(head: string, entry: NewEntry): string {
  return hashOf(canonicalJson([head, entry]))
}

function saidHash(answer: Answer): string {
  return hashOf(canonicalJson(whatWasSaid(answer))).slice(0, 32)
}

function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
