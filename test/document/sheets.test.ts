import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { blankCommand, leafletCommand } from '../../src/cli/sheets.js'
import { structureFaults } from '../support/check-structure.js'
import { logicalText, pdfiumTextOf, textOf } from '../support/read-pdf.js'
import { quietContext } from '../support/quiet-world.js'

const context = quietContext()
const { form } = context.template()
const folder = mkdtempSync(join(tmpdir(), 'hemvag-sheets-'))

const languagesWith = (key: string): string[] =>
  context.locales.list.map(({ locale }) => locale).filter((locale) => context.locales.keys(locale).has(key))

/** Contacts that the leaflet names. */
const leafletNames = new Set(
  [...context.locales.keys('sv')].flatMap((key) => /^leaflet:contacts\.(\w+)$/u.exec(key)?.[1] ?? []),
)

async function made(
  which: 'leaflet' | 'blank',
  name: string,
  ...args: readonly string[]
): Promise<Uint8Array> {
  const out = join(folder, name)
  const command = which === 'leaflet' ? leafletCommand(context) : blankCommand(context)
  await command.parseAsync([...args, '--out', out], { from: 'user' })
  return readFileSync(out)
}

describe('the leaflet', () => {
  test.each(languagesWith('leaflet:contacts.asOf'))(
    'is made in %s and can be read aloud by a program',
    async (locale) => {
      const pdf = await made('leaflet', `leaflet-${locale}.pdf`, '--language', locale)
      expect(structureFaults(pdf)).toEqual([])
      expect(logicalText(pdf)).not.toMatch(/\{\{|undefined/u)
    },
  )

  test.each(['ar', 'prs', 'sv'])(
    'in %s, numbers and addresses are copied as they are dialled',
    async (locale) => {
      const pages = await pdfiumTextOf(await made('leaflet', `numbers-${locale}.pdf`, '--language', locale))
      for (const { id, phone, web } of context.template().ruleBook.contacts.contacts) {
        if (!leafletNames.has(id)) continue
        for (const one of [phone, web]) if (one !== undefined) expect(pages.join('\n')).toContain(one)
      }
    },
  )

  test('says at most, never that somebody will get, and with the date of the guidance', async () => {
    const read = logicalText(await made('leaflet', 'amounts.pdf', '--language', 'en'))
    // Sums are set so that they do not break.
    const text = read.replaceAll('\u00a0', ' ')
    expect(text).toContain('may pay at most USD 150 a month for the first 6 months')
    expect(text).toContain('may pay at most USD 2,800')
    expect(text).toContain('50 per cent')
    expect(text).toContain('They are no promise')
    expect(text).toContain('11 June 2024')
    expect(text).not.toMatch(/you will get|are entitled/iu)
  })

  test('tells of other choices, of dangers both ways, of who decides and how to withdraw', async () => {
    const text = logicalText(await made('leaflet', 'contents.pdf', '--language', 'en'))
    for (const part of [
      'reflection period',
      'asylum',
      'If you stay:',
      'If you return:',
      'decide together',
      'take back a yes',
      '112',
    ]) {
      expect(text).toContain(part)
    }
  })
})

describe('the empty form', () => {
  test('asks every question that the application prints, with the same number', async () => {
    const pdf = await made('blank', 'blank.pdf', '--language', 'en', '--reader', 'sv')
    expect(structureFaults(pdf)).toEqual([])
    const lines = new Set(logicalText(pdf).split('\n'))
    const asked = form.sections
      .filter(({ id }) => !['risk', 'riskConclusion', 'signature'].includes(id))
      .flatMap(({ questions }) => questions)
      .filter(({ kind }) => kind !== 'derived')
    expect(asked.filter(({ number }) => !lines.has(number)).map(({ id }) => id)).toEqual([])
  })

  test('has no ticked box, and at each question a way not to answer', async () => {
    const text = logicalText(await made('blank', 'ways.pdf', '--language', 'sv', '--depth', 'essential'))
    expect(text).not.toContain('Ikryssad ruta')
    const lines = text.split('\n')
    const questions = form.sections
      .filter(({ id }) => !['risk', 'riskConclusion', 'signature', 'declaration'].includes(id))
      .flatMap((section) => section.questions)
      .filter(({ kind, depth }) => kind !== 'derived' && depth === 'essential')
    expect(lines.filter((line) => line === 'Vill inte svara')).toHaveLength(questions.length)
  })

  test('does not replace a file that is there', async () => {
    await made('blank', 'twice.pdf', '--language', 'sv', '--depth', 'essential')
    await expect(
      made('blank', 'twice.pdf', '--language', 'sv', '--depth', 'essential'),
    ).rejects.toMatchObject({
      key: expect.stringMatching(/^errors:output/u),
    })
  })
})

describe('the page for the interpreter', () => {
  test.each(languagesWith('interpreterCard:title'))('is one page in %s', async (locale) => {
    const pdf = await made('leaflet', `interpreter-${locale}.pdf`, '--language', locale, '--interpreter')
    expect(structureFaults(pdf)).toEqual([])
    expect(logicalText(pdf)).not.toMatch(/\{\{|undefined/u)
    expect(await textOf(pdf)).toHaveLength(1)
  })

  test('exists in every language that is shipped', () => {
    expect(languagesWith('interpreterCard:title')).toHaveLength(context.locales.list.length)
  })

  test('says the same in the documentation, in Swedish and English', () => {
    const page = readFileSync('docs/interpreter-card.md', 'utf8')
    for (const locale of ['sv', 'en']) {
      const told = [...context.locales.texts(locale)].filter(([key]) => key.startsWith('interpreterCard:'))
      for (const [, text] of told) expect(page).toContain(text)
    }
  })
})
