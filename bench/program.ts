/** The built program with a vault and a case of its own, in a real pseudo-terminal. */

import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Term } from '../test/support/term.js'

export const program = resolve('dist/hemvag.js')

export interface Bench {
  readonly rounds: number
  readonly environment: NodeJS.ProcessEnv
  readonly passphraseFile: string
  readonly reference: string
  /** What is looked for on the screen. */
  readonly words: { readonly passphrase: string; readonly question: string }
}

/** A vault with one invented case in it, in a new folder below the system's temporary one. */
export async function openBench(rounds: number): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'hemvag-bench-'))
  const passphraseFile = join(folder, 'passphrase')
  writeFileSync(passphraseFile, 'invented passphrase of the bench')
  const environment = {
    PATH: process.env['PATH'],
    LANG: 'sv_SE.UTF-8',
    TERM: 'xterm-256color',
    HEMVAG_HOME: join(folder, 'home'),
  }
  const file = resolve('templates/demo/mother-two-children.json')
  const line = `exec ${process.execPath} ${program} --passphrase-fd 3 import ${file} 3<${passphraseFile}`
  execFileSync('bash', ['-c', line], { env: environment, stdio: 'ignore' })
  const bench = {
    rounds,
    environment,
    passphraseFile,
    reference: 'RK-SYD-TEST-003',
    words: { passphrase: 'Lösenfras', question: 'fråga' },
  }
  // The first time, the program asks which line of Arabic reads well here, and remembers it.
  const first = openProgram(bench, ['interview', bench.reference, '--passphrase-fd', '3'])
  await first.term.until('Enter Spara', 60_000)
  first.term.type('\r')
  await first.term.until('Ctrl+T', 60_000)
  first.end()
  await first.ended
  return bench
}

export interface OpenedProgram {
  readonly term: Term
  /** Resolves as soon as the bytes of these words have come, whatever else follows. */
  readonly sees: (words: string) => Promise<void>
  readonly end: () => void
  readonly ended: Promise<unknown>
}

export function openProgram(bench: Bench, args: readonly string[]): OpenedProgram {
  return openNode(bench, [program, ...args])
}

/** Node in a pseudo-terminal, started through a shell as the program is. */
export function openNode(bench: Bench, args: readonly string[]): OpenedProgram {
  const line = `exec ${process.execPath} ${args.join(' ')} 3<${bench.passphraseFile}`
  const environment = Object.fromEntries(
    Object.entries(bench.environment).map(([name, value]) => [name, value ?? '']),
  )
  const term = new Term('bash', ['-c', line], { environment })
  return {
    term,
    sees: (words) => until(() => term.raw.includes(words), `${words} in ${args.join(' ')}`),
    end: () => {
      term.kill('SIGTERM')
    },
    ended: term.exited,
  }
}

/** Looks at every turn of the event loop: a timer would round the time up. */
export async function until(isSo: () => boolean, what: string, limit = 30_000): Promise<void> {
  const end = performance.now() + limit
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`never saw ${what}`)
    await new Promise(setImmediate)
  }
}
