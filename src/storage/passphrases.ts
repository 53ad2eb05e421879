/** The passphrases of an unlocked vault: listed, added, changed, removed. */

import { UserError, exitCodes } from '../errors.js'
import type { Disk } from './disk.js'
import { addKeyring, checkPassphrase, keyringWrittenAt, removeKeyring, writeKeyring } from './keyrings.js'
import { keyringsIn, type KeyringNumber } from './vault-place.js'
import type { VaultKey } from './vault-key.js'

/** A passphrase in the list: nothing says whose it is. */
export interface PassphraseSummary {
  readonly number: KeyringNumber
  /** ISO 8601. */
  readonly setAt: string
  /** The one that was typed to open the vault. */
  readonly isMine: boolean
}

export class Passphrases {
  readonly #disk: Disk
  readonly #folder: string
  readonly #key: VaultKey
  /** The keyring that was opened; undefined after a recovery. */
  #mine: KeyringNumber | undefined
  readonly #work: number | undefined

  constructor(
    disk: Disk,
    folder: string,
    key: VaultKey,
    mine: KeyringNumber | undefined,
    work: number | undefined,
  ) {
    this.#disk = disk
    this.#folder = folder
    this.#key = key
    this.#mine = mine
    this.#work = work
  }

  async list(): Promise<PassphraseSummary[]> {
    const numbers = await keyringsIn(this.#disk, this.#folder)
    return Promise.all(
      numbers.map(async (number) => ({
        number,
        setAt: await keyringWrittenAt(this.#disk, this.#folder, number),
        isMine: number === this.#mine,
      })),
    )
  }

  /**
   * From now on this passphrase opens the vault too.
   *
   * @returns its number
   * @throws {UserError} when it is short, there are too many, or the disk refuses
   */
  async add(passphrase: string): Promise<KeyringNumber> {
    checkPassphrase(passphrase)
    const keyring = await this.#key.lock(passphrase, this.#work)
    return this.#changed(() => addKeyring(this.#disk, this.#folder, keyring))
  }

  /** From now on this passphrase opens the vault, and the one that was typed does not. */
  async change(passphrase: string): Promise<void> {
    const mine = this.#mine
    if (mine === undefined) {
      this.#mine = await this.add(passphrase)
      return
    }
    checkPassphrase(passphrase)
    const keyring = await this.#key.lock(passphrase, this.#work)
    await this.#changed(() => writeKeyring(this.#disk, this.#folder, mine, keyring, 'instead'))
  }

  /**
   * From now on the passphrase with this number opens nothing here. It still opens copies of the
   * keyring that somebody made before.
   *
   * @throws {UserError} when there is no such number, or it is the last
   */
  async remove(number: KeyringNumber): Promise<void> {
    const numbers = await keyringsIn(this.#disk, this.#folder)
    if (!numbers.includes(number)) {
      const there = numbers.join(', ')
      throw new UserError('errors:vault.noSuchPassphrase', { number, there }, { exitCode: exitCodes.usage })
    }
    if (numbers.length === 1)
      throw new UserError('errors:vault.lastPassphrase', {}, { exitCode: exitCodes.usage })
    await this.#changed(() => removeKeyring(this.#disk, this.#folder, number))
  }

  async #changed<T>(change: () => Promise<T>): Promise<T> {
    try {
      return await change()
    } catch (cause) {
      if (cause instanceof UserError) throw cause
      throw new UserError('errors:vault.passphraseNotChanged', {}, { cause })
    }
  }
}
