import { describe, expect, test } from '@jest/globals'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { textOf } from '../support/read-pdf.js'
import { freshFolder, hemvag, root } from '../support/program.js'

const first = 'six words on paper and more TEST'

/** A computer with one case. */
async function office() {
  const home = freshFolder()
  const run = (passphrase: string, ...args: string[]) =>
    hemvag([...args, '--passphrase-fd', '3'], { home, passphrase: `${passphrase}\n` })
  const demo = join(root, 'templates/demo/adult-romania.json')
  await run(first, 'import', demo)
  const { reference } = JSON.parse(readFileSync(demo, 'utf8')) as { reference: string }
  return { home, run, reference }
}

const madeIn = (said: string): string => /^ {2}((?:[a-z-]+ ){5}[a-z-]+)$/mu.exec(said)?.[1] ?? ''

describe('passphrases', () => {
  test('are added, changed and removed without the case being touched', async () => {
    const { run, reference } = await office()
    const second = madeIn((await run(first, 'passphrase', 'add')).stdout)
    expect((await run(second, 'cases')).stdout).toContain(reference)
    const third = madeIn((await run(second, 'passphrase', 'change')).stdout)
    expect((await run(second, 'cases')).code).toBe(5)
    const list = await run(third, 'passphrase', 'list')
    expect(list.stdout.split('\n')).toEqual([
      expect.stringMatching(/^1 /u),
      expect.stringMatching(/^2 .*typed now/u),
      '',
    ])
    expect((await run(third, 'passphrase', 'remove', '1')).code).toBe(0)
    expect((await run(first, 'cases')).code).toBe(5)
    expect((await run(third, 'passphrase', 'remove', '2')).code).toBe(2)
    expect((await run(third, 'cases')).stdout).toContain(reference)
  }, 120_000)

  test('that are forgotten are replaced by way of the sheet in the safe', async () => {
    const { home, run, reference } = await office()
    const sheet = join(freshFolder(), 'sheet.pdf')
    expect((await run(first, 'recovery', '--out', sheet)).code).toBe(0)
    const text = (await textOf(readFileSync(sheet))).join('')
    const key = text.replace(/\s+/gu, '').match(/AGE-SECRET-KEY-1[0-9A-Z]{58}/u)?.[0] ?? ''
    const recovered = await hemvag(['passphrase', 'recover', '--passphrase-fd', '3'], {
      home,
      passphrase: key,
    })
    expect(recovered).toMatchObject({ code: 0 })
    expect((await run(madeIn(recovered.stdout), 'cases')).stdout).toContain(reference)
  }, 120_000)
})

describe('an application file that is imported again', () => {
  test('makes no second case of the same name; another one is chosen', async () => {
    const { run, reference } = await office()
    const demo = join(root, 'templates/demo/adult-romania.json')
    const again = await run(first, 'import', demo)
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining(reference)])
    expect((await run(first, 'import', demo, '--reference', 'not a reference')).code).toBe(2)
    expect((await run(first, 'import', demo, '--reference', 'TEST-SECOND')).code).toBe(0)
    const cases = JSON.parse((await run(first, 'cases', '--json')).stdout) as { reference: string }[]
    expect(cases.map((one) => one.reference).sort()).toEqual([reference, 'TEST-SECOND'].sort())
  }, 60_000)
})

describe('deleting a case', () => {
  test('asks for its reference once more, and leaves nothing of it', async () => {
    const { home, run, reference } = await office()
    expect((await run(first, 'delete', reference)).code).toBe(2)
    expect((await run(first, 'delete', reference, '--reference', 'C-222222')).code).toBe(2)
    expect(readdirSync(join(home, 'vault/cases'))).toHaveLength(1)
    const deleted = await run(first, 'delete', reference, '--reference', reference)
    expect(deleted.code).toBe(0)
    expect(deleted.stderr).toMatch(/[Bb]ackups/u)
    expect(readdirSync(join(home, 'vault/cases'))).toEqual([])
    expect(existsSync(join(home, 'vault/keyring.age'))).toBe(true)
  }, 60_000)
})
