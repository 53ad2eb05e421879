/** The command line over a copy of the words, so that a test can spoil them. */

import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { makeContext } from '../../src/cli/context.js'
import { filesIn } from '../../src/cli/program-files.js'
import { run } from '../../src/cli/run.js'
import { openStart } from '../../src/cli/start.js'
import { openDesk, openGates } from '../../src/cli/translation-desk.js'
import { isSource } from '../../src/translation/check-language.js'
import type { World } from '../../src/world.js'

const root = join(import.meta.dirname, '../..')

/** A folder with the program's fonts, templates and notes, and words of its own. */
export function copyOfWords(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hemvag-words-'))
  for (const name of ['fonts', 'templates', 'docs', 'package.json'])
    symlinkSync(join(root, name), join(folder, name))
  cpSync(join(root, 'locales'), join(folder, 'locales'), { recursive: true })
  return folder
}

export interface Said {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export async function hemvagIn(resources: string, ...args: string[]): Promise<Said> {
  const [output, errors] = [new PassThrough(), new PassThrough()]
  const code = await run({ ...worldOver(resources), args, output, errors })
  const read = (stream: PassThrough): string => String(stream.read() ?? '')
  return { code, stdout: read(output), stderr: read(errors) }
}

const worldOver = (resources: string): World => ({
  args: [],
  environment: { LANG: 'en_GB.UTF-8', HEMVAG_HOME: join(resources, 'home') },
  input: new PassThrough(),
  output: new PassThrough(),
  errors: new PassThrough(),
  resources: filesIn(resources),
  dataFolder: join(resources, 'home'),
  systemLocale: 'en',
  now: () => new Date('2026-03-01T12:00:00Z'),
})

/** The shipped words and their gates, opened once, for tests that go through every language. */
export async function shippedWords() {
  const context = makeContext(openStart(worldOver(root)))
  const desk = openDesk(context)
  return { context, desk, gates: await openGates(context, desk) }
}

/** The languages that are shipped and translated. */
export const translated = (): readonly string[] =>
  openStart(worldOver(root))
    .locales.list.map(({ locale }) => locale)
    .filter((locale) => !isSource(locale))

export interface Found {
  readonly place: string
  readonly code: string
  readonly message: string
  readonly remedy: string
}

/** What `translate check` finds in one language. */
export async function check(
  resources: string,
  locale: string,
): Promise<{ code: number; faults: Found[]; stale: number; translated: number }> {
  const { code, stdout } = await hemvagIn(resources, 'translate', 'check', locale, '--json')
  const [report] = JSON.parse(stdout) as { faults: Found[]; stale: number; translated: number }[]
  if (!report) throw new Error('no report')
  return { code, ...report }
}

export const fileOf = (resources: string, locale: string, namespace: string): string =>
  join(resources, 'locales', locale, `${namespace}.json`)

type Node = Record<string, unknown>

/** Sets, or without a text takes out, one text of a copy. */
export function spoil(resources: string, locale: string, key: string, text?: unknown): void {
  const [namespace = '', path = ''] = key.split(':')
  const file = fileOf(resources, locale, namespace)
  const content = JSON.parse(readFileSync(file, 'utf8')) as Node
  const steps = path.split('.')
  const last = steps.pop() ?? ''
  let node = content
  for (const step of steps) node = (node[step] ??= {}) as Node
  if (text === undefined) Reflect.deleteProperty(node, last)
  else node[last] = text
  writeFileSync(file, `${JSON.stringify(content, undefined, 2)}\n`)
}
