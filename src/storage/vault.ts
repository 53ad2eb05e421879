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
import { lockCase, notSaved, openCase, OpenCase, type CasePlace } from './case-store.js'
import { folderUnreadable, summaryOf, type CaseSummary } from './case-summary.js'
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
import { checkPassphrase, makeKeyringsPrivate, unlockKeyring, writeKeyring } from './keyrings.js'
import { takeLock } from './lock.js'
import { Passphrases } from './passphrases.js'
import { VaultKey } from './vault-key.js'
import { vaultExists, vaultIn, type KeyringNumber } from './vault-place.js'

export type { CaseSummary } from './case-summary.js'
export { vaultExists } from './vault-place.js'

export interface VaultOptions {
  readonly disk?: Disk
  /** Base 2 logarithm of the work that each try of a passphrase costs; less than usual in tests only. */
  readonly work?: number
}

const casesName = 'cases'
/** No vowel and no sign that looks like another: nothing that reads as a word or a slip. */
const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const idPattern = /^C-[2-9A-HJKMNP-TV-Z]{6}$/

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
  /** What opens the vault: one passphrase for each person. */
  readonly passphrases: Passphrases
  readonly #key: VaultKey

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
    this.passphrases = new Passphrases(disk, folder, key, keyring, work)
  }

  /** All cases, the one that was changed last first. Takes no lock. */
  async cases(): Promise<CaseSummary[]> {
    const summaries = await Promise.all((await this.#ids()).map((id) => summaryOf(this.#placeOf(id))))
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

  /** What opens everything for good, whatever becomes of the passphrases: for the recovery sheet alone. */
  recoveryKey(): string {
    return this.#key.reveal()
  }

  /** Forgets the key. Cases that are open are closed before. */
  close(): void {
    this.#key.forget()
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
      throw folderUnreadable(this.#cases, cause)
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

/** A reference that says nothing: `C-7F3K2M`, without letters and digits that are taken for each other. */
export function makeReference(): string {
  return `C-${Array.from({ length: 6 }, () => signs[randomInt(signs.length)]).join('')}`
}

function noSuchCase(name: string): UserError {
  return new UserError('errors:caseFile.missing', { name }, { exitCode: exitCodes.failure })
}
