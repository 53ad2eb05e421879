import { spawn } from 'node:child_process'
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { bundle } from '../support/bundle.js'
import { keys, Term, type TermOptions } from '../support/term.js'

let program = ''
let open: Term[] = []
beforeAll(() => {
  program = bundle('test/support/ask.ts')
})
afterEach(() => {
  for (const term of open) term.kill()
  open = []
})

function ask(what: readonly string[], options: TermOptions = {}): Term {
  const term = new Term(process.execPath, [program, ...what], options)
  open.push(term)
  return term
}

/** What the program was answered, once it has left the screen. */
async function answer(term: Term): Promise<unknown> {
  await term.until(/answer: .*/u)
  return JSON.parse(/answer: (.*)/u.exec(term.text)?.[1] ?? 'null')
}

describe('home', () => {
  test('Enter goes on with the last case', async () => {
    const term = ask(['home'])
    await term.until('Nytt ärende')
    expect(term.text).toContain('Andra ärenden')
    term.type(keys.enter)
    expect(await answer(term)).toEqual({ do: 'goOn', reference: 'RK-TEST-26-014' })
  })

  test.each([
    ['a digit chooses', '4', { do: 'new' }],
    ['arrows choose', keys.down, { do: 'goOn', reference: 'RK-TEST-26-009' }],
    ['digits of any script choose', '١٤', { do: 'languages' }],
  ])('%s', async (_, typed, choice) => {
    const term = ask(['home'])
    await term.until('Nytt ärende')
    term.type(typed + keys.enter)
    expect(await answer(term)).toEqual(choice)
  })

  test.each([
    [
      'Ctrl+C',
      (term: Term) => {
        term.type(keys.control('c'))
      },
      130,
    ],
    [
      'SIGINT',
      (term: Term) => {
        term.kill('SIGINT')
      },
      130,
    ],
    [
      'SIGTERM',
      (term: Term) => {
        term.kill('SIGTERM')
      },
      143,
    ],
    [
      'SIGHUP',
      (term: Term) => {
        term.kill('SIGHUP')
      },
      143,
    ],
  ] as const)('%s ends the program, and gives the terminal back', async (_, leave, exitCode) => {
    const term = ask(['home'])
    await term.until('Nytt ärende')
    leave(term)
    expect(await term.exited).toMatchObject({ exitCode })
    expect(term.raw).toContain('\u001b[?25h\u001b[?1049l')
    expect(term.raw).not.toContain('answer:')
  })

  test('hides with Ctrl+L, and comes back with the passphrase', async () => {
    const term = ask(['home'])
    await term.until('Nytt ärende')
    term.type(keys.control('l'))
    // The home screen says the day too: what is waited for is that nothing of it is left.
    await term.until((shown) => shown.text.includes('november 2026') && !shown.text.includes('RK-TEST'))
    term.type(`4${keys.enter}wrong${keys.enter}`)
    await term.until('stämde inte')
    term.type(`open${keys.enter}`)
    await term.until('Nytt ärende')
    term.type(keys.enter)
    expect(await answer(term)).toEqual({ do: 'goOn', reference: 'RK-TEST-26-014' })
  })

  test('what is done with a case asks which case', async () => {
    const term = ask(['home'])
    await term.until('Fyll i risktabellen')
    term.type('7' + keys.enter)
    await term.until('Vilket ärende')
    term.type('2' + keys.enter)
    expect(await answer(term)).toEqual({ do: 'risk', reference: 'RK-TEST-26-009' })
  })

  test('Esc leaves', async () => {
    const term = ask(['home'])
    await term.until('Nytt ärende')
    term.type(keys.escape)
    expect(await answer(term)).toEqual({ do: 'quit' })
  })

  test('a number that is not there is said, and nothing happens', async () => {
    const term = ask(['home'], { columns: 40, rows: 20 })
    await term.until('Nytt ärende')
    term.type('97' + keys.enter)
    await term.until('finns inte i listan')
  })

  test('documents are made of a case that is chosen; a file can be dragged in', async () => {
    const documents = ask(['home'])
    await documents.until('Nytt ärende')
    documents.type('8' + keys.enter)
    await documents.until('Vilket ärende gäller det?')
    documents.type('2' + keys.enter)
    expect(await answer(documents)).toEqual({ do: 'documents', reference: 'RK-TEST-26-009' })
    const file = ask(['empty'])
    await file.until('Läs in en ansökningsfil')
    file.type('2' + keys.enter)
    await file.until('Vilken fil')
    file.type(`${keys.paste("'/tmp/två ord.json'")}${keys.enter}`)
    expect(await answer(file)).toEqual({ do: 'import', file: '/tmp/två ord.json' })
  })
})

