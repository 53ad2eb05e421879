import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { bundle } from '../support/bundle.js'
import { keys, Term, type TermOptions } from '../support/term.js'

let program = ''
let folder = ''
let file = ''
let open: Term[] = []

beforeAll(() => {
  program = bundle('test/support/sit.ts')
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hemvag-sitting-'))
  file = join(folder, 'case.json')
  open = []
})
afterEach(() => {
  for (const term of open) term.kill()
  rmSync(folder, { recursive: true })
})

function sit(flags: readonly string[] = [], options: TermOptions = {}): Term {
  const term = new Term(process.execPath, [program, file, ...flags], options)
  open.push(term)
  return term
}

interface StoredCase {
  readonly answers: {
    readonly own: readonly [
      string,
      { readonly value?: unknown; readonly state: string; readonly original?: unknown },
    ][]
  }
  readonly unfinished?: { readonly language: string; readonly place: { readonly question: string } }
}
const stored = (): StoredCase => JSON.parse(readFileSync(file, 'utf8')) as StoredCase
const answer = (question: string) => new Map(stored().answers.own).get(question)

/** The line mode as a pipe feeds it. */
function pipe(
  input: string,
  flags: readonly string[] = [],
): Promise<{ code: number | null; output: string; errors: string }> {
  const child = spawn(process.execPath, [program, file, ...flags], {
    env: { ...process.env, LANG: 'C.UTF-8' },
  })
  let output = ''
  let errors = ''
  child.stdout.on('data', (data: Buffer) => (output += data.toString()))
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()))
  child.stdin.end(input)
  return new Promise((resolve) =>
    child.on('close', (code) => {
      resolve({ code, output, errors })
    }),
  )
}

const toMedicine = 'Maria\n\n2000-06\nJordanien\nTestby\n\nMarocko\n\n0\n'

describe('the question on screen', () => {
  test('stands in Arabic with Swedish beside, and is answered key by key', async () => {
    const term = sit(['--bidi', 'logical'])
    await term.until('Vad vill du bli kallad?')
    expect(term.text).toContain('ما الاسم المفضّل عند الحديث معك؟')
    expect(term.text).toContain('لا أريد')
    for (const letter of 'مريم') term.type(letter)
    await term.until('مريم')
    term.type(keys.enter + 'Maryam' + keys.enter)
    await term.until('När är du född?')
    expect(answer('person.calledName')).toMatchObject({
      value: 'Maryam',
      original: { language: 'ar', value: 'مريم' },
    })
  })

  test('asks whether to change a character that cannot be printed, in both languages', async () => {
    const term = sit(['--bidi', 'logical'])
    await term.until('Vad vill du bli kallad?')
    term.type('مريم 😀' + keys.enter)
    await term.until('Det här kan inte skrivas ut på papper: 😀 (U+1F600)')
    expect(term.text).toContain('تتعذر طباعة 😀 (U+1F600) على الورق')
    expect(term.text).toContain('Ändra texten')
    term.type(keys.enter)
    await term.until((now) => !now.text.includes('Ändra texten'))
    expect(term.text).toContain('مريم 😀')
    term.type(keys.backspace + keys.backspace + keys.enter + 'Maryam' + keys.enter)
    await term.until('När är du född?')
    expect(answer('person.calledName')).toMatchObject({ value: 'Maryam', original: { value: 'مريم' } })
  })

  test('changes to English at a half-typed word and back, with text and caret kept', async () => {
    const term = sit(['--bidi', 'logical'])
    await term.until('kallad')
    term.type('الخياطة وال' + keys.right + keys.right)
    await term.until('الخياطة')
    const { caret } = term
    term.type(keys.control('t'))
    await term.until('Vilket språk')
    term.type('eng' + keys.enter)
    await term.until('What would you like to be called?')
    expect(term.text).toContain('الخياطة وال')
    expect(term.caret).toEqual(caret)
    term.type(keys.control('t'))
    await term.until('Vilket språk')
    term.type('العر' + keys.enter)
    await term.until('ما الاسم المفضّل')
    expect(term.text).toContain('الخياطة وال')
    expect(term.caret).toEqual(caret)
  })

  test('holds a paste of three lines as one answer', async () => {
    await pipe(toMedicine + '2\n2\n')
    const term = sit(['--bidi', 'logical'])
    await term.until('Vad är viktigast')
    term.type(keys.paste('one\r\ntwo\r\n\r\nfour'))
    await term.until('four')
    expect(term.text).toContain('Vad är viktigast')
    term.type(keys.enter + keys.enter + keys.enter)
    await term.until('De här frågorna handlar om trygghet')
    expect(answer('health.wishes')).toMatchObject({ value: 'one\ntwo\n\nfour' })
  })

  test('takes a paste of ten thousand characters whole', async () => {
    await pipe(toMedicine + '2\n2\n')
    const term = sit()
    await term.until('Vad är viktigast')
    term.type(keys.paste('abcdefghi '.repeat(1000) + 'END'))
    await term.until('END')
    expect(term.text).toContain('Vad är viktigast')
  })

  test('keeps what was typed ahead over two questions', async () => {
    const term = sit()
    await term.until('kallad')
    term.type(`Maria${keys.enter}${keys.enter}2000-06${keys.enter}`)
    await term.until((seen) => seen.text.includes('Till vilket land') && answer('person.born') !== undefined)
    expect(answer('person.born')).toMatchObject({ value: '2000-06' })
  })

  test('does not take keys for a decision that nobody has seen', async () => {
    const term = sit()
    await term.until('kallad')
    term.type(`${keys.control('c')}2${keys.enter}`)
    await term.until('Ska vi sluta för i dag?')
    expect(term.exit).toBeUndefined()
    term.type(`2${keys.enter}`)
    expect((await term.exited).exitCode).toBe(0)
  })

  test('shows and closes why it is asked, and keeps the text', async () => {
    const term = sit()
    await term.until('kallad')
    term.type('Mar')
    await term.until('Mar')
    term.type(keys.control('y'))
    await term.until('Så att vi talar till dig som du vill')
    term.type('ia')
    await term.until('Maria')
    term.type(keys.control('y'))
    await term.until((seen) => !seen.text.includes('Så att vi talar') && seen.text.includes('Maria'))
  })

  test('can be refused, and the refusal is shown when going back', async () => {
    const term = sit()
    await term.until('kallad')
    term.type(keys.control('x'))
    await term.until('Frågas inte')
    term.type(keys.enter)
    await term.until('När är du född?')
    expect(answer('person.calledName')).toMatchObject({ state: 'declined' })
    term.type(keys.control('r'))
    await term.until('Svaret nu: Vill inte svara')
  })
})

