import { describe, expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { armor, Decrypter } from 'age-encryption'
import * as vectors from 'cctv-age'
import { PassphraseIdentity } from '../../src/storage/scrypt.js'

/** One of the official vectors: lines `name: value`, an empty line, the age file. */
interface Vector {
  readonly expect: string
  /** SHA-256 of what is inside. */
  readonly payload: string | undefined
  readonly identities: readonly string[]
  readonly passphrases: readonly string[]
  readonly file: Uint8Array
  readonly isArmored: boolean
}

function read(bytes: Buffer): Vector {
  const fields: [string, string][] = []
  let at = 0
  for (;;) {
    const end = bytes.indexOf('\n', at)
    const line = bytes.subarray(at, end).toString('utf8')
    at = end + 1
    if (line === '') break
    const colon = line.indexOf(': ')
    fields.push([line.slice(0, colon), line.slice(colon + 2)])
  }
  const all = (name: string): string[] => fields.flatMap(([field, value]) => (field === name ? [value] : []))
  const rest = bytes.subarray(at)
  return {
    expect: all('expect')[0] ?? '',
    payload: all('payload')[0],
    identities: all('identity'),
    passphrases: all('passphrase'),
    file: all('compressed')[0] === 'zlib' ? inflateSync(rest) : rest,
    isArmored: all('armored')[0] === 'yes',
  }
}

/** SHA-256 of the content, or undefined when the file is refused. */
async function opened({ file, identities, passphrases, isArmored }: Vector): Promise<string | undefined> {
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  for (const passphrase of passphrases) decrypter.addIdentity(new PassphraseIdentity(passphrase))
  try {
    const sealed = isArmored ? armor.decode(Buffer.from(file).toString('latin1')) : Uint8Array.from(file)
    return createHash('sha256')
      .update(await decrypter.decrypt(sealed))
      .digest('hex')
  } catch {
    return undefined
  }
}

const list = Object.entries(vectors as unknown as Record<string, Uint8Array>)

describe('the official vectors of age', () => {
  test('are all there', () => {
    expect(list).toHaveLength(143)
  })

  test.each(list)('%s is opened or refused as it should be', async (_name, encoded) => {
    const vector = read(Buffer.from(encoded))
    const content = await opened(vector)
    if (vector.expect === 'success') expect(content).toBe(vector.payload)
    else expect(content).toBeUndefined()
  })
})
