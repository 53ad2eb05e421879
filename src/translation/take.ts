/** Takes back what translators made: each text passes the gates, and only those that do are taken. */

import type { Locale, MessageKey } from '../message.js'
import { textFaults } from './check-text.js'
import { neededKeys, type Gates } from './check-language.js'
import type { Language, SourceMarks } from './desk.js'
import { textFault, type TextFault } from './faults.js'
import { pluralOf, sourceFor, stemOf } from './keys.js'
import { possibleNames } from './names.js'
import { markOf, sourceMark } from './stale.js'
import type { Row } from './units.js'

export interface Refused {
  readonly line: number
  readonly id: string
  readonly faults: readonly TextFault[]
}

export interface Taken {
  /** Texts that become others, or are new. */
  readonly texts: ReadonlyMap<MessageKey, string>
  /** Of which source they were made. */
  readonly marks: SourceMarks
  readonly refused: readonly Refused[]
}

/** Compares rows with the language as it is. Rows that change nothing are not looked at further. */
export function takeRows(rows: readonly Row[], language: Language, gates: Gates): Taken {
  const needed = new Set([...neededKeys(language, gates), ...possibleNames(gates.form)])
  const keyOfToken = new Map([...needed].map((key) => [key.replaceAll('/', '.'), key]))
  const texts = new Map<MessageKey, string>()
  const marks: Record<MessageKey, string> = {}
  const refused: Refused[] = []
  const seen = new Set<MessageKey>()
  for (const row of rows) {
    const key = needed.has(row.id) ? row.id : keyOfToken.get(row.id)
    // Other ends of lines and ways to write an accent are the program's, not the translator's.
    const text = row.target.replace(/\r\n?/gu, '\n').normalize('NFC')
    const faults =
      key === undefined
        ? [unknownKey(row.id, language, needed)]
        : faultsOf(key, text, language, gates, seen, row)
    if (key !== undefined) seen.add(key)
    if (faults.length > 0) refused.push({ line: row.line, id: row.id, faults })
    else if (
      key !== undefined &&
      text !== '' &&
      !isUntouched(text, language.texts.get(key), row) &&
      text !== language.texts.get(key)
    ) {
      texts.set(key, text)
      marks[stemOf(key)] = markFor(key, row, language.locale, gates)
    }
  }
  return { texts, marks, refused }
}

function unknownKey(id: string, { locale }: Language, needed: ReadonlySet<MessageKey>): TextFault {
  const plural = pluralOf(id)
  const isPlural = plural !== undefined && needed.has(`${plural.stem}_other`)
  return isPlural
    ? textFault(locale, id, 'pluralUnknown', { form: plural.form })
    : textFault(locale, id, 'unknown')
}

function faultsOf(
  key: MessageKey,
  text: string,
  language: Language,
  gates: Gates,
  seen: ReadonlySet<MessageKey>,
  row: Row,
): TextFault[] {
  const now = language.texts.get(key)
  if (seen.has(key)) return [textFault(language.locale, key, 'twice')]
  if (isUntouched(text, now, row) || text === now || (text === '' && now === undefined)) return []
  const wasSent = now === undefined || row.mark === undefined || row.mark === markOf([now])
  if (!wasSent) return [textFault(language.locale, key, 'changedMeanwhile')]
  return textFaults(key, text, language, gates)
}

/** The translator left the text as it was sent out: ours may have been bettered since, and stays. */
const isUntouched = (text: string, now: string | undefined, { mark }: Row): boolean =>
  now !== undefined && mark === markOf([text])

/** Where the file has an older source than ours, the text is taken, and counts as made from that one. */
function markFor(key: MessageKey, row: Row, locale: Locale, { source }: Gates): string {
  const same = (made: string | undefined, now: string | undefined): boolean =>
    made === undefined || made.replace(/\r\n?/gu, '\n') === now
  const isCurrent =
    same(row.swedish, sourceFor(locale, key, source.sv)) &&
    same(row.english, sourceFor(locale, key, source.en))
  return isCurrent ? sourceMark(stemOf(key), source) : markOf([row.swedish ?? '', row.english ?? ''])
}
