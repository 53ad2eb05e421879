/** The key of a vault: what the passphrase opens, and what every case is sealed with. */

import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { UserError, exitCodes } from '../errors.js'
import { checkAgeHeader } from './age-header.js'
import { passphraseRecipient, PassphraseIdentity } from './scrypt.js'

/** Hides how much was answered: sizes move in steps of this many bytes. */
const step = 4096

export class VaultKey {
  #identity: string
  readonly #recipient: string
  readonly #authenticity: Buffer

  private constructor(identity: string, recipient: string) {
    this.#identity = identity
    this.#recipient = recipient
    this.#authenticity = Buffer.from(hkdfSync('sha256', identity, '', 'hemvag case authenticity 1', 32))
  }

  static async make(): Promise<VaultKey> {
    return VaultKey.#of(await generateX25519Identity())
  }

  /**
   * Opens a keyring: an age file under a passphrase, with one age identity in it.
   *
   * @throws {UserError} when the passphrase does not fit, or the file is damaged
   */
  static async unlock(keyring: Uint8Array, passphrase: string): Promise<VaultKey> {
    const identity = new PassphraseIdentity(passphrase)
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity)
    try {
      checkAgeHeader(keyring)
      const text = await decrypter.decrypt(keyring, 'text')
      const line = text.split('\n').find((each) => each.startsWith(`${prefix}1`))
      if (line === undefined) throw new Error('the keyring holds no identity')
      return await VaultKey.#of(line.trim())
    } catch (cause) {
      const key =
        identity.outcome === 'wrong' ? 'errors:vault.wrongPassphrase' : 'errors:vault.keyringDamaged'
      throw new UserError(key, {}, { cause, exitCode: exitCodes.caseUnavailable })
    }
  }

  /**
   * The key as the recovery sheet has it.
   *
   * @throws {UserError} when it is none: a sign was mistyped
   */
  static async recover(identity: string): Promise<VaultKey> {
    try {
      return await VaultKey.#of(
        identity
          .replace(/[\s-]/gu, '')
          .toUpperCase()
          .replace(/^AGESECRETKEY/u, prefix),
      )
    } catch (cause) {
      throw new UserError('errors:vault.recoveryKeyTyped', {}, { cause, exitCode: exitCodes.usage })
    }
  }

  static async #of(identity: string): Promise<VaultKey> {
    return new VaultKey(identity, await identityToRecipient(identity))
  }

  /**
   * The keyring that this passphrase opens. It does not name the recipient: who knows it could
   * write files that look like ours.
   */
  async lock(passphrase: string, work?: number): Promise<Uint8Array> {
    const encrypter = new Encrypter()
    encrypter.addRecipient(passphraseRecipient(passphrase, work))
    return encrypter.encrypt(`${this.#identity}\n`)
  }

  /** The identity of age that opens every case: for the recovery sheet alone. */
  reveal(): string {
    return this.#identity
  }

  /** Seals a text so that only this vault opens it, and knows it for its own. */
  async seal(text: string): Promise<Uint8Array> {
    const body = Buffer.from(text, 'utf8')
    const head = Buffer.from(`${mark} ${this.#macOf(body).toString('hex')} ${body.length}\n`)
    const padded = Buffer.alloc(Math.ceil((head.length + body.length) / step) * step, ' ')
    head.copy(padded)
    body.copy(padded, head.length)
    const encrypter = new Encrypter()
    encrypter.addRecipient(this.#recipient)
    try {
      return await encrypter.encrypt(padded)
    } finally {
      padded.fill(0)
      body.fill(0)
    }
  }

  /** @throws {Error} when the file is damaged, cut, for another key, or not written by this vault */
  async open(sealed: Uint8Array): Promise<string> {
    checkAgeHeader(sealed)
    const decrypter = new Decrypter()
    decrypter.addIdentity(this.#identity)
    const padded = Buffer.from(await decrypter.decrypt(sealed))
    const end = padded.indexOf('\n')
    const head = headPattern.exec(padded.subarray(0, Math.max(0, end)).toString('latin1'))
    if (!head) throw new Error('not a case')
    const length = Number(head[2])
    const body = padded.subarray(end + 1, end + 1 + length)
    const mac = Buffer.from(head[1] ?? '', 'hex')
    if (body.length !== length || !timingSafeEqual(mac, this.#macOf(body)))
      throw new Error('not written by this vault')
    return body.toString('utf8')
  }

  /** Forgets what can be forgotten: text that JavaScript has copied stays until the process ends. */
  forget(): void {
    this.#identity = ''
    this.#authenticity.fill(0)
  }

  #macOf(body: Uint8Array): Buffer {
    return createHmac('sha256', this.#authenticity).update(body).digest()
  }
}

const prefix = 'AGE-SECRET-KEY-'
const mark = 'hemvag'
const headPattern = /^hemvag ([0-9a-f]{64}) (\d{1,9})$/
