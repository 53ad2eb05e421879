import { describe, expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseForm } from '../../src/form/read-form.js'
import {
  applicationFileSchema,
  readApplicationFile,
  writeApplicationFile,
} from '../../src/storage/application-file.js'

const template = join(import.meta.dirname, '../../templates/amp-application')
const cases = join(import.meta.dirname, '../cases')

const form = parseForm(
  new Map<string, unknown>(
    readdirSync(template, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .map((name) => [name, JSON.parse(readFileSync(join(template, name), 'utf8'))]),
  ),
)

describe('the application form', () => {
  test.each(readdirSync(cases).filter((name) => /^p\d+\.json$/.test(name)))(
    'reads case %s and writes it again',
    (name) => {
      const content = readApplicationFile(readFileSync(join(cases, name)), form)
      const written = writeApplicationFile(content, form)
      expect(readApplicationFile(written, form)).toEqual(content)
      expect(writeApplicationFile(readApplicationFile(written, form), form)).toBe(written)
    },
  )

  test('has a schema that says what every answer can be', () => {
    const schema = JSON.stringify(applicationFileSchema(form))
    for (const { id, kind } of form.sections.flatMap((section) => section.questions)) {
      expect(schema.includes(`"${id.replace(/^risk\./, '')}":`)).toBe(kind !== 'derived')
    }
  })
})

test('takes every language and country that the interview offers', () => {
  const frame = {
    format: 'hemvag-application/1',
    template: `${form.id}/${form.version}`,
    reference: 'TEST-1',
    answers: { 'identity.citizenship': { value: form.countries.slice(0, 3) } },
  }
  for (const language of form.languages) {
    const languages = { interview: language, staff: 'sv', readers: ['en'] }
    expect(readApplicationFile(JSON.stringify({ ...frame, languages }), form).languages).toEqual(languages)
  }
})
