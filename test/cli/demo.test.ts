import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { freshFolder, hemvag } from '../support/program.js'
import { logicalText } from '../support/read-pdf.js'

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
})