describe('a new case', () => {
  test('asks for reference, language and depth; the language has no default', async () => {
    const term = ask(['new'])
    await term.until('Vilken beteckning')
    term.type('Maria' + keys.enter)
    await term.until('bindestreck')
    term.type(keys.control('u') + 'RK-TEST-1' + keys.enter)
    await term.until('Vilket språk vill personen tala?')
    term.type(keys.enter)
    await term.until('Skriv en siffra, eller gå till en rad med pilarna.')
    term.type('ไทย')
    await term.until((seen) => seen.text.includes('thailändska') && !seen.text.includes('arabiska'))
    term.type(keys.enter)
    await term.until('Hur mycket')
    term.type('2' + keys.enter)
    expect(await answer(term)).toEqual({ reference: 'RK-TEST-1', language: 'th', depth: 'full' })
  })

  test('a language without texts is found by what people call it, and the written one is asked for', async () => {
    const term = ask(['new'])
    await term.until('Vilken beteckning')
    term.type('A-1' + keys.enter)
    await term.until('Vilket språk vill personen tala?')
    term.type('xyz' + keys.enter)
    await term.until('Det finns inte i listan.')
    term.type(keys.control('u') + 'Edo')
    await term.until((seen) => seen.text.includes('edo (bini)') && seen.text.includes('bara i tal'))
    term.type(keys.enter)
    await term.until(
      (seen) => seen.text.includes('skärmen och på pappret?') && seen.text.includes('på edo (bini)'),
    )
    term.type('eng' + keys.enter)
    await term.until('Hur mycket')
    term.type('1' + keys.enter)
    expect(await answer(term)).toEqual({
      reference: 'A-1',
      language: 'en',
      spoken: 'bin',
      depth: 'essential',
    })
  })

  test('Esc makes nothing', async () => {
    const term = ask(['new'])
    await term.until('Vilken beteckning')
    term.type(keys.escape)
    expect(await answer(term)).toBeNull()
  })

  test('in lines, from a pipe', async () => {
    const child = spawn(process.execPath, [program, 'new', '--plain'])
    let output = ''
    child.stdout.on('data', (data: Buffer) => (output += data.toString()))
    child.stdin.end('\ntha\n1\n')
    await new Promise((resolve) => child.on('close', resolve))
    expect(output).toContain('answer: {"reference":"RK-TEST-26-015","language":"th","depth":"essential"}')
    expect(output).not.toContain('\u001b')
  })
})

describe('a passphrase', () => {
  test('is never seen, and can be corrected', async () => {
    const term = ask(['passphrase'])
    await term.until('Lösenfras:')
    term.type('secretx' + keys.backspace + ' åäö' + keys.enter)
    await term.until((seen) => (seen.text.match(/Lösenfras:/gu) ?? []).length === 2)
    expect(term.raw).not.toContain('secret')
    term.type('wrong' + keys.control('u') + 'second' + keys.enter)
    expect(await answer(term)).toEqual(['secret åäö', 'second'])
  })

  test('two that arrive together are two', async () => {
    const child = spawn(process.execPath, [program, 'passphrase'])
    let output = ''
    child.stdout.on('data', (data: Buffer) => (output += data.toString()))
    child.stdin.end('one\ntwo\n')
    await new Promise((resolve) => child.on('close', resolve))
    expect(output).toContain('answer: ["one","two"]')
  })

  test('Ctrl+C gives up', async () => {
    const term = ask(['passphrase'])
    await term.until('Lösenfras:')
    term.type('sec' + keys.control('c'))
    await term.until((seen) => (seen.text.match(/Lösenfras:/gu) ?? []).length === 2)
    term.type(keys.control('c'))
    expect(await answer(term)).toEqual([null, null])
  })
})

test('the documents that were made are listed with their pages', async () => {
  const term = ask(['documents'])
  await term.until('Dokumenten är klara')
  expect(term.text).toMatch(/01-application\.pdf +11 sidor/u)
  expect(term.text).toMatch(/02-risk-table\.pdf +1 sida/u)
  term.type(keys.enter)
  expect(await answer(term)).toBeNull()
})
