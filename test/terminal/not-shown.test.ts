import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import { freshFolder, hemvag, root } from '../support/program.js'
import { unlocked } from '../support/seat.js'
import { keys, Term } from '../support/term.js'

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

test('where no line from right to left is right, the talk asks once, and the review says it', async () => {
  const home = freshFolder()
  const passphrase = 'invented words for a weak terminal TEST'
  const romanian = readFileSync(join(root, 'templates/demo/adult-romania.json'), 'utf8')
  const inArabic = join(home, 'in-arabic.json')
  writeFileSync(inArabic, romanian.replace(/"interview": "\w+"/u, '"interview": "ar"'))
  await hemvag(['import', inArabic, '--passphrase-fd', '3'], { home: join(home, 'data'), passphrase })
  for (const isFirst of [true, false]) {
    const term = await unlocked(['interview', 'RK-ÖST-TEST-001'], {
      home: join(home, 'data'),
      passphrase,
      rows: 60,
    })
    open.push(term)
    if (isFirst) {
      await term.until('Vilken rad är rätt skriven?')
      term.type(`4${keys.enter}`)
    }
    await term.until(/fråga [A-Z]\d/u)
    term.type(`:granska${keys.enter}`)
    await term.until('Terminalen kan inte visa den sökandes språk')
    term.type(keys.control('c'))
    await term.until('Ska vi sluta för i dag?')
    term.type(keys.control('c'))
    await term.exited
  }
}, 60_000)
