/** One open case: its newest sound state, and saving of the next. */

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { UserError, exitCodes } from '../errors.js'
import type { CaseContent } from '../interview/case-content.js'
import { readPayload, writePayload } from './case-payload.js'
import { codeOf, makePrivate, NameTaken, sweepDrafts, type Disk } from './disk.js'
import {
  dropOldGenerations,
  generationName,
  generationsIn,
  keepGeneration,
  readGeneration,
  writeGeneration,
  type Generation,
} from './generations.js'
import { takeLock, type Lock } from './lock.js'
import type { VaultKey } from './vault-key.js'

/** Where a case is, and what opens it. */
export interface CasePlace {
  readonly disk: Disk
  readonly folder: string
  /** `C-7F3K2M` */
  readonly id: string
  readonly key: Seal
}

/** What seals a text and opens it again. */
export type Seal = Pick<VaultKey, 'seal' | 'open'>

export interface LoadedCase {
  readonly content: CaseContent
  /** The highest number that is taken, by a sound file or a damaged one. */
  readonly newest: Generation
  readonly previous: string
  /** Set when newer files than the one that was opened are damaged. */
  readonly recovered?: Recovered
}

/** What was lost: the newest files could not be opened, an earlier save could. */
export interface Recovered {
  readonly damaged: readonly string[]
  readonly opened: string
}

/**
 * The newest state of a case that is whole and genuine; undefined when none was ever saved.
 *
 * @throws {UserError} when all that was saved is damaged, or a newer program saved it
 */
export async function loadCase({ disk, folder, id, key }: CasePlace): Promise<LoadedCase | undefined> {
  const generations = await generationsIn(disk, folder)
  const [newest] = generations
  if (newest === undefined) return undefined
  const damaged: string[] = []
  let cause: unknown
  for (const generation of generations) {
    const opened = generationName(generation)
    try {
      const sealed = await readGeneration(disk, folder, generation)
      const payload = readPayload(await key.open(sealed))
      if (payload.case !== id || payload.generation !== generation)
        throw new Error('of another case or generation')
      const loaded = { content: payload.content, newest, previous: hashOf(sealed) }
      return damaged.length > 0 ? { ...loaded, recovered: { damaged, opened } } : loaded
    } catch (error) {
      if (error instanceof UserError) throw error
      if (isPassing(error)) throw notOpened(id, error)
      damaged.push(opened)
      cause ??= error
    }
  }
  // Never an empty case over damaged files.
  throw new UserError(
    'errors:caseFile.damaged',
    { id },
    { cause, at: id, exitCode: exitCodes.caseUnavailable },
  )
}

/**
 * Opens the case at a place for this process alone; undefined when none was ever saved there.
 *
 * @param takeOver see `takeLock`
 * @throws {UserError} when somebody else has it open, or nothing of it can be opened
 */
export async function openCase(place: CasePlace, takeOver = false): Promise<OpenCase | undefined> {
  const { disk, folder, id } = place
  const lock = await lockCase(place, takeOver)
  try {
    for (const file of await disk.readdir(folder))
      await makePrivate(disk, join(folder, file)).catch(unlessGone)
    await makePrivate(disk, folder)
    await sweepDrafts(disk, folder)
    const loaded = await loadCase(place)
    if (loaded) return new OpenCase(place, lock, loaded)
  } catch (cause) {
    await lock.release()
    throw cause instanceof UserError ? cause : notOpened(id, cause)
  }
  await lock.release()
  return undefined
}

/** Somebody who tries to open the case too takes away the note that says so. */
function unlessGone(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error
}

/** @throws {UserError} when somebody else has the case open, or the disk refuses */
export async function lockCase({ disk, folder, id }: CasePlace, takeOver = false): Promise<Lock> {
  try {
    return await takeLock(disk, folder, takeOver)
  } catch (cause) {
    throw cause instanceof UserError ? cause : notOpened(id, cause)
  }
}

/**
 * Whether a file could only not be read now: too many open files, no rights. To take it for
 * damaged would open an older state, and the next save would bury the newest.
 */
