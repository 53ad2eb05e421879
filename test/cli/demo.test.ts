import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { freshFolder, hemvag, root } from '../support/program.js'
import { logicalText, textOf } from '../support/read-pdf.js'
import { Term } from '../support/term.js'

describe('demo', () => {
  test('without a choice it makes every invented case, in Swedish, English, Arabic and Thai', async () => {
    const folder = freshFolder()
    expect(await hemvag(['demo', '--out', folder])).toMatchObject({ code: 0 })
    const applications = readdirSync(folder).map((name) =>
      JSON.stringify(logicalText(readFileSync(join(folder, name, '01-application.pdf')))),
    )
    expect(applications).toHaveLength(4)
    for (const words of ['Ansökan om att återvända', 'Application to return home', 'طلب العودة', 'ใบสมัคร']) {
      expect(applications.some((text) => text.includes(words))).toBe(true)
    }
  })

  test('with a language it makes one case in that language', async () => {
    const folder = freshFolder()
    expect(await hemvag(['demo', '--out', folder, '--language', 'th'])).toMatchObject({ code: 0 })
    expect(existsSync(join(folder, '02-risk-table.pdf'))).toBe(true)
  })

  test('an invented case can be imported to practise on, and stays one that says so', async () => {
    const folder = freshFolder()
    const vault = { home: freshFolder(), passphrase: 'sex ord som bara ett prov har' }
    await hemvag(['demo', '--out', folder, '--case', 'adult-romania'])
    const file = join(folder, 'application.json')
    expect(await hemvag(['import', file, '--passphrase-fd', '3'], vault)).toMatchObject({ code: 0 })
    const { stdout } = await hemvag(['cases', '--passphrase-fd', '3', '--staff-language', 'en'], vault)
    expect(stdout).toContain('Invented, to practise on')
    const papers = join(folder, 'papers')
    await hemvag(['render', 'RK-ÖST-TEST-001', '--out', papers, '--passphrase-fd', '3'], vault)
    const pages = await textOf(readFileSync(join(papers, '01-application.pdf')))
    expect(pages.filter((page) => !page.includes('Invented example'))).toEqual([])
  })
})

test('whoever watches sees which document is being made, and nothing of it stays', async () => {
  const folder = freshFolder()
  const term = new Term(
    process.execPath,
    [join(root, 'dist/hemvag.js'), 'demo', '--out', folder, '--case', 'adult-romania'],
    {
      environment: { LANG: 'en_GB.UTF-8' },
    },
  )
  await term.exited
  await term.until('00-cover.pdf')
  expect(term.raw).toContain('Making document 2')
  expect(term.text).not.toContain('Making document')
})
