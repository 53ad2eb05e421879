/** Runs proofs and prints what they measured. */

import { writeSync } from 'node:fs'
import { archive } from './archive.js'
import { breaks } from './breaks.js'
import { many } from './many.js'
import { order } from './order.js'
import { pictures } from './pictures.js'
import { shaping } from './shaping.js'
import { signatures } from './signatures.js'
import { textBack } from './text-back.js'
import type { Tally } from './tally.js'

const proofs: Readonly<Record<string, () => Promise<Tally>>> = {
  shaping,
  order,
  breaks,
  text: textBack,
  archive,
  signatures,
  many,
  pictures,
}

const names = process.argv.slice(2)
if (names.length === 0 || !names.every((name) => name in proofs)) {
  print(`Some of: ${Object.keys(proofs).join(', ')}`)
  process.exitCode = 2
} else {
  let [allPassed, allFailed] = [0, 0]
  for (const name of names) {
    const started = Date.now()
    const tally = await proofs[name]?.()
    if (!tally) continue
    for (const figure of tally.figures) print(figure)
    for (const failure of tally.failures.slice(0, 40)) print(`FAILED  ${failure}`)
    print(`${name}: ${Math.round((Date.now() - started) / 1000)} seconds`)
    allPassed += tally.passed
    allFailed += tally.failures.length
  }
  print(`${allPassed} passed, ${allFailed} failed`)
  process.exitCode = allFailed === 0 ? 0 : 1
}

function print(line: string): void {
  writeSync(1, `${line}\n`)
}
