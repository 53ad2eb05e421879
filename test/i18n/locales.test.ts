import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { filesIn } from '../../src/cli/program-files.js'
import { openLocales } from '../../src/i18n/locales.js'

const meta = {
  script: 'Latn',
  direction: 'ltr',
  isStaffLanguage: true,
}

function folderOf(files: Record<string, unknown>): string {
  const root = mkdtempSync(join(tmpdir(), 'hemvag-locales-'))
  for (const [name, content] of Object.entries(files)) {
    const path = join(root, 'locales', name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, JSON.stringify(content))
  }
  return root
}

const root = folderOf({
  'sv/meta.json': { ...meta, ownName: 'svenska' },
  'sv/form/identity.json': { dateOfBirth: { label: 'Födelsedatum' } },
  'sv/document.json': {
    child: 'Barn {{number}} av {{of}}',
    asked_one: '{{count}} fråga',
    asked_other: '{{count}} frågor',
  },
  'ar/meta.json': { ...meta, ownName: 'العربية', script: 'Arab', direction: 'rtl', isStaffLanguage: false },
  'ar/document.json': { call: 'اتصل على {{phone}}', by: 'سأل {{name}}' },
})

describe('the languages', () => {
  const locales = openLocales(filesIn(root))

  test('are listed with the staff languages first', () => {
    expect(locales.list.map((info) => info.locale)).toEqual(['sv', 'ar'])
    expect(locales.info('ar')?.direction).toBe('rtl')
    expect(locales.info('xx')).toBeUndefined()
  })

  test('give the words of a key, in a file inside a folder too', () => {
    expect(locales.forScreen('sv')('form/identity:dateOfBirth.label')).toBe('Födelsedatum')
  })

  test('choose the plural form', () => {
    const t = locales.forScreen('sv')
    expect([t('document:asked', { count: 1 }), t('document:asked', { count: 4 })]).toEqual([
      '1 fråga',
      '4 frågor',
    ])
  })

  test('isolate what they insert on paper, and never on a screen', () => {
    const values = { phone: '+46 70 174 06 05' }
    expect(locales.forPaper('ar')('document:call', values)).toBe('اتصل على \u2066+46 70 174 06 05\u2069')
    expect(locales.forScreen('ar')('document:call', values)).toBe('اتصل على +46 70 174 06 05')
    expect(locales.forPaper('ar')('document:by', { name: 'Ali' })).toBe('سأل \u2068Ali\u2069')
  })

  test('know every key of a language', () => {
    expect([...locales.keys('sv')]).toEqual(
      expect.arrayContaining(['form/identity:dateOfBirth.label', 'document:child', 'document:asked_one']),
    )
  })

  test('never answer with a bare key', () => {
    expect(() => locales.forScreen('sv')('document:missing')).toThrow('sv has no text')
  })
})
