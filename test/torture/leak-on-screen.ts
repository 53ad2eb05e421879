/**
 * The same words in a full screen: on it while it is meant to show them, and nowhere once it is left,
 * hidden or killed; nowhere in what other accounts see of either process; and no socket but the reading view's.
 */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keys, Term } from '../support/term.js'
import { asPlanted, plantedWords } from './planted.js'

export interface OnScreen {
  readonly program: string
  readonly reference: string
  readonly passphrase: string
  readonly home: string
  readonly temporary: string
  readonly current: string
  /** Where system calls are taken down; undefined when they cannot be watched. */
  readonly trace: string | undefined
  readonly visibleOf: (pid: number) => string
}

type Expect = (what: string, found: readonly string[]) => void

/** How a sitting ends, or is left alone for a while. */
const ends: Readonly<Record<string, (term: Term, on: OnScreen) => Promise<void>>> = {
  exit: async (term) => {
    term.type(keys.control('c'))
    await term.until('Ska vi sluta')
    term.type(keys.control('c'))
    await term.exited
  },
  hide: async (term) => {
    term.type(keys.control('l'))
    await term.until((shown) => /\b28\b/u.test(shown.text) && asPlanted(Buffer.from(shown.text)).length === 0)
  },
  'kill of the worker': async (term) => {
    process.kill(deepest(term.pid), 'SIGKILL')
    await term.exited
  },
  'power cut': async (term) => {
    term.kill('SIGKILL')
    await term.exited
  },
}

export async function leaksOnScreen(on: OnScreen, expect: Expect): Promise<void> {
  await withReadingView(on, expect)

  for (const [name, end] of Object.entries(ends)) {
    const term = sit(on, name)
    await term.until(/fråga/u)
    // Half-typed words are kept, and seen by nobody else.
    term.type(`${keys.control('u')}${plantedWords[0] ?? ''}`)
    await term.until(plantedWords[0] ?? '')
    term.type(keys.escape)
    await term.until('Meny')
    term.type('6')
    await term.until((shown) => asPlanted(Buffer.from(shown.text)).length > 0)
    const visible = on.visibleOf(term.pid)
    expect(`${name}: what other accounts see of the processes`, asPlanted(Buffer.from(visible)))
    await end(term, on)
    await term.until(() => true)
    expect(`${name}: on the screen before ours, and above it`, asPlanted(Buffer.from(term.mainScreen)))
    if (name === 'hide') expect(`${name}: on the screen`, asPlanted(Buffer.from(term.text)))
    term.kill()
    if (on.trace !== undefined) expect(`${name}: sockets`, socketsIn(on.trace, name))
  }
}

/** The one socket there is: it listens on this computer alone, and nothing is connected to. */
async function withReadingView(on: OnScreen, expect: Expect): Promise<void> {
  const term = sit(on, 'reading view')
  await term.until(/fråga/u)
  term.type(`${keys.control('u')}:läsvy${keys.enter}`)
  await term.until('127.0.0.1')
  await ends['exit']?.(term, on)
  if (on.trace === undefined) return
  const calls = readFileSync(join(on.trace, 'screen reading view'), 'latin1')
  const bound = calls.match(/^.*\bbind\(.*$/gmu) ?? []
  expect('reading view: bound to loopback', bound.length === 1 ? [] : [`${bound.length} times`])
  expect(
    'reading view: bound elsewhere',
    bound.filter((call) => !call.includes('inet_addr("127.0.0.1")')),
  )
  expect('reading view: connected to', calls.match(/^.*\bconnect\(.*AF_INET.*$/gmu) ?? [])
}

function sit(on: OnScreen, name: string): Term {
  const file = join(on.trace ?? on.current, '..', 'passphrase')
  writeFileSync(file, on.passphrase, { mode: 0o600 })
  const trace =
    on.trace === undefined
      ? []
      : ['strace', '-f', '-o', join(on.trace, `screen ${name}`), '-e', 'trace=network']
  const command = [...trace, process.execPath, on.program, 'interview', on.reference, '--passphrase-fd', '3']
  return new Term('bash', ['-c', `exec "$0" "$@" 3<"${file}"`, ...command], {
    folder: on.current,
    environment: { LANG: 'sv_SE.UTF-8', HEMVAG_HOME: on.home, TMPDIR: on.temporary },
  })
}

/** Every socket that was asked for, but for the pair by which the two processes talk. */
function socketsIn(trace: string, name: string): string[] {
  const calls = readFileSync(join(trace, `screen ${name}`), 'latin1')
  return calls.match(/^.*\bsocket\((?!AF_UNIX).*$/gmu) ?? []
}

/** The process at the end of the line: the one that holds the case. */
function deepest(pid: number): number {
  const child = readdirSync('/proc').find((name) => /^\d+$/u.test(name) && parentOf(name) === pid)
  return child === undefined ? pid : deepest(Number(child))
}

function parentOf(pid: string): number {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return 0
  }
}
