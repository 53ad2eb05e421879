/**
 * The package: what is sent, as one file that only its receiver opens.
 *
 * A zip of the documents, the application file and a manifest with the SHA-256 of each, inside an
 * age file for the receiver's key or a passphrase: `age -d -i key.txt package.age > package.zip`
 * opens it without this program. age hides and protects the content but names no sender: that is
 * what the SHA-256 of the whole file, read out over the telephone, is for.
 */

import { createHash } from 'node:crypto'
import { Decrypter, Encrypter } from 'age-encryption'
import * as z from 'zod'
import { UserError, exitCodes } from '../errors.js'
import type { Values } from '../message.js'
import { gateLine } from '../text.js'
import { checkAgeHeader, isAgeFile, isForPassphrase } from './age-header.js'
import { passphraseRecipient, PassphraseIdentity } from './scrypt.js'
import { readJson } from './strict-json.js'
import { isFlatName, readZip, writeZip, ZipRefused, type FlatFile } from './zip.js'

/** What is sealed for whom: age recipients (`age1…`), or a passphrase told on another way. */
export type SealedFor = { readonly recipients: readonly string[] } | { readonly passphrase: string }

/** What opens it: age identities (`AGE-SECRET-KEY-1…`), or the passphrase. */
export type OpenedWith = { readonly identities: readonly string[] } | { readonly passphrase: string }

/** What the sender says of the content, besides the files. */
export interface PackageAbout {
  /** `amp-application/1` */
  readonly template: string
  readonly reference: string
  /** The code on every page of the documents. */
  readonly code: string
  /** Head of the record's chain when the package was made. */
  readonly recordHead: string
  /** Questions whose answers are not passed on, answered or not: see `sharedContent`. */
  readonly withheld: readonly string[]
}

export interface OpenedPackage extends PackageAbout {
  /** As the sender made them; the manifest is one of them. */
  readonly files: readonly FlatFile[]
}

/** Bytes: some hundred times an ordinary package. */
export const maxPackage = 64 * 1024 * 1024

const manifestName = 'manifest.json'
const maxManifest = 256 * 1024
const sha256Pattern = /^[0-9a-f]{64}$/
const short = z.string().min(1).max(200)

const manifestSchema = z.strictObject({
  format: z.literal('hemvag-package/1'),
  template: short,
  reference: short,
  code: short,
  recordHead: z.string().regex(/^(?:[0-9a-f]{64})?$/),
  withheld: z.array(short).max(2000),
  files: z
    .array(
      z.strictObject({
        name: z.string().refine(isFlatName),
        bytes: z.int().min(0).max(maxPackage),
        sha256: z.string().regex(sha256Pattern),
      }),
    )
    .min(1)
    .max(63),
})

/**
 * Seals files for a receiver.
 *
 * @param work see `usualWork`; for a passphrase only
 * @throws {UserError} when a recipient is no key that files can be sealed for
 */
