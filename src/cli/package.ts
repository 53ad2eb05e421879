import { rm } from 'node:fs/promises'
import { Command, Option } from 'commander'
import * as z from 'zod'
import type { Application } from '../application/application.js'
import { sharedContent, withheldFrom } from '../application/shared-content.js'
import { toApplication } from '../application/to-application.js'
import { exitCodes, UserError } from '../errors.js'
import { recorded, recordHead } from '../interview/record.js'
import { writeApplicationFile } from '../storage/application-file.js'
import type { OpenCase } from '../storage/case-store.js'
import { sealPackage, sha256, type PackageAbout, type SealedFor } from '../storage/package.js'
import { makePassphrase } from '../storage/passphrase.js'
import type { FlatFile } from '../storage/zip.js'
import { withOffset } from '../terminal/interview.js'
import type { Context } from './context.js'
import { makeDocuments } from './documents.js'
import { Ended } from './ended.js'
import { ruleFacts, today } from './facts.js'
import { openToWorkOn } from './older-form.js'
import { repeatable } from './repeatable.js'
import { unlockExisting } from './unlock.js'
import { writeWhole } from './write-file.js'

const Options = z.object({
  out: z.string(),
  to: z.array(z.string()).optional(),
  passphrase: z.boolean().optional(),
  overwrite: z.boolean().optional(),
})

/** `package`: what is sent to IOM Finland, sealed so that only the receiver opens it. */
export function packageCommand(context: Context): Command {
  const { t } = context
  return new Command('package')
    .description(t('cli:package.description'))
    .argument(`<${t('cli:names.case')}>`, t('cli:arguments.case'))
    .requiredOption(`--out <${t('cli:names.file')}>`, t('cli:package.out'))
    .addOption(repeatable(new Option(`--to <${t('cli:names.key')}>`, t('cli:package.to'))))
    .option('--passphrase', t('cli:package.passphrase'))
    .option('--overwrite', t('cli:options.overwrite'))
    .action(async (name: string, raw: unknown, command: Command) => {
      const { out, to, passphrase, overwrite } = Options.parse(raw)
      const receiver = receiverOf(to, passphrase === true)
      const vault = await unlockExisting(context, command.optsWithGlobals())
      const opened = await openToWorkOn(context, vault, name)
      if (!opened) throw new Ended(exitCodes.interrupted)
      try {
        const application = applicationOf(context, opened)
        const stopping = stoppingLines(context, application)
        if (stopping.length > 0) {
          for (const line of stopping) context.remark(line)
          throw new Ended(exitCodes.notReady)
        }
        const made = await makePackage(context, opened, out, receiver, overwrite === true ? 'replace' : 'new')
        context.say(context.t('cli:package.written', { file: out, count: made.names.length }))
        for (const one of made.names) context.say(`  ${one}`)
        for (const line of howToSend(context, made)) context.say(line)
      } finally {
        await opened.close()
      }
    })
}

function receiverOf(to: readonly string[] | undefined, hasPassphrase: boolean): SealedFor {
  if ((to !== undefined) === hasPassphrase)
    throw new UserError('errors:package.receiverNeeded', {}, { exitCode: exitCodes.usage })
  return to ? { recipients: to } : { passphrase: makePassphrase() }
}

export function applicationOf(context: Context, { content }: OpenCase): Application {
  const { form, ruleBook } = context.template()
  const circumstances = { depth: content.depth, today: today(context) }
  return toApplication(form, ruleBook, content, circumstances, ruleFacts(context))
}

/** What stops the sending, each thing with its remedy; nothing when the application may be sent. */
export function stoppingLines({ t }: Context, application: Application): string[] {
  if (application.isSendable) return []
  const stopping = application.problems.filter(({ stops }) => stops !== 'nothing')
  return [
    t('errors:package.notReady', { count: stopping.length }),
    ...stopping.flatMap(({ rule, message, remedy }) => [
      `  ${t(message.key, message.values)} ${t('cli:check.rule', { rule, count: 0 })}`,
      `      ${t(remedy.key, remedy.values)}`,
    ]),
  ]
}

/** A package that was written, and what its receiver is told. */
export interface MadePackage {
  readonly file: string
  readonly names: readonly string[]
  /** Of the whole file, in hexadecimal. */
  readonly sha256: string
  readonly receiver: SealedFor
}

/**
 * Makes the package of a case that may be sent, and writes down that it was made.
 *
 * @throws {UserError} when it cannot be sealed, written or written down: then there is no file
 */
export async function makePackage(
  context: Context,
  opened: OpenCase,
  out: string,
  receiver: SealedFor,
  mode: 'new' | 'replace',
): Promise<MadePackage> {
  const application = applicationOf(context, opened)
  const files = await filesFor(context, application)
  const sealed = await sealPackage(aboutOf(application), files, receiver)
  await writeWhole(out, sealed, mode)
  await recordMade(context, opened, sealed, out)
  return { file: out, names: files.map(({ name }) => name), sha256: sha256(sealed), receiver }
}

function aboutOf(application: Application): PackageAbout {
  const { content, code } = application
  return {
    template: content.template,
    reference: content.reference,
    code,
    recordHead: recordHead(content),
    withheld: withheldFrom(application),
  }
}

/**
 * The documents that are for the receiver, and the application file. What is for the coordinator or
 * the person alone stays.
 */
async function filesFor(context: Context, application: Application): Promise<FlatFile[]> {
  const { interview, readers } = application.content.languages
  const documents = await makeDocuments(context, application, { applicant: interview, readers, only: [] })
  const data = writeApplicationFile(sharedContent(application), application.form)
  return [
    ...documents
      .filter(({ audience }) => audience === 'iom')
      .map(({ file, bytes }) => ({ name: file, bytes })),
    { name: 'application.json', bytes: Buffer.from(data) },
  ]
}

/** The case knows which file was made and when; where it cannot be told, there is no file. */
async function recordMade(
  { world }: Context,
  opened: OpenCase,
  sealed: Uint8Array,
  out: string,
): Promise<void> {
  const entry = { at: withOffset(world.now()), what: 'packaged', file: sha256(sealed) }
  try {
    await opened.save(recorded(opened.content, entry))
  } catch (error) {
    await rm(out, { force: true })
    throw error
  }
}

/** Which file to send, what to read out, and how the receiver gets the key. */
export function howToSend({ t }: Context, { file, sha256: hash, receiver }: MadePackage): string[] {
  return [
    t('cli:package.send', { file }),
    t('cli:package.sha256'),
    ...readAloud(hash).map((row) => `  ${row}`),
    ...('passphrase' in receiver
      ? [t('cli:package.passphraseMade'), `  ${receiver.passphrase}`, t('cli:package.passphraseWay')]
      : [
          t('cli:package.keyCheck', { count: receiver.recipients.length }),
          ...receiver.recipients.map((recipient) => `  ${recipient}`),
        ]),
    t('cli:package.thenSent'),
  ]
}

/** Sixteen groups of four signs in four rows: what two people can read to each other over the telephone. */
export function readAloud(hash: string): string[] {
  const groups = hash.match(/.{4}/gu) ?? []
  return [0, 4, 8, 12].map((from) => groups.slice(from, from + 4).join(' '))
}
