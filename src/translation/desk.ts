/** What is kept beside the texts of a language, for those who translate and review. */

import * as z from 'zod'
import type { Direction, Locale } from '../message.js'
import type { Catalogue } from './catalogue.js'
import type { MessageKey } from '../message.js'

/** One term, and the word chosen for it. */
export interface Term {
  readonly sv: string
  readonly en: string
  readonly term: string
  /** How the word is written where it is inflected. */
  readonly forms?: readonly string[] | undefined
  /** Keys of texts that say it in other words on purpose. */
  readonly without?: readonly MessageKey[] | undefined
  /** Why this word. */
  readonly note?: string | undefined
  /** Another word, and why not. */
  readonly rejected?: string | undefined
}

/** What may be the same in a translation as in the source, each with the reason. */
export interface SameList {
  /** Single words in Latin letters: names, codes. */
  readonly words: Readonly<Record<string, string>>
  /** Whole texts. */
  readonly texts: Readonly<Record<string, string>>
}

/** Text without its plural form → mark of the source that it was made from. */
export type SourceMarks = Readonly<Record<MessageKey, string>>

/** All that there is of one language. */
export interface Language {
  readonly locale: Locale
  /** ISO 15924, as `meta.json` says. */
  readonly script: string
  readonly direction: Direction
  readonly isStaffLanguage: boolean
  readonly texts: Catalogue
  /** Where something else than a text stands. */
  readonly notTexts: readonly MessageKey[]
  readonly glossary: readonly Term[]
  /** Of this language and of all. */
  readonly same: SameList
  /** Undefined when nobody has said yet which source the texts were made from. */
  readonly sources: SourceMarks | undefined
}

export const glossarySchema = z.array(
  z.object({
    sv: z.string(),
    en: z.string(),
    term: z.string(),
    forms: z.array(z.string()).optional(),
    without: z.array(z.string()).optional(),
    note: z.string().optional(),
    rejected: z.string().optional(),
  }),
)

export const sameSchema = z.strictObject({
  words: z.record(z.string(), z.string()),
  texts: z.record(z.string(), z.string()),
})

export const sourcesSchema = z.record(z.string(), z.string())
