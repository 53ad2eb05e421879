import { describe, expect, test } from '@jest/globals'
import { chmod, lstat, mkdir, readFile, rename, stat, truncate, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption'
import fc from 'fast-check'
import { UserError } from '../../src/errors.js'
import { makePassphrase } from '../../src/storage/passphrase.js'
import { createVault, openVault, vaultExists } from '../../src/storage/vault.js'
import { anyContent } from './any-content.js'
import { contentOf } from './every-kind.js'
import {
  allFiles,
  caseFolder,
  generations,
  inHome,
  inVault,
  passphrase,
  quick,
  refusal,
  reopened,
} from './home.js'

describe('a case', () => {
  test('is there with every answer when the vault is opened again', async () => {
    await inVault(async (vault, home) => {
      const content = {
        ...contentOf('Åsa-TEST'),
        unfinished: { place: { question: 'all.text' }, draft: 'half', language: 'ar' },
      }
      const created = await vault.create(contentOf('Osaro-TEST'))
      await created.save(content)
      await created.close()
      const opened = await (await reopened(home)).open(created.id)
      expect(opened.content).toEqual(content)
      expect(opened.recovered).toBeUndefined()
      await opened.close()
    })
  })

  test('can be of any content', async () => {
    await inVault(async (vault) => {
      const opened = await vault.create(contentOf('Åsa-TEST'))
      await fc.assert(
        fc.asyncProperty(anyContent, async (content) => {
          await opened.save(content)
          const [summary] = await vault.cases()
          expect(summary?.content).toEqual(content)
        }),
        { numRuns: 40 },
      )
      await opened.close()
    })
  })

  test('is found by its reference and by its own name', async () => {
    await inVault(async (vault) => {
      const { id, close } = await created(vault, 'A')
      await close()
      for (const name of [id, 'TEST-25-014']) {
        const opened = await vault.open(name)
        expect(opened.id).toBe(id)
        await opened.close()
      }
      expect(await refusal(vault.open('TEST-99'))).toBe('errors:caseFile.missing')
      expect(await refusal(vault.open('../..'))).toBe('errors:caseFile.missing')
      const other = await created(vault, 'B')
      await other.close()
      expect(await refusal(vault.open('TEST-25-014'))).toBe('errors:caseFile.ambiguous')
    })
  })

  test('keeps its last three saves and no more', async () => {
    await inVault(async (vault, home) => {
      const opened = await vault.create(contentOf('1'))
      await Promise.all(['2', '3', '4', '5'].map((name) => opened.save(contentOf(name))))
      expect(opened.content).toEqual(contentOf('5'))
      await opened.close()
      expect(await generations(home, opened.id)).toEqual([
        'g0000000003.age',
        'g0000000004.age',
        'g0000000005.age',
      ])
    })
  })

  test('is gone for good when it is deleted', async () => {
    await inVault(async (vault, home) => {
      const { id, close } = await created(vault, 'A')
      expect(await refusal(vault.remove(id))).toBe('errors:caseFile.open')
      await close()
      await vault.remove(id)
      expect(await vault.cases()).toEqual([])
      expect(await refusal(lstat(caseFolder(home, id)))).toMatch('ENOENT')
    })
  })

  test('is listed with the one that was changed last first', async () => {
    await inVault(async (vault) => {
      const first = await vault.create(contentOf('A'))
      const second = await vault.create(contentOf('B'))
      await first.save(contentOf('C'))
      expect((await vault.cases()).map(({ id }) => id)).toEqual([first.id, second.id])
      await Promise.all([first.close(), second.close()])
    })
  })
})

describe('a passphrase', () => {
  test('that is wrong opens nothing', async () => {
    await inVault(async (_vault, home) => {
      expect(await refusal(openVault(home, `${passphrase}!`))).toBe('errors:vault.wrongPassphrase')
    })
  })

  test('opens whether å comes as one character or as two', async () => {
    await inVault(async (_vault, home) => {
      await openVault(home, passphrase.normalize('NFD'))
    })
  })

  test('can be changed, and the old one opens nothing any more', async () => {
    await inVault(async (vault, home) => {
      const { close } = await created(vault, 'A')
      await close()
      const next = makePassphrase()
      await vault.passphrases.change(next)
      expect(await refusal(openVault(home, passphrase))).toBe('errors:vault.wrongPassphrase')
      expect(await (await openVault(home, next)).cases()).toHaveLength(1)
    })
  })

  test('that is short is not taken', async () => {
    await inHome(async (home) => {
      expect(await refusal(createVault(home, 'fifteen letters', quick))).toBe('errors:vault.passphraseShort')
      expect(await vaultExists(home)).toBe(false)
    })
  })

  test('made by the program is six words of plain letters, another each time', () => {
    const made = Array.from({ length: 50 }, makePassphrase)
    for (const each of made) expect(each).toMatch(/^[a-z]+( [a-z]+){5}$/)
    expect(new Set(made).size).toBe(50)
  })

  test('is never replaced by making the vault again', async () => {
    await inVault(async (_vault, home) => {
      expect(await refusal(createVault(home, 'another passphrase', quick))).toBe('errors:vault.exists')
      await reopened(home)
    })
  })

  test('is asked for in vain where there is no vault', async () => {
    await inHome(async (home) => {
      expect(await vaultExists(home)).toBe(false)
      expect(await refusal(openVault(home, passphrase))).toBe('errors:vault.missing')
    })
  })
})

describe('a damaged case', () => {
  /** A case saved as 1, 2 and 3, with its newest file damaged in some way. */
  async function damaged(harm: (newest: string, folder: string) => Promise<void>) {
    const seen: { name: string; recovered: readonly string[] } = { name: '', recovered: [] }
    await inVault(async (vault, home) => {
      const opened = await vault.create(contentOf('1'))
      await opened.save(contentOf('2'))
      await opened.save(contentOf('3'))
      await opened.close()
      const folder = caseFolder(home, opened.id)
      await harm(join(folder, 'g0000000003.age'), folder)
      const again = await vault.open(opened.id)
      const answer = again.content.answers.own.get('all.text')
      seen.name = answer?.state === 'answered' && typeof answer.value === 'string' ? answer.value : ''
      seen.recovered = again.recovered?.damaged ?? []
      await again.save(contentOf('4'))
      await again.close()
      const saved = await vault.open(opened.id)
      expect(saved.content).toEqual(contentOf('4'))
      await saved.close()
    })
    return seen
  }

  const recovered = { name: '2', recovered: ['g0000000003.age'] }

  test('is opened as it was before the damage, and says so', async () => {
    for (const at of [0, 30, 120, 200, 500, 4000]) {
      const flip = async (newest: string) => {
        const bytes = await readFile(newest)
        bytes[at] = (bytes[at] ?? 0) ^ 1
        await writeFile(newest, bytes)
      }
      expect(await damaged(flip)).toEqual(recovered)
    }
  })

  test('is opened as it was before its file was cut, emptied or made a folder', async () => {
    for (const length of [0, 20, 200, 4000]) {
      expect(await damaged((newest) => truncate(newest, length))).toEqual(recovered)
    }
    expect(
      await damaged(async (newest, folder) => {
        await rename(newest, join(folder, 'aside'))
        await mkdir(newest)
      }),
    ).toEqual(recovered)
  })

  test('is not fooled by an older save under a newer name', async () => {
    const replay = async (newest: string, folder: string) => {
      await writeFile(newest, await readFile(join(folder, 'g0000000001.age')))
    }
    expect(await damaged(replay)).toEqual(recovered)
  })

  test('is never started anew over files that cannot be opened', async () => {
    await inVault(async (vault, home) => {
      const { id, close } = await created(vault, 'A')
      await close()
      await writeFile(join(caseFolder(home, id), 'g0000000001.age'), '')
      expect(await refusal(vault.open(id))).toBe('errors:caseFile.damaged')
      expect(await vault.cases()).toMatchObject([{ id, content: undefined }])
    })
  })

  test('cannot be put in the place of another, not even by somebody who knows the key to write to', async () => {
    await inVault(async (vault, home) => {
      const one = await created(vault, 'A')
      const other = await created(vault, 'B')
      await Promise.all([one.close(), other.close()])
      const file = (id: string) => join(caseFolder(home, id), 'g0000000001.age')
      await writeFile(file(one.id), await readFile(file(other.id)))
      expect(await refusal(vault.open(one.id))).toBe('errors:caseFile.damaged')

      const encrypter = new Encrypter()
      encrypter.addRecipient(await identityToRecipient(await identityOf(home)))
      const head = `hemvag ${'0'.repeat(64)} 2\n{}`
      await writeFile(file(one.id), await encrypter.encrypt(head))
      expect(await refusal(vault.open(one.id))).toBe('errors:caseFile.damaged')
    })
  })

  test('is told from a damaged keyring', async () => {
    await inVault(async (_vault, home) => {
      const keyring = join(home, 'vault', 'keyring.age')
      const bytes = await readFile(keyring)
      await writeFile(keyring, bytes.subarray(0, bytes.length - 10))
      expect(await refusal(reopened(home))).toBe('errors:vault.keyringDamaged')
      await writeFile(keyring, bytes.toString('latin1').replace(/ 4\n/, ' 20\n'), 'latin1')
      expect(await refusal(reopened(home))).toBe('errors:vault.keyringDamaged')
    })
  })
})

describe('a case that somebody has open', () => {
  test('is not opened a second time, and says where it is open and since when', async () => {
    await inVault(async (vault) => {
      const opened = await vault.create(contentOf('A'))
      try {
        await vault.open(opened.id)
        throw new Error('opened twice')
      } catch (error) {
        expect(error).toBeInstanceOf(UserError)
        const { key, values, exitCode } = error as UserError
        expect(key).toBe('errors:caseFile.open')
        expect(values).toEqual({
          pid: process.pid,
          host: hostname(),
          since: expect.stringMatching(/^\d{4}-.*Z$/),
        })
        expect(exitCode).toBe(5)
      }
      await opened.close()
      await (await vault.open(opened.id)).close()
    })
  })

  test('is free again when the process that had it is gone', async () => {
    await inVault(async (vault, home) => {
      const { id, close } = await created(vault, 'A')
      const folder = caseFolder(home, id)
      const [name = ''] = (await allFiles(folder))
        .map(({ path }) => path)
        .filter((path) => path.includes('lock.'))
      const lock = JSON.parse(await readFile(name, 'utf8')) as Record<string, unknown>
      await close()
      const leave = (changes: object) =>
        writeFile(join(folder, `lock.${'a'.repeat(24)}`), JSON.stringify({ ...lock, ...changes }))
      const gone = [{ pid: 2 ** 22 + 1 }, { boot: 'an earlier start' }, { started: '1' }]
      for (const changes of gone) {
        await leave(changes)
        await (await vault.open(id)).close()
      }
      await leave({ host: 'elsewhere-TEST', pid: 2 ** 22 + 1 })
      expect(await refusal(vault.open(id))).toBe('errors:caseFile.open')
      await (await vault.open(id, { takeOver: true })).close()
      await (await vault.open(id)).close()
    })
  })

  test('refuses to be saved over what another process has saved', async () => {
    await inVault(async (vault, home) => {
      const opened = await vault.create(contentOf('A'))
      const folder = caseFolder(home, opened.id)
      await writeFile(join(folder, 'g0000000002.age'), 'from elsewhere')
      expect(await refusal(opened.save(contentOf('B')))).toBe('errors:caseFile.savedElsewhere')
      expect(await readFile(join(folder, 'g0000000002.age'), 'utf8')).toBe('from elsewhere')
      await opened.close()
    })
  })
})

describe('on disk', () => {
  test('nobody but the owner can look, whatever the umask', async () => {
    const before = process.umask(0)
    try {
      await inVault(async (vault, home) => {
        const { id } = await created(vault, 'A')
        for (const { path } of await allFiles(join(home, 'vault')))
          expect((await stat(path)).mode & 0o777).toBe(0o600)
        for (const folder of [join(home, 'vault'), join(home, 'vault', 'cases'), caseFolder(home, id)]) {
          expect((await stat(folder)).mode & 0o777).toBe(0o700)
        }
      })
    } finally {
      process.umask(before)
    }
  })

  test('what others could look into is closed to them, and it is said', async () => {
    await inVault(async (vault, home) => {
      expect(vault.wasOpenToOthers).toBe(false)
      await chmod(join(home, 'vault'), 0o755)
      expect((await reopened(home)).wasOpenToOthers).toBe(true)
      expect((await stat(join(home, 'vault'))).mode & 0o777).toBe(0o700)
      expect((await reopened(home)).wasOpenToOthers).toBe(false)
    })
  })

  test('no word of an answer, a reference or the passphrase can be read', async () => {
    await inVault(async (vault, home) => {
      const planted = 'PLANTEDWORD'
      const opened = await vault.create(contentOf(planted))
      await opened.save({
        ...contentOf(planted),
        unfinished: { place: { question: 'all.text' }, draft: planted, language: 'sv' },
      })
      const words = [planted, 'TEST-25-014', 'all.text', 'Arad', passphrase, 'AGE-SECRET-KEY', 'age1']
      for (const { path, bytes } of await allFiles(home)) {
        for (const word of words) {
          for (const encoded of [
            word,
            Buffer.from(word).toString('base64').slice(0, 8),
            Buffer.from(word).toString('hex'),
          ]) {
            expect(path).not.toContain(encoded)
            expect(bytes.includes(encoded)).toBe(false)
          }
          expect(bytes.includes(Buffer.from(word, 'utf16le'))).toBe(false)
        }
      }
      await opened.close()
    })
  })

  test('the size tells only roughly how much was answered', async () => {
    await inVault(async (vault, home) => {
      const opened = await vault.create(contentOf('A'))
      await opened.save(contentOf('B'.repeat(30)))
      const sizes = (await allFiles(caseFolder(home, opened.id))).filter(({ path }) => path.endsWith('.age'))
      expect(new Set(sizes.map(({ bytes }) => bytes.length)).size).toBe(1)
      await opened.close()
    })
  })

  test('age itself opens the keyring and the case', async () => {
    await inVault(async (vault, home) => {
      const { id } = await created(vault, 'Osaro-TEST')
      const decrypter = new Decrypter()
      decrypter.addIdentity(await identityOf(home))
      const text = await decrypter.decrypt(
        await readFile(join(caseFolder(home, id), 'g0000000001.age')),
        'text',
      )
      expect(text).toContain('Osaro-TEST')
    })
  })

  test('a keyring made by age itself opens here', async () => {
    await inVault(async (vault, home) => {
      const { close } = await created(vault, 'A')
      await close()
      const encrypter = new Encrypter()
      encrypter.setPassphrase('made elsewhere, TEST')
      encrypter.setScryptWorkFactor(5)
      await writeFile(
        join(home, 'vault', 'keyring.age'),
        await encrypter.encrypt(`# by hand\n${await identityOf(home)}\n`),
      )
      expect(await (await openVault(home, 'made elsewhere, TEST')).cases()).toHaveLength(1)
    })
  })
})

async function created(vault: Awaited<ReturnType<typeof createVault>>, name: string) {
  const opened = await vault.create(contentOf(name))
  return { id: opened.id, close: () => opened.close() }
}

/** What `age -d keyring.age` prints. */
async function identityOf(home: string): Promise<string> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  return (await decrypter.decrypt(await readFile(join(home, 'vault', 'keyring.age')), 'text')).trim()
}
