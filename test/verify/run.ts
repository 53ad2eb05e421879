/** Runs a proof and prints what it measured. */

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

const [name = ''] = process.argv.slice(2)
const prove = await proofs[name]?.()
if (prove) {
  const started = Date.now()
  const { figures, failures, passed } = await prove()
  for (const figure of figures) print(figure)
  for (const failure of failures.slice(0, 40)) print(`FAILED  ${failure}`)
  print(`${name}: ${Math.round((Date.now() - started) / 1000)} seconds`)
  print(`${passed} passed, ${failures.length} failed`)
  process.exitCode = failures.length === 0 ? 0 : 1
} else {
  print(`One of: ${Object.keys(proofs).join(', ')}`)
  process.exitCode = 2
}

function print(line: string): void {
  writeSync(1, `${line}\n`)
}
