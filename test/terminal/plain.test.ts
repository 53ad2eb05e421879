/** What the full screen can do is done line by line too, and the other way round: the program as it is built. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { freshFolder, hemvag, root } from '../support/program.js'
import { unlocked } from '../support/seat.js'
import { keys, type Term } from '../support/term.js'

const passphrase = 'invented words line by line TEST'
const reference = 'RK-MITT-TEST-002'
const home = freshFolder()
const run = (args: readonly string[], input = '') =>
  hemvag([...args, '--passphrase-fd', '3'], { home, passphrase, input, env: { LANG: 'sv_SE.UTF-8' } })
let open: Term[] = []

beforeAll(async () => {
  expect(await run(['import', join(root, 'templates/demo/woman-thailand.json')])).toMatchObject({ code: 0 })
})
afterEach(() => {
  for (const term of open) term.kill()
  open = []
})

/** The program in a terminal, after the passphrase was typed. */
async function sit(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Term> {
  const term = await unlocked(args, { home, passphrase, columns: 100, rows: 40, environment })
  open.push(term)
  return term
}

function hideAfter(): unknown {
  const file = join(home, 'settings.json')
  if (!existsSync(file)) return undefined
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly hideAfterMinutes?: unknown }).hideAfterMinutes
}

describe('through a pipe', () => {
  test('difficult words are explained page by page, in the language of the moment', async () => {
    const { code, stdout } = await run(['interview', reference], ':words\n\n:lang ar\n:words\n')
    expect(code).toBe(0)
    expect(stdout).toContain('Svåra ord. sida 1 av')
    expect(stdout).toContain('Svåra ord. sida 2 av')
    expect(stdout).toMatch(/^\p{Script=Thai}.*: \p{Script=Thai}/mu)
    expect(stdout).toMatch(/^المنسق الإقليمي: /mu)
    expect(stdout).not.toContain('\u001b')
  })

  test('another interpreter takes over only when it is said again, and the choices stand in both languages', async () => {
    const stays = await run(['interview', reference], ':interpreter\n1\n')
    expect(stays.stdout).toContain('Tar en annan tolk över nu?')
    expect(stays.stdout).not.toContain('Fråga B11')
    const lines = ':lang ar\n:interpreter\n2\n:quit\n'
    const { stdout } = await run(['interview', reference], lines)
    expect(stdout).toContain('Fråga B11')
    expect(stdout).toMatch(/^ {2}1\. [\p{Script=Arabic} ]+\n {5}Fortsätt$/mu)
  })
})

describe('in a terminal that cannot move the caret', () => {
  test('settings are changed from the home screen line by line', async () => {
    const term = await sit([], { TERM: 'dumb' })
    await term.until('Inställningar')
    const digits = /(\d+)\. Inställningar/u.exec(term.text)?.[1] ?? 'no row'
    term.type(`${digits}${keys.enter}`)
    await term.until(/1\. Göm skärmen/u)
    term.type(`1${keys.enter}`)
    await term.until('Svar:')
    term.type(`9${keys.enter}`)
    await term.until(() => hideAfter() === 9)
    expect(term.raw).not.toContain('\u001b[')
  })
})

describe('on the full screen', () => {
  test('words, languages and another interpreter lie over the question, and it is there again after them', async () => {
    const term = await sit(['interview', reference])
    await term.until('Ctrl+T', 60_000)
    const question = term.lines.find((line) => line.includes('fråga')) ?? 'none'
    term.type(keys.escape)
    await term.until('Esc tre gånger')
    term.type('8')
    await term.until(/2 +.*[Ss]våra ord/u)
    term.type('2')
    await term.until(/Svåra ord +sida 1 av/u)
    term.type(keys.enter)
    await term.until(/sida 2 av/u)
    term.type(keys.escape)
    await term.until(question.trim())
    term.type(keys.control('t'))
    await term.until('Vilket språk')
    expect(term.text).toContain('ትግርኛ')
    term.type(`thai${keys.enter}`)
    await term.until('Nu thailändska')
    term.type(`:interpreter${keys.enter}`)
    await term.until('Tar en annan tolk över nu?')
    term.type(keys.enter)
    await term.until((seen) => !seen.text.includes('annan tolk') && seen.text.includes(question.trim()))
  })
})
