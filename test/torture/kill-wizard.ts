/**
 * A whole interview in a pseudo-terminal is killed without warning, again and again, at moments that
 * nobody chose: every other time the process that holds the case alone, else all at once as in a power cut.
 */

import { randomInt } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { AllAnswers } from '../../src/interview/answer.js'
import { answersOf, Office, said, start } from '../journeys/office.js'
import type { Person } from '../journeys/person.js'
import type { Term } from '../support/term.js'
import type { Tally } from './tally.js'

const invented = 'adult-romania'

/** An answer counts as acknowledged when the screen says that it is saved, and another question is being answered. */
export async function killsInTheWizard(kills: number): Promise<Tally> {
  const failures: string[] = []
  const figures = { kills, interviews: 0, acknowledged: 0, lost: 0, worker: 0, group: 0 }
  const office = new Office()
  try {
    for (let kill = 0; kill < kills;) {
      figures.interviews += 1
      kill = await interviewUntilItEnds(office, figures, failures, kill)
    }
  } finally {
    office.close()
  }
  return { passed: kills - failures.length, failures, figures }
}

type Figures = Record<'kills' | 'interviews' | 'acknowledged' | 'lost' | 'worker' | 'group', number>

async function interviewUntilItEnds(
  office: Office,
  figures: Figures,
  failures: string[],
  first: number,
): Promise<number> {
  const reference = `RK-KILL-TEST-${figures.interviews}`
  let acknowledged: AllAnswers | undefined
  let term: Term
  const midway = async (person: Person): Promise<void> => {
    await term.until(/Sparat \d/u)
    acknowledged = person.session.content.answers
  }
  const begun = await office.begin(reference, 'sv', answersOf(invented), { midway })
  const { person } = begun
  term = begun.term
  for (let kill = first; ;) {
    const talking = person.talk().then(
      () => 'done' as const,
      () => 'killed' as const,
    )
    const isDone = await Promise.race([talking, pause(randomInt(400, 3_000)).then(() => 'due' as const)])
    if (isDone === 'done') {
      await office.leave(term)
      return kill
    }
    kill += 1
    const isGroup = kill % 2 === 0
    figures[isGroup ? 'group' : 'worker'] += 1
    if (isGroup) term.kill('SIGKILL')
    else process.kill(workerOf(term), 'SIGKILL')
    await term.exited
    await talking
    const kept = await office.onDisk(reference)
    const lost = lostFrom(acknowledged, kept.answers)
    figures.acknowledged += acknowledged?.own.size ?? 0
    figures.lost += lost.length
    if (lost.length > 0) failures.push(`kill ${kill}: lost ${lost.join(', ')}`)
    term = office.sit(reference)
    await term.until(/fråga/u)
    person.sitDown(term, start(kept))
    // The same question, language and half-typed text, row by row.
    await person.sees().catch((error: unknown) => failures.push(`kill ${kill}: ${String(error)}`))
    if (kill >= figures.kills) {
      await office.leave(term)
      return kill
    }
  }
}

/** Questions whose acknowledged answer is not what the disk has. */
function lostFrom(acknowledged: AllAnswers | undefined, kept: AllAnswers): string[] {
  return [...(acknowledged?.own ?? [])]
    .filter(([id, answer]) => {
      const there = kept.own.get(id)
      return there === undefined || JSON.stringify(said(there)) !== JSON.stringify(said(answer))
    })
    .map(([id]) => id)
}

/** The process that holds the case: the child of the one that was started. */
function workerOf(term: Term): number {
  const children = readdirSync('/proc').filter((name) => /^\d+$/u.test(name) && parentOf(name) === term.pid)
  const [worker] = children
  if (worker === undefined) throw new Error('no process holds the case')
  return Number(worker)
}

function parentOf(pid: string): number {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return 0
  }
}
