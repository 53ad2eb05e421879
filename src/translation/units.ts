/** Texts as translators get them: one unit for each key and plural form. */

import type { Form } from '../form/form.js'
import type { Locale, MessageKey, Translate } from '../message.js'
import { roomFor, charactersIn } from './check-text.js'
import { namespaceOf, pathOf } from './catalogue.js'
import { isChoice, limitOf, pluralOf, sourceFor } from './keys.js'
import { backReadingOf, type BackReadings } from './drafts.js'
import type { ReviewStatus } from './review.js'
import { markOf, type Source } from './stale.js'

export interface Unit {
  readonly id: MessageKey
  readonly swedish: string
  readonly english: string
  /** Empty where nothing is translated yet. */
  readonly target: string
  /** Of `target`: by it a file that comes back shows which texts the translator has changed. */
  readonly mark: string
  readonly status: ReviewStatus | 'missing' | 'stale'
  /** Where it appears and who reads it, in the words of the staff language. */
  readonly where: string
  /** A picture of such a text in its place, below the folder of the project; empty where there is none. */
  readonly picture: string
  /** Longest text in characters. */
  readonly limit: number
  /** Note for translators; often empty. */
  readonly note: string
  /** What the text says, told in English by somebody who saw no source; often empty. */
  readonly backReading: string
}

/** What is on its way to or from a translator. */
export interface Exchange {
  readonly locale: Locale
  readonly units: readonly Unit[]
}

/** One row of a file that came back. */
export interface Row {
  /** In the file, from 1. */
  readonly line: number
  readonly id: MessageKey
  readonly target: string
  /** The source it was made from, as the file has it. */
  readonly swedish?: string | undefined
  readonly english?: string | undefined
  /** Of the target as it was sent out. */
  readonly mark?: string | undefined
}

export interface ReturnedFile {
  /** Tag of the language; undefined where the file does not say. */
  readonly locale: Locale | undefined
  readonly rows: readonly Row[]
}

export type ExchangeFormat = 'xliff' | 'po' | 'csv'

/** What is known of texts besides their words. */
export interface UnitFacts {
  readonly form: Form
  readonly source: Source
  readonly notes: Readonly<Record<MessageKey, string>>
  readonly backReadings: BackReadings
  readonly statusOf: (key: MessageKey) => Unit['status']
  readonly t: Translate
}

/** @param keys what the language needs, in the order of the source */
export function unitsFor(
  locale: Locale,
  keys: readonly MessageKey[],
  texts: ReadonlyMap<MessageKey, string>,
  facts: UnitFacts,
): Unit[] {
  return keys.map((id) => {
    const swedish = sourceFor(locale, id, facts.source.sv) ?? ''
    const english = sourceFor(locale, id, facts.source.en) ?? ''
    const target = texts.get(id) ?? ''
    return {
      id,
      swedish,
      english,
      target,
      mark: markOf([target]),
      status: target === '' ? 'missing' : facts.statusOf(id),
      where: whereIs(id, facts),
      picture: pictureOf(id),
      limit: Math.min(
        limitOf(id) ?? Infinity,
        roomFor(Math.max(charactersIn(swedish), charactersIn(english))),
      ),
      note: noteOn(id, facts.notes),
      backReading: backReadingOf(id, texts, facts.backReadings) ?? '',
    }
  })
}

/** Notes are kept by the key as Swedish and English have it: with the general plural form. */
function noteOn(id: MessageKey, notes: UnitFacts['notes']): string {
  const plural = pluralOf(id)
  return notes[id] ?? (plural && notes[`${plural.stem}_other`]) ?? ''
}

function pictureOf(id: MessageKey): string {
  const namespace = namespaceOf(id)
  if (namespace === 'document') return 'docs/pictures/page.png'
  const isOnScreen = namespace.startsWith('form/') || namespace === 'interview' || namespace === 'answers'
  return isOnScreen ? 'docs/pictures/wizard.svg' : ''
}

const placesInForm = ['label', 'ask', 'why', 'hint'] as const

function whereIs(id: MessageKey, { form, t }: UnitFacts): string {
  const plural = pluralOf(id)
  const place = placeOf(id, form)
  const where = t(`translate:where.${place.name}`, place.values)
  return plural ? t('translate:where.plural', { where, form: plural.form }) : where
}

function placeOf(id: MessageKey, form: Form): { name: string; values: Record<string, string> } {
  const [namespace, path] = [namespaceOf(id), pathOf(id)]
  if (!namespace.startsWith('form/')) {
    const known = ['interview', 'answers', 'document', 'leaflet', 'interpreterCard', 'words'].find(
      (each) => each === namespace,
    )
    return { name: known ?? 'other', values: {} }
  }
  if (namespace === 'form/choices') {
    const isName = path.startsWith('languages.') || path.startsWith('countries.')
    return { name: isName ? 'name' : 'sharedChoice', values: { code: path.slice(path.indexOf('.') + 1) } }
  }
  const section = form.sections.find((each) => `form/${each.id}` === namespace)
  const letter = section?.letter ?? ''
  const field = path.split('.')[0] ?? ''
  const question = section?.questions.find((each) => each.id === `${section.id}.${field}`)
  if (!question) return { name: path === 'intro' ? 'intro' : 'title', values: { letter } }
  const values = { number: question.number }
  if (isChoice(id)) return { name: 'choice', values }
  if (path.includes('.parts.')) return { name: 'part', values }
  if (path.includes('.scale.')) return { name: 'scale', values }
  return { name: placesInForm.find((each) => path.endsWith(`.${each}`)) ?? 'other', values }
}
