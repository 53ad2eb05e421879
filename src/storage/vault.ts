/**
 * The vault: all cases of one computer, each sealed for the key that the passphrase opens.
 *
 *     <home>/vault/keyring.age        the key, under a passphrase: see `keyrings.ts`
 *     <home>/vault/cases/C-7F3K2M/    one case: see `generations.ts`
 *
 * Every file is a file of the `age` program: `age -d -i keyring.age g0000000001.age` opens a case.
 */

import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { UserError, exitCodes } from '../errors.js'
import type { CaseContent } from '../interview/case-content.js'
import {
  loadCase,
  lockCase,
  notSaved,
  openCase,
  OpenCase,
  type CasePlace,
  type Recovered,
} from './case-store.js'
import {
  codeOf,
  computersDisk,
  ensureFolder,
  exists,
  makeFolder,
  makePrivate,
  NameTaken,
  removeFolder,
  type Disk,
} from './disk.js'
import { generationsIn, writtenAt } from './generations.js'
import {
  addKeyring,
  checkPassphrase,
  keyringsIn,
  keyringWrittenAt,
  makeKeyringsPrivate,
  removeKeyring,
  unlockKeyring,
  writeKeyring,
  type KeyringNumber,
} from './keyrings.js'
import { takeLock } from './lock.js'
import { VaultKey } from './vault-key.js'

export interface VaultOptions {
  readonly disk?: Disk
  /** Base 2 logarithm of the work that each try of a passphrase costs; less than usual in tests only. */
  readonly work?: number
}

/** A case in the list of cases. */
export interface CaseSummary {
  /** `C-7F3K2M` */
  readonly id: string
  /** ISO 8601, of the last save. */
  readonly changedAt: string
  /** Undefined when nothing of the case can be opened. */
  readonly content: CaseContent | undefined
  readonly recovered: Recovered | undefined
}

/** A passphrase in the list of passphrases: nothing says whose it is. */
export interface PassphraseSummary {
  readonly number: KeyringNumber
  /** ISO 8601. */
  readonly setAt: string
  readonly isMine: boolean
}

const casesName = 'cases'
/** No vowel and no sign that looks like another: nothing that reads as a word or a slip. */
const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const idPattern = /^C-[2-9A-HJKMNP-TV-Z]{6}$/

export async function vaultExists(home: string, disk: Disk = computersDisk): Promise<boolean> {
  const folder = vaultIn(home)
  return (await exists(disk, folder)) && (await keyringsIn(disk, folder)).length > 0
}

/**
 * Makes a vault, and opens it.
 *
 * @throws {UserError} when there is one already, the passphrase is short, or the disk refuses
 */
export async function createVault(
  home: string,
  passphrase: string,
  options: VaultOptions = {},
): Promise<Vault> {
  const disk = options.disk ?? computersDisk
  checkPassphrase(passphrase)
  if (await vaultExists(home, disk)) throw new UserError('errors:vault.exists')
  const key = await VaultKey.make()
  const keyring = await key.lock(passphrase, options.work)
  try {
    await ensureFolder(disk, home)
    if (!(await exists(disk, vaultIn(home)))) await makeFolder(disk, home, 'vault')
    if (!(await exists(disk, join(vaultIn(home), casesName))))
      await makeFolder(disk, vaultIn(home), casesName)
    await writeKeyring(disk, vaultIn(home), 1, keyring, 'new')
  } catch (cause) {
    if (cause instanceof NameTaken) throw new UserError('errors:vault.exists', {}, { cause })
    throw new UserError('errors:vault.notCreated', { folder: home }, { cause })
  }
  return new Vault(disk, vaultIn(home), key, 1, options.work)
}

/**
 * Opens the vault with the passphrase; takes about a second, by intent. What group or others
 * could read is made private again.
 *
 * @throws {UserError} when there is none, the passphrase does not fit, or the keyring is damaged
 */
export async function openVault(
  home: string,
  passphrase: string,
  options: VaultOptions = {},
): Promise<Vault> {
  const disk = options.disk ?? computersDisk
  const folder = vaultIn(home)
  if (!(await vaultExists(home, disk))) throw new UserError('errors:vault.missing', { folder: home })
  const { key, number } = await unlockKeyring(disk, folder, passphrase)
  return openedVault(disk, folder, key, number, options.work)
}

/**
 * Opens the vault with its own key, as the recovery sheet has it, when no passphrase is known any
 * more. A passphrase is added right after.
 *
 * @param identity `AGE-SECRET-KEY-1…`; spaces and small letters do not matter
 * @throws {UserError} when it is not the key of the cases that are here
 */
