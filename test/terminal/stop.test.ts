import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import { freshFolder, hemvag, root } from '../support/program.js'
import { keys, Term } from '../support/term.js'

const passphrase = 'six words on paper and more TEST'
const reference = 'RK-TEST-26-017'
const limit = 180_000
const unlocking = 60_000
let open: Term[] = []

afterEach(() => {
  for (const term of open) term.kill()
  open = []
})

/** A computer with a case in which the next question is how safe the person feels today. */
async function office(answers: unknown = {}) {
  const home = freshFolder()
  const file = join(home, 'application.json')
  const written = {
    format: 'hemvag-application/1',
    template: 'amp-application/1',
    reference,
    languages: { interview: 'th', staff: 'en', readers: ['en'] },
    answers,
    children: [],
    risks: [],
  }
  writeFileSync(file, JSON.stringify(written))
  const run = (...args: string[]) =>
    hemvag([...args, '--passphrase-fd', '3'], { home, passphrase: `${passphrase}\n` })
  expect(await run('import', file)).toMatchObject({ code: 0 })
  const sit = async (...options: string[]): Promise<Term> => {
    const args = [join(root, 'dist/hemvag.js'), 'interview', reference, ...options]
    const term = new Term(process.execPath, args, {
      environment: { HEMVAG_HOME: home, LANG: 'en_GB.UTF-8' },
    })
    open.push(term)
    await term.until('Passphrase:', unlocking)
    term.type(passphrase + keys.enter)
    return term
  }
  return { run, sit }
}

test(
  'a person who feels very unsafe today is helped first, and the talk goes on only with a reason',
  async () => {
    const { run, sit } = await office()
    const term = await sit()
    await term.until(/Menu/u, unlocking)
    term.type(`:go K1${keys.enter}`)
    await term.until('Begin')
    term.type(keys.enter)
    await term.until(/0 \( \)/u)
    term.type(`0${keys.enter}`)
    await term.until('112')
    expect(term.text).toMatch(/^ *112 +In danger/mu)
    expect(term.text).toMatch(/^ *114 14 +Police, not urgent/mu)
    expect(term.text).toMatch(/^ *020-39 00 00 +Support for you as staff/mu)
    expect(term.text).toMatch(/1 \(\*\) .*End for today/u)
    term.type(keys.enter)
    expect(await term.exited).toMatchObject({ exitCode: 0 })

    const again = await sit()
    await again.until('112', unlocking)
    again.type(`3${keys.enter}`)
    await again.until('Why is it safe to go on?')
    again.type(`She is at the shelter now${keys.enter}`)
    await again.until((now) => !now.text.includes('Why is it safe'))
    expect(again.text).not.toContain('112')
    again.type(`:stop${keys.enter}`)
    expect(await again.exited).toMatchObject({ exitCode: 0 })
    const check = await run('check', reference)
    expect(check.stdout).toContain('She is at the shelter now')
  },
  limit,
)

test.each([['in full screen'], ['line by line', '--plain']])(
  'the programme information is told before anything is asked about it, %s',
  async (_, ...options) => {
    const { sit } = await office()
    const term = await sit(...options)
    await term.until(options.length > 0 ? /Question A3/u : /Menu/u, unlocking)
    term.type(`:go C1${keys.enter}`)
    await term.until(/page 1 of 26/u)
    expect(term.text).toContain('Taking part is voluntary.')
    expect(term.text).toContain('การเข้าร่วมเป็นเรื่องสมัครใจ')
    for (let page = 2; page <= 7; page += 1) {
      term.type(keys.enter)
      await term.until(new RegExp(`page ${page} of 26`, 'u'))
    }
    term.type(keys.enter)
    await term.until(/The programme may pay at most USD\s150 a month for the first 6\s+months/u)
  },
  limit,
)
