/** The passphrase, and the vault that it opens. */

import { readFileSync } from 'node:fs'
import { exitCodes, UserError } from '../errors.js'
import type { Vault } from '../storage/vault.js'
import { vaultExists } from '../storage/vault-place.js'
import type { MessageKey } from '../message.js'
import type { Context } from './context.js'
import { Ended } from './ended.js'

/** Global options that say where a passphrase comes from. */
export interface UnlockOptions {
  readonly input?: boolean
  readonly passphraseFd?: string
}

/**
 * Opens the vault, or makes it where there is none yet. The passphrase comes from the terminal
 * without echo, or from a file descriptor; never from an argument or the environment.
 *
 * @param meanwhile loads what comes next, while a person types
 * @throws {UserError} when nobody can be asked, or the passphrase does not open the vault
 */
export async function unlock(
  context: Context,
  options: UnlockOptions,
  meanwhile?: () => Promise<unknown>,
): Promise<Vault> {
  if (context.world.locked) {
    const { unlockAgain } = await import('./unlock-at-terminal.js')
    return unlockAgain(context, context.world.locked)
  }
  if (options.passphraseFd !== undefined) {
    const passphrase = readPassphrase(options.passphraseFd)
    const { createVault, openVault } = await import('../storage/vault.js')
    return (await vaultExists(context.home))
      ? openVault(context.home, passphrase)
      : createVault(context.home, passphrase)
  }
  if (options.input === false || context.world.input.isTTY !== true) {
    throw new UserError('errors:vault.passphraseNeeded', {}, { exitCode: exitCodes.usage })
  }
  const { unlockAtTerminal } = await import('./unlock-at-terminal.js')
  return unlockAtTerminal(context, meanwhile)
}

/**
 * Opens the vault of a computer that has one. For whatever works on cases that are there: where there
 * are none, nobody is asked for a passphrase, and nothing is made.
 *
 * @throws {UserError} also when there is no vault
 */
export async function unlockExisting(
  context: Context,
  options: UnlockOptions,
  meanwhile?: () => Promise<unknown>,
): Promise<Vault> {
  if (await vaultExists(context.home)) return unlock(context, options, meanwhile)
  throw new UserError('errors:vault.missing', { folder: context.home })
}

/**
 * A passphrase for something else than the vault: from the descriptor, or the terminal.
 *
 * @param label key of what is asked
 * @throws {UserError} when nobody can be asked
 */
export async function passphraseFrom(
  context: Context,
  options: UnlockOptions,
  label: MessageKey,
): Promise<string> {
  if (options.passphraseFd !== undefined) return readPassphrase(options.passphraseFd)
  if (options.input === false || context.world.input.isTTY !== true) {
    throw new UserError('errors:vault.passphraseNeeded', {}, { exitCode: exitCodes.usage })
  }
  const [{ askPassphrase }, { passphraseDesk }] = await Promise.all([
    import('../terminal/passphrase.js'),
    import('./unlock-at-terminal.js'),
  ])
  const typed = await askPassphrase(passphraseDesk(context), label)
  if (typed === undefined) throw new Ended(exitCodes.interrupted)
  return typed
}

/** @throws {UserError} when the command line says that nobody is to be asked, since a talk is questions */
export function refuseWithoutInput({ input }: UnlockOptions): void {
  if (input === false) throw new UserError('errors:asksQuestions', {}, { exitCode: exitCodes.usage })
}

/** One line from a file descriptor; what follows on the next lines is left out. */
export function readPassphrase(descriptor: string): string {
  const number = Number(descriptor)
  try {
    if (!Number.isInteger(number) || number < 0) throw new RangeError('not a file descriptor')
    return readFileSync(number, 'utf8').split(/\r?\n/u)[0] ?? ''
  } catch (cause) {
    throw new UserError('errors:vault.descriptor', { descriptor }, { cause, exitCode: exitCodes.usage })
  }
}
