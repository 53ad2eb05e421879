/** The passphrase at the keyboard, asked for without echo. */

import { exitCodes, UserError } from '../errors.js'
import type { Vault } from '../storage/vault.js'
import { vaultExists } from '../storage/vault-place.js'
import { askPassphrase, type PassphraseDesk } from '../terminal/passphrase.js'
import type { Context } from './context.js'
import { Ended } from './ended.js'
import { wordsOf } from './words-of.js'

const tries = 3

/**
 * @param meanwhile loads what comes next, while the person types
 * @throws {UserError} when the passphrase was wrong three times
 */
export async function unlockAtTerminal(
  context: Context,
  meanwhile: () => Promise<unknown> = () => Promise.resolve(),
): Promise<Vault> {
  if (!(await vaultExists(context.home))) return (await import('./first-run.js')).firstRun(context)
  const desk = passphraseDesk(context)
  const isAsked = context.world.isPassphraseAsked === true
  for (let left = tries; left > 0; left--) {
    const [passphrase, { openVault }] = await Promise.all([
      askPassphrase(left === tries ? { ...desk, isAsked } : desk),
      import('../storage/vault.js'),
      meanwhile(),
    ])
    if (passphrase === undefined) throw new Ended(exitCodes.interrupted)
    try {
      return await openVault(context.home, passphrase)
    } catch (error) {
      const isWrong = error instanceof UserError && error.key === 'errors:vault.wrongPassphrase'
      if (!isWrong || left === 1) throw error
      context.remark(context.t(error.key, error.values))
    }
  }
  throw new UserError('errors:vault.wrongPassphrase', {}, { exitCode: exitCodes.caseUnavailable })
}

export function passphraseDesk(context: Context): PassphraseDesk {
  const { input, errors } = context.world
  return { input, output: errors, staff: wordsOf(context, context.staffLanguage) }
}
