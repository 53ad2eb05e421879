import { join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import { freshFolder, hemvag, root } from '../support/program.js'
import { Term } from '../support/term.js'

const file = join(root, 'templates/demo/woman-thailand.json')
const said = 'This terminal cannot show the applicant’s language well.'
let open: Term[] = []

afterEach(() => {
  for (const term of open) term.kill()
  open = []
})

/** What `check` says of an invented case in Thai, in a terminal. */
async function checkIn(environment: Record<string, string>): Promise<string> {
  const term = new Term(process.execPath, [join(root, 'dist/hemvag.js'), 'check', file], {
    environment: { HEMVAG_HOME: freshFolder(), LANG: 'en_GB.UTF-8', ...environment },
    rows: 200,
  })
  open.push(term)
  await term.exited
  return term.text.replace(/\s+/gu, ' ')
}

test('a terminal without letters for the language of the applicant is told about', async () => {
  expect(await checkIn({ TERM: 'linux' })).toContain(said)
  expect(await checkIn({})).not.toContain(said)
}, 120_000)

test('where no terminal is, nothing is said about it', async () => {
  const { stdout } = await hemvag(['check', file], { env: { TERM: 'linux' } })
  expect(stdout).toContain('RK-')
  expect(stdout).not.toContain(said)
})
