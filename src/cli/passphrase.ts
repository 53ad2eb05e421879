/** `passphrase`: the passphrases that open the cases of this computer, one for each person. */

import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Command } from 'commander'
import * as z from 'zod'
import { exitCodes, UserError } from '../errors.js'
import { makePassphrase } from '../storage/passphrase.js'
import { recoverVault } from '../storage/vault.js'
import type { Context } from './context.js'
import { Ended } from './ended.js'
import { passphraseFrom, readPassphrase, unlockExisting } from './unlock.js'

const NewOptions = z.object({ own: z.boolean().optional(), newPassphraseFd: z.string().optional() })

export function passphraseCommand(context: Context): Command {
  const { t } = context
  return new Command('passphrase')
    .description(t('cli:passphrase.description'))
    .addCommand(list(context))
    .addCommand(add(context))
    .addCommand(change(context))
    .addCommand(remove(context))
    .addCommand(recover(context))
}

function list(context: Context): Command {
  const { t, say } = context
  return new Command('list')
    .description(t('cli:passphrase.list.description'))
    .action(async (_, command: Command) => {
      const vault = await unlockExisting(context, command.optsWithGlobals())
      for (const { number, setAt, isMine } of await vault.passphrases.list()) {
        const values = { number, day: setAt.slice(0, 10) }
        say(t(isMine ? 'cli:passphrase.list.mine' : 'cli:passphrase.list.other', values))
      }
    })
}

function add(context: Context): Command {
  const { t, say } = context
  return withNewOptions(context, new Command('add'))
    .description(t('cli:passphrase.add.description'))
    .action(async (raw: unknown, command: Command) => {
      const vault = await unlockExisting(context, command.optsWithGlobals())
      const number = await vault.passphrases.add(await newPassphrase(context, raw))
      say(t('cli:passphrase.add.done', { number }))
    })
}

function change(context: Context): Command {
  const { t, say, remark } = context
  return withNewOptions(context, new Command('change'))
    .description(t('cli:passphrase.change.description'))
    .action(async (raw: unknown, command: Command) => {
      const vault = await unlockExisting(context, command.optsWithGlobals())
      await vault.passphrases.change(await newPassphrase(context, raw))
      say(t('cli:passphrase.change.done'))
      remark(t('cli:passphrase.copies'))
    })
}

function remove(context: Context): Command {
  const { t, say, remark } = context
  return new Command('remove')
    .description(t('cli:passphrase.remove.description'))
    .argument(`<${t('cli:names.number')}>`, t('cli:passphrase.remove.number'))
    .action(async (number: string, _options: unknown, command: Command) => {
      const vault = await unlockExisting(context, command.optsWithGlobals())
      await vault.passphrases.remove(Number(number))
      say(t('cli:passphrase.remove.done', { number }))
      remark(t('cli:passphrase.copies'))
    })
}

/** With the key of the recovery sheet, typed or from a file: a new passphrase for everybody who forgot theirs. */
function recover(context: Context): Command {
  const { t, say } = context
  return withNewOptions(context, new Command('recover'))
    .description(t('cli:passphrase.recover.description'))
    .option(`--identity <${t('cli:names.file')}>`, t('cli:passphrase.recover.identity'))
    .action(async (raw: unknown, command: Command) => {
      const { identity } = z.object({ identity: z.string().optional() }).parse(raw)
      const key =
        identity === undefined
          ? await passphraseFrom(context, command.optsWithGlobals(), 'cli:passphrase.recover.ask')
          : await keyIn(identity)
      const vault = await recoverVault(context.home, key)
      const number = await vault.passphrases.add(await newPassphrase(context, raw))
      say(t('cli:passphrase.add.done', { number }))
    })
}

function withNewOptions({ t }: Context, command: Command): Command {
  return command
    .option('--own', t('cli:passphrase.own'))
    .option(`--new-passphrase-fd <${t('cli:names.number')}>`, t('cli:passphrase.newFd'))
}

/**
 * A passphrase that is not yet in force. Made of six words unless the person wants an own one; at a
 * terminal it is typed back before anything rests on it.
 */
async function newPassphrase(context: Context, raw: unknown): Promise<string> {
  const { own, newPassphraseFd } = NewOptions.parse(raw)
  if (newPassphraseFd !== undefined) return readPassphrase(newPassphraseFd)
  const isAtTerminal = context.world.input.isTTY === true
  if (own === true && !isAtTerminal)
    throw new UserError('errors:vault.passphraseNeeded', {}, { exitCode: exitCodes.usage })
  const { askOwnPassphrase, typedBack } = await import('./first-run.js')
  const made = makePassphrase()
  if (own !== true) {
    context.say(context.t('cli:passphrase.made'))
    context.say(`  ${made}`)
    context.say(context.t('cli:firstRun.write'))
    context.remark(context.t('cli:firstRun.forgotten'))
    if (!isAtTerminal) return made
  }
  const passphrase = own === true ? await askOwnPassphrase(context) : await typedBack(context, made)
  if (passphrase === undefined) throw new Ended(exitCodes.interrupted)
  return passphrase
}

/** The line of an identity file that is a key, or the one line that was typed off the sheet. */
async function keyIn(path: string): Promise<string> {
  try {
    const lines = (await readFile(path, 'utf8')).split(/\r?\n/u)
    return lines.filter((line) => !line.startsWith('#')).join('')
  } catch (cause) {
    const values = { file: basename(path) }
    throw new UserError('errors:input.notReadable', values, { cause, at: path, exitCode: exitCodes.usage })
  }
}