describe('the window', () => {
  test.each([
    [40, 20],
    [60, 24],
    [120, 40],
    [200, 60],
  ])('of %i by %i shows the question once, and nothing beyond its edge', async (columns, rows) => {
    const term = sit([], { columns: 80, rows: 24 })
    await term.until('kallad')
    term.type('Maria-TEST')
    await term.until('Maria-TEST')
    term.resize(columns, rows)
    await term.until((seen) => seen.lines.length === rows && seen.text.includes('Maria-TEST'))
    expect(term.text.match(/kallad\?/gu)).toHaveLength(1)
    expect(term.text).toContain('Ctrl+X')
    term.type('x')
    await term.until('Maria-TESTx')
  })

  test('too small to ask in says so, and the text is there when it grows', async () => {
    const term = sit()
    await term.until('kallad')
    term.type('Maria')
    term.resize(24, 10)
    await term.until('Gör fönstret större')
    term.resize(80, 24)
    await term.until('Maria')
  })

  test('leaves nothing behind: not on screen, not in the scrollback', async () => {
    const term = sit()
    await term.until('kallad')
    expect(term.isAlternateScreen).toBe(true)
    term.type(keys.control('c'))
    await term.until('Ska vi sluta')
    term.type(keys.control('c'))
    expect((await term.exited).exitCode).toBe(130)
    await term.until((seen) => !seen.isAlternateScreen)
    expect(term.text).toBe('')
    expect(term.raw.trimEnd().endsWith('\u001b[?25h\u001b[?1049l')).toBe(true)
  })

  test('sends no isolates and no colours where they are not wanted', async () => {
    const term = sit([], { environment: { NO_COLOR: '1' } })
    await term.until('kallad')
    term.type('مريم')
    await term.until((seen) => seen.caret[0] < 77)
    expect(term.raw).not.toMatch(/[\u2066-\u2069]/u)
    expect(term.raw).not.toMatch(/\u001b\[(3[0-7]|9[0-7])m/u)
    expect(term.raw).toContain('\u001b[1m')
  })
})

describe('right to left', () => {
  test('in a terminal that draws cell by cell, letters are joined and in visual order', async () => {
    const term = sit(['--bidi', 'visual'])
    await term.until('kallad')
    term.type('سلام')
    await term.until('ﻡﻼﺳ')
    expect(term.caret[0]).toBe(74)
    term.type(keys.backspace)
    await term.until('ﻼﺳ')
  })

  test('Left goes on in the text, which is to the left', async () => {
    const term = sit(['--bidi', 'visual'])
    await term.until('kallad')
    term.type('اب')
    await term.until('ﺏﺍ')
    const [end] = term.caret
    term.type(keys.right)
    await term.until((seen) => seen.caret[0] === end + 1)
    term.type(keys.left)
    await term.until((seen) => seen.caret[0] === end)
  })
})

describe('hiding', () => {
  test.each([['Ctrl+L', keys.control('l')]])(
    '%s leaves a calendar, and only the passphrase brings the question back',
    async (_, key) => {
      const term = sit()
      await term.until('kallad')
      term.type('Maria')
      await term.until('Maria')
      term.type(key)
      await term.until((seen) => !seen.text.includes('kallad') && seen.text.includes('tors'.slice(0, 2)))
      expect(term.text).not.toContain('Maria')
      term.type('Maria' + keys.enter)
      await term.until('Lösenord:')
      term.type('wrong' + keys.enter)
      await term.until('Det stämde inte')
      expect(term.text).not.toContain('wrong')
      term.type('open' + keys.enter)
      await term.until('kallad')
      expect(term.text).toContain('Maria')
    },
  )

  test('Esc three times in a row hides', async () => {
    const term = sit()
    await term.until('kallad')
    for (let count = 0; count < 3; count += 1) {
      term.type(keys.escape)
      const sent = term.raw.length
      await term.until((seen) => seen.raw.length > sent, 2000, 20)
    }
    await term.until((seen) => !seen.text.includes('kallad') && !seen.text.includes('Meny'))
  })
})

describe('a save that does not succeed', () => {
  test('is said at once, nothing is called saved, and it is tried again', async () => {
    const term = sit(['--failing', '2'])
    await term.until('Det gick inte att spara')
    expect(term.text).not.toContain('Sparat')
    term.type('Mar')
    await term.until('Mar')
    await term.until('Sparat')
    expect(JSON.stringify(stored().unfinished)).toContain('Mar')
  })
})

test('a save that does not succeed in the line mode is said, and the talk goes on', async () => {
  const { code, output } = await pipe('Maria\n\n', ['--failing', '2'])
  expect(output).toContain('Det gick inte att spara')
  expect(code).toBe(0)
  expect(answer('person.calledName')).toMatchObject({ value: 'Maria' })
})

describe('the end of a sitting', () => {
  test.each([
    ['SIGTERM', 143],
    ['SIGHUP', 143],
    ['SIGINT', 130],
  ] as const)('%s keeps the half-typed answer and gives the terminal back', async (signal, code) => {
    const term = sit()
    await term.until('kallad')
    term.type('Mar')
    await term.until('Mar')
    term.kill(signal)
    expect(await term.exited).toMatchObject({ exitCode: code })
    expect(term.raw).toContain('\u001b[?25h\u001b[?1049l')
    const again = sit()
    await again.until('Mar')
    again.type('ia')
    await again.until('Maria')
  })

  test('a window that is closed keeps the half-typed answer', async () => {
    const term = sit(['--hang-up'])
    await term.until('kallad')
    term.type('Mariam')
    await term.until('Mariam', 10_000, 0)
    term.hangUp()
    await term.exited
    const again = sit()
    await again.until('Mariam')
  })

  test('after the power was cut it goes on at the same question, language and half-typed text', async () => {
    const term = sit()
    await term.until('kallad')
    term.type(`Maria${keys.enter}${keys.enter}`)
    await term.until('När är du född?')
    term.type(keys.control('t'))
    await term.until('Vilket språk')
    term.type('thai' + keys.enter)
    await term.until('คุณเกิดเมื่อไร')
    term.type('2000-0')
    await term.until(
      (seen) => seen.text.includes('2000-0') && JSON.stringify(stored().unfinished).includes('2000-0'),
    )
    term.kill('SIGKILL')
    await term.exited
    const again = sit()
    await again.until('คุณเกิดเมื่อไร')
    expect(again.text).toContain('2000-0')
  })
})

describe('the line mode', () => {
  test('works through a pipe, and says at its end how to go on', async () => {
    const { code, output, errors } = await pipe('Maria\n\n2000-06\n:why\n:skip\n')
    expect(errors).toBe('')
    expect(code).toBe(0)
    expect(output).toContain('ما الاسم المفضّل عند الحديث معك؟\nVad vill du bli kallad?\n')
    expect(output).toContain('hemvag interview RK-TEST-26-014 --plain')
    expect(output).not.toContain('\u001b')
    expect(answer('person.calledName')).toMatchObject({ value: 'Maria' })
    expect(answer('person.destination')).toMatchObject({ state: 'declined' })
  })

  test('with nothing to read it saves and ends in peace', async () => {
    const { code, errors } = await pipe('')
    expect(errors).toBe('')
    expect(code).toBe(0)
    expect(stored().unfinished).toMatchObject({ place: { question: 'person.calledName' } })
  })

  test('words that give no answer leave the question alone while its reason is asked for', async () => {
    const { output } = await pipe('Maria\n\n:notasked\n:skip\n')
    expect(output.match(/När är du född\?/gu)).toHaveLength(2)
    expect(answer('person.born')).toBeUndefined()
  })

  test('says which question it is about before it takes no answer to one that was not asked yet', async () => {
    const { output } = await pipe(toMedicine + '2\n2\nEtt rum\n\n\n:skip\n')
    expect(answer('safety.here')).toBeUndefined()
    expect(output.slice(output.indexOf('De här frågorna handlar om trygghet'))).toContain('Hur trygg')
  })

  test('offers a break after a hard part, in both languages, and takes one', async () => {
    const { code, output } = await pipe(toMedicine + '2\n2\nEtt rum\n\n\n1\n2\n2\n2\n')
    expect(code).toBe(0)
    const offer = output.slice(output.indexOf('Vill du ta en paus'))
    expect(offer).toMatch(/^ {2}2\. [\p{Script=Arabic} ]+\n {5}Ta en paus$/mu)
    expect(offer).toMatch(/1\. [^]*Fortsätt[^]*1\. [^]*Fortsätt/u)
  })

  test('says the answer in words, and asks again when it cannot be one', async () => {
    const { output } = await pipe(toMedicine + '7\n1\n')
    expect(output).toContain('Ja\nنعم\n')
    expect(answer('health.medicine')).toMatchObject({ value: true })
  })

  test('asks about a character that cannot be printed, and keeps it only when told so', async () => {
    const first = await pipe('Maria 😀\n\n', ['--language', 'sv'])
    expect(first.output).toContain('kan inte skrivas ut på papper: 😀 (U+1F600)')
    expect(answer('person.calledName')).toBeUndefined()
    await pipe('Maria 😀\n2\n', ['--language', 'sv'])
    expect(answer('person.calledName')).toMatchObject({ value: 'Maria 😀' })
  })

  test('an empty line keeps the answer that is there', async () => {
    await pipe('Maria\n\n2000-06\n')
    const { output } = await pipe(':back\n\n')
    expect(output).toContain('Fortsätter vid fråga A3.')
    expect(output).toContain('Svaret nu: juni 2000')
    expect(answer('person.born')).toMatchObject({ value: '2000-06' })
  })

  test('goes on in another language, and both ways of sitting share one case', async () => {
    const { output } = await pipe('Maria\n\n:lang th\n')
    expect(output).toContain('คุณเกิดเมื่อไร')
    const term = sit()
    await term.until('คุณเกิดเมื่อไร')
  })

  test('after a change of language, yes can be said in the language on screen', async () => {
    const { output } = await pipe(toMedicine + ':lang th\nใช่\n')
    expect(output).toContain('ใช่')
    expect(answer('health.medicine')).toMatchObject({ value: true, story: { askedIn: 'th' } })
  })

  test('hides on request: the screen is cleared and the passphrase is not echoed', async () => {
    const term = sit(['--plain'])
    await term.until('Svar:')
    term.type(':göm\r')
    await term.until('Skriv lösenordet')
    expect(term.text).not.toContain('kallad')
    term.type('wrong\r')
    await term.until((seen) => (seen.text.match(/Skriv lösenordet/gu) ?? []).length === 2)
    term.type('opex' + keys.backspace + 'n\r')
    await term.until('Vad vill du bli kallad?')
    expect(term.text).not.toContain('open')
  })

  test('in a terminal, questions and answers stay readable lines', async () => {
    const term = sit(['--plain'])
    await term.until('Svar:')
    term.type('Maria\r')
    await term.until('På svenska:')
    term.type('\r')
    await term.until('När är du född?')
    term.kill('SIGINT')
    expect((await term.exited).exitCode).toBe(130)
    expect(answer('person.calledName')).toMatchObject({ value: 'Maria' })
  })
})

test('words such as :läsvy and :spara do what their keys do', async () => {
  const term = sit()
  await term.until('kallad')
  term.type(`:läsvy${keys.enter}`)
  await term.until('Läsvyn')
  term.type(`:spara${keys.enter}`)
  await term.until('> Sparat')
  expect(term.text).not.toContain(':spara')
})
