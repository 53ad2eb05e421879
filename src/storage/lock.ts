/**
 * Tells a second person that a case is open: who has it, where, since when.
 *
 * A courtesy, not the safety: that is the name of the next generation, which only one process
 * can take. Announce, then look: each process first writes a file of its own, then reads the
 * others', so that of two at the same moment at least one sees the other.
 */

import { randomBytes, randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hostname, uptime } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import * as z from 'zod'
import { UserError, exitCodes } from '../errors.js'
import { gateLine } from '../text.js'
import { codeOf, exists, readBounded, writeWhole, type Disk } from './disk.js'

const holderSchema = z.strictObject({
  pid: z.int().min(1),
  host: z.string().max(255),
  /** Which start of the computer: a process of an earlier one is gone. */
  boot: z.string().max(100),
  /** When the process started, as the system counts; a later process may have its number. */
  started: z.string().max(100),
  /** ISO 8601. */
  since: z.iso.datetime(),
})

/** Who has a case open. */
export type Holder = z.infer<typeof holderSchema>

export interface Lock {
  release(): Promise<void>
}

const namePattern = /^lock\.[0-9a-f]{24}$/
const maxSize = 2000
const attempts = 5

/**
 * Takes the lock of a case. One whose process is gone is taken over.
 *
 * @param takeOver also take it from another computer, where nobody can see whether the process is
 * still there: on a person's word only
 * @throws {UserError} with process, computer and time when somebody has the case open
 */
export async function takeLock(disk: Disk, folder: string, takeOver = false): Promise<Lock> {
  const name = `lock.${randomBytes(12).toString('hex')}`
  const me: Holder = { ...thisProcess(), since: new Date().toISOString() }
  try {
    for (let attempt = 1; ; attempt += 1) {
      const isAnnounced = await announce(disk, folder, name, me)
      const others = await locksIn(disk, folder, name)
      const holder = others.find((other) => other.holder && isHeld(other.holder, takeOver))?.holder
      if (isAnnounced && !holder) {
        for (const other of others) await removeIfThere(disk, join(folder, other.name))
        return { release: () => letGo(disk, folder, name) }
      }
      await removeIfThere(disk, join(folder, name))
      if (attempt === attempts) throw holder ? heldBy(holder) : new Error('could not be announced')
      // Two that saw each other step back for unequal times, and one of them comes first.
      await setTimeout(5 + randomInt(10 * 2 ** attempt))
    }
  } catch (error) {
    await letGo(disk, folder, name)
    throw error
  }
}

/** False when whoever has the case open swept our draft away, as it does with all it finds. */
async function announce(disk: Disk, folder: string, name: string, me: Holder): Promise<boolean> {
  try {
    await writeWhole(disk, folder, name, Buffer.from(JSON.stringify(me)), 'new')
    return true
  } catch (error) {
    if (codeOf(error) === 'ENOENT' && (await exists(disk, folder))) return false
    throw error
  }
}

/** Locks of this process that it no longer holds, whether or not their files could be removed. */
const letGone = new Set<string>()

/** A disk that fails now must not keep this process from its own case later. */
async function letGo(disk: Disk, folder: string, name: string): Promise<void> {
  letGone.add(name)
  await removeIfThere(disk, join(folder, name)).catch(() => undefined)
}

async function locksIn(
  disk: Disk,
  folder: string,
  own: string,
): Promise<{ name: string; holder?: Holder }[]> {
  const names = (await disk.readdir(folder)).filter((name) => namePattern.test(name) && name !== own)
  return Promise.all(names.map(async (name) => ({ name, ...(await holderIn(disk, join(folder, name))) })))
}

/** A lock is written whole or not at all; one that cannot be read is nobody's. */
async function holderIn(disk: Disk, path: string): Promise<{ holder?: Holder }> {
  if (letGone.has(basename(path))) return {}
  try {
    const text = (await readBounded(disk, path, maxSize)).toString('utf8')
    return { holder: holderSchema.parse(JSON.parse(text)) }
  } catch {
    return {}
  }
}

function isHeld(holder: Holder, takeOver: boolean): boolean {
  const here = thisProcess()
  if (holder.host !== here.host) return !takeOver
  if (holder.boot !== here.boot) return false
  return isAlive(holder.pid) && (holder.started === '' || holder.started === startOf(holder.pid))
}

function heldBy({ pid, host, since }: Holder): UserError {
  const values = { pid, host: gateLine(host), since }
  return new UserError('errors:caseFile.open', values, { exitCode: exitCodes.caseUnavailable })
}

function thisProcess(): Omit<Holder, 'since'> {
  return { pid: process.pid, host: hostname(), boot: bootOf(), started: startOf(process.pid) }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** Where the system does not name its starts, their time in steps of ten minutes: clocks are set. */
function bootOf(): string {
  const bootTime = (): string => String(Math.round((Date.now() / 1000 - uptime()) / 600))
  return fromSystem('/proc/sys/kernel/random/boot_id') ?? bootTime()
}

/** Empty where the system does not say. A process that only waits to be fetched by its parent never started. */
function startOf(pid: number): string {
  const status = fromSystem(`/proc/${pid}/stat`)
  const fields = status?.slice(status.lastIndexOf(')') + 2).split(' ') ?? []
  return fields[0] === 'Z' ? 'ended' : (fields[19] ?? '')
}

function fromSystem(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1').trim()
  } catch {
    return undefined
  }
}

async function removeIfThere(disk: Disk, path: string): Promise<void> {
  try {
    await disk.unlink(path)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
}