export async function recoverVault(
  home: string,
  identity: string,
  options: VaultOptions = {},
): Promise<Vault> {
  const disk = options.disk ?? computersDisk
  const folder = vaultIn(home)
  if (!(await vaultExists(home, disk))) throw new UserError('errors:vault.missing', { folder: home })
  const key = await VaultKey.recover(identity)
  const vault = await openedVault(disk, folder, key, undefined, options.work)
  if ((await vault.cases()).some(({ content }) => content !== undefined)) return vault
  throw new UserError('errors:vault.otherKey', {}, { exitCode: exitCodes.caseUnavailable })
}

async function openedVault(
  disk: Disk,
  folder: string,
  key: VaultKey,
  keyring: KeyringNumber | undefined,
  work: number | undefined,
): Promise<Vault> {
  const cases = join(folder, casesName)
  if (!(await exists(disk, cases))) {
    throw new UserError('errors:vault.casesGone', { folder }, { exitCode: exitCodes.caseUnavailable })
  }
  const loose = [
    await makePrivate(disk, folder),
    await makeKeyringsPrivate(disk, folder),
    await makePrivate(disk, cases),
  ]
  return new Vault(disk, folder, key, keyring, work, loose.includes(true))
}

/** An unlocked vault. */
export class Vault {
  /** Other accounts of the computer could look into the folders: mended, but to be said. */
  readonly wasOpenToOthers: boolean
  readonly #disk: Disk
  readonly #folder: string
  readonly #key: VaultKey
  /** The one that was opened; undefined after a recovery. */
  #keyring: KeyringNumber | undefined
  readonly #work: number | undefined

  constructor(
    disk: Disk,
    folder: string,
    key: VaultKey,
    keyring: KeyringNumber | undefined,
    work?: number,
    wasOpenToOthers = false,
  ) {
    this.wasOpenToOthers = wasOpenToOthers
    this.#disk = disk
    this.#folder = folder
    this.#key = key
    this.#keyring = keyring
    this.#work = work
  }

