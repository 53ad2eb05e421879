/** The disk fails once at each operation of each thing that the vault does, in each way. */

import { UserError } from '../../src/errors.js'
import type { CaseContent } from '../../src/interview/case-content.js'
import { createVault, openVault, type Vault } from '../../src/storage/vault.js'
import { contentOf } from '../storage/every-kind.js'
import { inHome, passphrase, quick } from '../storage/home.js'
import { failingDisk, type Fault } from './failing-disk.js'
import type { Tally } from './tally.js'

const faults: readonly Fault[] = ['ENOSPC', 'EIO', 'EROFS', 'EMFILE', 'short', 'flip']
const other = 'fyra helt andra ord TEST'

/** What is tried: the content and passphrase that must be there afterwards when it was confirmed. */
interface Deed {
  readonly what: string
  readonly run: (vault: Vault, id: string) => Promise<unknown>
  readonly after?: string
  readonly passphrase?: string
}

const deeds: readonly Deed[] = [
  {
    what: 'save',
    after: 'after',
    run: async (vault, id) => {
      const opened = await vault.open(id)
      try {
        // What was opened is the last that was confirmed, or says that it is not.
        if (textIn(opened.content) !== 'before' && !opened.recovered) throw new Error('opened an older state')
        await opened.save(contentOf('after'))
      } finally {
        await opened.close().catch(() => undefined)
      }
    },
  },
  {
    what: 'create',
    run: async (vault) => {
      const opened = await vault.create(contentOf('another'))
      await opened.close().catch(() => undefined)
    },
  },
  { what: 'change the passphrase', passphrase: other, run: (vault) => vault.passphrases.change(other) },
]

/** @param each every how many-th operation is tried; 1 for all */
export async function faultsEverywhere(each = 1): Promise<Tally> {
  const failures: string[] = []
  let runs = 0
  let refused = 0
  for (const deed of deeds) {
    for (const fault of faults) {
      for (const lasting of [false, true]) {
        for (let at = 1; ; at += each) {
          const found = await inNewHome((home) => oneFault(home, deed, fault, lasting, at))
          if (found.isPast) break
          runs += 1
          if (found.refused) refused += 1
          if (found.lost) failures.push(`${deed.what}, ${fault} at ${at}: ${found.lost}`)
        }
      }
    }
  }
  return { passed: runs - failures.length, failures, figures: { runs, refused, faults: faults.length } }
}

async function inNewHome<T>(run: (home: string) => Promise<T>): Promise<T> {
  const results: T[] = []
  await inHome(async (home) => {
    results.push(await run(home))
  })
  const [result] = results
  if (result === undefined) throw new Error('nothing was run')
  return result
}

async function oneFault(home: string, deed: Deed, fault: Fault, lasting: boolean, at: number) {
  const { disk, plan } = failingDisk(fault, lasting)
  const vault = await createVault(home, passphrase, { ...quick, disk })
  const opened = await vault.create(contentOf('older'))
  await opened.save(contentOf('before'))
  await opened.close()
  const { id } = opened
  plan.at = plan.done + at
  const answer = await said(deed.run(vault, id))
  const isPast = plan.done < plan.at
  plan.at = Infinity
  const isDone = answer === 'done'
  const lost = isPast ? undefined : await lostAfter(home, deed, isDone, id)
  const isAloud = isDone || answer.startsWith('errors:')
  return { isPast, refused: !isDone, lost: lost ?? (isAloud ? undefined : `an error of ours: ${answer}`) }
}

/** What is not as it was confirmed; undefined when all is well. */
async function lostAfter(home: string, deed: Deed, isDone: boolean, id: string): Promise<string | undefined> {
  const wanted =
    isDone && deed.passphrase !== undefined ? [deed.passphrase] : [passphrase, deed.passphrase ?? '']
  const vault = await firstThatOpens(home, wanted)
  if (!vault) return 'no passphrase opens the vault'
  const cases = await vault.cases()
  const here = cases.find((one) => one.id === id)?.content
  const text = here ? textIn(here) : 'nothing'
  const allowed = isDone ? [deed.after ?? 'before'] : ['before', deed.after ?? 'before']
  if (!allowed.includes(text)) return `the case says ${text}`
  if (cases.some(({ content }) => content === undefined)) return 'a case that nothing opens'
  if (deed.what === 'create' && isDone && cases.length !== 2) return 'the new case is gone'
  const again = await said(vault.open(id).then((opened) => opened.save(contentOf('again'))))
  return again === 'done' ? undefined : `it cannot be saved any more: ${again}`
}

function textIn({ answers }: CaseContent): string {
  const answer = answers.own.get('all.text')
  return answer?.state === 'answered' && typeof answer.value === 'string' ? answer.value : 'nothing'
}

async function firstThatOpens(home: string, passphrases: readonly string[]): Promise<Vault | undefined> {
  for (const one of passphrases) {
    try {
      return await openVault(home, one)
    } catch {
      continue
    }
  }
  return undefined
}

async function said(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'done'
  } catch (error) {
    return error instanceof UserError ? error.key : String(error)
  }
}
