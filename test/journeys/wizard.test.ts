/** A whole interview by keystrokes, in the program as it is built and a terminal as people have it. */

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from '@jest/globals'
import { wordsOf } from '../../src/cli/words-of.js'
import { problemsOf, talkOf } from '../../src/cli/sitting.js'
import { noAnswers } from '../../src/interview/answers.js'
import type { AllAnswers, Answer } from '../../src/interview/answer.js'
import type { CaseContent } from '../../src/interview/case-content.js'
import { toReadBack, unconfirmed } from '../../src/interview/read-back.js'
import { contentToSave, startSession, type Session } from '../../src/interview/session.js'
import { readApplicationFile } from '../../src/storage/application-file.js'
import { contextMaker } from '../../src/terminal/sitting-context.js'
import { today } from '../../src/cli/facts.js'
import { freshFolder, hemvag, root } from '../support/program.js'
import { quietContext } from '../support/quiet-world.js'
import { keys, Term } from '../support/term.js'
import { Person } from './person.js'

const context = quietContext(new Date().toISOString())
const form = talkOf(context.template().form)
const circumstances = { depth: 'essential', today: today(context) } as const
const home = freshFolder()
const passphrase = 'invented words for a journey TEST'
const passphraseFile = join(home, 'passphrase')
const open: Term[] = []
afterAll(() => {
  for (const term of open) term.kill()
})

/** The built program with Swedish words, its passphrase on descriptor 3. */
function sit(...args: readonly string[]): Term {
  mkdirSync(join(home, 'data'), { recursive: true, mode: 0o700 })
  writeFileSync(passphraseFile, passphrase)
  const command = `exec "$0" "$@" 3<"${passphraseFile}"`
  const program = [process.execPath, join(root, 'dist/hemvag.js'), 'interview']
  const term = new Term('bash', ['-c', command, ...program, ...args, '--passphrase-fd', '3'], {
    environment: { LANG: 'sv_SE.UTF-8', LC_ALL: 'sv_SE.UTF-8', HEMVAG_HOME: join(home, 'data') },
  })
  open.push(term)
  return term
}

const run = (...args: readonly string[]) =>
  hemvag([...args, '--passphrase-fd', '3'], { home: join(home, 'data'), passphrase })

/** The newest generation of the only case. */
function newest(): string {
  const cases = join(home, 'data/vault/cases')
  const [id = ''] = readdirSync(cases)
  const generations = readdirSync(join(cases, id)).filter((name) => /^g\d+\.age$/u.test(name))
  return generations.sort().at(-1) ?? ''
}

/** Nothing more is being written: half-typed words are kept a moment after the last key. */
async function atRest(): Promise<void> {
  let last = ''
  for (let since = Date.now(); Date.now() - since < 1_000;) {
    await pause(20)
    if (newest() === last) continue
    last = newest()
    since = Date.now()
  }
}

const start = (content: CaseContent): Session =>
  startSession(form, content, circumstances, contextOf(content)())

function contextOf(content: CaseContent) {
  return contextMaker(
    { form, content, circumstances },
    {
      words: (locale) => wordsOf(context, locale),
      languages: context.locales.list.map(({ locale }) => locale),
      now: () => new Date(),
      save: () => Promise.resolve(),
      problems: (changed) => problemsOf(context, changed),
    },
  )
}

/** What was said, without when and how. */
const said = (answer: Answer) =>
  answer.state === 'answered'
    ? { value: answer.value, original: answer.original }
    : { state: answer.state, reason: answer.reason }
const allSaid = ({ own, groups }: AllAnswers) => ({
  own: Object.fromEntries([...own].map(([id, answer]) => [id, said(answer)])),
  children: groups.children.map(({ id, answers }) => [
    id,
    Object.fromEntries([...answers].map(([question, answer]) => [question, said(answer)])),
  ]),
})

/** Choices are kept in the order of the form, whatever the order they are named in. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string') ? [...value].sort() : value

test('a mother tells in Arabic, with Swedish beside it, through a change of language and a power cut', async () => {
  const file = readFileSync(join(root, 'templates/demo/mother-two-children.json'), 'utf8')
  const { answers } = readApplicationFile(file, context.template().form)

  const first = sit('--language', 'ar', '--depth', 'essential')
  await first.until('Vilken beteckning')
  first.type(`${keys.control('u')}RK-SYD-TEST-003${keys.enter}`)
  // The first talk in this direction asks what the terminal does with it, once.
  await first.until('Vilken rad är rätt skriven?')
  first.type(keys.enter)
  const empty: CaseContent = {
    template: `${form.id}/${form.version}`,
    reference: 'RK-SYD-TEST-003',
    languages: { interview: 'ar', staff: 'sv', readers: ['en'] },
    depth: 'essential',
    answers: noAnswers,
    overrides: [],
    record: [],
  }
  const role = {
    answers,
    context: contextOf(empty),
    words: (locale: string) => wordsOf(context, locale),
    amounts: context.template().ruleBook.amounts,
  }
  const person = new Person(first, start(empty), role)

  // To a question that is answered in the person's own words; half of them, in two languages.
  await person.talk((asked) => asked?.question.id === 'information.inOwnWords')
  await person.type('أعرف أنني')
  await person.type(keys.control('t'), 'English', keys.enter)
  await person.sees()
  await person.type(' أستطيع')
  await person.type(keys.control('t'), 'العربية', keys.enter)
  await person.sees()
  expect(first.text).toContain(wordsOf(context, 'sv').t('form/information:inOwnWords.ask').slice(0, 30))

  // The power is cut once the disk has the half-typed words.
  await person.type(' التراجع')
  await person.sees()
  await atRest()
  first.kill('SIGKILL')
  await first.exited

  const second = sit('RK-SYD-TEST-003')
  await second.until(/fråga/u)
  person.sitDown(second, start(contentToSave(person.session)))
  await person.sees()
  await person.type(keys.control('u'))
  await person.talk()

  // Everything was asked and read back, and the screen was what it should be at every step.
  expect(unconfirmed(person.session)).toEqual([])
  expect(toReadBack(person.session).length).toBeGreaterThan(60)
  expect(person.seen).toBeGreaterThan(300)
  second.type(keys.control('c'))
  await second.until('Ska vi sluta för i dag?')
  second.type(keys.control('c'))
  expect(await second.exited).toMatchObject({ exitCode: 130 })
  // Nothing of the talk stays on the screen.
  await second.until((term) => !term.isAlternateScreen)
  expect(second.text).not.toMatch(/\p{Script=Arabic}/u)

  // What was typed is what is kept, and what is handed on.
  const out = join(home, 'out.json')
  expect(await run('export', 'RK-SYD-TEST-003', '--out', out)).toMatchObject({ code: 0 })
  const exported = readApplicationFile(readFileSync(out, 'utf8'), context.template().form)
  expect(allSaid(exported.answers)).toEqual(allSaid(person.session.content.answers))
  const { own } = allSaid(exported.answers)
  for (const [id, answer] of answers.own) {
    const kept = own[id]
    if (answer.state !== 'answered' || kept === undefined || !('value' in kept)) continue
    expect([id, sorted(kept.value)]).toEqual([id, sorted(answer.value)])
  }

  const papers = join(home, 'papers')
  expect((await run('render', 'RK-SYD-TEST-003', '--out', papers)).stderr).not.toContain('Error')
  expect(readdirSync(papers)).toEqual(expect.arrayContaining(['01-application.pdf', '02-risk-table.pdf']))
}, 240_000)
