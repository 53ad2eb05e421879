/**
 * Planted words are told to the program in every way that keeps them secret; then they are looked
 * for in all that it left on the disk, in what other accounts can see of its process, and in what
 * it asked of the system. The memory of a running process is not looked into: there they are.
 */

import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { leaksOnScreen } from './leak-on-screen.js'
import { asPlanted, plantedApplication, plantedWords } from './planted.js'
import type { Tally } from './tally.js'

const passphrase = 'six words for a trial run TEST'

interface Place {
  /** Folder of cases, system's temporary folder and current folder of the program, all of its own. */
  readonly home: string
  readonly temporary: string
  readonly current: string
  readonly trace: string
}

interface Step {
  readonly what: string
  readonly args: readonly string[]
  readonly input: string
}

/** @param program the built program */
export async function leaks(program: string): Promise<Tally> {
  const root = mkdtempSync(join(tmpdir(), 'hemvag-leak-'))
  try {
    return await leaksIn(root, program)
  } finally {
    rmSync(root, { recursive: true })
  }
}

async function leaksIn(root: string, program: string): Promise<Tally> {
  const place: Place = {
    home: join(root, 'home'),
    temporary: join(root, 'temporary'),
    current: join(root, 'current'),
    trace: join(root, 'trace'),
  }
  for (const folder of [place.home, place.temporary, place.current, place.trace])
    mkdirSync(folder, { mode: 0o700 })
  const hasStrace = spawnSync('strace', ['-V']).status === 0
  const reference = 'LEAK-TEST-1'
  const typed = plantedWords.map((word) => `${word}\n`).join('')
  const steps: readonly Step[] = [
    { what: 'import', args: ['import', '-'], input: plantedApplication(reference) },
    { what: 'interview', args: ['interview', reference, '--plain'], input: typed },
    { what: 'cases', args: ['cases'], input: '' },
    { what: 'check', args: ['check', reference], input: '' },
    { what: 'export', args: ['export', reference, '--out', '-'], input: '' },
  ]
  const failures: string[] = []
  let checks = 0
  const expect = (what: string, found: readonly string[]): void => {
    checks += 1
    if (found.length > 0) failures.push(`${what}: ${found.slice(0, 3).join(' · ')}`)
  }
  for (const { what, args, input } of steps) {
    const seen = await watched(program, args, input, place, hasStrace ? join(place.trace, what) : undefined)
    expect(`${what}: what other accounts see of the process`, asPlanted(Buffer.from(seen.visible)))
    expect(`${what}: what it says of what went wrong`, asPlanted(Buffer.from(seen.errors)))
    expect(`${what}: ends well`, [0, 3].includes(seen.code) ? [] : [`exit code ${seen.code} ${seen.errors}`])
    // What is asked for on standard output is there: the words were really told, and are found where they are.
    if (what === 'export') expect('the words are in the case', missing(asPlanted(Buffer.from(seen.output))))
    const calls = hasStrace ? readdirSync(place.trace).filter((name) => name.startsWith(`${what}.`)) : []
    const text = calls.map((name) => readFileSync(join(place.trace, name), 'latin1')).join('\n')
    expect(`${what}: sockets`, text.match(/^.*socket\(AF_INET.*$/gmu) ?? [])
    expect(`${what}: files written elsewhere`, writtenElsewhere(text, place))
  }
  await leaksOnScreen(
    {
      program,
      reference,
      passphrase,
      ...place,
      trace: hasStrace ? place.trace : undefined,
      visibleOf,
    },
    expect,
  )
  const sealed = join(root, 'package.age')
  const packed = ['package', reference, '--out', sealed, '--passphrase']
  const { errors, code } = await watched(program, packed, '', place)
  expect('package: ends well', [0, 3].includes(code) ? [] : [`exit code ${code} ${errors}`])
  if (code === 0) expect('package: the sealed file', asPlanted(readFileSync(sealed)))
  expect('files of the program', filesWithWords(place.home))
  expect('temporary files', readdirSync(place.temporary))
  expect('files in the current folder', readdirSync(place.current))
  expect('modes', looseModes(place.home))
  const figures = {
    words: plantedWords.length,
    steps: steps.length,
    packaged: code === 0 ? 'yes' : 'not ready to be',
    systemCalls: hasStrace ? 'watched' : 'not watched',
  }
  return { passed: checks - failures.length, failures, figures }
}

function missing(found: readonly string[]): string[] {
  return found.length >= plantedWords.length / 2 ? [] : [`only ${found.length}`]
}

/** Runs the program once, and takes down what /proc shows of it while it runs. */
async function watched(
  program: string,
  args: readonly string[],
  input: string,
  place: Place,
  trace?: string,
) {
  const command = [process.execPath, program, ...args, '--passphrase-fd', '3']
  const strace = ['strace', '-ff', '-e', 'trace=network,openat,rename,link,mkdir', '-o', trace ?? '']
  const [first = '', ...rest] = trace === undefined ? command : [...strace, ...command]
  const env = {
    PATH: process.env['PATH'],
    LANG: 'en_GB.UTF-8',
    HEMVAG_HOME: place.home,
    TMPDIR: place.temporary,
  }
  const child = spawn(first, rest, { env, cwd: place.current, stdio: ['pipe', 'pipe', 'pipe', 'pipe'] })
  let visible = ''
  let errors = ''
  let output = ''
  const look = setInterval(() => {
    if (child.pid !== undefined) visible += visibleOf(child.pid)
  }, 20)
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const descriptor = child.stdio[3]
  if (descriptor && 'end' in descriptor) {
    descriptor.on('error', () => undefined)
    descriptor.end(`${passphrase}\n`)
  }
  const code = await new Promise<number>((resolve) =>
    child.on('close', (status) => {
      resolve(status ?? -1)
    }),
  )
  clearInterval(look)
  return { visible, errors, output, code }
}

/** Name, arguments, environment and open files of a process and of those it started. */
function visibleOf(pid: number): string {
  const read = (path: string): string => {
    try {
      return readFileSync(path, 'latin1')
    } catch {
      return ''
    }
  }
  const children = read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number)
  return [
    ...['comm', 'cmdline', 'environ', 'maps'].map((name) => read(`/proc/${pid}/${name}`)),
    ...children.map(visibleOf),
  ].join('\n')
}

/** Files that were opened for writing, or got a name, outside the folder of cases. */
function writtenElsewhere(calls: string, { home }: Place): string[] {
  const written = Array.from(
    calls.matchAll(
      /^(?:openat\([^,]+, "([^"]+)", [^)]*O_(?:WRONLY|RDWR|CREAT)|(?:rename|link|mkdir)\("([^"]+)")/gmu,
    ),
    (match) => match[1] ?? match[2] ?? '',
  )
  return written.filter((path) => !path.startsWith(home) && !/^\/(?:dev|proc)\//u.test(path))
}

function filesWithWords(folder: string): string[] {
  return entriesIn(folder).flatMap(({ path, isFile }) => {
    const found = [...asPlanted(Buffer.from(path)), ...(isFile ? asPlanted(readFileSync(path)) : [])]
    return found.map((word) => `${word} in ${path}`)
  })
}

function looseModes(folder: string): string[] {
  return entriesIn(folder)
    .map(({ path }) => path)
    .filter((path) => (statSync(path).mode & 0o077) !== 0)
}

function entriesIn(folder: string): { path: string; isFile: boolean }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => ({
    path: join(entry.parentPath, entry.name),
    isFile: entry.isFile(),
  }))
}
