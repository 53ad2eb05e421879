/**
 * `npm run verify:executable`: the single executable is copied alone into an empty folder and run there with
 * an empty environment. It makes the documents of the checkout, byte for byte, and leads an interview in a
 * real terminal. Where Wine is, the one for Windows makes the documents too. Made again elsewhere, both have
 * the same bytes.
 */

import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { keys, Term } from '../support/term.js'
import { Tally } from './tally.js'

const tally = new Tally()
/** Longest that a screen may take, in milliseconds: the machine may be busy. */
const wait = 60_000
const linux = resolve('out/executable/hemvag-linux-x64')
const windows = resolve('out/executable/hemvag-win-x64.exe')
const wine = ['/usr/bin/wine64', '/usr/lib/wine/wine64'].find((path) => existsSync(path))
const cases = readdirSync('templates/demo').map((name) => name.replace('.json', ''))

const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'hemvag-executable-'))

/** The documents as the checkout makes them. */
const expected = freshFolder()
must(process.execPath, ['dist/hemvag.js', 'demo', '--out', expected], { env: {} })

const sums = (folder: string): string => readFileSync(join(folder, 'SHA256SUMS'), 'utf8')
const elsewhere = freshFolder()
must(process.execPath, ['scripts/executable.mjs', '--out', elsewhere], { env: process.env })
tally.check(sums(elsewhere) === sums('out/executable'), 'made again, the executables have other bytes')
await tryAlone()
if (wine === undefined) tally.figures.push('Windows: not tried, Wine is not here (Debian: wine64)')
else tryUnderWine(wine)

const report = [
  ...tally.figures,
  ...tally.failures.map((failure) => `FAILED  ${failure}`),
  `${tally.passed} passed, ${tally.failures.length} failed`,
]
process.stdout.write(`${report.join('\n')}\n`)
process.exitCode = tally.failures.length === 0 ? 0 : 1

async function tryAlone(): Promise<void> {
  const folder = freshFolder()
  const file = join(folder, 'hemvag')
  copyFileSync(linux, file)
  const version = must(file, ['--version'], { cwd: folder, env: {} })
  const { version: own } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  tally.check(version === `${own}\n`, `the version is ${version}`)
  must(file, ['demo', '--out', 'papers'], { cwd: folder, env: {} })
  compare('Linux', join(folder, 'papers'))
  await interview(folder, file)
}

/** From the first passphrase to an answer that is there again the next time, by keys. */
async function interview(folder: string, file: string): Promise<void> {
  const sit = (...args: readonly string[]): Term =>
    new Term(file, ['interview', ...args], {
      folder,
      columns: 100,
      rows: 40,
      environment: { HEMVAG_HOME: join(folder, 'data'), LANG: 'en_GB.UTF-8', PATH: '' },
    })
  const first = sit('--language', 'ar')
  await first.until('six words', wait)
  const passphrase = /^ {2}((?:[a-z-]+ ){5}[a-z-]+)$/mu.exec(first.text)?.[1] ?? ''
  first.type(`1${keys.enter}`)
  await first.until(/^Passphrase:/mu, wait)
  first.type(`${passphrase}${keys.enter}`)
  await first.until('What is the reference', wait)
  const [, reference = ''] = /(C-\w+)/u.exec(first.text) ?? []
  for (const screen of ['What is the reference', 'step 2']) {
    await first.until(screen, wait)
    first.type(keys.enter)
  }
  await first.until(/Enter (?:Next|Save)/u, wait)
  // The first time, the program may ask which line of Arabic reads well here.
  if (!first.text.includes('question A')) first.type(keys.enter)
  await first.until('question A3', wait)
  first.type(`1${keys.enter}`)
  await first.until(/question A[4-9]/u, wait)
  first.kill('SIGTERM')
  await first.exited
  const again = sit(reference)
  await again.until(/^Passphrase:/mu, wait)
  again.type(`${passphrase}${keys.enter}`)
  await again.until(/question A[4-9]/u, wait)
  tally.figures.push('Linux: an interview in a pseudo-terminal, ended and gone on with at the next question')
  tally.check(again.text.includes('question A4'), 'the interview went on somewhere else')
  again.kill('SIGTERM')
  await again.exited
}

function tryUnderWine(program: string): void {
  const folder = freshFolder()
  copyFileSync(windows, join(folder, 'hemvag.exe'))
  const output = join(folder, 'papers')
  mkdirSync(output)
  const ran = spawnSync('sh', ['-c', `"${program}" hemvag.exe demo --out papers >said.txt 2>&1 </dev/null`], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      WINEPREFIX: join(folder, 'wine'),
      WINEDEBUG: '-all',
      // Wine 8 says that it is a Windows that Node does not support.
      NODE_SKIP_PLATFORM_CHECK: '1',
    },
  })
  tally.check(ran.status === 0, `under Wine: ${readFileSync(join(folder, 'said.txt'), 'utf8').slice(0, 500)}`)
  compare('Windows, under Wine', output)
}

function compare(where: string, folder: string): void {
  let same = 0
  for (const name of cases) {
    for (const paper of readdirSync(join(expected, name))) {
      const file = join(folder, name, paper)
      const isSame = existsSync(file) && readFileSync(file).equals(readFileSync(join(expected, name, paper)))
      tally.check(isSame, `${where}: ${name}/${paper} is not that of the checkout`)
      if (isSame) same++
    }
  }
  tally.figures.push(`${where}: ${same} documents, the same bytes as the checkout's`)
}

function must(
  file: string,
  args: readonly string[],
  options: { cwd?: string; env: NodeJS.ProcessEnv },
): string {
  const { status, stdout, stderr } = spawnSync(file, [...args], { ...options, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${file} ${args.join(' ')}: ${stderr}`)
  return stdout
}
