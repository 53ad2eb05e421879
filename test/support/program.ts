/** The built program as a person or a script runs it: arguments and input in, output and exit code out. */

import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Surroundings {
  /** What is piped into standard input. */
  readonly input?: string
  /** What stands on file descriptor 3, for `--passphrase-fd 3`. */
  readonly passphrase?: string
  readonly env?: Readonly<Record<string, string>>
  /** Folder of cases and settings. */
  readonly home?: string
}

export const root = join(import.meta.dirname, '../..')

/** A folder of its own for one test. */
export const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'hemvag-test-'))

/** Runs `hemvag` with English words unless the surroundings say otherwise. */
export async function hemvag(args: readonly string[], surroundings: Surroundings = {}): Promise<Ran> {
  const env = {
    PATH: process.env['PATH'] ?? '',
    TZ: process.env['TZ'] ?? 'UTC',
    LANG: 'en_GB.UTF-8',
    HEMVAG_HOME: surroundings.home ?? freshFolder(),
    ...surroundings.env,
  }
  const child = spawn(process.execPath, [join(root, 'dist/hemvag.js'), ...args], {
    env,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  })
  const output = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text))
  // A program that ends before it reads its input closes the pipe: no fault of the test.
  child.stdin.on('error', () => undefined)
  child.stdin.end(surroundings.input ?? '')
  const descriptor = child.stdio[3]
  if (descriptor && 'end' in descriptor) {
    descriptor.on('error', () => undefined)
    descriptor.end(surroundings.passphrase ?? '')
  }
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, ...output }
}
