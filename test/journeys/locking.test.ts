/** Two processes hold a sitting: locking ends the one that knows the case, and a kill leaves nothing on the screen. */

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { freshFolder, hemvag, root } from '../support/program.js'
import { unlocked } from '../support/seat.js'
import { keys, type Term } from '../support/term.js'

const passphrase = 'invented words for locking TEST'
const reference = 'RK-ÖST-TEST-001'
const home = freshFolder()
const half = 'Halvskrivet namn'
let open: Term[] = []

beforeAll(async () => {
  const file = join(root, 'templates/demo/adult-romania.json')
  const imported = await hemvag(['import', file, '--passphrase-fd', '3'], { home, passphrase })
  expect(imported).toMatchObject({ code: 0 })
})
afterEach(() => {
  for (const term of open) term.kill()
  open = []
})

/** The built program, in Swedish, after the passphrase was typed. */
async function sit(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Term> {
  const term = await unlocked(args, { home, passphrase, environment })
  open.push(term)
  return term
}

const talk = (environment?: Readonly<Record<string, string>>): Promise<Term> =>
  sit(['interview', reference], environment)

/** The process that holds the case. */
function workerOf(term: Term): number {
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', `${term.pid}`], { encoding: 'utf8' })
  return Number(children.trim().split('\n').at(-1))
}

const isAlive = (pid: number): boolean => {
  try {
    // A process that has ended and is not yet fetched by its parent has no memory any more.
    return !/^State:\s+Z/mu.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

async function gone(pid: number): Promise<void> {
  for (const since = Date.now(); isAlive(pid);) {
    await pause(10)
    if (Date.now() - since > 10_000) throw new Error(`process ${pid} is still there`)
  }
}

/** How often a full screen was opened: once by each process. */
const screensOf = (term: Term): number => term.raw.split('\u001b[?1049h').length - 1

/** Ctrl+L; resolves when the process is gone and the next one shows the neutral screen. */
async function lock(term: Term): Promise<void> {
  const [worker, screens] = [workerOf(term), screensOf(term)]
  term.type(keys.control('l'))
  await gone(worker)
  await term.until((shown) => screensOf(shown) > screens && /\b30\b/u.test(shown.text))
}

async function unlock(term: Term): Promise<void> {
  term.type(keys.enter)
  await term.until('Lösenord:')
  term.type(`${passphrase}${keys.enter}`)
}

describe('locking', () => {
  test('ends the process that holds the case; the passphrase brings back question and half-typed text', async () => {
    const term = await talk()
    await term.until('Vad heter handläggaren')
    const before = workerOf(term)
    term.type(half)
    await term.until(half)
    await lock(term)
    expect(term.text).not.toMatch(/handläggaren|Halvskrivet/u)

    term.type(keys.enter)
    await term.until('Lösenord:')
    term.type(`wrong words${keys.enter}`)
    await term.until('Det stämde inte')
    term.type(`${passphrase}${keys.enter}`)
    await term.until(half)
    expect(term.text).toContain('Vad heter handläggaren')
    expect(workerOf(term)).not.toBe(before)
  })

  test('at the home screen ends the process that holds the key', async () => {
    const term = await sit([])
    await term.until('Nytt ärende')
    await lock(term)
    await unlock(term)
    await term.until('Nytt ärende')
    term.type(keys.escape)
    expect(await term.exited).toMatchObject({ exitCode: 0 })
  })

  test('line by line clears the screen and ends the process too', async () => {
    const term = await sit(['interview', reference, '--plain'])
    await term.until('Vad heter handläggaren')
    const before = workerOf(term)
    term.type(`:göm${keys.enter}`)
    await gone(before)
    await term.until((shown) => shown.text.trim() === 'Lösenfras:')
    term.type(`${passphrase}${keys.enter}`)
    await term.until('Vad heter handläggaren')
  })
})

describe('a process that is killed', () => {
  test('leaves the terminal as it was, and nothing of the case on it', async () => {
    const term = await talk()
    await term.until('Vad heter handläggaren')
    term.type(`${keys.control('u')}${half}`)
    await term.until(half)
    process.kill(workerOf(term), 'SIGKILL')
    expect(await term.exited).toMatchObject({ exitCode: 143 })
    await term.until('Programmet avslutades utifrån')
    expect(term.isAlternateScreen).toBe(false)
    expect(term.text).not.toMatch(/handläggaren|Halvskrivet/u)
  })

  test('is ended when the one above it is killed, and keeps the half-typed text', async () => {
    const term = await talk()
    await term.until('Vad heter handläggaren')
    const worker = workerOf(term)
    term.type(`${keys.control('u')}Kvarlämnat namn`)
    await term.until('Kvarlämnat namn')
    process.kill(term.pid, 'SIGKILL')
    await gone(worker)
    const again = await talk()
    await again.until('Kvarlämnat namn')
  })

  test('that is stopped by a shell leaves nothing on its screen, and goes on where it was', async () => {
    const term = await talk()
    await term.until('Vad heter handläggaren')
    process.kill(term.pid, 'SIGTSTP')
    await term.until((shown) => !shown.isAlternateScreen)
    expect(term.text).not.toContain('handläggaren')
    process.kill(-term.pid, 'SIGCONT')
    await term.until('Vad heter handläggaren')
  })
})

test('the process that holds the case leaves no core, opens no debugger, and loads nothing that the environment names', async () => {
  const term = await talk({ NODE_OPTIONS: '--max-http-header-size=9000', LD_AUDIT: '' })
  await term.until('Vad heter handläggaren')
  const worker = workerOf(term)
  expect(readFileSync(`/proc/${worker}/limits`, 'utf8')).toMatch(/^Max core file size\s+0\s+0\s/mu)
  expect(readFileSync(`/proc/${worker}/environ`, 'utf8')).not.toMatch(/NODE_OPTIONS|LD_AUDIT/u)
  process.kill(worker, 'SIGUSR1')
  process.kill(term.pid, 'SIGUSR1')
  term.type(`${keys.control('u')}${half}`)
  await term.until((shown) => shown.lines.some((line) => line.trim() === half))
  expect(term.raw).not.toContain('Debugger')
  const listening = readFileSync('/proc/net/tcp', 'utf8')
  // 9229, where Node's debugger listens.
  expect(listening).not.toMatch(/:240D 00000000:0000 0A/u)
})

test('Ctrl+C twice in a talk that was begun at the home screen leaves the program', async () => {
  const term = await sit([])
  await term.until('Nytt ärende')
  term.type(keys.enter)
  await term.until('Vad heter handläggaren')
  term.type(keys.control('c'))
  await term.until('Ska vi sluta för i dag?')
  term.type(keys.control('c'))
  expect(await term.exited).toMatchObject({ exitCode: 130 })
})
