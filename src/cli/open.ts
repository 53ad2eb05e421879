import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Command } from 'commander'
import * as z from 'zod'
import { exitCodes, UserError } from '../errors.js'
import { computersDisk, readBounded } from '../storage/disk.js'
import {
  identitiesIn,
  isForPassphrase,
  maxPackage,
  openPackage,
  sha256,
  type OpenedWith,
} from '../storage/package.js'
import type { Context } from './context.js'
import { readAloud } from './package.js'
import { passphraseFrom, type UnlockOptions } from './unlock.js'
import { writeFolder } from './write-folder.js'

const Options = z.object({ out: z.string(), identity: z.string().optional() })

/** `open`: the receiver's side. Everything in the package is verified before anything is written. */
export function openCommand(context: Context): Command {
  const { t, say } = context
  return new Command('open')
    .description(t('cli:open.description'))
    .argument(`<${t('cli:names.package')}>`, t('cli:open.package'))
    .requiredOption(`--out <${t('cli:names.folder')}>`, t('cli:open.out'))
    .option(`--identity <${t('cli:names.file')}>`, t('cli:open.identity'))
    .action(async (path: string, raw: unknown, command: Command) => {
      const { out, identity } = Options.parse(raw)
      const sealed = await readPackage(path)
      const opened = await openPackage(
        sealed,
        await keyTo(context, sealed, identity, command.optsWithGlobals()),
      )
      await writeFolder(out, opened.files)
      say(t('cli:open.done', { reference: opened.reference, code: opened.code, folder: out }))
      for (const { name } of opened.files) say(`  ${join(out, name)}`)
      say(t('cli:open.compare'))
      for (const row of readAloud(sha256(sealed))) say(`  ${row}`)
      if (opened.withheld.length > 0) say(t('cli:open.withheld', { count: opened.withheld.length }))
      context.remark(t('cli:open.notEncrypted'))
    })
}

async function readPackage(path: string): Promise<Uint8Array> {
  try {
    return await readBounded(computersDisk, path, maxPackage)
  } catch (cause) {
    throw notReadable(path, cause)
  }
}

async function keyTo(
  context: Context,
  sealed: Uint8Array,
  identity: string | undefined,
  options: UnlockOptions,
): Promise<OpenedWith> {
  if (identity !== undefined) return { identities: identitiesIn(await textOf(identity)) }
  // Without a key there is nothing to ask for: the refusal says which is needed.
  if (!isForPassphrase(sealed)) return { identities: [] }
  return { passphrase: await passphraseFrom(context, options, 'terminal:passphrase.ask') }
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw notReadable(path, cause)
  }
}

function notReadable(path: string, cause: unknown): UserError {
  return new UserError(
    'errors:input.notReadable',
    { file: basename(path) },
    { cause, at: path, exitCode: exitCodes.usage },
  )
}
