import { describe, expect, test } from '@jest/globals'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateX25519Identity } from 'age-encryption'
import { openVault, recoverVault, vaultExists } from '../../src/storage/vault.js'
import { contentOf } from './every-kind.js'
import { inVault, passphrase, quick, refusal } from './home.js'

const second = 'en annan persons sex ord TEST'
const third = 'en tredje persons sex ord TEST'
const opens = (home: string, words: string) => refusal(openVault(home, words, quick))

describe('several people of one unit', () => {
  test('open the same cases, each with an own passphrase', async () => {
    await inVault(async (vault, home) => {
      await vault.create(contentOf('A')).then((opened) => opened.close())
      expect(await vault.passphrases.add(second)).toBe(2)
      for (const words of [passphrase, second]) {
        const [only] = await (await openVault(home, words)).cases()
        expect(only?.content).toEqual(contentOf('A'))
      }
      expect(await opens(home, third)).toBe('errors:vault.wrongPassphrase')
    })
  })

  test('change each their own, and leave the others alone', async () => {
    await inVault(async (vault, home) => {
      await vault.passphrases.add(second)
      const theirs = await openVault(home, second, quick)
      await theirs.passphrases.change(third)
      expect(await Promise.all([passphrase, second, third].map((words) => opens(home, words)))).toEqual([
        'not refused',
        'errors:vault.wrongPassphrase',
        'not refused',
      ])
      expect((await theirs.passphrases.list()).map(({ number, isMine }) => [number, isMine])).toEqual([
        [1, false],
        [2, true],
      ])
    })
  })

  test('lose theirs when they leave, and the last passphrase stays', async () => {
    await inVault(async (vault, home) => {
      await vault.passphrases.add(second)
      await vault.passphrases.remove(1)
      expect(await opens(home, passphrase)).toBe('errors:vault.wrongPassphrase')
      expect(await opens(home, second)).toBe('not refused')
      expect(await vaultExists(home)).toBe(true)
      expect(await refusal(vault.passphrases.remove(2))).toBe('errors:vault.lastPassphrase')
      expect(await refusal(vault.passphrases.remove(7))).toBe('errors:vault.noSuchPassphrase')
      expect(await vault.passphrases.add(third)).toBe(1)
    })
  })

  test('are eight at most, since each wrong try costs as many seconds', async () => {
    await inVault(async (vault, home) => {
      for (let count = 2; count <= 8; count += 1) await vault.passphrases.add(`${second} ${count}`)
      expect(await refusal(vault.passphrases.add(third))).toBe('errors:vault.tooManyPassphrases')
      expect(await opens(home, `${second} 8`)).toBe('not refused')
    })
  })

  test('are not kept out by the damaged keyring of another', async () => {
    await inVault(async (vault, home) => {
      await vault.passphrases.add(second)
      await writeFile(join(home, 'vault', 'keyring.age'), 'damaged')
      expect(await opens(home, second)).toBe('not refused')
    })
  })
})

describe('the recovery sheet', () => {
  test('opens everything when no passphrase is known any more', async () => {
    await inVault(async (vault, home) => {
      await vault.create(contentOf('A')).then((opened) => opened.close())
      const onPaper = vault.recoveryKey()
      const typed = onPaper.toLowerCase().replace(/(.{4})/gu, '$1 ')
      const recovered = await recoverVault(home, typed, quick)
      expect(await recovered.passphrases.add(third)).toBe(2)
      const [only] = await (await openVault(home, third)).cases()
      expect(only?.content).toEqual(contentOf('A'))
    })
  })

  test('of another computer, or with a slip of the pen, is refused', async () => {
    await inVault(async (vault, home) => {
      await vault.create(contentOf('A')).then((opened) => opened.close())
      const other = await generateX25519Identity()
      expect(await refusal(recoverVault(home, other))).toBe('errors:vault.otherKey')
      const slip = vault.recoveryKey().replace(/.$/u, (last) => (last === 'Q' ? 'P' : 'Q'))
      expect(await refusal(recoverVault(home, slip))).toBe('errors:vault.recoveryKeyTyped')
    })
  })

  test('is never on the disk', async () => {
    await inVault(async (vault, home) => {
      await vault.passphrases.add(second)
      await rm(join(home, 'vault', 'keyring.age'))
      expect((await readdir(join(home, 'vault'))).sort()).toEqual(['cases', 'keyring-2.age'])
      expect(await opens(home, second)).toBe('not refused')
    })
  })
})
