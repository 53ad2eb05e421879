/**
 * What runs inside the emulator: the real program in a pseudo-terminal between it and the emulator,
 * both of which see every byte of the other. Keys are typed when the words before them were sent.
 */

import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pty from '@lydell/node-pty'

/** What the program took the emulator for. */
export interface Report {
  readonly terminal: string
  readonly bidi: string
}

const [home = '', report = ''] = process.argv.slice(2)
const program = join(process.cwd(), 'dist/hemvag.js')
const passphrase = join(home, 'passphrase')
const environment = { ...process.env, HEMVAG_HOME: join(home, 'data'), LANG: 'sv_SE.UTF-8' }
const said = 'أريد غرفة آمنة لي ولابنتي (نحن اثنتان) قرب المدرسة، لا أكثر'

if (!existsSync(passphrase)) {
  writeFileSync(passphrase, 'invented words for a picture TEST')
  const file = 'templates/demo/mother-two-children.json'
  execFileSync('bash', ['-c', `exec node ${program} import ${file} --passphrase-fd 3 3<${passphrase}`], {
    env: environment,
    stdio: 'ignore',
  })
}

const { columns, rows } = process.stdout
const talk = pty.spawn(
  'bash',
  ['-c', `exec node ${program} interview RK-SYD-TEST-003 --passphrase-fd 3 3<${passphrase}`],
  { cols: columns, rows, env: environment },
)
let sent = ''
let answered = ''
process.stdin.setRawMode(true)
process.stdin.on('data', (data: Buffer) => {
  answered += data.toString()
  talk.write(data.toString())
})
process.stdout.on('resize', () => {
  talk.resize(process.stdout.columns, process.stdout.rows)
})
talk.onData((data) => {
  sent += data
  process.stdout.write(data)
})

async function until(words: string): Promise<void> {
  while (!sent.includes(words)) await pause(20)
}

await until('Ctrl+L')
talk.write(':go O1\r')
await until('fråga O1')
talk.write(said)
const mode = await modeShown()
const terminal = /\u001bP>\|([^\u001b]*)/u.exec(answered)?.[1] ?? ''
writeFileSync(report, JSON.stringify({ terminal, bidi: mode } satisfies Report))

/** The mode shows in how the answer is sent: as it was typed, its words from left to right, or in joined forms. */
async function modeShown(): Promise<string> {
  for (;;) {
    const frame = sent.slice(sent.lastIndexOf('\u001b[?2026h'))
    if (frame.includes('قرب المدرسة، لا أكثر')) return 'logical'
    if (frame.includes('أكثر لا المدرسة، قرب')) return 'words'
    if (frame.includes('ﺮﺜﻛﺃ ﻻ')) return 'visual'
    await pause(20)
  }
}
