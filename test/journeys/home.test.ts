/** From the home screen alone: the package, that it was sent, the sheet for the safe, and the end of a case. */

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import { freshFolder, hemvag, root } from '../support/program.js'
import { keys, Term } from '../support/term.js'

const passphrase = 'invented words at home TEST'
const reference = 'RK-ÖST-TEST-001'
const open: Term[] = []

afterEach(() => {
  for (const term of open.splice(0)) term.kill()
})

test('a case is packed, sent and deleted without leaving the home screen', async () => {
  const home = freshFolder()
  const folder = freshFolder()
  const demo = join(root, 'templates/demo/adult-romania.json')
  const run = (...args: string[]) => hemvag([...args, '--passphrase-fd', '3'], { home, passphrase })
  await run('import', demo)
  // What was not made cannot be said to be sent.
  expect(await run('sent', reference)).toMatchObject({ code: 2 })

  const term = new Term(process.execPath, [join(root, 'dist/hemvag.js')], {
    environment: { LANG: 'en_GB.UTF-8', HEMVAG_HOME: home },
    folder,
    rows: 40,
  })
  open.push(term)
  const choose = async (row: string, next: string | RegExp): Promise<void> => {
    await term.until('Settings')
    const digits = new RegExp(`(\\d+) +${row}`, 'u').exec(term.text)?.[1] ?? 'no row'
    term.type(`${digits}${keys.enter}`)
    await term.until(next)
  }
  await term.until('Passphrase:')
  term.type(`${passphrase}${keys.enter}`)

  await choose('Write down that the package was sent', 'No package was made')
  term.type(keys.enter)

  await choose('Make the package', 'Which public key')
  term.type(`age1nonsense${keys.enter}`)
  await term.until('is not a key to seal for')
  term.type(keys.control('u') + keys.enter)
  await term.until('only now')
  expect(term.text).toMatch(/(?:[0-9a-f]{4} ){3}[0-9a-f]{4}/u)
  expect(existsSync(join(folder, 'hemvag', reference, 'package.age'))).toBe(true)
  term.type(keys.enter)

  await choose('Write down that the package was sent', 'Was it sent')
  term.type(`2${keys.enter}`)
  await choose('Make the recovery sheet', 'recovery sheet is written')
  term.type(keys.enter)
  expect(readdirSync(join(folder, 'hemvag'))).toContain('recovery-sheet.pdf')

  await choose('Delete a case', 'The package was sent on')
  term.type(`C-222222${keys.enter}`)
  await term.until('Nothing was deleted')
  term.type(`${keys.control('u')}${reference}${keys.enter}`)
  await term.until('is deleted')
  term.type(keys.enter)
  await term.until('There is no case')
  expect(readdirSync(join(home, 'vault/cases'))).toEqual([])
}, 90_000)

test('a file that cannot be read is said at the home screen, and a setting is remembered', async () => {
  const home = freshFolder()
  const demo = join(root, 'templates/demo/adult-romania.json')
  await hemvag(['import', demo, '--passphrase-fd', '3'], { home, passphrase })
  const term = new Term(process.execPath, [join(root, 'dist/hemvag.js')], {
    environment: { LANG: 'en_GB.UTF-8', HEMVAG_HOME: home },
    rows: 40,
  })
  open.push(term)
  const choose = async (row: string): Promise<void> => {
    await term.until(row)
    const digits = new RegExp(`(\\d+) +${row}`, 'u').exec(term.text)?.[1] ?? 'no row'
    term.type(`${digits}${keys.enter}`)
  }
  await term.until('Passphrase:')
  term.type(`${passphrase}${keys.enter}`)
  await choose('Read an application file')
  await term.until('Which file')
  term.type(`nowhere.json${keys.enter}`)
  await term.until('nowhere.json could not be read')
  term.type(keys.enter)

  await choose('Settings')
  await term.until('after 5 minutes')
  term.type(keys.enter)
  await term.until('After how many minutes')
  term.type(`${keys.control('u')}60${keys.enter}`)
  await term.until('A number from 1 to 15')
  term.type(`${keys.control('u')}3${keys.enter}`)
  await term.until('after 3 minutes')
})
