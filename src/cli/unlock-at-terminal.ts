/** The passphrase at the keyboard, asked for without echo. */

import { exitCodes, UserError } from '../errors.js'
import type { Vault } from '../storage/vault.js'
import { vaultExists } from '../storage/vault-place.js'
import { restoreLineModes } from '../terminal/line-modes.js'
import { askPassphrase, type PassphraseDesk } from '../terminal/passphrase.js'
import type { Locked } from '../world.js'
import type { Context } from './context.js'
import { Ended } from './ended.js'
import { today } from './facts.js'
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
    if (isAsked && context.world.lock) restoreLineModes()
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

/**
 * After it was locked: the passphrase on the neutral screen, as often as it takes.
 *
 * @throws {TerminalLeft} when the person leaves instead
 */
export async function unlockAgain(context: Context, { isPlain }: Locked): Promise<Vault> {
  const [{ openVault }, { terminalDesk }, { behindNeutralScreen }] = await Promise.all([
    import('../storage/vault.js'),
    import('./terminal-desk.js'),
    import('../terminal/hiding.js'),
  ])
  if (isPlain) {
    restoreLineModes()
    return unlockAtTerminal(context)
  }
  const open = async (passphrase: string): Promise<Vault | undefined> => {
    try {
      return await openVault(context.home, passphrase)
    } catch {
      return undefined
    }
  }
  const staff = wordsOf(context, context.staffLanguage)
  const vault = await behindNeutralScreen(open, {
    ...(await terminalDesk(context)),
    today: today(context),
    staff,
  })
  restoreLineModes()
  return vault
}

export function passphraseDesk(context: Context): PassphraseDesk {
  const { input, errors } = context.world
  return { input, output: errors, staff: wordsOf(context, context.staffLanguage) }
}
