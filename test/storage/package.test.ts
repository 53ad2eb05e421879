import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { identitiesIn, openPackage, sealPackage, sha256 } from '../../src/storage/package.js'
import { readZip, writeZip, ZipRefused } from '../../src/storage/zip.js'
import { refusal } from './home.js'

const about = {
  template: 'small/1',
  reference: 'TEST-1',
  code: 'fa861a4a',
  recordHead: 'a'.repeat(64),
  withheld: ['health.wantsToTalk'],
}
const files = [
  { name: '01-application.pdf', bytes: Buffer.from('%PDF invented') },
  { name: 'application.json', bytes: Buffer.from('{"invented": true}') },
]
const identity = await generateX25519Identity()
const recipient = await identityToRecipient(identity)
const mine = { identities: [identity] }
const seal = () => sealPackage(about, files, { recipients: [recipient] })

/** A package whose inside somebody made by hand, for our key. */
async function forged(inside: Record<string, string>): Promise<Uint8Array> {
  const entries = Object.entries(inside).map(
    ([name, text]) => [name, [Buffer.from(text), { level: 0 }]] as const,
  )
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return encrypter.encrypt(zipSync(Object.fromEntries(entries) as never))
}

function manifest(listed: Record<string, string>, changes: object = {}): string {
  const named = Object.entries(listed).map(([name, text]) => {
    const bytes = Buffer.from(text)
    return { name, bytes: bytes.length, sha256: sha256(bytes) }
  })
  return JSON.stringify({ format: 'hemvag-package/1', ...about, files: named, ...changes })
}

