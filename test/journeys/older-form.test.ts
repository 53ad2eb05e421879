/** A case is opened by a program whose form is newer: asked in a terminal, and nothing moves unasked. */

import { copyFileSync, cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { freshFolder, hemvag, root } from '../support/program.js'
import { unlocked } from '../support/seat.js'
import { keys, type Term } from '../support/term.js'

const passphrase = 'invented words for forms TEST'
const reference = 'RK-ÖST-TEST-001'
const home = freshFolder()
const newer = freshFolder()
const open: Term[] = []

/** The built program with a form of version 2, in which a question has another name. */
beforeAll(async () => {
  for (const folder of ['dist', 'templates'])
    cpSync(join(root, folder), join(newer, folder), { recursive: true })
  for (const folder of ['locales', 'fonts']) symlinkSync(join(root, folder), join(newer, folder))
  copyFileSync(join(root, 'package.json'), join(newer, 'package.json'))
  const file = join(newer, 'templates/amp-application/form.json')
  const form = JSON.parse(readFileSync(file, 'utf8')) as object
  const changes = [
    { version: 2, renamed: { 'case.oldOffice': 'case.caseWorkerUnit' }, added: ['legal.travelRestriction'] },
  ]
  writeFileSync(file, JSON.stringify({ ...form, version: 2, changes }))
  const demo = join(root, 'templates/demo/adult-romania.json')
  const imported = await hemvag(['import', demo, '--passphrase-fd', '3'], { home, passphrase })
  expect(imported).toMatchObject({ code: 0 })
})
afterAll(() => {
  for (const term of open) term.kill()
})

async function openNewer(): Promise<Term> {
  const program = join(newer, 'dist/hemvag.js')
  const term = await unlocked(['interview', reference], { home, passphrase, program })
  open.push(term)
  await term.until('Ett äldre formulär')
  return term
}

function saves(): string[] {
  const cases = join(home, 'vault/cases')
  return readdirSync(join(cases, readdirSync(cases)[0] ?? '')).sort()
}

test('the coordinator sees what moves, may leave it, and the case as it was is kept', async () => {
  const before = saves()
  const asked = await openNewer()
  expect(asked.text).toContain('amp-application/1')
  expect(asked.text).toContain('Inte nu: inget ändras')
  // Enter alone changes nothing.
  asked.type(keys.enter)
  expect(await asked.exited).toMatchObject({ exitCode: 130 })
  expect(saves()).toEqual(before)

  const agreed = await openNewer()
  agreed.type(`2${keys.enter}`)
  await agreed.until('handläggaren')
  expect(saves().some((name) => name.startsWith('kept-g'))).toBe(true)
  agreed.type(keys.control('c'))
  await agreed.until('Ska vi sluta')
  agreed.type(keys.control('c'))
  await agreed.exited

  // The older program says that it cannot open it, instead of guessing.
  const older = await hemvag(['check', reference, '--passphrase-fd', '3'], { home, passphrase })
  expect(older.code).toBe(5)
  expect(older.stderr).toContain('newer')
}, 60_000)
