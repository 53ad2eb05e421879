/**
 * A sitting on the short form, for tests in a real terminal: `sit FILE [--plain] [--bidi MODE]
 * [--language TAG] [--staff TAG] [--failing N]`, where the first N saves do not succeed.
 * The case is a JSON file, as it would be after decryption.
 */

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { exitCodes } from '../../src/errors.js'
import type { AllAnswers, Answer } from '../../src/interview/answer.js'
import type { CaseContent } from '../../src/interview/case-content.js'
import { charactersWithoutFont, type Coverage } from '../../src/layout/coverage.js'
import type { BidiMode } from '../../src/terminal/bidi.js'
import { askTerminal } from '../../src/terminal/capabilities.js'
import { conductInterview, type InterviewDesk } from '../../src/terminal/interview.js'
import { conductPlainInterview } from '../../src/terminal/plain.js'
import { emptyCase, sittingForm } from './sitting-form.js'
import { sittingWords } from './sitting-texts.js'

const [file = 'case.json', ...flags] = process.argv.slice(2)
const flag = (name: string): string | undefined => {
  const at = flags.indexOf(name)
  return at < 0 ? undefined : (flags[at + 1] ?? '')
}

interface Stored extends Omit<CaseContent, 'answers'> {
  readonly answers: { own: [string, Answer][]; children: { id: string; answers: [string, Answer][] }[] }
}

function read(): CaseContent {
  if (!existsSync(file)) return emptyCase(flag('--language') ?? 'ar', flag('--staff') ?? 'sv')
  const stored = JSON.parse(readFileSync(file, 'utf8')) as Stored
  const children = stored.answers.children.map(({ id, answers }) => ({ id, answers: new Map(answers) }))
  const answers: AllAnswers = { own: new Map(stored.answers.own), groups: { children, risks: [] } }
  return { ...stored, answers }
}

let failing = Number(flag('--failing') ?? 0)

function write(content: CaseContent): Promise<void> {
  if (failing > 0) {
    failing -= 1
    return Promise.reject(new Error('no space left'))
  }
  const children = content.answers.groups.children.map(({ id, answers }) => ({ id, answers: [...answers] }))
  const stored: Stored = { ...content, answers: { own: [...content.answers.own], children } }
  writeFileSync(`${file}.new`, JSON.stringify(stored))
  renameSync(`${file}.new`, file)
  return Promise.resolve()
}

const coverage = JSON.parse(readFileSync('fonts/coverage.json', 'utf8')) as Coverage

const desk: InterviewDesk = {
  words: sittingWords,
  languages: ['sv', 'en', 'ar', 'th'],
  now: () => new Date(),
  save: write,
  charactersWithoutFont: (text) => charactersWithoutFont(text, coverage),
  unlock: (passphrase) => Promise.resolve(passphrase === 'open'),
}

const today = new Date().toISOString().slice(0, 10)
const sitting = { form: sittingForm, content: read(), circumstances: { depth: 'full' as const, today } }
const isPlain = flags.includes('--plain') || !process.stdin.isTTY || !process.stdout.isTTY
const outcome = isPlain
  ? await conductPlainInterview(sitting, { ...desk, input: process.stdin, output: process.stdout })
  : await conductInterview(sitting, {
      ...desk,
      input: process.stdin,
      output: process.stdout,
      capabilities: {
        ...(await askTerminal(
          process.stdin,
          process.stdout,
          process.env,
          flag('--bidi') as BidiMode | undefined,
        )),
        colours: process.env['NO_COLOR'] === undefined,
        unicode: true,
      },
    })
if (outcome.isTerminalGone === true && process.argv.includes('--hang-up'))
  process.kill(process.pid, 'SIGKILL')
process.exitCode = {
  left: exitCodes.done,
  interrupted: exitCodes.interrupted,
  terminated: exitCodes.terminated,
}[outcome.how]
process.stdin.unref()
