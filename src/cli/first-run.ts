/** The first day: a passphrase is made, and with it the vault. */

import { exitCodes } from '../errors.js'
import { makePassphrase, normalPassphrase, shortestPassphrase } from '../storage/passphrase.js'
import { createVault, type Vault } from '../storage/vault.js'
import { ask } from '../terminal/dialog.js'
import { askNewPassphrase, askPassphrase } from '../terminal/passphrase.js'
import type { Context } from './context.js'
import { Ended } from './ended.js'
import { dialogDesk } from './terminal-desk.js'
import { passphraseDesk } from './unlock-at-terminal.js'

/**
 * Six words are made and shown once; they are typed back before anything is stored, so that
 * nobody starts with a passphrase that was never written down.
 */
export async function firstRun(context: Context): Promise<Vault> {
  const { t, home } = context
  const made = makePassphrase()
  const choice = await ask<'made' | 'own'>(
    {
      title: t('cli:firstRun.title'),
      ask: t('cli:firstRun.ask'),
      notes: ['', made, '', t('cli:firstRun.write'), t('cli:firstRun.forgotten')],
      options: () => [
        { value: 'made', label: t('cli:firstRun.written') },
        { value: 'own', label: t('cli:firstRun.own') },
      ],
      prefilled: '1',
      enter: t('terminal:key.next'),
      escape: t('terminal:key.cancel'),
    },
    await dialogDesk(context),
  )
  if (choice === undefined) throw new Ended(exitCodes.interrupted)
  const passphrase = choice === 'own' ? await askOwnPassphrase(context) : await typedBack(context, made)
  if (passphrase === undefined) throw new Ended(exitCodes.interrupted)
  const vault = await createVault(home, passphrase)
  context.remark(t('cli:firstRun.recovery'))
  return vault
}

/** The words that were made, once they have been typed as they are; undefined when the person gave up. */
export async function typedBack(context: Context, made: string): Promise<string | undefined> {
  const desk = passphraseDesk(context)
  for (;;) {
    context.remark(context.t('cli:firstRun.typeBack'))
    const typed = await askPassphrase(desk)
    if (typed === undefined) return undefined
    if (normalPassphrase(typed) === normalPassphrase(made)) return made
    context.remark(context.t('cli:firstRun.different'))
  }
}

/** A passphrase of the person's own, typed twice; undefined when the person gave up. */
export function askOwnPassphrase(context: Context): Promise<string | undefined> {
  const limit = shortestPassphrase
  return askNewPassphrase(passphraseDesk(context), (typed) =>
    Array.from(typed).length < limit ? context.t('errors:vault.passphraseShort', { limit }) : undefined,
  )
}
