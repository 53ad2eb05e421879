/** Runs proofs and prints what they measured. */

import { writeSync } from 'node:fs'
import type { Tally } from './tally.js'

const proofs: Readonly<Record<string, () => Promise<() => Promise<Tally>>>> = {
  shaping: async () => (await import('./shaping.js')).shaping,
  order: async () => (await import('./order.js')).order,
  breaks: async () => (await import('./breaks.js')).breaks,
  text: async () => (await import('./text-back.js')).textBack,
  archive: async () => (await import('./archive.js')).archive,
  signatures: async () => (await import('./signatures.js')).signatures,
  many: async () => (await import('./many.js')).many,
  pictures: async () => (await import('./pictures.js')).pictures,
}

const names = process.argv.slice(2)
if (names.length === 0 || !names.every((name) => name in proofs)) {
  print(`Some of: ${Object.keys(proofs).join(', ')}`)
  process.exitCode = 2
} else {
  let [allPassed, allFailed] = [0, 0]
  for (const name of names) {
    const started = Date.now()
    const prove = await proofs[name]?.()
    if (!prove) continue
    const tally = await prove()
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
