/** The power goes at every moment of a run of saves, and again at every moment of what follows. */

import { createHash } from 'node:crypto'
import { openCase, OpenCase, type CasePlace, type Seal } from '../../src/storage/case-store.js'
import { takeLock } from '../../src/storage/lock.js'
import { VaultKey } from '../../src/storage/vault-key.js'
import { contentOf } from '../storage/every-kind.js'
import { fingerprint, SimulatedDisk, type Image } from './simulated-disk.js'
import { mutated, type Mutant } from './mutants.js'

export interface PowerCuts {
  /** Different states of the disk that the case was opened from. */
  readonly images: number
  /** What was lost or made up: where, and what; empty when all is well. */
  readonly lost: readonly string[]
}

export interface PowerCutPlan {
  readonly saves: number
  /** How many times the power goes again after the case was opened once more. */
  readonly again: number
  readonly mutant?: Mutant
}

interface Moment {
  readonly image: Image
  /** Last number that was confirmed, and last that was tried. */
  readonly confirmed: number
  readonly tried: number
}

/** Enough to see that something is lost. */
const mostLosses = 20

/** Runs the plan from an empty folder. */
export async function powerCuts(plan: PowerCutPlan): Promise<PowerCuts> {
  const seal = remembering(await VaultKey.make())
  const lost: string[] = []
  let images = 0

  const run = async (image: Image, saves: number, again: number): Promise<void> => {
    for (const moment of await moments(image, saves)) {
      images += 1
      const found = await afterCut(moment)
      if (typeof found === 'string') lost.push(found)
      if (lost.length > mostLosses) return
      if (again > 0 && typeof found === 'number' && found > 0) await run(moment.image, 2, again - 1)
    }
  }

  /** Every different state that the disk may be in after a cut during these saves. */
  const moments = async (image: Image, saves: number): Promise<Moment[]> => {
    const disk = new SimulatedDisk(image)
    const place = { ...placeOn(seal), disk: plan.mutant ? mutated(disk, plan.mutant) : disk }
    const opened = (await openCase(place)) ?? (await firstOpening(place))
    const start = numberIn(opened)
    const found = new Map<string, Moment>()
    let confirmed = start
    let tried = start
    const look = (): void => {
      for (const after of disk.imagesAfterCut()) {
        const key = `${fingerprint(after)} ${confirmed} ${tried}`
        if (!found.has(key)) found.set(key, { image: withoutLocks(after), confirmed, tried })
      }
    }
    disk.afterChange = look
    for (let save = 1; save <= saves; save += 1) {
      tried = start + save
      await opened.save(contentOf(String(tried)))
      confirmed = tried
      look()
    }
    disk.afterChange = () => undefined
    return [...found.values()]
  }

  /** The number of the state that opens, or what is wrong with it. */
  const afterCut = async ({ image, confirmed, tried }: Moment): Promise<number | string> => {
    try {
      const opened = await openCase({ ...placeOn(seal), disk: new SimulatedDisk(image) })
      const number = opened ? numberIn(opened) : 0
      if (number >= confirmed && number <= tried) return number
      return `confirmed ${confirmed}, tried ${tried}, opened ${number}`
    } catch (error) {
      return `confirmed ${confirmed}, not opened: ${error instanceof Error ? error.message : 'unknown'}`
    }
  }

  await run(new Map(), plan.saves, plan.again)
  return { images, lost }
}

async function firstOpening(place: CasePlace): Promise<OpenCase> {
  const lock = await takeLock(place.disk, place.folder)
  return new OpenCase(place, lock, { content: contentOf('0'), newest: 0, previous: '' })
}

function placeOn(key: Seal): Omit<CasePlace, 'disk'> {
  return { folder: '/case', id: 'C-234567', key }
}

function numberIn({ content }: OpenCase): number {
  const answer = content.answers.own.get('all.text')
  return answer?.state === 'answered' ? Number(answer.value) : NaN
}

/** After a power cut the computer starts anew, and a lock of an earlier start holds nobody. */
function withoutLocks(image: Image): Image {
  return new Map([...image].filter(([name]) => !name.startsWith('lock.')))
}

/** The real key. Most images hold the same files, so that each is opened once. */
function remembering(key: VaultKey): Seal {
  const known = new Map<string, Promise<string>>()
  return {
    seal: (text) => key.seal(text),
    open: (sealed) => {
      const id = createHash('sha1').update(sealed).digest('base64')
      const opened = known.get(id) ?? key.open(sealed)
      known.set(id, opened)
      opened.catch(() => undefined)
      return opened
    },
  }
}