describe('a package', () => {
  test('comes out as it went in, for the key it was sealed for', async () => {
    const opened = await openPackage(await seal(), mine)
    expect(opened).toMatchObject(about)
    expect(opened.files.map(({ name }) => name)).toEqual([
      '01-application.pdf',
      'application.json',
      'manifest.json',
    ])
    for (const file of files) {
      const found = opened.files.find(({ name }) => name === file.name)
      expect(Buffer.from(found?.bytes ?? [])).toEqual(file.bytes)
    }
  })

  test('comes out for each of several keys, and for a passphrase', async () => {
    const other = await generateX25519Identity()
    const both = { recipients: [recipient, await identityToRecipient(other)] }
    const sealed = await sealPackage(about, files, both)
    expect((await openPackage(sealed, { identities: [other] })).reference).toBe('TEST-1')
    expect((await openPackage(sealed, mine)).reference).toBe('TEST-1')
    const passphrase = 'sex ord på någon annan väg TEST'
    const withWords = await sealPackage(about, files, { passphrase }, 4)
    const decomposed = { passphrase: passphrase.normalize('NFD') }
    expect((await openPackage(withWords, decomposed)).reference).toBe('TEST-1')
  })

  test('says what was wrong when the key does not fit', async () => {
    const stranger = { identities: [await generateX25519Identity()] }
    const withWords = await sealPackage(about, files, { passphrase: 'six invented words TEST' }, 4)
    expect(await refusal(openPackage(await seal(), stranger))).toBe('errors:package.wrongKey')
    expect(await refusal(openPackage(await seal(), { passphrase: 'x' }))).toBe('errors:package.needsKey')
    expect(await refusal(openPackage(withWords, mine))).toBe('errors:package.needsPassphrase')
    expect(await refusal(openPackage(withWords, { passphrase: 'x' }))).toBe('errors:package.wrongPassphrase')
  })

  test('is refused when any byte of it was changed, or its end is missing', async () => {
    const sealed = await seal()
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: sealed.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const changed = Buffer.from(sealed)
          changed[at] = (changed[at] ?? 0) ^ by
          expect(await refusal(openPackage(changed, mine))).toMatch(/^errors:package\./u)
          expect(await refusal(openPackage(sealed.subarray(0, at), mine))).toMatch(/^errors:package\./u)
        },
      ),
      { numRuns: 150 },
    )
  })

  const one = { '01-application.pdf': 'invented' }
  test.each([
    ['a file is missing', {}, manifest(one), 'missingFile'],
    ['a file is not in the list', { ...one, 'more.pdf': 'x' }, manifest(one), 'extraFile'],
    ['a file is another one', { '01-application.pdf': 'Invented' }, manifest(one), 'changedFile'],
    ['a file is listed twice', one, manifest(one).replace(/\[(\{.*?\})\]/u, '[$1,$1]'), 'manifest'],
    ['the list has a field nobody knows', one, manifest(one, { more: 1 }), 'manifest'],
    ['the list says a field twice', one, manifest(one).replace('{', '{"code":"x",'), 'manifest'],
    ['the list is of a later version', one, manifest(one, { format: 'hemvag-package/2' }), 'manifest'],
    ['the list is no JSON', one, '{', 'manifest'],
  ])('from a hostile sender is refused when %s', async (_what, inside, list, reason) => {
    const sealed = await forged({ ...inside, 'manifest.json': list })
    expect(await refusal(openPackage(sealed, mine))).toBe(`errors:package.${reason}`)
  })

  test.each([
    '../outside.pdf',
    '/etc/passwd.pdf',
    'C:\\outside.pdf',
    'folder/inside.pdf',
    '.hidden.pdf',
    'con.pdf',
    'program.exe',
    'line\nend.pdf',
    'turned\u202Efdp.pdf',
    '01-application.pdf:stream.pdf',
  ])('never writes outside its folder: %j', async (name) => {
    const sealed = await forged({ [name]: 'x', 'manifest.json': manifest({ [name]: 'x' }) })
    expect(await refusal(openPackage(sealed, mine))).toBe('errors:package.badName')
  })

  test('without a list, or that is no zip, or no age file, is none', async () => {
    expect(await refusal(openPackage(await forged(one), mine))).toBe('errors:package.missingFile')
    const encrypter = new Encrypter()
    encrypter.addRecipient(recipient)
    const text = await encrypter.encrypt('only a text')
    expect(await refusal(openPackage(text, mine))).toBe('errors:package.notPackage')
    expect(await refusal(openPackage(Buffer.from('%PDF-1.7'), mine))).toBe('errors:package.notAge')
  })

  test('is sealed for public keys only', async () => {
    const secret = sealPackage(about, files, { recipients: [identity] })
    const nonsense = sealPackage(about, files, { recipients: ['age1notakey'] })
    expect(await refusal(secret)).toBe('errors:package.secretRecipient')
    expect(await refusal(nonsense)).toBe('errors:package.recipient')
  })
})

describe('the zip inside', () => {
  test('is the same whenever and wherever it is made', () => {
    expect(sha256(writeZip(files))).toBe(sha256(writeZip(files)))
    expect(readZip(writeZip(files)).map(({ name }) => name)).toEqual(files.map(({ name }) => name))
  })

  test('unfolds to no more than its own size', () => {
    const bomb = zipSync({ 'a.pdf': new Uint8Array(1_000_000) }, { level: 9 })
    expect(() => readZip(bomb)).toThrow(ZipRefused)
    const many = Object.fromEntries(Array.from({ length: 65 }, (_, n) => [`f${n}.pdf`, new Uint8Array(1)]))
    expect(() => readZip(zipSync(many, { level: 0 }))).toThrow(ZipRefused)
  })

  test('has no two names that one disk would take for the same', () => {
    const twice = zipSync({ 'a.pdf': new Uint8Array(1), 'A.pdf': new Uint8Array(2) }, { level: 0 })
    expect(() => readZip(twice)).toThrow('repeatedName')
  })
})

describe('a key file', () => {
  test('of age-keygen gives its key, whatever else stands in it', () => {
    expect(identitiesIn(`# created: today\n# public key: ${recipient}\n${identity}\r\n`)).toEqual([identity])
    expect(() => identitiesIn(recipient)).toThrow('errors:package.noIdentity')
  })
})
