import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { freshFolder, hemvag, root } from '../support/program.js'
import { keys, Term } from '../support/term.js'

const passphrase = 'six words on paper and more TEST'
const reference = 'RK-TEST-25-014'
const limit = 120_000
const unlocking = 60_000
let open: Term[] = []

afterEach(() => {
  for (const term of open) term.kill()
  open = []
})

/** A computer with the case of an invented woman, in which no row of the table is written yet. */
async function office() {
  const home = freshFolder()
  const said = JSON.parse(readFileSync(join(root, 'test/cases/p1.json'), 'utf8')) as {
    answers: Record<string, unknown>
  }
  const answers = Object.entries(said.answers).filter(([id]) => !id.startsWith('riskConclusion.'))
  const languages = { interview: 'en', staff: 'en', readers: ['en'] }
  const file = join(home, 'application.json')
  const written = { ...said, reference, languages, answers: Object.fromEntries(answers), risks: [] }
  writeFileSync(file, JSON.stringify(written))
  const run = (...args: string[]) =>
    hemvag([...args, '--passphrase-fd', '3'], { home, passphrase: `${passphrase}\n` })
  expect(await run('import', file)).toMatchObject({ code: 0 })
  const sit = async (...args: string[]): Promise<Term> => {
    const term = new Term(process.execPath, [join(root, 'dist/hemvag.js'), ...args], {
      environment: { HEMVAG_HOME: home, LANG: 'en_GB.UTF-8' },
    })
    open.push(term)
    await term.until('Passphrase:', unlocking)
    term.type(passphrase + keys.enter)
    return term
  }
  return { run, sit }
}

describe('the risk table', () => {
  test(
    'says of each row what it is about, where it comes from and how great it is',
    async () => {
      const { sit } = await office()
      const term = await sit('risk', reference)
      await term.until('0 of 23 rows done', unlocking)
      expect(term.text).toMatch(/> {2}1 {2}S-1 Perpetrators reach the person now {2,}to be considered/u)
      term.type(`1${keys.enter}`)
      await term.until('question Z20')
      expect(term.text).toContain('S-1 Perpetrators reach the person now')
      expect(term.text).toContain('Proposed: question K4 was answered “Yes, on social media”.')
      expect(term.text).toContain('It has to be considered: it is rated, or set aside with a reason.')
      for (const [answer, next] of [
        ['1', 'Z4'],
        [`Person A knows the town${keys.enter}`, 'Z5'],
        ['1', 'Z6'],
        ['1', 'Z7'],
        ['1', 'In own words'],
        ['', 'Z9'],
        ['4', 'Z10'],
        ['2', 'Z12'],
      ] as const) {
        term.type(answer + keys.enter)
        await term.until(next.startsWith('Z') ? `question ${next} ` : /words/u)
      }
      expect(term.text).toContain('Level before measures: High. The likelihood is unknown.')
      expect(term.text).toContain('3 Arrange a new phone and a new number.')
      term.type('3')
      await term.until((now) => now.text.split('Arrange a new phone').length === 3)
      term.type(keys.escape)
      await term.until('Go to: back')
      term.type('5')
      await term.until('Rows of the risk table')
      term.type('7')
      await term.until('rows done')
      expect(term.text).toMatch(/S-1 Perpetrators reach the person now {2,}High, likelihood unknown/u)
    },
    limit,
  )

  test(
    'is not rid of a row without a reason',
    async () => {
      const { sit } = await office()
      const term = await sit('risk', reference)
      await term.until('0 of 23 rows done', unlocking)
      term.type(`1${keys.enter}`)
      await term.until('question Z20')
      term.type(`2${keys.enter}`)
      await term.until('question Z21')
      term.type(`:skip${keys.enter}`)
      await term.until('An answer is needed here.')
      term.type('\u0018')
      await term.until(/1 \(\*\) +Later/u)
      expect(term.text).not.toMatch(/2 \( \)/u)
    },
    limit,
  )

  test(
    'takes a row that nobody proposed, with a category from the catalogue',
    async () => {
      const { sit } = await office()
      const term = await sit('risk', reference)
      await term.until('0 of 23 rows done', unlocking)
      term.type(`24${keys.enter}`)
      await term.until('question Z3 ')
      expect(term.text).toContain('row 24')
      term.type(`18${keys.enter}`)
      await term.until('question Z2 ')
      expect(term.text).toContain('H-5 Honour-related violence, forced marriage')
      expect(term.text).toContain('No answer points to it now.')
    },
    limit,
  )
})
