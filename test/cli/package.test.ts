import { describe, expect, test } from '@jest/globals'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { freshFolder, hemvag, root } from '../support/program.js'

const passphrase = 'six words on paper and more TEST\n'
const demo = (name: string): string => join(root, 'templates/demo', `${name}.json`)

/** A computer with one case, and the receiver's key pair. */
async function office(name: string) {
  const home = freshFolder()
  await hemvag(['import', demo(name), '--passphrase-fd', '3'], { home, passphrase })
  const { reference } = JSON.parse(readFileSync(demo(name), 'utf8')) as { reference: string }
  const folder = freshFolder()
  const identity = await generateX25519Identity()
  const key = join(folder, 'key.txt')
  writeFileSync(key, `# a comment\n${identity}\n`)
  const run = (...args: string[]) => hemvag([...args, '--passphrase-fd', '3'], { home, passphrase })
  return { reference, folder, key, recipient: await identityToRecipient(identity), run, home }
}

describe('the package', () => {
  test('is sealed here, opened there, and the case knows that it was made', async () => {
    const { reference, folder, key, recipient, run } = await office('adult-romania')
    const file = join(folder, 'out', 'package.age')
    const made = await run('package', reference, '--out', file, '--to', recipient)
    expect(made).toMatchObject({ code: 0, stderr: '' })
    expect(made.stdout).toContain(recipient)
    const groups = /(?:[0-9a-f]{4} ){3}[0-9a-f]{4}/u.exec(made.stdout)?.[0] ?? 'no groups'
    expect(statSync(file).mode & 0o077).toBe(0)

    const opened = await hemvag(['open', file, '--out', join(folder, 'in'), '--identity', key])
    expect(opened.code).toBe(0)
    expect(opened.stdout).toContain(groups)
    expect(readdirSync(join(folder, 'in')).sort()).toEqual(
      expect.arrayContaining([
        '01-application.pdf',
        '02-risk-table.pdf',
        'application.json',
        'manifest.json',
      ]),
    )
    const { record } = JSON.parse((await run('check', reference, '--json')).stdout) as {
      record: { state: string; entries: number }
    }
    expect(record.state).toBe('whole')
    const exported = await run('export', reference, '--out', '-')
    expect(exported.stdout).toContain('"what": "packaged"')
  }, 60_000)

  test('is not made of an application that may not be sent, and says why', async () => {
    const { reference, folder, recipient, run } = await office('mother-two-children')
    const file = join(folder, 'package.age')
    const refused = await run('package', reference, '--out', file, '--to', recipient)
    expect(refused.code).toBe(3)
    expect(refused.stderr).toMatch(/rule [A-Z]\d+/u)
    expect(existsSync(file)).toBe(false)
  }, 60_000)

  test('is for a key or for a passphrase, never for nobody or for both', async () => {
    const home = freshFolder()
    const neither = await hemvag(['package', 'X', '--out', 'p.age'], { home })
    const both = await hemvag(['package', 'X', '--out', 'p.age', '--passphrase', '--to', 'age1x'], { home })
    expect([neither.code, both.code]).toEqual([2, 2])
  })

  test('with a passphrase shows it once, and opens with it', async () => {
    const { reference, folder, run } = await office('adult-romania')
    const file = join(folder, 'package.age')
    const made = await run('package', reference, '--out', file, '--passphrase')
    const words = /^ {2}((?:[a-z-]+ ){5}[a-z-]+)$/mu.exec(made.stdout)?.[1] ?? ''
    const out = join(folder, 'in')
    const wrong = await hemvag(['open', file, '--out', out, '--passphrase-fd', '3'], { passphrase: 'other' })
    expect([wrong.code, existsSync(out)]).toEqual([5, false])
    const right = await hemvag(['open', file, '--out', out, '--passphrase-fd', '3'], { passphrase: words })
    expect([right.code, existsSync(out)]).toEqual([0, true])
  }, 60_000)

  test('that was changed on the way writes nothing, nor over a folder in use', async () => {
    const { reference, folder, key, recipient, run } = await office('adult-romania')
    const file = join(folder, 'package.age')
    await run('package', reference, '--out', file, '--to', recipient)
    const bytes = readFileSync(file)
    const changed = Buffer.from(bytes)
    changed[9000] = (changed[9000] ?? 0) ^ 1
    writeFileSync(join(folder, 'changed.age'), changed)
    const out = join(folder, 'in')
    const refused = await hemvag(['open', join(folder, 'changed.age'), '--out', out, '--identity', key])
    expect([refused.code, existsSync(out)]).toEqual([5, false])
    const occupied = await hemvag(['open', file, '--out', folder, '--identity', key])
    expect(occupied.code).toBe(2)
    expect(readdirSync(folder).sort()).toEqual(['changed.age', 'key.txt', 'package.age'])
  }, 60_000)
})
