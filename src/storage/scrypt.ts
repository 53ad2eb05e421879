/**
 * age's passphrase recipient, with the scrypt of node:crypto: twice as fast as one in JavaScript,
 * and off the main thread. Files are the same as those of the `age` program.
 *
 * @see https://github.com/C2SP/C2SP/blob/main/age.md#scrypt-recipient-stanza
 */

import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { Stanza, type Identity, type Recipient } from 'age-encryption'
import { normalPassphrase } from './passphrase.js'

/** Base 2 logarithm of the work; 18 is about a second and 256 MiB, the same as the `age` program. */
export const usualWork = 18

const label = Buffer.from('age-encryption.org/v1/scrypt')
const saltLength = 16
const fileKeyLength = 16
const tagLength = 16
/** The key is used once, so the nonce is fixed. */
const nonce = Buffer.alloc(12)

/** Locks a file with a passphrase. */
export function passphraseRecipient(passphrase: string, work = usualWork): Recipient {
  return {
    async wrapFileKey(fileKey) {
      const salt = randomBytes(saltLength)
      const key = await deriveKey(passphrase, salt, work)
      const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: tagLength })
      const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()])
      key.fill(0)
      return [new Stanza(['scrypt', base64(salt), String(work)], body)]
    },
  }
}

/** Opens a file with a passphrase. `outcome` tells a wrong passphrase from a damaged file. */
export class PassphraseIdentity implements Identity {
  outcome: 'untried' | 'wrong' | 'fits' = 'untried'
  readonly #passphrase: string

  constructor(passphrase: string) {
    this.#passphrase = passphrase
  }

  async unwrapFileKey(stanzas: Stanza[]): Promise<Uint8Array | null> {
    const [stanza] = stanzas
    if (stanza?.args[0] !== 'scrypt') return null
    const [, encodedSalt = '', encodedWork = ''] = stanza.args
    const salt = Buffer.from(encodedSalt, 'base64')
    const work = Number(encodedWork)
    const isOurs =
      stanzas.length === 1 &&
      stanza.args.length === 3 &&
      salt.length === saltLength &&
      base64(salt) === encodedSalt &&
      /^[1-9]\d?$/.test(encodedWork) &&
      // More work than we ever ask for would cost a hostile file nothing, and us all memory.
      work <= usualWork &&
      stanza.body.length === fileKeyLength + tagLength
    if (!isOurs) throw new Error('not a passphrase stanza that is opened here')
    const key = await deriveKey(this.#passphrase, salt, work)
    try {
      const decipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: tagLength })
      decipher.setAuthTag(stanza.body.subarray(fileKeyLength))
      const fileKey = Buffer.concat([
        decipher.update(stanza.body.subarray(0, fileKeyLength)),
        decipher.final(),
      ])
      this.outcome = 'fits'
      return fileKey
    } catch {
      this.outcome = 'wrong'
      return null
    } finally {
      key.fill(0)
    }
  }
}

async function deriveKey(passphrase: string, salt: Uint8Array, work: number): Promise<Buffer> {
  const typed = Buffer.from(normalPassphrase(passphrase), 'utf8')
  const cost = 2 ** work
  const options = { N: cost, r: 8, p: 1, maxmem: 128 * 8 * cost + 2 ** 26 }
  try {
    return await new Promise((resolve, reject) => {
      scrypt(typed, Buffer.concat([label, salt]), 32, options, (error, key) => {
        if (error) reject(error)
        else resolve(key)
      })
    })
  } finally {
    typed.fill(0)
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/=+$/, '')
}
