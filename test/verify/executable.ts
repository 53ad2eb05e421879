/**
 * `npm run verify:executable`: the single executable is copied alone into an empty folder and run there with
 * an empty environment. It makes the documents of the checkout, byte for byte, and leads an interview in a
 * real terminal. Where Wine is, the one for Windows makes the documents too.
 */

import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { keys, Term } from '../support/term.js'
import { Tally } from './tally.js'

const tally = new Tally()
const linux = resolve('out/executable/hemvag-linux-x64')
const windows = resolve('out/executable/hemvag-win-x64.exe')
const wine = ['/usr/bin/wine64', '/usr/lib/wine/wine64'].find((path) => existsSync(path))
const cases = readdirSync('templates/demo').map((name) => name.replace('.json', ''))

const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'hemvag-executable-'))

/** The documents as the checkout makes them. */
const expected = freshFolder()
must(process.execPath, ['dist/hemvag.js', 'demo', '--out', expected], { env: {} })

await tryAlone()
if (wine === undefined) tally.figures.push('Windows: not tried, Wine is not here (Debian: wine64)')
else tryUnderWine(wine)

for (const line of tally.figures) console.log(line)
for (const line of tally.failures) console.log(`FAILED  ${line}`)
console.log(`${tally.passed} passed, ${tally.failures.length} failed`)
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

/** From the first passphrase to an answer in a file, by keys. */
async function interview(folder: string, file: string): Promise<void> {
  const home = join(folder, 'data')
  const term = new Term(file, ['interview', '--language', 'th'], {
    folder,
    columns: 100,
    rows: 40,
    environment: { HEMVAG_HOME: home, LANG: 'en_GB.UTF-8', PATH: '' },
  })
  const passphrase = 'six invented words of this TEST'
  await term.until(/passphrase/iu, 60_000)
  console.log(term.text)
  term.type(`${passphrase}${keys.enter}`)
  await term.until(/again|once more/iu, 60_000)
  console.log(term.text)
  term.type(`${passphrase}${keys.enter}`)
  await term.until('Ctrl+T', 60_000)
  console.log(term.text)
  term.type(keys.control('C'))
  await term.exited
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

function must(file: string, args: readonly string[], options: { cwd?: string; env: NodeJS.ProcessEnv }): string {
  const { status, stdout, stderr } = spawnSync(file, [...args], { ...options, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${file} ${args.join(' ')}: ${stderr}`)
  return stdout
}
