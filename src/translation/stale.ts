/** Notices that a source text has changed since it was translated. */

import { createHash } from 'node:crypto'
import type { MessageKey } from '../message.js'
import type { Catalogue } from './catalogue.js'
import type { SourceMarks } from './desk.js'
import { pluralForms, stemOf } from './keys.js'

/** The two languages that translations are made from. */
export interface Source {
  readonly sv: Catalogue
  readonly en: Catalogue
}

/** A short mark of a text in both source languages, all plural forms together. */
export function sourceMark(stem: MessageKey, { sv, en }: Source): string {
  const keys = [stem, ...pluralForms.map((form) => `${stem}_${form}`)]
  return markOf(keys.flatMap((key) => [sv.get(key) ?? '', en.get(key) ?? '']))
}

/** Ten characters that change when any of the texts does. */
export function markOf(texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('base64url').slice(0, 10)
}

/** The marks for texts as the source is now, in the order of the source. */
export function marksNow(keys: Iterable<MessageKey>, source: Source): SourceMarks {
  const stems = new Set([...keys].map(stemOf))
  const ordered = new Set([...source.sv.keys()].map(stemOf))
  const all = [
    ...[...ordered].filter((stem) => stems.has(stem)),
    ...[...stems].filter((stem) => !ordered.has(stem)),
  ]
  return Object.fromEntries(all.map((stem) => [stem, sourceMark(stem, source)]))
}

/** Whether a text was made from another source than the present one; false where nothing is known. */
export function isStale(key: MessageKey, marks: SourceMarks | undefined, source: Source): boolean {
  const stem = stemOf(key)
  const mark = marks && Object.hasOwn(marks, stem) ? marks[stem] : undefined
  return mark !== undefined && mark !== sourceMark(stem, source)
}
