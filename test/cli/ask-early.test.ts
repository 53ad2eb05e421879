import { cpSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { freshFolder, hemvag, root } from '../support/program.js'
import { keys, Term } from '../support/term.js'

const passphrase = 'invented words for a quick TEST'
const home = join(freshFolder(), 'data')
const open: Term[] = []

beforeAll(async () => {
  mkdirSync(home, { mode: 0o700 })
  const file = join(root, 'templates/demo/adult-romania.json')
  await hemvag(['import', file, '--passphrase-fd', '3'], { home, passphrase })
})
afterAll(() => {
  for (const term of open) term.kill()
})

function start(
  args: readonly string[],
  { program = root, LANG = 'sv_SE.UTF-8', HEMVAG_HOME = home } = {},
): Term {
  const command = `"$0" "$@"; stty -a | grep -o -- '-\\?echo\\b'`
  const term = new Term('bash', ['-c', command, process.execPath, join(program, 'dist/hemvag.js'), ...args], {
    environment: { LANG, LC_ALL: '', LC_MESSAGES: '', HEMVAG_HOME },
  })
  open.push(term)
  return term
}

/** What a shell starts and the words, and no program behind it. */
function onlyTheEntry(): string {
  const folder = freshFolder()
  mkdirSync(join(folder, 'dist'))
  for (const name of ['hemvag.js', 'package.json'])
    cpSync(join(root, 'dist', name), join(folder, 'dist', name))
  symlinkSync(join(root, 'locales'), join(folder, 'locales'))
  return folder
}

describe('the question for the passphrase', () => {
  test.each([
    ['the interview', ['interview', 'RK-ÖST-TEST-001'], 'sv_SE.UTF-8', 'Lösenfras:'],
    ['the risk table', ['risk', 'RK-ÖST-TEST-001'], 'en_GB.UTF-8', 'Passphrase:'],
    ['the home screen', [], 'C.UTF-8', 'Passphrase:'],
  ])('stands there before the program of %s is loaded', async (_, args, LANG, question) => {
    const term = start(args, { program: onlyTheEntry(), LANG })
    await term.exited
    expect(term.raw).toContain(question)
    expect(term.raw).toContain('main.mjs')
  })

  test.each([
    ['an option', ['interview', 'RK-ÖST-TEST-001', '--depth', 'full']],
    ['another command', ['cases']],
    ['a word too many', ['interview', 'RK-ÖST-TEST-001', 'again']],
  ])('waits for the program when there is %s', async (_, args) => {
    const term = start(args, { program: onlyTheEntry() })
    await term.exited
    expect(term.raw).not.toContain('Lösenfras')
  })

  test('waits for the program when no passphrase was ever made', async () => {
    const term = start(['interview'], { program: onlyTheEntry(), HEMVAG_HOME: freshFolder() })
    await term.exited
    expect(term.raw).not.toContain('Lösenfras')
  })

  test('is asked once, takes what is typed at once unseen, and is asked again when it was wrong', async () => {
    const term = start(['interview', 'RK-ÖST-TEST-001'])
    await term.until('Lösenfras:', 10_000, 0)
    term.type(`wrong words${keys.enter}`)
    await term.until(/Lösenfras:[^]*Lösenfras:/u, 30_000)
    expect(term.text).not.toContain('wrong words')
    expect(term.text.match(/Lösenfras:/gu)).toHaveLength(2)
    term.type(`${passphrase}${keys.enter}`)
    await term.until('fråga', 30_000)
  }, 60_000)

  test('is given up with Ctrl+C, and the terminal shows keys again', async () => {
    const term = start(['interview', 'RK-ÖST-TEST-001'])
    await term.until('Lösenfras:', 10_000, 0)
    term.type(keys.control('C'))
    await term.until(/^echo$/mu)
    expect(await term.exited).toMatchObject({ exitCode: 0 })
  }, 30_000)
})
