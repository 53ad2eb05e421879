/** CSV for spreadsheets: with a byte order mark, so that they read it as UTF-8. */

import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { Exchange, ReturnedFile, Unit } from './units.js'

const about = [
  'id',
  'where',
  'picture',
  'limit',
  'note',
  'backReading',
  'status',
  'mark',
  'sv',
  'en',
] as const

/** The column of the translation is headed with the tag of its language. */
export function writeCsv({ locale, units }: Exchange): string {
  const rows = units.map((unit) => cellsOf(unit).map(asText))
  return stringify([[...about, locale], ...rows], { bom: true, record_delimiter: '\r\n' })
}

const cellsOf = (unit: Unit): string[] => [
  unit.id,
  unit.where,
  unit.picture,
  String(unit.limit),
  unit.note,
  unit.backReading,
  unit.status,
  unit.mark,
  unit.swedish,
  unit.english,
  unit.target,
]

/** A cell that begins with one of these signs would be a formula: an apostrophe keeps it text. */
const asText = (cell: string): string => (/^'*[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell)

const asWritten = (cell: string): string => (/^'+[=+\-@\t\r]/u.test(cell) ? cell.slice(1) : cell)

/** @throws {Error} if it has no column of ids, or cannot be read as a table */
export function readCsv(text: string): ReturnedFile {
  const content = text.replace(/^\uFEFF/u, '')
  const [firstLine = ''] = content.split(/\r?\n/u, 1)
  // Spreadsheets write the list separator of their country.
  const delimiter = [',', ';', '\t'].find((sign) => firstLine.split(sign).length >= 2) ?? ','
  const table = parse(content, {
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
  }) as unknown as {
    record: string[]
    info: { lines: number }
  }[]
  const [head, ...records] = table
  const columns = (head?.record ?? []).map((name) => name.trim())
  const column = (name: string): number => columns.indexOf(name)
  if (column('id') < 0) throw new Error('no column of ids')
  const locale = columns.find((name) => name !== '' && !about.some((each) => each === name))
  const cell = (record: readonly string[], name: string): string | undefined => {
    const text = record[column(name)]
    return text === undefined ? undefined : asWritten(text)
  }
  let line = (head?.info.lines ?? 0) + 1
  const rows = records.map(({ record, info }) => {
    const at = line
    line = info.lines + 1
    return {
      line: at,
      id: cell(record, 'id') ?? '',
      target: locale === undefined ? '' : (cell(record, locale) ?? ''),
      swedish: cell(record, 'sv'),
      english: cell(record, 'en'),
      mark: cell(record, 'mark') || undefined,
    }
  })
  return { locale, rows }
}