function isPassing(error: unknown): boolean {
  const code = codeOf(error) ?? ''
  return /^E[A-Z0-9]+$/u.test(code) && !lasting.has(code)
}

/** A sector that cannot be read, a file that is gone or is a link. */
const lasting: ReadonlySet<string> = new Set(['EIO', 'ENOENT', 'ELOOP'])

/** A case that this process has open, and nobody else. */
export class OpenCase {
  readonly id: string
  readonly recovered: Recovered | undefined
  readonly #place: CasePlace
  readonly #lock: Lock
  #content: CaseContent
  #newest: Generation
  #previous: string
  /** One save after the other. */
  #queue: Promise<unknown> = Promise.resolve()

  constructor(place: CasePlace, lock: Lock, loaded: LoadedCase) {
    this.id = place.id
    this.recovered = loaded.recovered
    this.#place = place
    this.#lock = lock
    this.#content = loaded.content
    this.#newest = loaded.newest
    this.#previous = loaded.previous
  }

  /** As it was saved last. */
  get content(): CaseContent {
    return this.#content
  }

  /**
   * Saves the case; resolves when it would be there after a power cut.
   *
   * @throws {UserError} when it could not be saved: what was saved before is untouched, and the
   * next try starts from the beginning
   */
  save(content: CaseContent): Promise<void> {
    const saved = this.#queue.then(() => this.#saveNow(content))
    this.#queue = saved.catch(() => undefined)
    return saved
  }

  /**
   * Keeps the newest save for as long as the case exists, whatever is saved later: what a case was
   * before it came into a newer form.
   *
   * @throws {UserError} when the disk refuses
   */
  async keepThisState(): Promise<void> {
    await this.#queue
    const { disk, folder, id } = this.#place
    try {
      await keepGeneration(disk, folder, this.#newest)
    } catch (cause) {
      throw notSaved(id, cause)
    }
  }

  /** Waits for what is being saved, and lets others open the case. */
  async close(): Promise<void> {
    await this.#queue
    await this.#lock.release()
  }

  async #saveNow(content: CaseContent): Promise<void> {
    const { disk, folder, id, key } = this.#place
    const generation = this.#newest + 1
    const payload = writePayload({ case: id, generation, previous: this.#previous, content })
    const sealed = await key.seal(payload)
    try {
      await writeGeneration(disk, folder, generation, sealed)
    } catch (cause) {
      // The file may be there without being known to be safe: its number is not used again.
      if (!(cause instanceof NameTaken) && (await isThere(disk, folder, generation)))
        this.#newest = generation
      throw notSaved(id, cause)
    }
    this.#newest = generation
    this.#previous = hashOf(sealed)
    this.#content = content
    // The case is safe already: that older files cannot even be listed is no reason to say otherwise.
    await dropOldGenerations(disk, folder, generation).catch(() => undefined)
  }
}

async function isThere(disk: Disk, folder: string, generation: Generation): Promise<boolean> {
  const generations = await generationsIn(disk, folder).catch((): Generation[] => [])
  return generations.includes(generation)
}

/** Nothing was to be saved yet: a case that cannot even be marked as open cannot be changed. */
function notOpened(id: string, cause: unknown): UserError {
  return new UserError(
    'errors:caseFile.notOpened',
    { id },
    { cause, at: id, exitCode: exitCodes.caseUnavailable },
  )
}

/** Why a case could not be saved, in words that say what to do. */
export function notSaved(id: string, cause: unknown): UserError {
  const reasons: Readonly<Record<string, string>> = {
    ENOSPC: 'diskFull',
    EDQUOT: 'diskFull',
    EROFS: 'readOnly',
    EACCES: 'readOnly',
    EPERM: 'readOnly',
    ENOENT: 'folderGone',
  }
  const reason = cause instanceof NameTaken ? 'savedElsewhere' : (reasons[codeOf(cause) ?? ''] ?? 'notSaved')
  const exitCode = reason === 'savedElsewhere' ? exitCodes.caseUnavailable : exitCodes.failure
  return new UserError(`errors:caseFile.${reason}`, { id }, { cause, at: id, exitCode })
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
