/**
 * Opens a case, adds one to the number in it, closes it, again and again. While it has the case, a
 * file beside the vault says so: whoever finds that file there, of a process that lives, has
 * seen two owners.
 */

import { readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../../src/errors.js'
import { openVault } from '../../src/storage/vault.js'
import { contentOf } from '../storage/every-kind.js'

const [home = '', passphrase = '', id = ''] = process.argv.slice(2)
const marker = join(home, 'owner')
const vault = await openVault(home, passphrase)
for (;;) {
  try {
    const opened = await vault.open(id)
    claim()
    const answer = opened.content.answers.own.get('all.text')
    const next = (answer?.state === 'answered' ? Number(answer.value) : NaN) + 1
    writeSync(1, `TRY ${next}\n`)
    await opened.save(contentOf(String(next)))
    writeSync(1, `ACK ${next}\n`)
    rmSync(marker, { force: true })
    await opened.close()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    writeSync(1, `NO ${error.key}\n`)
  }
  await new Promise((resolve) => setTimeout(resolve, 1))
}

function claim(): void {
  try {
    writeFileSync(marker, String(process.pid), { flag: 'wx' })
  } catch {
    const other = Number(readFileSync(marker, 'utf8'))
    if (isAlive(other)) writeSync(1, `TWO ${other}\n`)
    writeFileSync(marker, String(process.pid))
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
