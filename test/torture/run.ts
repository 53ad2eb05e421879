/** Runs one trial and prints its figures. */

import { join } from 'node:path'
import { writeSync } from 'node:fs'
import { corruptions } from './corrupt.js'
import { faultsEverywhere } from './faults.js'
import { kill9 } from './kill9.js'
import { killsInTheWizard } from './kill-wizard.js'
import { leaks } from './leak.js'
import { mutants } from './mutants.js'
import { powerCuts } from './power-cut.js'
import { races } from './race.js'
import type { Tally } from './tally.js'

const here = import.meta.dirname
const child = (name: string): string => join(here, `${name}.mjs`)

/** Each with the number of times that its command means when it is not told. */
const trials: Readonly<Record<string, (times?: number) => Promise<Tally>>> = {
  kill9: (times = 500) => kill9(times, child('saving-child')),
  powercut: async (saves = 6) => {
    const { images, lost } = await powerCuts({ saves, again: 1 })
    const caught: string[] = []
    for (const mutant of mutants) {
      if ((await powerCuts({ saves: 4, again: 0, mutant })).lost.length > 0) caught.push(mutant)
    }
    const missed = mutants.filter((mutant) => !caught.includes(mutant))
    return {
      passed: images - lost.length + caught.length,
      failures: [...lost, ...missed.map((mutant) => `not caught: ${mutant}`)],
      figures: { images, lost: lost.length, mutantsCaught: `${caught.length} of ${mutants.length}` },
    }
  },
  faults: (each = 1) => faultsEverywhere(each),
  corrupt: (files = 10_000) => corruptions(files),
  race: (rounds = 60) => races(rounds, child('race-child')),
  wizard: (times = 50) => killsInTheWizard(times),
  leak: () => leaks(join(here, '../../dist/hemvag.js')),
}

const [name = '', times] = process.argv.slice(2)
const trial = trials[name]
if (!trial) {
  print(`One of: ${Object.keys(trials).join(', ')}`)
  process.exitCode = 2
} else {
  const started = Date.now()
  const { passed, failures, figures } = await trial(times === undefined ? undefined : Number(times))
  for (const failure of failures.slice(0, 20)) print(`  ${failure}`)
  const seconds = Math.round((Date.now() - started) / 1000)
  print(
    Object.entries({ ...figures, seconds })
      .map(([what, figure]) => `${what} ${figure}`)
      .join(', '),
  )
  print(`${passed} passed, ${failures.length} failed`)
  process.exitCode = failures.length === 0 ? 0 : 1
}

function print(line: string): void {
  writeSync(1, `${line}\n`)
}
