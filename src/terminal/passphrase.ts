/** A passphrase: typed without echo, never shown, never kept here. */

import { StringDecoder } from 'node:string_decoder'
import type { TerminalInput } from './capabilities.js'
import { lineReader } from './line-reader.js'
import type { Words } from './words.js'

export interface PassphraseDesk {
  readonly input: TerminalInput
  /** Where the question goes: the terminal, not standard output. */
  readonly output: NodeJS.WritableStream
  readonly staff: Words
  /** The question stands there already, and the terminal is in raw mode. */
  readonly isAsked?: boolean
}

/** What is asked; undefined when the person gave up (Ctrl+C, Ctrl+D, the end of the input). */
export async function askPassphrase(
  desk: PassphraseDesk,
  label = 'terminal:passphrase.ask',
): Promise<string | undefined> {
  const { input, output, staff, isAsked = false } = desk
  const question = `${staff.t(label)} `
  if (input.isTTY !== true || !input.setRawMode) {
    output.write(question)
    const reader = lineReader(input)
    const line = await reader.next()
    reader.close()
    return line
  }
  const wasRaw = input.isRaw === true && !isAsked
  // Before the question: whoever types at once sees nothing of it either.
  input.setRawMode(true)
  if (!isAsked) output.write(question)
  const typed = await typedUnseen(input)
  input.setRawMode(wasRaw)
  output.write('\n')
  return typed
}

/**
 * A new passphrase, typed twice.
 *
 * @param objection what is wrong with one, in words; said before it is typed again
 */
export async function askNewPassphrase(
  desk: PassphraseDesk,
  objection: (passphrase: string) => string | undefined,
): Promise<string | undefined> {
  for (;;) {
    const first = await askPassphrase(desk)
    if (first === undefined || first === '') return undefined
    const wrong = objection(first)
    if (wrong !== undefined) {
      desk.output.write(`${wrong}\n`)
      continue
    }
    const second = await askPassphrase(desk, 'terminal:passphrase.again')
    if (second === undefined) return undefined
    if (first === second) return first
    desk.output.write(`${desk.staff.t('terminal:passphrase.different')}\n`)
  }
}

const controls = {
  interrupt: '\u0003',
  endOfInput: '\u0004',
  eraseAll: '\u0015',
  erase: ['\u007f', '\b'],
} as const

function typedUnseen(input: TerminalInput): Promise<string | undefined> {
  const decoder = new StringDecoder('utf8')
  return new Promise((resolve) => {
    let typed: string[] = []
    const finish = (result: string | undefined, rest: string): void => {
      input.removeListener('data', received)
      input.removeListener('end', ended)
      input.pause()
      if (rest !== '') input.unshift(rest)
      resolve(result)
    }
    const ended = (): void => {
      finish(undefined, '')
    }
    const received = (data: Buffer | string): void => {
      const text = (typeof data === 'string' ? data : decoder.write(data)).replace(sequences, '')
      const keys = Array.from(text)
      for (const [index, key] of keys.entries()) {
        if (key === '\r' || key === '\n') {
          finish(typed.join(''), keys.slice(index + 1).join(''))
          return
        }
        if (key === controls.interrupt || (key === controls.endOfInput && typed.length === 0)) {
          finish(undefined, '')
          return
        }
        if (key === controls.eraseAll) typed = []
        else if (key === controls.erase[0] || key === controls.erase[1]) typed.pop()
        else if (key >= ' ') typed.push(key)
      }
    }
    input.on('data', received)
    input.on('end', ended)
    input.resume()
  })
}

/** Arrows, marks of a paste, answers of the terminal: no part of a passphrase. */
const sequences = /\u001b\[[\d;?<>]*[ -/]*[@-~]|\u001bO[A-Z]/gu
