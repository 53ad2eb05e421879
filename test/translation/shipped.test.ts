import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import * as z from 'zod'
import { reviewsSchema } from '../../src/translation/review-schema.js'
import { languageStatus } from '../../src/i18n/language-status.js'
import { ruleFacts } from '../../src/cli/facts.js'
import { quietContext } from '../support/quiet-world.js'
import { check } from './program.js'

const root = join(import.meta.dirname, '../..')
const shipped = readdirSync(join(root, 'locales'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(root, 'locales', entry.name, 'meta.json')))
  .map(({ name }) => name)

const metaSchema = z.strictObject({
  ownName: z.string().min(1),
  script: z.string().length(4),
  direction: z.enum(['ltr', 'rtl']),
  isStaffLanguage: z.boolean(),
})

const read = (name: string): unknown => JSON.parse(readFileSync(join(root, 'locales', name), 'utf8'))

describe('the languages that are shipped', () => {
  // The program itself believes these files: reading them must cost nothing at its start.
  test.each(shipped)('%s says of itself what the program needs to know', (locale) => {
    expect(metaSchema.safeParse(read(`${locale}/meta.json`)).error).toBeUndefined()
    const reviews = existsSync(join(root, 'locales', locale, 'status.json'))
      ? read(`${locale}/status.json`)
      : []
    expect(reviewsSchema.safeParse(reviews).error).toBeUndefined()
  })

  test('two drafts that were compared are no translated form (rule L5): that takes a person', () => {
    const context = quietContext('2026-11-26T10:00:00Z')
    const compared = context.locales.list
      .map(({ locale }) => locale)
      .filter((locale) => languageStatus(context.locales, locale).legal === 'compared')
    expect(compared.length).toBeGreaterThan(10)
    const counted = ruleFacts(context).reviewedLanguages
    expect(counted).toEqual(expect.arrayContaining(['sv', 'en']))
    for (const locale of compared) expect(counted).not.toContain(locale)
  })

  test('the beginnings of legal texts are a list of keys', () => {
    expect(z.array(z.string().min(1)).safeParse(read('legal.json')).error).toBeUndefined()
  })

  test.each(shipped)('%s is complete and passes every gate', async (locale) => {
    const { faults, translated, stale } = await check(root, locale)
    expect(faults.map(({ place, message }) => `${place}: ${message}`)).toEqual([])
    expect([translated, stale]).toEqual([100, 0])
  })
})
