import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { filesIn } from '../../src/cli/program-files.js'
import { openLocales } from '../../src/i18n/locales.js'
import { check, copyOfWords, hemvagIn, spoil } from './program.js'

const key = 'form/consent:embassy.ask'
const other = 'form/consent:followUp.ask'

interface Row {
  readonly locale: string
  readonly status: { readonly interface: string; readonly legal: string }
  readonly texts?: Readonly<Record<'twice' | 'compared' | 'toldBack' | 'reviewed', number>>
}

describe('texts that are drafted twice and told back', () => {
  let words = ''
  const file = (name: string): string => join(words, name)
  const beside = (name: string): Record<string, Record<string, string>> =>
    JSON.parse(readFileSync(join(words, 'locales/ro', name), 'utf8')) as Record<
      string,
      Record<string, string>
    >
  const textOf = (id: string): string =>
    beside('form/consent.json')[id.slice('form/consent:'.length).split('.')[0] ?? '']?.['ask'] ?? ''
  const give = async (command: 'compare' | 'back-read', content: unknown) => {
    writeFileSync(file('given.json'), JSON.stringify(content))
    return hemvagIn(words, 'translate', command, 'ro', file('given.json'), '--by', 'machine')
  }
  const romanian = async (): Promise<Row | undefined> => {
    const { stdout } = await hemvagIn(words, 'languages', '--json')
    return (JSON.parse(stdout) as Row[]).find(({ locale }) => locale === 'ro')
  }
  const warnings = async (): Promise<string[]> => {
    const { stdout } = await hemvagIn(words, 'translate', 'check', 'ro', '--json')
    const [report] = JSON.parse(stdout) as { warnings: { key: string; code: string }[] }[]
    return (report?.warnings ?? []).map((warning) => `${warning.key} ${warning.code}`)
  }

  beforeAll(() => {
    words = copyOfWords()
    for (const name of ['drafts.json', 'back-reading.json', 'status.json'])
      rmSync(join(words, 'locales/ro', name), { force: true })
  })

  test('are the legal ones and a hundred questions', async () => {
    const questions = JSON.parse(readFileSync(join(words, 'locales/key-questions.json'), 'utf8')) as string[]
    expect(new Set(questions).size).toBe(100)
    const row = await romanian()
    expect(row?.texts).toEqual({ twice: expect.any(Number), compared: 0, toldBack: 0, reviewed: 0 })
    expect(row?.texts?.twice).toBeGreaterThanOrEqual(300)
  })

  test('are kept with both drafts and the decision; a new text is taken when it passes the gates', async () => {
    const first = textOf(key)
    const second = 'Poate OIM să ia legătura cu ambasada țării dumneavoastră pentru acte?'
    const text = 'Sunteți de acord ca OIM să ia legătura cu ambasada țării dumneavoastră pentru acte?'
    const { code, stdout } = await give('compare', {
      [key]: { second, text, decision: 'meaning: with “sunteți de acord” a consent is asked for' },
      [other]: { second: textOf(other) },
    })
    expect([code, stdout]).toEqual([0, 'ro: 2 texts compared; changed: 1.\n'])
    expect(textOf(key)).toBe(text)
    expect(beside('drafts.json')[key]).toMatchObject({ first, second, by: 'machine', on: '2026-03-01' })
    expect((await romanian())?.texts?.compared).toBe(2)
    expect((await check(words, 'ro')).faults).toEqual([])
  })

  test('need a reason where the drafts differ, and no text is taken that the gates refuse', async () => {
    const { code, stdout } = await give('compare', {
      [key]: { second: 'Altceva' },
      [other]: { second: textOf(other), text: 'May IOM contact you after the journey?' },
      'form/consent:nobody.ask': { second: 'Nimeni' },
    })
    expect(code).toBe(3)
    expect(stdout).toContain('no decision is noted')
    expect(stdout).toContain('locales/ro/form/consent.json: followUp.ask')
    expect(stdout).toContain('locales/ro/form/consent.json: nobody.ask')
    expect(stdout).toContain('ro: 0 texts compared; changed: 0.')
    expect(Object.keys(beside('drafts.json'))).toEqual([key, other])
  })

  test('are told back in English, and the export carries it to the reviewer', async () => {
    const english = 'Do you agree that IOM gets in touch with the embassy of your country about papers?'
    expect(await give('back-read', { [key]: english })).toMatchObject({
      code: 0,
      stdout: 'ro: 1 text told back.\n',
    })
    expect((await romanian())?.texts?.toldBack).toBe(1)
    await hemvagIn(words, 'translate', 'export', 'ro', '--out', file('ro.csv'))
    expect(readFileSync(file('ro.csv'), 'utf8')).toContain(english)
  })

  test('are drafts again when the text or its source changes', async () => {
    spoil(words, 'ro', key, `${textOf(key)} `.trim().replace('acte', 'documente'))
    expect((await romanian())?.texts).toMatchObject({ compared: 1, toldBack: 0 })
    expect(await warnings()).toEqual(
      expect.arrayContaining([`${key} comparisonLapsed`, `${key} backReadingLapsed`]),
    )
    await hemvagIn(words, 'translate', 'export', 'ro', '--out', file('ro.csv'))
    expect(readFileSync(file('ro.csv'), 'utf8')).not.toContain('gets in touch with the embassy')
    spoil(words, 'en', other, 'May IOM contact you later?')
    expect((await romanian())?.texts).toMatchObject({ compared: 0 })
  })

  test('make the legal texts of a language compared when all are, which is no review', async () => {
    const texts = (await hemvagIn(words, 'languages', '--json')).stdout
    expect(texts).not.toBe('')
    const legal = JSON.parse(readFileSync(join(words, 'locales/legal.json'), 'utf8')) as string[]

    const own = [...openLocales(filesIn(words)).texts('ro')].filter(([id]) =>
      legal.some((beginning) => id.startsWith(beginning)),
    )
    await give('compare', Object.fromEntries(own.map(([id, second]) => [id, { second, decision: 'taste' }])))
    expect((await romanian())?.status).toEqual({ interface: 'drafted', legal: 'compared' })
  })

  test('leave every other text of the file where it stands, forms of the plural too', async () => {
    const lines = (): string[] => readFileSync(join(words, 'locales/ro/document.json'), 'utf8').split('\n')
    const before = lines()
    const document = JSON.parse(before.join('\n')) as { application: { name: string } }
    const second = `${document.application.name} nouă`
    const given = { 'document:application.name': { second, text: second, decision: 'taste' } }
    expect((await give('compare', given)).code).toBe(0)
    const after = lines()
    expect(after).toHaveLength(before.length)
    expect(after.filter((line, index) => line !== before[index])).toEqual([`    "name": "${second}",`])
  })
})
