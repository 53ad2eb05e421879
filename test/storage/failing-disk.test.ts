import { describe, expect, test } from '@jest/globals'
import { createVault, openVault } from '../../src/storage/vault.js'
import { failingDisk, type Fault } from '../torture/failing-disk.js'
import { contentOf } from './every-kind.js'
import { inHome, passphrase, quick, refusal } from './home.js'

describe('a disk that fails', () => {
  test.each<[Fault, string]>([
    ['ENOSPC', 'errors:caseFile.diskFull'],
    ['EROFS', 'errors:caseFile.readOnly'],
    ['EIO', 'errors:caseFile.notSaved'],
    ['EMFILE', 'errors:caseFile.notSaved'],
  ])(
    'with %s, at whatever moment, loses nothing that was confirmed and confirms nothing that is lost',
    async (code, key) => {
      await inHome(async (home) => {
        await createVault(home, passphrase, quick)
        let refused = 0
        for (let at = 1, isPast = false; !isPast; at += 1) {
          const { disk, plan } = failingDisk(code, false)
          const vault = await openVault(home, passphrase, { disk })
          const opened = await vault.create(contentOf('before'))
          plan.at = plan.done + at
          const answer = await refusal(opened.save(contentOf('after')))
          isPast = plan.done < plan.at
          plan.at = Infinity
          const [now] = (await (await openVault(home, passphrase)).cases()).filter(
            ({ id }) => id === opened.id,
          )
          if (answer === 'not refused') {
            expect(now?.content).toEqual(contentOf('after'))
          } else {
            refused += 1
            expect(answer).toBe(key)
            expect([contentOf('before'), contentOf('after')]).toContainEqual(now?.content)
            await opened.save(contentOf('again'))
            expect(opened.content).toEqual(contentOf('again'))
          }
          await opened.close()
          await vault.remove(opened.id)
        }
        expect(refused).toBeGreaterThan(5)
      })
    },
  )

  test('for good refuses every save aloud, and takes the next when it is mended', async () => {
    await inHome(async (home) => {
      await createVault(home, passphrase, quick)
      const { disk, plan } = failingDisk('ENOSPC', true)
      const vault = await openVault(home, passphrase, { disk })
      const opened = await vault.create(contentOf('before'))
      plan.at = plan.done + 3
      for (let again = 0; again < 3; again += 1) {
        expect(await refusal(opened.save(contentOf('after')))).toBe('errors:caseFile.diskFull')
      }
      expect(opened.content).toEqual(contentOf('before'))
      plan.at = Infinity
      await opened.save(contentOf('after'))
      await opened.close()
    })
  })

  test('leaves no half case behind', async () => {
    await inHome(async (home) => {
      await createVault(home, passphrase, quick)
      const { disk, plan } = failingDisk('ENOSPC', false)
      const vault = await openVault(home, passphrase, { disk })
      for (let at = 1; at < 12; at += 1) {
        plan.at = plan.done + at
        const answer = await refusal(vault.create(contentOf('A')).then((opened) => opened.close()))
        plan.at = Infinity
        if (answer !== 'not refused') expect(await vault.cases()).toEqual([])
        for (const { id } of await vault.cases()) await vault.remove(id)
      }
    })
  })
})
