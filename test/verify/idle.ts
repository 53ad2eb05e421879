/**
 * The idle lock, really waited for: `npm run verify:idle`. With the shortest time that can be chosen,
 * one minute, a talk that nobody touches is said to hide, hides, and ends the process that has the case;
 * a key keeps it. Full screen and line by line.
 */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freshFolder, hemvag, root } from '../support/program.js'
import { unlocked } from '../support/seat.js'
import { keys, type Term } from '../support/term.js'
import { Tally } from './tally.js'

const passphrase = 'invented words for waiting TEST'
const home = freshFolder()
const tally = new Tally()

/** A talk of its own case, from the moment that its question is there. */
async function sit(name: string, reference: string, ...more: readonly string[]): Promise<Term> {
  const file = join(root, 'templates/demo', `${name}.json`)
  await hemvag(['import', file, '--passphrase-fd', '3'], { home, passphrase })
  writeFileSync(join(home, 'settings.json'), JSON.stringify({ terminals: {}, hideAfterMinutes: 1 }))
  const term = await unlocked(['interview', reference, ...more], { home, passphrase })
  await term.until(/fråga|Fråga/u, 60_000)
  return term
}

/** Seconds until this is so; never later than the limit. */
async function seconds(holds: () => boolean, limit: number): Promise<number> {
  const began = Date.now()
  while (!holds() && Date.now() - began < limit * 1000) await pause(50)
  return (Date.now() - began) / 1000
}

const full = await sit('adult-romania', 'RK-ÖST-TEST-001')
const plain = await sit('woman-thailand', 'RK-MITT-TEST-002', '--plain')
const isCalendar = (): boolean => /\bv +må +ti\b/u.test(full.text) && !/fråga/u.test(full.text)
const screens = (): number => full.raw.split('\u001b[?1049h').length - 1
const isCleared = (): boolean => !/Fråga|fråga/u.test(plain.text)
try {
  await pause(30_000)
  full.type('x')
  plain.type(`:hjälp${keys.enter}`)
  const [fullAfter, plainAfter] = await Promise.all([seconds(isCalendar, 90), seconds(isCleared, 90)])
  for (const [how, after] of [
    ['full screen', fullAfter],
    ['line by line', plainAfter],
  ] as const) {
    tally.figures.push(`${how}: hidden ${after.toFixed(1)} s after the last key`)
    tally.check(after > 58 && after < 65, `${how}: hidden after ${after.toFixed(1)} s, not after a minute`)
  }
  // The process that had the case is gone; the next one has opened a screen of its own.
  await full.until(() => screens() > 1 && isCalendar())
  full.type(keys.enter)
  await full.until('Lösenord:')
  full.type(`${passphrase}${keys.enter}`)
  await full.until('Ctrl+T', 60_000)
  tally.check(full.text.includes('x'), 'what was half typed is not there any more')
} finally {
  full.kill()
  plain.kill()
}

for (const line of [...tally.figures, ...tally.failures.map((failure) => `FAILED  ${failure}`)])
  process.stdout.write(`${line}\n`)
process.stdout.write(`${tally.passed} passed, ${tally.failures.length} failed\n`)
process.exitCode = tally.failures.length === 0 ? 0 : 1
