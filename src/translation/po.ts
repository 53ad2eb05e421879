/**
 * PO, the format of gettext. One entry for each key and plural form, with the key as its
 * context: gettext's own plurals have another order and number of forms than i18next's.
 *
 * @see https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
 */

import { po, type GetTextTranslation } from 'gettext-parser'
import type { Exchange, ReturnedFile, Unit } from './units.js'

const englishLine = 'en: '
const markLine = '# '

export function writePo({ locale, units }: Exchange): string {
  const translations = Object.fromEntries(units.map((unit) => [unit.id, { [unit.swedish]: entry(unit) }]))
  const headers = {
    Language: locale,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
  }
  const file = po.compile({ charset: 'utf-8', headers, translations }, { foldLength: 0 })
  return `${file.toString('utf8').trimEnd()}\n`
}

function entry(unit: Unit): GetTextTranslation {
  const about = [
    ...unit.english.split('\n').map((line) => `${englishLine}${line}`),
    unit.where,
    `≤ ${unit.limit}`,
    unit.note,
    unit.backReading,
    unit.status,
    `${markLine}${unit.mark}`,
  ]
  return {
    msgctxt: unit.id,
    msgid: unit.swedish,
    msgstr: [unit.target],
    comments: {
      extracted: about.filter((line) => line !== '').join('\n'),
      translator: '',
      reference: unit.picture,
      previous: '',
      flag: unit.status === 'stale' ? 'fuzzy' : '',
    },
  }
}

/** @throws {Error} if it is no PO file */
export function readPo(text: string): ReturnedFile {
  const parsed = po.parse(text.replace(/^\uFEFF/u, ''))
  const lineOf = linesOfContexts(text)
  const rows = Object.values(parsed.translations)
    .flatMap((entries) => Object.values(entries))
    .filter(({ msgctxt }) => msgctxt !== undefined)
    .map(({ msgctxt = '', msgid, msgstr, comments }) => ({
      line: lineOf.get(msgctxt) ?? 0,
      id: msgctxt,
      target: msgstr[0] ?? '',
      swedish: msgid,
      english: linesIn(comments?.extracted, englishLine),
      mark: linesIn(comments?.extracted, markLine),
    }))
  return { locale: parsed.headers['Language'], rows }
}

function linesIn(extracted = '', beginning: string): string | undefined {
  const lines = extracted.split('\n').filter((line) => line.startsWith(beginning))
  return lines.length === 0 ? undefined : lines.map((line) => line.slice(beginning.length)).join('\n')
}

function linesOfContexts(text: string): ReadonlyMap<string, number> {
  return new Map(
    text.split('\n').flatMap((line, index) => {
      const [, key] = /^msgctxt "(.*)"\s*$/u.exec(line) ?? []
      return key === undefined ? [] : [[key, index + 1] as const]
    }),
  )
}
