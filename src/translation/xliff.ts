/**
 * XLIFF 2.0, the exchange format of translation programs.
 *
 * @see https://docs.oasis-open.org/xliff/xliff-core/v2.0/xliff-core-v2.0.html
 */

import { SaxesParser } from 'saxes'
import { namespaceOf } from './catalogue.js'
import type { Exchange, ReturnedFile, Row, Unit } from './units.js'

export function writeXliff({ locale, units }: Exchange): string {
  const namespaces = [...new Set(units.map(({ id }) => namespaceOf(id)))]
  const files = namespaces.map((namespace) => {
    const own = units.filter(({ id }) => namespaceOf(id) === namespace)
    return `  <file id="${token(namespace)}" original="${escaped(namespace)}.json">\n${own.map(unitText).join('')}  </file>\n`
  })
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="sv" trgLang="${escaped(locale)}">\n` +
    `${files.join('')}</xliff>\n`
  )
}

function unitText(unit: Unit): string {
  const notes = [
    note('english', unit.english),
    note('where', unit.where),
    note('picture', unit.picture),
    note('limit', String(unit.limit)),
    note('note', unit.note),
    note('backReading', unit.backReading),
    note('status', unit.status),
    note('mark', unit.mark),
  ].join('')
  const target = unit.target === '' ? '' : `        <target>${escaped(unit.target)}</target>\n`
  return (
    `    <unit id="${token(unit.id)}" name="${escaped(unit.id)}" xml:space="preserve">\n` +
    `      <notes>\n${notes}      </notes>\n` +
    `      <segment state="${stateOf(unit)}">\n        <source>${escaped(unit.swedish)}</source>\n${target}      </segment>\n` +
    '    </unit>\n'
  )
}

const note = (category: string, text: string): string =>
  text === '' ? '' : `        <note category="${category}">${escaped(text)}</note>\n`

function stateOf({ status }: Unit): string {
  if (status === 'missing' || status === 'stale') return 'initial'
  return status === 'reviewed' ? 'reviewed' : 'translated'
}

/** Ids in XLIFF are NMTOKENs, which hold no slash. */
const token = (key: string): string => escaped(key.replaceAll('/', '.'))

const escaped = (text: string): string =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;')

/**
 * Reads what a translation program gives back. Inline elements lose their tags and keep their
 * text; several segments of a unit are one text.
 *
 * @throws {Error} if it is no well-formed XML
 */
export function readXliff(text: string): ReturnedFile {
  const parser = new SaxesParser()
  const rows: Row[] = []
  let locale: string | undefined
  let unit: Growing | undefined
  let into: 'swedish' | 'target' | (typeof kept)[number] | undefined
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'xliff') locale = attributes['trgLang']
    if (name === 'unit')
      unit = {
        line: parser.line,
        id: attributes['name'] ?? attributes['id'] ?? '',
        swedish: '',
        target: '',
        english: '',
        mark: '',
      }
    if (name === 'source') into = 'swedish'
    if (name === 'target') into = 'target'
    if (name === 'note') into = kept.find((category) => category === attributes['category'])
  })
  const add = (words: string): void => {
    if (unit && into) unit[into] += words
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', ({ name }) => {
    if (name === 'source' || name === 'target' || name === 'note') into = undefined
    if (name !== 'unit' || !unit) return
    rows.push({ ...unit, english: unit.english || undefined, mark: unit.mark || undefined })
    unit = undefined
  })
  parser.write(text.replace(/^\uFEFF/u, '')).close()
  return { locale, rows }
}

interface Growing {
  line: number
  id: string
  swedish: string
  target: string
  english: string
  mark: string
}

/** Notes that are read again. */
const kept = ['english', 'mark'] as const
