import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { check, copyOfWords, fileOf, hemvagIn, spoil } from './program.js'

const root = join(import.meta.dirname, '../..')

describe('one text of a language that was spoilt by hand', () => {
  let words = ''
  beforeAll(async () => {
    words = copyOfWords()
    for (const locale of ['ar', 'th']) await hemvagIn(words, 'translate', 'mark', locale)
  })
  beforeEach(() => {
    for (const locale of ['ar', 'sv']) {
      for (const folder of ['form', 'answers.json', 'document.json'])
        cpSync(join(root, 'locales', locale, folder), join(words, 'locales', locale, folder), {
          recursive: true,
          force: true,
        })
    }
    rmSync(join(words, 'locales/ar/status.json'), { force: true })
  })

  const spoilt: readonly [what: string, key: string, text: unknown, code: string][] = [
    ['is missing', 'form/identity:dateOfBirth.label', undefined, 'missing'],
    ['has a key that nothing asks for', 'form/identity:dateOfBirth.lable', 'تاريخ الميلاد', 'unknown'],
    ['is empty', 'form/identity:gender.label', ' ', 'empty'],
    ['is no text', 'form/family:title', 7, 'notText'],
    ['lacks what is put in', 'document:childOf', 'الطفل {{number}} من الأطفال', 'placeholderMissing'],
    ['puts in something else', 'document:pageOf', '{{page}} ({{pages}}) {{name}}', 'placeholderUnknown'],
    ['has a brace too few', 'document:continued', 'تتمة {{section}', 'strayBraces'],
    ['lacks a plural form', 'answers:text.tooLong_few', undefined, 'pluralMissing'],
    [
      'is left in English',
      'form/identity:familyName.label',
      'Family name as in travel document',
      'leftInSource',
    ],
    ['is left in Swedish', 'form/identity:givenNames.label', 'Förnamn enligt resehandling', 'leftInSource'],
    ['has a word in another script', 'form/health:title', 'الصحة health', 'otherScript'],
    ['has letters of another script', 'form/housing:title', 'ที่อยู่', 'otherScript'],
    ['is too long for a label', 'form/identity:citizenship.label', 'تاريخ '.repeat(12).trim(), 'tooLong'],
    ['is far longer than the source', 'document:example', 'مثال '.repeat(30).trim(), 'tooLongForSource'],
    ['has a character that no font has', 'document:initials', 'الأحرف الأولى 🦊', 'noGlyph'],
    ['turns a line around', 'document:readAloud', 'تاريخ \u202eالميلاد', 'notClean'],
    ['ends in a number', 'form/identity:dateOfBirth.ask', 'متى ولدت 1990؟', 'endsInLatin'],
    ['is unknown to the computer', 'form/choices:languages.haz', undefined, 'nameMissing'],
  ]

  test('is found, with its place and what to do, however it was spoilt', async () => {
    for (const [, key, text] of spoilt) spoil(words, 'ar', key, text)
    const { code, faults } = await check(words, 'ar')
    expect(code).toBe(3)
    const found = faults.map((fault) => `${fault.place} ${fault.code}`)
    for (const [, key, , name] of spoilt)
      expect(found).toContain(`locales/ar/${key.replace(':', '.json: ')} ${name}`)
    for (const { message, remedy } of faults) expect([message, remedy]).not.toContain('')
  })

  test('one alone is enough to end with 3', async () => {
    spoil(words, 'th', 'document:example', 'Invented example')
    const { code, faults } = await check(words, 'th')
    cpSync(fileOf(root, 'th', 'document'), fileOf(words, 'th', 'document'))
    expect([code, faults.map(({ place }) => place)]).toEqual([
      3,
      expect.arrayContaining(['locales/th/document.json: example']),
    ])
  })

  test('a plural form that the language does not have is found', async () => {
    spoil(
      words,
      'th',
      'answers:text.tooLong_one',
      'ข้อความยาวเกินไป {{count}} ตัวอักษร ใส่ได้ไม่เกิน {{limit}} ตัวอักษร',
    )
    const { code, faults } = await check(words, 'th')
    spoil(words, 'th', 'answers:text.tooLong_one')
    expect([code, faults.map((fault) => fault.code)]).toEqual([3, expect.arrayContaining(['pluralUnknown'])])
  })

  test('a sentence that stands in two languages is found', async () => {
    const russian = 'Сколько вам было лет в то время?'
    spoil(words, 'ar', 'form/identity:dateOfBirth.ask', russian)
    spoil(words, 'th', 'form/identity:dateOfBirth.ask', russian)
    const { faults } = await check(words, 'ar')
    expect(faults.map((fault) => fault.code)).toContain('sameAsOther')
    cpSync(join(root, 'locales/th/form'), join(words, 'locales/th/form'), { recursive: true, force: true })
  })

  test('a source that changes makes its translation stale, counted and listed', async () => {
    const before = (await check(words, 'ar')).stale
    spoil(words, 'sv', 'form/identity:dateOfBirth.label', 'Dag du är född')
    const { code, stale, faults } = await check(words, 'ar')
    expect([code, before, stale]).toEqual([3, 0, 1])
    expect(faults).toContainEqual(
      expect.objectContaining({ place: 'locales/ar/form/identity.json: dateOfBirth.label', code: 'stale' }),
    )
    expect((await hemvagIn(words, 'translate', 'mark', 'ar', 'form/identity:dateOfBirth')).code).toBe(0)
    expect((await check(words, 'ar')).stale).toBe(0)
    await hemvagIn(words, 'translate', 'mark', 'ar')
  })

  test('a review counts until a text that it is about is changed', async () => {
    const status = async (): Promise<unknown> => {
      const { stdout } = await hemvagIn(words, 'languages', '--json')
      const rows = JSON.parse(stdout) as { locale: string; status: unknown }[]
      return rows.find(({ locale }) => locale === 'ar')?.status
    }
    const review = (texts: string) =>
      hemvagIn(words, 'translate', 'review', 'ar', texts, '--status', 'reviewed', '--by', 'Translator TEST')
    expect(await status()).toEqual({ interface: 'drafted', legal: 'compared' })
    await review('form/consent:')
    expect(await status()).toEqual({ interface: 'drafted', legal: 'compared' })
    for (const legal of [
      'form/declaration:',
      'form/information:',
      'form/signature:',
      'document:application.',
      'document:draft.',
      'document:signature.',
      'document:readAloud',
      'leaflet:',
    ])
      expect((await review(legal)).code).toBe(0)
    expect(await status()).toEqual({ interface: 'drafted', legal: 'reviewed' })
    spoil(words, 'ar', 'form/consent:iomFinland.label', 'إرسال الطلب')
    expect(await status()).toEqual({ interface: 'drafted', legal: 'drafted' })
    expect((await check(words, 'ar')).faults).toContainEqual(
      expect.objectContaining({ place: 'locales/ar/status.json: form/consent:', code: 'reviewLapsed' }),
    )
  })

  test('a language that is not there is wrong use', async () => {
    expect((await hemvagIn(words, 'translate', 'check', 'xx')).code).toBe(2)
  })
})
