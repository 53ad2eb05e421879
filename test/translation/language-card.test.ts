import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { logicalText, textOf } from '../support/read-pdf.js'
import { hemvagIn, shippedWords } from './program.js'

const root = join(import.meta.dirname, '../..')

describe('the language card', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'hemvag-card-')), 'card.pdf')

  test('is one page of names that people know their language by', async () => {
    expect(
      await hemvagIn(root, '--staff-language', 'sv', 'languages', '--card', '--out', file),
    ).toMatchObject({
      code: 0,
    })
    const pages = await textOf(readFileSync(file))
    expect(pages).toHaveLength(1)
    for (const name of [
      'română',
      'Tiếng Việt',
      'українська',
      'ไทย',
      '中文',
      'thailändska',
      'ett annat språk',
    ])
      expect(pages[0]).toContain(name)
  })

  test('has every language that is shipped, but the one of the country', async () => {
    const names = logicalText(readFileSync(file))
    for (const { locale, ownName } of (await shippedWords()).context.locales.list)
      if (locale !== 'sv') expect(names).toContain(ownName.replace(/（.*/u, ''))
  })

  test('names neither programme nor case nor who made it: it lies open on tables', () => {
    const bytes = readFileSync(file, 'latin1')
    expect(bytes).not.toMatch(/IOM|Hemv|hemvag|program|ÅMP|traffick/iu)
  })

  test('needs a file to be written to', async () => {
    expect(await hemvagIn(root, 'languages', '--card')).toMatchObject({ code: 2 })
  })
})
