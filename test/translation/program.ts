/** The command line over a copy of the words, so that a test can spoil them. */

import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { filesIn } from '../../src/cli/program-files.js'
import { run } from '../../src/cli/run.js'

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
  const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()]
  const code = await run({
    args,
    environment: { LANG: 'en_GB.UTF-8', HEMVAG_HOME: join(resources, 'home') },
    input,
    output,
    errors,
    resources: filesIn(resources),
    dataFolder: join(resources, 'home'),
    systemLocale: 'en',
    now: () => new Date('2026-03-01T12:00:00Z'),
  })
  const read = (stream: PassThrough): string => String(stream.read() ?? '')
  return { code, stdout: read(output), stderr: read(errors) }
}

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
