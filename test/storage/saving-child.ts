/**
 * Saves a case again and again until it is killed. Prints `TRY n` before a save and `ACK n` after
 * it; the whole case follows from n, so that loss and alteration both show.
 */

import { writeSync } from 'node:fs'
import { openVault } from '../../src/storage/vault.js'
import { contentOf } from './every-kind.js'

const [home = '', passphrase = '', id = ''] = process.argv.slice(2)
const vault = await openVault(home, passphrase)
const opened = await vault.open(id)
const last = opened.content.answers.own.get('all.text')
let n = last?.state === 'answered' ? Number(last.value) : 0
for (;;) {
  n += 1
  writeSync(1, `TRY ${n}\n`)
  await opened.save(contentOf(String(n)))
  writeSync(1, `ACK ${n}\n`)
}
