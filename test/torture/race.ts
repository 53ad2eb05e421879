/** Two processes on one case; one of them is stopped for a while, as when a lid is closed, or killed. */

import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { createVault, openVault } from '../../src/storage/vault.js'
import { contentOf } from '../storage/every-kind.js'
import { inHome, passphrase, quick } from '../storage/home.js'
import type { Tally } from './tally.js'

interface Racer {
  readonly process: ChildProcess
  readonly started: Promise<unknown>
  readonly ended: Promise<unknown>
  said: string
}

/** @param child the bundled `race-child.ts` */
export async function races(rounds: number, child: string): Promise<Tally> {
  const failures: string[] = []
  const figures = { rounds, saves: 0, refusals: 0, stopped: 0, killed: 0 }
  await inHome(async (home) => {
    const vault = await createVault(home, passphrase, quick)
    const opened = await vault.create(contentOf('0'))
    await opened.close()
    const args = [child, home, passphrase, opened.id]
    let before = 0
    for (let round = 0; round < rounds; round += 1) {
      const racers = [start(args), start(args)] as const
      await Promise.all(racers.map(({ started }) => started))
      await setTimeout((round * 53) % 150)
      const isKilled = round % 3 === 2
      racers[0].process.kill('SIGSTOP')
      await setTimeout(120)
      racers[0].process.kill(isKilled ? 'SIGKILL' : 'SIGCONT')
      await setTimeout(120)
      for (const { process } of racers) process.kill('SIGKILL')
      await Promise.all(racers.map(({ ended }) => ended))
      figures[isKilled ? 'killed' : 'stopped'] += 1

      const said = racers.map((racer) => racer.said).join('')
      const [tried, confirmed] = [numbers(said, 'TRY'), numbers(said, 'ACK')]
      figures.saves += confirmed.length
      figures.refusals += said.match(/^NO errors:caseFile\.open$/gmu)?.length ?? 0
      const found = await numberNow(home, opened.id)
      const problem = problemIn(said, tried, confirmed, before, found)
      if (problem !== undefined) failures.push(`round ${round}: ${problem}`)
      before = found
    }
  })
  return { passed: rounds - failures.length, failures, figures }
}

function problemIn(
  said: string,
  tried: readonly number[],
  confirmed: readonly number[],
  before: number,
  found: number,
): string | undefined {
  if (said.includes('TWO ')) return 'two owners at one time'
  if (new Set(confirmed).size !== confirmed.length) return 'two saves of one number: one of them is lost'
  const strange = /^NO (?!errors:caseFile\.open$).*$/mu.exec(said)
  if (strange) return strange[0]
  if (found < Math.max(before, ...confirmed)) return `confirmed ${Math.max(...confirmed)}, found ${found}`
  if (found > Math.max(before, ...tried)) return `tried ${Math.max(...tried)}, found ${found}`
  return undefined
}

function start(args: readonly string[]): Racer {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const racer: Racer = {
    process: child,
    started: new Promise((resolve) => child.stdout.once('data', resolve)),
    ended: new Promise((resolve) => child.on('close', resolve)),
    said: '',
  }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (racer.said += text))
  return racer
}

function numbers(said: string, word: string): number[] {
  return Array.from(said.matchAll(new RegExp(`^${word} (\\d+)$`, 'gmu')), (match) => Number(match[1]))
}

async function numberNow(home: string, id: string): Promise<number> {
  const opened = await (await openVault(home, passphrase)).open(id)
  const answer = opened.content.answers.own.get('all.text')
  await opened.close()
  return answer?.state === 'answered' ? Number(answer.value) : NaN
}
