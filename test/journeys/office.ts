/** A computer with a terminal, and the program as it is built, in Swedish. */

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { today } from '../../src/cli/facts.js'
import { problemsOf, talkOf } from '../../src/cli/sitting.js'
import { wordsOf } from '../../src/cli/words-of.js'
import { noAnswers } from '../../src/interview/answers.js'
import type { AllAnswers, Answer } from '../../src/interview/answer.js'
import type { CaseContent } from '../../src/interview/case-content.js'
import { startSession, type Session, type SittingContext } from '../../src/interview/session.js'
import { readApplicationFile } from '../../src/storage/application-file.js'
import { openVault } from '../../src/storage/vault.js'
import { contextMaker } from '../../src/terminal/sitting-context.js'
import { freshFolder, hemvag, root, type Ran } from '../support/program.js'
import { quietContext } from '../support/quiet-world.js'
import { keys, Term } from '../support/term.js'
import { Person, type Role } from './person.js'

export const context = quietContext(new Date().toISOString())
const wholeForm = context.template().form
const form = talkOf(wholeForm)
const circumstances = { depth: 'essential', today: today(context) } as const
const passphrase = 'invented words for a journey TEST'

/** Answers of an invented case. */
export function answersOf(name: string): AllAnswers {
  const file = readFileSync(join(root, 'templates/demo', `${name}.json`), 'utf8')
  return readApplicationFile(file, wholeForm).answers
}

/** A case in which nothing has been said yet. */
export const emptyCase = (reference: string, interview: string): CaseContent => ({
  template: `${form.id}/${form.version}`,
  reference,
  languages: { interview, staff: 'sv', readers: ['en'] },
  depth: 'essential',
  answers: noAnswers,
  overrides: [],
  record: [],
})

export const start = (content: CaseContent): Session =>
  startSession(form, content, circumstances, contextOf(content)())

export function contextOf(content: CaseContent): () => SittingContext {
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

export class Office {
  private readonly home = freshFolder()
  private readonly passphraseFile = join(this.home, 'passphrase')
  private readonly open: Term[] = []

  constructor() {
    mkdirSync(join(this.home, 'data'), { recursive: true, mode: 0o700 })
    writeFileSync(this.passphraseFile, passphrase)
  }

  close(): void {
    for (const term of this.open) term.kill()
  }

  file(name: string): string {
    return join(this.home, name)
  }

  /** The interview in a terminal, its passphrase on descriptor 3. */
  sit(...args: readonly string[]): Term {
    const command = `exec "$0" "$@" 3<"${this.passphraseFile}"`
    const program = [process.execPath, join(root, 'dist/hemvag.js'), 'interview']
    const term = new Term('bash', ['-c', command, ...program, ...args, '--passphrase-fd', '3'], {
      environment: { LANG: 'sv_SE.UTF-8', LC_ALL: 'sv_SE.UTF-8', HEMVAG_HOME: join(this.home, 'data') },
    })
    this.open.push(term)
    return term
  }

  /** A new case in a terminal, at its first question. */
  async begin(
    reference: string,
    interview: string,
    answers: AllAnswers,
    more: Partial<Role> = {},
  ): Promise<{ readonly term: Term; readonly person: Person }> {
    const term = this.sit('--language', interview, '--depth', 'essential')
    await term.until('Vilken beteckning')
    term.type(`${keys.control('u')}${reference}${keys.enter}`)
    const isTurned = context.locales.info(interview)?.direction === 'rtl'
    if (isTurned) {
      // The first talk in this direction asks what the terminal does with it, once.
      await term.until('Vilken rad är rätt skriven?')
      term.type(keys.enter)
    }
    const empty = emptyCase(reference, interview)
    const role = {
      answers,
      context: contextOf(empty),
      words: (locale: string) => wordsOf(context, locale),
      amounts: context.template().ruleBook.amounts,
      ...more,
    }
    return { term, person: new Person(term, start(empty), role) }
  }

  /** Leaves the interview in the usual way. */
  async leave(term: Term): Promise<void> {
    term.type(keys.control('c'))
    await term.until('Ska vi sluta för i dag?')
    term.type(keys.control('c'))
    await term.exited
    await term.until((seen) => !seen.isAlternateScreen)
  }

  /** Runs the program without a terminal. */
  run(args: readonly string[], input = ''): Promise<Ran> {
    const home = join(this.home, 'data')
    const env = { LANG: 'sv_SE.UTF-8', LC_ALL: 'sv_SE.UTF-8' }
    return hemvag([...args, '--passphrase-fd', '3'], { home, passphrase, input, env })
  }

  /** The same interview as lines through a pipe, in a case that was begun and left at its first question. */
  async pipe(reference: string, interview: string, lines: readonly string[]): Promise<void> {
    const { term, person } = await this.begin(reference, interview, noAnswers)
    await person.sees()
    await this.leave(term)
    const input = lines.map((line) => `${line}\n`).join('')
    const { code, stderr } = await this.run(['interview', reference], input)
    if (code !== 0) throw new Error(stderr)
  }

  /** The application file of a case. */
  async exported(reference: string): Promise<string> {
    const { stdout, stderr, code } = await this.run(['export', reference, '--out', '-'])
    if (code !== 0) throw new Error(stderr)
    return stdout
  }

  /** What is on the disk: answers, and what is half typed. */
  async onDisk(reference: string): Promise<CaseContent> {
    const vault = await openVault(join(this.home, 'data'), passphrase)
    const opened = await vault.open(reference)
    await opened.close()
    vault.close()
    return opened.content
  }

  /** The newest generation of the only case. */
  private newest(): string {
    const cases = join(this.home, 'data/vault/cases')
    const [id = ''] = readdirSync(cases)
    const generations = readdirSync(join(cases, id)).filter((name) => /^g\d+\.age$/u.test(name))
    return generations.sort().at(-1) ?? ''
  }

  /** Nothing more is being written: half-typed words are kept a moment after the last key. */
  async atRest(): Promise<void> {
    let last = ''
    for (let since = Date.now(); Date.now() - since < 1_000;) {
      await pause(20)
      if (this.newest() === last) continue
      last = this.newest()
      since = Date.now()
    }
  }
}

/** What was said, without when and how. */
export const said = (answer: Answer) =>
  answer.state === 'answered'
    ? { value: answer.value, original: answer.original }
    : { state: answer.state, reason: answer.reason }

export const allSaid = ({ own, groups }: AllAnswers) => ({
  own: Object.fromEntries([...own].map(([id, answer]) => [id, said(answer)])),
  children: groups.children.map(({ id, answers }) => [
    id,
    Object.fromEntries([...answers].map(([question, answer]) => [question, said(answer)])),
  ]),
})

/** What is read from an application file. */
export const answersIn = (file: string): AllAnswers => readApplicationFile(file, wholeForm).answers

/** An application file without the moments at which things were said, and what is computed from them. */
export const withoutTimes = (file: string): string =>
  file
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)/gu, 'TIME')
    .replaceAll(/"chain": "[\da-f]{64}"/gu, '"chain": "OF TIMES"')
