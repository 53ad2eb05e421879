/**
 * The keyrings of a vault: the same key under one passphrase each, so that several people of a
 * unit open the same cases and none of them knows another's passphrase.
 *
 *     keyring.age, keyring-2.age, keyring-3.age …
 *
 * None of them says whose it is: who has which number is for the unit to know.
 */

import { join } from 'node:path'
import { UserError, exitCodes } from '../errors.js'
import { makePrivate, NameTaken, readBounded, writeWhole, flushFolder, type Disk } from './disk.js'
import { shortestPassphrase } from './passphrase.js'
import { VaultKey } from './vault-key.js'
import { keyringsIn, type KeyringNumber } from './vault-place.js'

/** Each costs a second when a passphrase is tried that fits none of them. */
export const mostKeyrings = 8

const maxSize = 64 * 1024

/**
 * Opens the first keyring that the passphrase fits.
 *
 * @throws {UserError} when it fits none, or those that it could fit are damaged
 */
export async function unlockKeyring(
  disk: Disk,
  folder: string,
  passphrase: string,
): Promise<{ readonly key: VaultKey; readonly number: KeyringNumber }> {
  let refusal: UserError | undefined
  for (const number of await keyringsIn(disk, folder)) {
    try {
      return { key: await VaultKey.unlock(await readKeyring(disk, folder, number), passphrase), number }
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      // Of a passphrase that fits no sound keyring, that is said; the damaged one may be another's.
      if (refusal?.key !== wrongPassphrase) refusal = error
    }
  }
  throw refusal ?? damaged()
}

/** Writes a keyring; `new` never replaces one. */
export async function writeKeyring(
  disk: Disk,
  folder: string,
  number: KeyringNumber,
  keyring: Uint8Array,
  how: 'new' | 'instead',
): Promise<void> {
  await writeWhole(disk, folder, keyringName(number), keyring, how)
}

/**
 * Adds a keyring under the next free number.
 *
 * @throws {UserError} when there are as many as there can be
 */
export async function addKeyring(disk: Disk, folder: string, keyring: Uint8Array): Promise<KeyringNumber> {
  for (;;) {
    const taken = await keyringsIn(disk, folder)
    if (taken.length >= mostKeyrings) {
      throw new UserError(
        'errors:vault.tooManyPassphrases',
        { limit: mostKeyrings },
        { exitCode: exitCodes.usage },
      )
    }
    const number = Array.from({ length: mostKeyrings }, (_, index) => index + 1).find(
      (one) => !taken.includes(one),
    )
    try {
      await writeKeyring(disk, folder, number ?? mostKeyrings, keyring, 'new')
      return number ?? mostKeyrings
    } catch (error) {
      if (!(error instanceof NameTaken)) throw error
    }
  }
}

/** Removes a keyring, and resolves when it is gone for good. */
export async function removeKeyring(disk: Disk, folder: string, number: KeyringNumber): Promise<void> {
  await disk.unlink(join(folder, keyringName(number)))
  await flushFolder(disk, folder)
}

/** When a keyring was written, ISO 8601. */
export async function keyringWrittenAt(disk: Disk, folder: string, number: KeyringNumber): Promise<string> {
  return new Date((await disk.lstat(join(folder, keyringName(number)))).mtimeMs).toISOString()
}

/** True when group or others could read one of them. */
export async function makeKeyringsPrivate(disk: Disk, folder: string): Promise<boolean> {
  const loose: boolean[] = []
  for (const number of await keyringsIn(disk, folder))
    loose.push(await makePrivate(disk, join(folder, keyringName(number))))
  return loose.includes(true)
}

/** @throws {UserError} when it is shorter than a chosen passphrase may be */
export function checkPassphrase(passphrase: string): void {
  if (Array.from(passphrase).length >= shortestPassphrase) return
  throw new UserError(
    'errors:vault.passphraseShort',
    { limit: shortestPassphrase },
    { exitCode: exitCodes.usage },
  )
}

const wrongPassphrase = 'errors:vault.wrongPassphrase'

function keyringName(number: KeyringNumber): string {
  return number === 1 ? 'keyring.age' : `keyring-${number}.age`
}

async function readKeyring(disk: Disk, folder: string, number: KeyringNumber): Promise<Uint8Array> {
  try {
    return await readBounded(disk, join(folder, keyringName(number)), maxSize)
  } catch (cause) {
    throw damaged(cause)
  }
}

function damaged(cause?: unknown): UserError {
  return new UserError(
    'errors:vault.keyringDamaged',
    {},
    { ...(cause === undefined ? {} : { cause }), exitCode: exitCodes.caseUnavailable },
  )
}
