import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parseRuleBook } from '../../src/application/rule-book.js'
import { filesIn } from '../../src/cli/program-files.js'
import { readTemplate, readTemplateFiles } from '../../src/cli/template.js'
import { parseForm } from '../../src/form/read-form.js'
import { freshFolder, hemvag, root } from '../support/program.js'

describe('the shipped template', () => {
  test('is read without its schemas as they would read it', () => {
    const files = readTemplateFiles(filesIn(root))
    expect(readTemplate(filesIn(root))).toEqual({ form: parseForm(files), ruleBook: parseRuleBook(files) })
  })

  test('is refused by template check when its rules have another shape', async () => {
    const file = join(freshFolder(), 'amounts.json')
    writeFileSync(file, JSON.stringify({ currency: 'SEK' }))
    const { code, stderr } = await hemvag(['template', 'check', file])
    expect(code).not.toBe(0)
    expect(stderr).toContain('amounts.json: currency')
  })
})
