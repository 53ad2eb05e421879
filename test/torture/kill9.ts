/** A process that saves without end is killed without warning, again and again. */

import { spawn } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { createVault, openVault } from '../../src/storage/vault.js'
import { contentOf } from '../storage/every-kind.js'
import { generations, inHome, passphrase, quick } from '../storage/home.js'
import type { Tally } from './tally.js'

/** @param child the bundled `test/storage/saving-child.ts` */
export async function kill9(kills: number, child: string): Promise<Tally> {
  const failures: string[] = []
  let inSave = 0
  let confirmedInAll = 0
  await inHome(async (home) => {
    const vault = await createVault(home, passphrase, quick)
    const { id } = await vault.create(contentOf('0')).then(async (opened) => {
      await opened.close()
      return opened
    })
    let before = 0
    for (let kill = 0; kill < kills; kill += 1) {
      const { tried, confirmed } = await runAndKill(child, [home, passphrase, id], wait(kill))
      if (tried > confirmed) inSave += 1
      if (confirmed > 0) confirmedInAll += confirmed - before
      const problem = await problemAfter(home, id, Math.max(confirmed, before), Math.max(tried, before))
      if (typeof problem === 'string') failures.push(`kill ${kill}: ${problem}`)
      else before = problem
    }
    // Kills between a save and the tidying after it leave older saves behind, until a save is finished.
    const last = await (await openVault(home, passphrase)).open(id)
    await last.save(contentOf(String(before + 1)))
    await last.close()
    const kept = (await generations(home, id)).length
    if (kept > 3) failures.push(`${kept} saves are kept after one that was finished`)
  })
  return {
    passed: kills + 1 - failures.length,
    failures,
    figures: { kills, inSave, confirmed: confirmedInAll, share: `${Math.round((100 * inSave) / kills)} %` },
  }
}

/** Milliseconds; spread evenly, so that start-up is hit as well as the middle of a save. */
const wait = (kill: number): number => (kill * 37) % 200

/** The number that is there now, or what is wrong. */
async function problemAfter(
  home: string,
  id: string,
  confirmed: number,
  tried: number,
): Promise<number | string> {
  const opened = await (await openVault(home, passphrase)).open(id)
  try {
    const answer = opened.content.answers.own.get('all.text')
    const found = answer?.state === 'answered' ? Number(answer.value) : NaN
    if (!(found >= confirmed && found <= tried))
      return `confirmed ${confirmed}, tried ${tried}, found ${found}`
    if (opened.recovered) return `${opened.recovered.damaged.join(', ')} damaged`
    return found
  } finally {
    await opened.close()
  }
}

/** Lets the child save for a while, kills it, and tells the last number it tried and the last it confirmed. */
async function runAndKill(child: string, args: string[], milliseconds: number) {
  const saving = spawn(process.execPath, [child, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  const started = new Promise<void>((resolve) => {
    saving.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString()
      resolve()
    })
  })
  const ended = new Promise<void>((resolve) =>
    saving.on('close', () => {
      resolve()
    }),
  )
  await Promise.race([started, ended])
  await setTimeout(milliseconds)
  saving.kill('SIGKILL')
  await ended
  const last = (word: string): number =>
    Math.max(
      0,
      ...Array.from(said.matchAll(new RegExp(`${word} (\\d+)\\n`, 'gu')), (match) => Number(match[1])),
    )
  return { tried: last('TRY'), confirmed: last('ACK') }
}
