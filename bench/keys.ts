/** From a key to the frame that shows it, through a real pseudo-terminal. */

import { inTurns, ms, quantile, type Table } from './measure.js'
import { openProgram, until, type Bench, type OpenedProgram } from './program.js'

const endOfFrame = '\u001b[?2026l'
const control = (letter: string): string => String.fromCharCode(letter.charCodeAt(0) - 64)

export async function keys(bench: Bench): Promise<Table> {
  const opened = openProgram(bench, ['interview', bench.reference, '--passphrase-fd', '3'])
  await opened.sees(bench.words.question)
  await opened.term.until('Ctrl+T')
  opened.term.type(':go I1\r')
  await opened.term.until('fråga I1')
  let isOn = false
  const found = await inTurns(
    {
      letter: () => toFrame(opened, 'a'),
      back: () => toFrame(opened, '\u007f'),
      language: async () => {
        isOn = !isOn
        await settled(opened, control('T'))
        await settled(opened, isOn ? '2' : '3')
        return toFrame(opened, '\r')
      },
    },
    bench.rounds * 4,
  )
  opened.end()
  await opened.ended
  const row = (what: string, times: readonly number[], goal: number) => ({
    what,
    figure: `${ms(quantile(times, 0.5))}, 95 of 100 within ${ms(quantile(times, 0.95))}`,
    goal: `below ${goal} ms`,
    isReached: quantile(times, 0.5) < goal,
  })
  return {
    title: 'Keys',
    about:
      'From writing the key into a pseudo-terminal to the end of the frame that follows, Arabic over Swedish.',
    rows: [
      row('a letter typed', found.letter, 16),
      row('a letter erased', found.back, 16),
      row('another language chosen, half-typed answer kept', found.language, 50),
    ],
  }
}

async function toFrame({ term }: OpenedProgram, key: string): Promise<number> {
  const length = term.raw.length
  const from = performance.now()
  term.type(key)
  await until(() => term.raw.includes(endOfFrame, length), `a frame after ${JSON.stringify(key)}`)
  return performance.now() - from
}

/** Types and waits until the screen is at rest, where what is timed comes after it. */
async function settled(opened: OpenedProgram, key: string): Promise<void> {
  await toFrame(opened, key)
  await opened.term.until(() => true)
}
