import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from '@jest/globals'

/** What each room may import: the table of docs/architecture.md. Shared words are open to all. */
const shared = ['message', 'errors', 'text', 'isolates', 'resources']
const rooms: Record<string, readonly string[]> = {
  form: ['zod', 'libphonenumber-js'],
  interview: ['form', 'libphonenumber-js', 'node:crypto'],
  application: ['form', 'interview', 'zod', 'node:crypto'],
  wording: ['form', 'interview', 'libphonenumber-js'],
  document: ['form', 'interview', 'application', 'wording'],
  layout: ['document', 'harfbuzzjs', 'bidi-js', 'linebreak', 'hyphen'],
  pdf: ['layout', 'pdfkit', 'node:crypto', 'node:zlib'],
  terminal: [
    'form',
    'interview',
    'application',
    'wording',
    'reading',
    '@inquirer/core',
    'chalk',
    'get-east-asian-width',
    'bidi-js',
    'node:',
  ],
  reading: ['node:crypto', 'node:http', 'node:net'],
  storage: ['form', 'interview', 'zod', 'age-encryption', 'fflate', 'secure-password-utilities', 'node:'],
  translation: [
    'form',
    'zod',
    'saxes',
    'gettext-parser',
    'csv-parse/sync',
    'csv-stringify/sync',
    'node:crypto',
  ],
  i18n: ['translation', 'i18next', 'zod', 'node:'],
}

const source = join(import.meta.dirname, '../src')

/** Each import of a room: `file → what it imports`. */
function importsOf(room: string): { file: string; imported: string }[] {
  return readdirSync(join(source, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const text = readFileSync(join(source, room, name), 'utf8')
      const found = text.matchAll(/(?:from\s+|import\()'([^']+)'/gu)
      return [...found].map(([, imported = '']) => ({ file: join(room, name), imported }))
    })
}

/** `form`, `message` or a package: what an import names, seen from `src/`. */
function target({ file, imported }: { file: string; imported: string }): string {
  if (!imported.startsWith('.')) return imported
  const path = relative(source, join(source, file, '..', imported)).replaceAll('\\', '/')
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : path.replace(/\.js$/u, '')
}

describe('the rooms', () => {
  test.each(Object.entries(rooms))('%s imports only what its row of the table allows', (room, allowed) => {
    const open = [room, ...shared, ...allowed]
    const strays = importsOf(room)
      .map((one) => ({ file: one.file, imports: target(one) }))
      .filter(
        ({ imports }) =>
          !open.some(
            (name) =>
              imports === name ||
              imports.startsWith(name.endsWith(':') || name.endsWith('/') ? name : `${name}/`),
          ),
      )
    expect(strays).toEqual([])
  })

  test('every room has a row in the table', () => {
    const folders = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(folders.map((folder) => folder.name).sort()).toEqual([...Object.keys(rooms), 'cli'].sort())
  })

  test('the middle rooms read no clock and no environment', () => {
    const pure = ['form', 'interview', 'application', 'wording', 'translation', 'document', 'layout']
    const strays = pure.flatMap((room) =>
      readdirSync(join(source, room), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .filter((name) =>
          /process\.|Date\.now|new Date\(\)|Math\.random/u.test(
            readFileSync(join(source, room, name), 'utf8'),
          ),
        )
        .map((name) => join(room, name)),
    )
    expect(strays).toEqual([])
  })
})
