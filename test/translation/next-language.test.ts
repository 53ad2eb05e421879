import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { logicalText } from '../support/read-pdf.js'
import { check, copyOfWords, hemvagIn } from './program.js'

interface Row {
  readonly locale: string
  readonly ownName: string
  readonly translated: number
  readonly stale: number
  readonly status: { readonly legal: string }
}

describe('the next language is a folder, and no code', () => {
  let words = ''
  const rowOf = async (locale: string): Promise<Row | undefined> => {
    const { stdout } = await hemvagIn(words, 'languages', '--json')
    return (JSON.parse(stdout) as Row[]).find((row) => row.locale === locale)
  }
  beforeAll(() => {
    words = copyOfWords()
  })

  test('while it is being translated it is listed with its share, and what is missing is named', async () => {
    const meta = { ownName: 'polski', script: 'Latn', direction: 'ltr', isStaffLanguage: false }
    mkdirSync(join(words, 'locales/pl'))
    writeFileSync(join(words, 'locales/pl/meta.json'), JSON.stringify(meta))
    const file = join(words, 'pl.csv')
    await hemvagIn(words, 'translate', 'export', 'pl', '--out', file)
    // As a translator who has only got as far as the names of the countries and the first questions.
    const polish: readonly (readonly [key: string, text: string])[] = [
      ['form/identity:dateOfBirth.label', 'Data urodzenia'],
      ['form/identity:birthPlace.label', 'Miejsce urodzenia'],
      [
        'answers:text.tooLong_one',
        'Tekst jest za długi o {{count}} znak. Mieści się najwyżej {{limit}} znaków.',
      ],
      [
        'answers:text.tooLong_few',
        'Tekst jest za długi o {{count}} znaki. Mieści się najwyżej {{limit}} znaków.',
      ],
      [
        'answers:text.tooLong_many',
        'Tekst jest za długi o {{count}} znaków. Mieści się najwyżej {{limit}} znaków.',
      ],
      [
        'answers:text.tooLong_other',
        'Tekst jest za długi o {{count}} znaku. Mieści się najwyżej {{limit}} znaków.',
      ],
    ]
    const sent = readFileSync(file, 'utf8')
    for (const [key] of polish) expect(sent).toContain(key)
    writeFileSync(file, ['id,pl', ...polish.map(([key, text]) => `${key},"${text}"`)].join('\n'))
    const { code, stdout } = await hemvagIn(words, 'translate', 'import', file)
    expect([code, stdout]).toEqual([0, 'pl: 6 texts were taken.\n'])
    expect(await rowOf('pl')).toMatchObject({ ownName: 'polski', translated: 0, stale: 0 })
    const { code: notReady, faults } = await check(words, 'pl')
    expect(notReady).toBe(3)
    expect(new Set(faults.map((fault) => fault.code))).toEqual(new Set(['missing', 'nameMissing']))
    expect(faults.map(({ place }) => place)).not.toContain('locales/pl/form/identity.json: dateOfBirth.label')
  })

  test('when all of it is there, the gates are green, it is listed, and papers are printed in it', async () => {
    renameSync(join(words, 'locales/ro'), join(words, 'locales/ro-MD'))
    const { code, faults } = await check(words, 'ro-MD')
    expect([code, faults]).toEqual([0, []])
    expect(await rowOf('ro-MD')).toMatchObject({ translated: 100, stale: 0, ownName: 'română' })
    const out = join(words, 'out')
    const made = await hemvagIn(words, 'demo', '--out', out, '--language', 'ro-MD')
    expect(made).toMatchObject({ code: 0 })
    const papers = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /application.*\.pdf$/u.test(name),
    )
    expect(papers.length).toBeGreaterThan(0)
    const text = logicalText(readFileSync(join(out, papers[0] ?? '')))
    expect(text).toContain('Cerere de întoarcere acasă')
  })
})