  /** All cases, the one that was changed last first. Takes no lock. */
  async cases(): Promise<CaseSummary[]> {
    const summaries = await Promise.all((await this.#ids()).map((id) => this.#summaryOf(id)))
    return summaries.flat().sort((a, b) => b.changedAt.localeCompare(a.changedAt) || a.id.localeCompare(b.id))
  }

  /**
   * A new case, on disk when this resolves. Without a reference it gets that of its folder, which
   * is random and says nothing.
   *
   * @throws {UserError} when the disk refuses: then nothing of it is left
   */
  async create(content: CaseContent): Promise<OpenCase> {
    const id = await this.#newFolder()
    const place = this.#placeOf(id)
    try {
      const lock = await takeLock(this.#disk, place.folder)
      const named = content.reference === '' ? { ...content, reference: id } : content
      const opened = new OpenCase(place, lock, { content: named, newest: 0, previous: '' })
      await opened.save(named)
      return opened
    } catch (cause) {
      await removeFolder(this.#disk, this.#cases, id).catch(() => undefined)
      throw cause instanceof UserError ? cause : notSaved(id, cause)
    }
  }

  /**
   * Opens a case for this process alone.
   *
   * @param name its id, or its reference
   * @param takeOver even when another computer says that it has the case open
   * @throws {UserError} when there is no such case, several have the reference, somebody else has
   * it open, or nothing of it can be opened
   */
  async open(name: string, { takeOver = false } = {}): Promise<OpenCase> {
    const opened = await openCase(this.#placeOf(await this.#find(name)), takeOver)
    if (!opened) throw noSuchCase(name)
    return opened
  }

  /**
   * Deletes a case for good. Copies in backups, and what a disk keeps of deleted files, are out
   * of reach.
   *
   * @throws {UserError} when there is no such case, somebody has it open, or the disk refuses
   */
  async remove(name: string): Promise<void> {
    const id = await this.#find(name)
    const lock = await lockCase(this.#placeOf(id))
    try {
      await removeFolder(this.#disk, this.#cases, id)
    } catch (cause) {
      await lock.release().catch(() => undefined)
      throw new UserError('errors:caseFile.notRemoved', { id }, { cause, at: id })
    }
  }

  /** The passphrases that open the vault, by number; `isMine` is the one that was typed. */
  async passphrases(): Promise<PassphraseSummary[]> {
    const numbers = await keyringsIn(this.#disk, this.#folder)
    return Promise.all(
      numbers.map(async (number) => ({
        number,
        setAt: await keyringWrittenAt(this.#disk, this.#folder, number),
        isMine: number === this.#keyring,
      })),
    )
  }

  /**
   * From now on this passphrase opens the vault too.
   *
   * @returns its number
   * @throws {UserError} when it is short, there are too many, or the disk refuses
   */
  async addPassphrase(passphrase: string): Promise<KeyringNumber> {
    checkPassphrase(passphrase)
    const keyring = await this.#key.lock(passphrase, this.#work)
    return this.#changed(() => addKeyring(this.#disk, this.#folder, keyring))
  }

  /** From now on this passphrase opens the vault, and the one that was typed does not. */
  async changePassphrase(passphrase: string): Promise<void> {
    checkPassphrase(passphrase)
    const keyring = await this.#key.lock(passphrase, this.#work)
    const number = this.#keyring
    if (number === undefined) this.#keyring = await this.addPassphrase(passphrase)
    else await this.#changed(() => writeKeyring(this.#disk, this.#folder, number, keyring, 'instead'))
  }

  /**
   * From now on the passphrase with this number opens nothing here. It still opens copies of the
   * keyring that somebody made before.
   *
   * @throws {UserError} when there is no such number, or it is the last
   */
  async removePassphrase(number: KeyringNumber): Promise<void> {
    const numbers = await keyringsIn(this.#disk, this.#folder)
    if (!numbers.includes(number)) {
      const there = numbers.join(', ')
      throw new UserError('errors:vault.noSuchPassphrase', { number, there }, { exitCode: exitCodes.usage })
    }
    if (numbers.length === 1)
      throw new UserError('errors:vault.lastPassphrase', {}, { exitCode: exitCodes.usage })
    await this.#changed(() => removeKeyring(this.#disk, this.#folder, number))
  }

  /** What opens everything for good, whatever becomes of the passphrases: for the recovery sheet alone. */
  recoveryKey(): string {
    return this.#key.reveal()
  }

  /** Forgets the key. Cases that are open are closed before. */
  close(): void {
    this.#key.forget()
  }

  async #changed<T>(change: () => Promise<T>): Promise<T> {
    try {
      return await change()
    } catch (cause) {
      if (cause instanceof UserError) throw cause
      throw new UserError('errors:vault.passphraseNotChanged', {}, { cause })
    }
  }

  get #cases(): string {
    return join(this.#folder, casesName)
  }

  #placeOf(id: string): CasePlace {
    return { disk: this.#disk, folder: join(this.#cases, id), id, key: this.#key }
  }

  async #ids(): Promise<string[]> {
    try {
      return (await this.#disk.readdir(this.#cases)).filter((name) => idPattern.test(name))
    } catch (cause) {
      throw unreadable(this.#cases, cause)
    }
  }

  async #newFolder(): Promise<string> {
    for (;;) {
      const id = makeReference()
      try {
        await makeFolder(this.#disk, this.#cases, id)
        return id
      } catch (cause) {
        if (codeOf(cause) !== 'EEXIST') throw notSaved(id, cause)
      }
    }
  }

  /** None where nothing was ever saved: the program ended before the first answer. */
  async #summaryOf(id: string): Promise<CaseSummary[]> {
    const place = this.#placeOf(id)
    const changedAt = await this.#changedAt(place)
    if (changedAt === undefined) return []
    try {
      const loaded = await loadCase(place)
      return [{ id, changedAt, content: loaded?.content, recovered: loaded?.recovered }]
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      return [{ id, changedAt, content: undefined, recovered: undefined }]
    }
  }

  async #changedAt({ disk, folder }: CasePlace): Promise<string | undefined> {
    try {
      const [newest] = await generationsIn(disk, folder)
      return newest === undefined ? undefined : await writtenAt(disk, folder, newest)
    } catch (cause) {
      throw unreadable(folder, cause)
    }
  }

  async #find(name: string): Promise<string> {
    const ids = await this.#ids()
    if (ids.includes(name)) return name
    const matching = (await this.cases()).filter(({ content }) => content?.reference === name)
    const [first, second] = matching
    if (first && !second) return first.id
    if (!first) throw noSuchCase(name)
    const found = matching.map(({ id }) => id).join(', ')
    throw new UserError('errors:caseFile.ambiguous', { name, ids: found }, { exitCode: exitCodes.usage })
  }
}

function vaultIn(home: string): string {
  return join(home, 'vault')
}

/** A reference that says nothing: `C-7F3K2M`, without letters and digits that are taken for each other. */
export function makeReference(): string {
  return `C-${Array.from({ length: 6 }, () => signs[randomInt(signs.length)]).join('')}`
}

function unreadable(folder: string, cause: unknown): UserError {
  return new UserError('errors:vault.unreadable', { folder }, { cause, exitCode: exitCodes.caseUnavailable })
}

function noSuchCase(name: string): UserError {
  return new UserError('errors:caseFile.missing', { name }, { exitCode: exitCodes.failure })
}
