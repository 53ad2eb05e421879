import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parseForm } from '../../src/form/read-form.js'
import { filesIn } from '../../src/cli/program-files.js'
import { readTemplateFiles } from '../../src/cli/template.js'
import { openLocales } from '../../src/i18n/locales.js'
import { possibleNames } from '../../src/translation/names.js'
import { stemOf } from '../../src/translation/keys.js'

const root = join(import.meta.dirname, '../..')
const form = parseForm(readTemplateFiles(filesIn(root)))
const keys = openLocales(filesIn(root)).keys('sv')

/** All that a key can be made of in code: `cli:check.levels.${level}` becomes a pattern. */
function keysInCode(): RegExp[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const code = readFileSync(join(root, 'src', name), 'utf8')
      const found = code.matchAll(
        /'((?:[a-z]+\/)?[a-z-]+:[^'`\s]+)'|`((?:[a-z]+\/)?[a-z-]+:(?:\$\{[^}]*\}|[^`$\s])+)`/giu,
      )
      return [...found].map(([, plain, template]) => patternOf(plain ?? template ?? ''))
    })
}

const patternOf = (key: string): RegExp =>
  new RegExp(
    `^${key
      .split(/\$\{[^}]*\}/u)
      .map(escaped)
      .join('.+')}$`,
    'u',
  )

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')

/** What the words of a form can be, whether every question has them or not. */
function keysOfForm(): ReadonlySet<string> {
  const names = possibleNames(form)
  const fields = form.sections.flatMap((section) => [
    `form/${section.id}:title`,
    `form/${section.id}:intro`,
    ...section.questions.flatMap((question) => {
      const field = question.id.slice(section.id.length + 1)
      const isForApplicant = ['applicant', 'applicantAlone', 'guardian'].includes(question.answeredBy)
      const own = isForApplicant ? ['label', 'ask', 'why', 'hint'] : ['label']
      const staff = isForApplicant ? ['hint'] : ['ask', 'why', 'hint']
      return [
        ...own.map((path) => `form/${section.id}:${field}.${path}`),
        ...staff.map((path) => `staff/${section.id}:${field}.${path}`),
      ]
    }),
  ])
  return new Set([...fields, ...names])
}

describe('the texts', () => {
  test('are all asked for by the form or by the program', () => {
    const patterns = keysInCode()
    const ofForm = keysOfForm()
    const stray = [...keys].filter(
      (key) =>
        !ofForm.has(key) &&
        !/^form\/[a-z]+:[^.]+\.(?:choices|partChoices|parts|scale)\.|^form\/choices:/iu.test(key) &&
        !patterns.some((pattern) => pattern.test(key) || pattern.test(stemOf(key))),
    )
    expect(stray).toEqual([])
  })

  test.each(['rules', 'risks', 'attachments'])('of %s belong to something in the template', (namespace) => {
    const files = readTemplateFiles(filesIn(root))
    const known = JSON.stringify([...files.values()])
    const strays = [...keys]
      .filter((key) => key.startsWith(`${namespace}:`))
      .map((key) => key.slice(namespace.length + 1).replace(/^(?:categories|measures|phases)\./u, ''))
      .map((path) => path.split('.')[0] ?? '')
      .filter((id) => !known.includes(`"${id}"`))
    expect([...new Set(strays)]).toEqual([])
  })
})
