import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { exchangeFor } from '../../src/cli/translate-exchange.js'
import { readCsv, writeCsv } from '../../src/translation/csv.js'
import { pluralOf } from '../../src/translation/keys.js'
import { readPo, writePo } from '../../src/translation/po.js'
import { takeRows } from '../../src/translation/take.js'
import type { Exchange, ReturnedFile } from '../../src/translation/units.js'
import { readXliff, writeXliff } from '../../src/translation/xliff.js'
import { shippedWords, translated } from './program.js'

const root = join(import.meta.dirname, '../..')

const thereAndBack: Readonly<Record<string, (exchange: Exchange) => ReturnedFile>> = {
  xlf: (exchange) => readXliff(writeXliff(exchange)),
  po: (exchange) => readPo(writePo(exchange)),
  csv: (exchange) => readCsv(writeCsv(exchange)),
}

describe('a language that goes to a translator and back', () => {
  let shipped: Awaited<ReturnType<typeof shippedWords>>
  const exchanges = new Map<string, Exchange>()
  const exchangeOf = (locale: string): Exchange => {
    const { context, desk, gates } = shipped
    const known = exchanges.get(locale) ?? exchangeFor(context, desk, desk.language(locale), gates)
    exchanges.set(locale, known)
    return known
  }
  beforeAll(async () => {
    shipped = await shippedWords()
  })

  test.each(translated().flatMap((locale) => Object.keys(thereAndBack).map((format) => [locale, format])))(
    '%s as %s: every text comes back to the letter, and nothing changes',
    (locale, format) => {
      const exchange = exchangeOf(locale)
      const { locale: named, rows } = thereAndBack[format]?.(exchange) ?? { locale: '', rows: [] }
      expect(named).toBe(locale)
      const textsOf = (each: readonly { id: string; target: string }[]) =>
        Object.fromEntries(each.map(({ id, target }) => [id, target]))
      expect(textsOf(rows)).toEqual(textsOf(exchange.units))
      expect(rows).toHaveLength(exchange.units.length)
      const taken = takeRows(rows, shipped.desk.language(locale), shipped.gates)
      expect(taken).toEqual({ texts: new Map(), marks: {}, refused: [] })
    },
  )

  test.each(translated())('%s taken into an empty language is all there again', (locale) => {
    const { rows } = readPo(writePo(exchangeOf(locale)))
    const whole = shipped.desk.language(locale)
    // As if a translator had made all of it: nothing says that it was sent from here.
    const made = rows.map((row) => ({ ...row, mark: undefined }))
    const { texts, refused } = takeRows(made, { ...whole, texts: new Map() }, shipped.gates)
    expect(refused).toEqual([])
    const needed = exchangeOf(locale).units.map(({ id }) => [id, whole.texts.get(id)])
    expect(Object.fromEntries(texts)).toEqual(Object.fromEntries(needed))
  })

  test.each([
    ['ar', ['zero', 'one', 'two', 'few', 'many', 'other']],
    ['uk', ['one', 'few', 'many', 'other']],
    ['ru', ['one', 'few', 'many', 'other']],
    ['ro', ['one', 'few', 'other']],
    ['th', ['other']],
  ])('%s has a unit for each of its plural forms: %j', (locale, forms) => {
    const sent = exchangeOf(locale).units.flatMap(({ id }) => {
      const plural = pluralOf(id)
      return plural?.stem === 'answers:text.tooLong' ? [plural.form] : []
    })
    expect(sent).toEqual(forms)
  })

  test('a form for 21 and 31 is made from a source that says the number', () => {
    const swedish = (locale: string): string | undefined =>
      exchangeOf(locale).units.find(({ id }) => id === 'document:draft.remains_one')?.swedish
    expect(swedish('ru')).toContain('{{count}}')
    expect(swedish('bg')).not.toContain('{{count}}')
  })

  test('says where a text is seen, in words and in a picture that is there', () => {
    const unit = exchangeOf('ar').units.find(({ id }) => id === 'form/identity:dateOfBirth.ask')
    expect(unit?.where).toMatch(/D\d+/u)
    const pictures = new Set(exchangeOf('ar').units.map(({ picture }) => picture))
    pictures.delete('')
    expect(pictures.size).toBeGreaterThan(1)
    for (const picture of pictures) expect(existsSync(join(root, picture))).toBe(true)
    expect(writePo(exchangeOf('ar'))).toContain('#: docs/pictures/')
    expect(writeXliff(exchangeOf('ar'))).toContain('category="picture">docs/pictures/')
    expect(writeCsv(exchangeOf('ar'))).toContain(',docs/pictures/')
  })
})