export async function sealPackage(
  about: PackageAbout,
  files: readonly FlatFile[],
  receiver: SealedFor,
  work?: number,
): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  if ('passphrase' in receiver) encrypter.addRecipient(passphraseRecipient(receiver.passphrase, work))
  else for (const recipient of receiver.recipients) addRecipient(encrypter, recipient)
  const { template, reference, code, recordHead, withheld } = about
  const manifest = {
    format: 'hemvag-package/1',
    template,
    reference,
    code,
    recordHead,
    withheld,
    files: files.map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: sha256(bytes) })),
  }
  const listed = { name: manifestName, bytes: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`) }
  return encrypter.encrypt(writeZip([...files, listed]))
}

/**
 * Opens a package and verifies every file in it. All of it comes back, or none.
 *
 * @throws {UserError} which names what is wrong, and never what stands in a file
 */
export async function openPackage(sealed: Uint8Array, key: OpenedWith): Promise<OpenedPackage> {
  const files = filesIn(await unsealed(sealed, key))
  const { template, reference, code, recordHead, withheld, files: listed } = manifestIn(files)
  const names = new Set(listed.map(({ name }) => name))
  if (names.size !== listed.length || names.has(manifestName)) throw refused('manifest')
  for (const { name } of files) {
    if (name !== manifestName && !names.has(name)) throw refused('extraFile', { file: name })
  }
  for (const { name, bytes, sha256: expected } of listed) {
    const file = files.find((one) => one.name === name)
    if (!file) throw refused('missingFile', { file: name })
    if (file.bytes.length !== bytes || sha256(file.bytes) !== expected)
      throw refused('changedFile', { file: name })
  }
  return { template, reference, code, recordHead, withheld, files }
}

/** Whether a package asks for a passphrase, rather than for a key. */
export { isForPassphrase }

/**
 * The identities in an identity file of age.
 *
 * @throws {UserError} when there is none in it
 */
export function identitiesIn(text: string): string[] {
  const found = text
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => /^AGE-SECRET-KEY-(?:PQ-)?1[0-9A-Z]+$/u.test(line))
  if (found.length === 0) throw refused('noIdentity')
  return found
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Whether a text is a key that files can be sealed for. */
export function isRecipient(text: string): boolean {
  try {
    addRecipient(new Encrypter(), text)
    return true
  } catch {
    return false
  }
}

function addRecipient(encrypter: Encrypter, recipient: string): void {
  // A secret key by mistake: not to be shown again, not even in the refusal.
  if (/SECRET/iu.test(recipient)) throw refused('secretRecipient', {}, undefined, exitCodes.usage)
  try {
    encrypter.addRecipient(recipient.trim())
  } catch (cause) {
    throw refused('recipient', { recipient: gateLine(recipient).slice(0, 80) }, cause, exitCodes.usage)
  }
}

async function unsealed(sealed: Uint8Array, key: OpenedWith): Promise<Uint8Array> {
  if (!isAgeFile(sealed)) throw refused('notAge')
  if (sealed.length > maxPackage) throw refused('tooLarge', { limit: maxPackage / 1024 / 1024 })
  const needsPassphrase = isForPassphrase(sealed)
  if (needsPassphrase !== 'passphrase' in key || ('identities' in key && key.identities.length === 0))
    throw refused(needsPassphrase ? 'needsPassphrase' : 'needsKey')
  const decrypter = new Decrypter()
  const passphrase = 'passphrase' in key ? new PassphraseIdentity(key.passphrase) : undefined
  if (passphrase) decrypter.addIdentity(passphrase)
  else if ('identities' in key) for (const identity of key.identities) addIdentity(decrypter, identity)
  try {
    checkAgeHeader(sealed)
    return await decrypter.decrypt(sealed)
  } catch (cause) {
    if (passphrase?.outcome === 'wrong') throw refused('wrongPassphrase', {}, cause)
    throw refused(isForNobodyHere(cause) ? 'wrongKey' : 'damaged', {}, cause)
  }
}

function addIdentity(decrypter: Decrypter, identity: string): void {
  try {
    decrypter.addIdentity(identity)
  } catch (cause) {
    throw refused('noIdentity', {}, cause)
  }
}

/** What the age library says when no identity fits. */
function isForNobodyHere(cause: unknown): boolean {
  return cause instanceof Error && cause.message.startsWith('no identity matched')
}

function filesIn(zip: Uint8Array): FlatFile[] {
  try {
    return readZip(zip)
  } catch (cause) {
    if (!(cause instanceof ZipRefused)) throw cause
    const file = cause.file === undefined ? '' : gateLine(cause.file).slice(0, 80)
    throw refused(cause.fault === 'badName' ? 'badName' : 'notPackage', { file }, cause)
  }
}

function manifestIn(files: readonly FlatFile[]): z.infer<typeof manifestSchema> {
  const file = files.find(({ name }) => name === manifestName)
  if (!file) throw refused('missingFile', { file: manifestName })
  try {
    if (file.bytes.length > maxManifest) throw new Error('larger than it can be')
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file.bytes)
    const { value, faults } = readJson(text, 4)
    if (faults.length > 0) throw new Error('not the JSON of a manifest')
    return manifestSchema.parse(value)
  } catch (cause) {
    throw refused('manifest', {}, cause)
  }
}

function refused(
  name: string,
  values: Values = {},
  cause?: unknown,
  exitCode: UserError['exitCode'] = exitCodes.caseUnavailable,
): UserError {
  return new UserError(`errors:package.${name}`, values, {
    ...(cause === undefined ? {} : { cause }),
    exitCode,
  })
}
