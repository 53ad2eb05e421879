/** Runs one proof and prints what it measured. */

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

const [name = ''] = process.argv.slice(2)
const proof = proofs[name]
if (!proof) {
  print(`One of: ${Object.keys(proofs).join(', ')}`)
  process.exitCode = 2
} else {
  const started = Date.now()
  const { passed, failures, figures } = await proof()
  for (const figure of figures) print(figure)
  for (const failure of failures.slice(0, 100)) print(`FAILED  ${failure}`)
  print(`${Math.round((Date.now() - started) / 1000)} seconds`)
  print(`${passed} passed, ${failures.length} failed`)
  process.exitCode = failures.length === 0 ? 0 : 1
}

function print(line: string): void {
  writeSync(1, `${line}\n`)
}
