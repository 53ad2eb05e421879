/** What the terminal can do with right-to-left text: asked of itself, for variables are inherited. */

import type { BidiMode } from './bidi.js'

export interface Capabilities {
  readonly bidi: BidiMode
  readonly setsDirection: boolean
  /** Where the decision comes from, for `doctor`. */
  readonly because: 'setting' | 'recommendation' | 'name' | 'environment' | 'guess'
  /** What the terminal calls itself; empty when it does not say. */
  readonly terminal: string
  /** Somebody who reads such a language has said that no line of it is right here. */
  readonly isUnreadable?: true
}

/** What the person has said of a terminal: which line of the card is right, or that none is. */
export type LineChosen = BidiMode | 'none'

/** The environment variables that say something about the terminal. */
export type TerminalEnvironment = Readonly<Partial<Record<string, string>>>

export interface TerminalInput extends NodeJS.ReadableStream {
  readonly isTTY?: boolean
  readonly isRaw?: boolean
  setRawMode?(mode: boolean): unknown
}

/**
 * Asks the terminal whether it orders right-to-left text (DECRQM 8) and for its name (XTVERSION).
 * DA1, which every terminal answers, stands as a fence behind them. Waits no longer than
 * `limit` milliseconds, which is long: an answer that comes later would be taken for keys. Keys
 * typed meanwhile are handed back to the input.
 */
export async function askTerminal(
  input: TerminalInput,
  output: NodeJS.WritableStream & { readonly isTTY?: boolean },
  environment: TerminalEnvironment,
  chosen?: BidiMode,
  limit = 1_000,
): Promise<Capabilities> {
  const canAsk = input.isTTY === true && output.isTTY === true && environment['TERM'] !== 'dumb'
  const reply = canAsk ? await replyOf(input, output, limit) : ''
  return capabilitiesFrom(reply, environment, chosen)
}

const modeQuestion = '\u001b[8$p'
const nameQuestion = '\u001b[>0q'
const fence = '\u001b[c'

async function replyOf(input: TerminalInput, output: NodeJS.WritableStream, limit: number): Promise<string> {
  const wasRaw = input.isRaw === true
  const received: string = await new Promise((resolve) => {
    let text = ''
    const finish = (): void => {
      clearTimeout(timer)
      input.removeListener('data', listen)
      input.pause()
      resolve(text)
    }
    const listen = (data: Buffer | string): void => {
      text += data.toString()
      if (/\u001b\[\?[\d;]*c/u.test(text)) finish()
    }
    const timer = setTimeout(finish, limit)
    input.setRawMode?.(true)
    input.on('data', listen)
    input.resume()
    output.write(modeQuestion + nameQuestion + fence)
  })
  input.setRawMode?.(wasRaw)
  const typed = received.replace(answers, '')
  if (typed !== '') input.unshift(typed)
  return received
}

const answers = /\u001b\[\??[\d;]*\$y|\u001bP>\|[^\u001b]*\u001b\\|\u001b\[\?[\d;]*c/gu

const reordering = /^(konsole|mintty|mlterm)/iu
const turningWords = /^kitty/iu

/** What follows from the terminal's reply; a person's own choice outranks it. */
export function capabilitiesFrom(
  reply: string,
  environment: TerminalEnvironment,
  chosen?: BidiMode,
): Capabilities {
  const terminal = /\u001bP>\|([^\u001b]*)/u.exec(reply)?.[1] ?? ''
  const follows = /\u001b\[8;[123]\$y/u.test(reply)
  if (chosen)
    return { bidi: chosen, setsDirection: follows && chosen === 'logical', because: 'setting', terminal }
  if (follows) return { bidi: 'logical', setsDirection: true, because: 'recommendation', terminal }
  if (terminal !== '') {
    const bidi = turningWords.test(terminal) ? 'words' : reordering.test(terminal) ? 'logical' : 'visual'
    return { bidi, setsDirection: false, because: 'name', terminal }
  }
  const hint = [
    environment['TERM_PROGRAM'] === 'Apple_Terminal',
    environment['TERMINAL_EMULATOR'] === 'JetBrains-JediTerm',
    environment['MLTERM'],
  ]
  if (hint.some(Boolean)) return { bidi: 'logical', setsDirection: false, because: 'environment', terminal }
  return { bidi: 'visual', setsDirection: false, because: 'guess', terminal }
}

/** Konsole takes every row as left-to-right, whatever is sent, and turns no brackets. */
export const takesRowsAsLeftToRight = ({ terminal }: Capabilities): boolean => /^konsole/iu.test(terminal)

/** What the person chose for a terminal is remembered by this name. */
export function nameOfTerminal({ terminal }: Capabilities, environment: TerminalEnvironment): string {
  return terminal || environment['TERM_PROGRAM'] || environment['TERM'] || 'terminal'
}

/** The same terminal as the person has said that it is. */
export function asChosen(capabilities: Capabilities, chosen: LineChosen | undefined): Capabilities {
  if (chosen === undefined) return capabilities
  if (chosen === 'none') return { ...capabilities, because: 'setting', isUnreadable: true }
  const setsDirection = capabilities.setsDirection && chosen === 'logical'
  return { ...capabilities, bidi: chosen, setsDirection, because: 'setting' }
}
