/**
 * The wizard in real terminals on a screen that nobody sees: `npm run verify:emulators`. Each is
 * shown the same Arabic question of the same invented case with the same typed answer, and a
 * picture is taken when that stands there. Which mode was chosen is checked; how it looks is
 * looked at: see `docs/emulators.md`.
 */

import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Report } from './emulator-seat.js'

const root = process.cwd()
const pictures = join(root, 'docs/pictures/emulators')
const font = 'DejaVu Sans Mono'

interface Emulator {
  readonly name: string
  /** Debian package, where it is not the name. */
  readonly command: readonly string[]
  /** The mode for right-to-left text that fits it. */
  readonly bidi: string
}

/** 80 columns and 24 rows in each, and what runs in it comes last. */
const emulators: readonly Emulator[] = [
  { name: 'xterm', command: ['xterm', '-fa', font, '-fs', '11', '-geometry', '80x24', '-e'], bidi: 'visual' },
  {
    name: 'sakura',
    command: ['sakura', '--font', `${font} 11`, '--columns', '80', '--rows', '24', '-x'],
    bidi: 'logical',
  },
  {
    name: 'kitty',
    command: [
      ...['kitty', '--config', 'NONE', '-o', `font_family=${font}`, '-o', 'remember_window_size=no'],
      ...['-o', 'initial_window_width=80c', '-o', 'initial_window_height=24c'],
    ],
    bidi: 'words',
  },
  {
    name: 'konsole',
    command: [
      ...['konsole', '--nofork', '--hide-menubar', '--hide-tabbar'],
      ...['-p', 'TerminalColumns=80', '-p', 'TerminalRows=24', '-p', `Font=${font},11`, '-e'],
    ],
    bidi: 'logical',
  },
]

const isThere = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))

/** A display of its own; its number is chosen by the server. */
async function openDisplay(): Promise<{ readonly server: ChildProcess; readonly display: string }> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1000x620x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const number = await new Promise<string>((resolve, reject) => {
    server.stdio[3]?.once('data', (data: Buffer) => {
      resolve(data.toString().trim())
    })
    server.once('exit', () => {
      reject(new Error('no display'))
    })
  })
  return { server, display: `:${number}` }
}

/** Shows the wizard in one emulator; what it was taken for, and the picture. */
async function show(emulator: Emulator, display: string, home: string): Promise<Report> {
  const report = join(home, `${emulator.name}.json`)
  const seat = [process.execPath, join(root, 'out/verify/emulator-seat.mjs'), home, report]
  const [program = '', ...parameters] = emulator.command
  const command = emulator.name === 'sakura' ? [seat.join(' ')] : seat
  const environment = { ...process.env, DISPLAY: display, LANG: 'C.UTF-8', LIBGL_ALWAYS_SOFTWARE: '1' }
  const child = spawn(program, [...parameters, ...command], {
    env: { ...environment, HOME: home, XDG_RUNTIME_DIR: home, QT_QPA_PLATFORM: 'xcb', NO_AT_BRIDGE: '1' },
    stdio: 'ignore',
  })
  try {
    const end = Date.now() + 90_000
    while (!existsSync(report)) {
      if (Date.now() > end || child.exitCode !== null) throw new Error(`${emulator.name} never got there`)
      await pause(50)
    }
    // What was sent is on its way to the glass: the picture is the first that does not change any more.
    await pictureOf(display, join(pictures, `${emulator.name}.png`))
    return JSON.parse(readFileSync(report, 'utf8')) as Report
  } finally {
    child.kill()
  }
}

async function pictureOf(display: string, file: string): Promise<void> {
  const take = (): Buffer =>
    execFileSync('import', ['-display', display, '-window', 'root', '-trim', '-colors', '32', 'png8:-'])
  let last = take()
  for (let alike = 0; alike < 3;) {
    await pause(300)
    const now = take()
    alike = now.equals(last) ? alike + 1 : 0
    last = now
  }
  writeFileSync(file, last)
}

const wanted = process.argv.slice(2)
const chosen = emulators.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
const missing = ['Xvfb', 'import', ...chosen.map(({ name }) => name)].filter((program) => !isThere(program))
if (missing.length > 0) {
  process.stdout.write(`Not here: ${missing.join(', ')}.\n`)
  process.stdout.write('apt-get install xvfb imagemagick xterm sakura kitty konsole fonts-dejavu-core\n')
  process.exitCode = 1
} else {
  const folder = mkdtempSync(join(tmpdir(), 'hemvag-emulators-'))
  mkdirSync(pictures, { recursive: true })
  const { server, display } = await openDisplay()
  let passed = 0
  try {
    for (const emulator of chosen) {
      const home = mkdtempSync(join(folder, 'home-'))
      const { terminal, bidi } = await show(emulator, display, home)
      const isRight = bidi === emulator.bidi
      if (isRight) passed += 1
      process.stdout.write(
        `${emulator.name}: calls itself ${terminal || 'nothing'}, mode ${bidi}${isRight ? '' : `, not ${emulator.bidi}`}\n`,
      )
    }
  } finally {
    server.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  process.stdout.write(`${passed} passed, ${chosen.length - passed} failed\n`)
  process.exitCode = passed === chosen.length ? 0 : 1
}
