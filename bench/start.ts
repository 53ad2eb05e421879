/** From Enter in a shell to the first words on the screen, beside Node that does nothing. */

import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { inTurns, median, ms, times, wall, type Table } from './measure.js'
import { openNode, openProgram, program, type Bench } from './program.js'

export async function start(bench: Bench): Promise<Table> {
  const node = (args: readonly string[]) => () =>
    wall(() => spawnSync(process.execPath, [...args], { env: bench.environment }))
  const found = await inTurns(
    {
      node: node(['-e', '0']),
      version: node([program, '--version']),
      help: node([program, '--help']),
      nodeInTerminal: () => wall(() => openNode(bench, ['-e', '0']).ended),
      passphrase: () => firstWords(bench, ['interview', bench.reference]),
      question: () => firstWords(bench, ['interview', bench.reference, '--passphrase-fd', '3'], 'question'),
    },
    bench.rounds,
  )
  const cpu = {
    node: cpuTime(['-e', '0'], bench),
    version: cpuTime([program, '--version'], bench),
    help: cpuTime([program, '--help'], bench),
  }
  const beside = (name: keyof typeof found): number => median(found[name]) / median(found.node)
  const reached = (ratio: number, goal: number) => ({
    ratio: times(ratio),
    goal: `${goal} ×`,
    isReached: ratio <= goal,
  })
  return {
    title: 'Start',
    about:
      'Ratios are to `node -e 0` of the same Node, in the same turns, in a pseudo-terminal for what runs in one. Processor time is user and system.',
    rows: [
      { what: '`node -e 0`', figure: ms(median(found.node)) },
      { what: '`node -e 0` in a pseudo-terminal, through a shell', figure: ms(median(found.nodeInTerminal)) },
      { what: '`hemvag --version`', figure: ms(median(found.version)), ...reached(beside('version'), 1.15) },
      {
        what: '`hemvag --version`, processor',
        figure: ms(cpu.version),
        ratio: times(cpu.version / cpu.node),
      },
      { what: '`hemvag --help`', figure: ms(median(found.help)), ratio: times(beside('help')) },
      { what: '`hemvag --help`, processor', figure: ms(cpu.help), ratio: times(cpu.help / cpu.node) },
      {
        what: '`hemvag interview CASE` to its first question, the passphrase, in a pseudo-terminal',
        figure: ms(median(found.passphrase)),
        ...reached(median(found.passphrase) / median(found.nodeInTerminal), 1.4),
      },
      {
        what: 'the same with the passphrase given, to the question the talk goes on at (most of it is scrypt)',
        figure: ms(median(found.question)),
        ratio: times(median(found.question) / median(found.nodeInTerminal)),
      },
    ],
  }
}

async function firstWords(
  bench: Bench,
  args: readonly string[],
  until: 'passphrase' | 'question' = 'passphrase',
): Promise<number> {
  const from = performance.now()
  const opened = openProgram(bench, args)
  await opened.sees(until === 'passphrase' ? bench.words.passphrase : bench.words.question)
  const time = performance.now() - from
  opened.end()
  await opened.ended
  return time
}

/** Processor time of a child, in milliseconds: the kernel counts it in hundredths of a second. */
function cpuTime(args: readonly string[], bench: Bench): number {
  const before = childrensTicks()
  for (let round = 0; round < bench.rounds; round++)
    spawnSync(process.execPath, [...args], { env: bench.environment })
  return ((childrensTicks() - before) * 10) / bench.rounds
}

function childrensTicks(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return Number(fields[13]) + Number(fields[14])
}
