/** Lines from a pipe or a terminal, one when it is asked for; nothing that came early is lost. */

import { StringDecoder } from 'node:string_decoder'
import type { TerminalInput } from './capabilities.js'

export interface LineReader {
  /** The next line without its end; undefined when there are no more, or the reader was closed. */
  next(): Promise<string | undefined>
  /** Gives back what was not read, so that the next reader finds it. */
  close(): void
}

export function lineReader(input: TerminalInput): LineReader {
  const decoder = new StringDecoder('utf8')
  let text = ''
  let isAtEnd = !input.readable
  let isClosed = false
  let waiting: ((line: string | undefined) => void) | undefined

  const serve = (): void => {
    if (!waiting) return
    const line = takeLine()
    if (line === undefined && !isAtEnd && !isClosed) {
      input.resume()
      return
    }
    const resolve = waiting
    waiting = undefined
    input.pause()
    resolve(line)
  }
  const takeLine = (): string | undefined => {
    if (isClosed) return undefined
    const end = /\r\n|\n|\r(?!$)/u.exec(isAtEnd ? text.replace(/\r$/u, '\n') : text)
    if (end) {
      const line = text.slice(0, end.index)
      text = text.slice(end.index + end[0].length)
      return line
    }
    // A raw terminal ends its lines with a carriage return alone.
    if (input.isRaw === true && text.endsWith('\r')) {
      const line = text.slice(0, -1)
      text = ''
      return line
    }
    if (!isAtEnd || text === '') return undefined
    const rest = text
    text = ''
    return rest
  }
  const received = (data: Buffer | string): void => {
    text += typeof data === 'string' ? data : decoder.write(data)
    serve()
  }
  const ended = (): void => {
    isAtEnd = true
    serve()
  }
  input.on('data', received)
  input.on('end', ended)
  input.on('error', ended)
  input.pause()

  return {
    next() {
      return new Promise((resolve) => {
        waiting = resolve
        serve()
      })
    },
    close() {
      if (isClosed) return
      input.removeListener('data', received)
      input.removeListener('end', ended)
      input.removeListener('error', ended)
      if (text !== '' && !isAtEnd) input.unshift(text)
      isClosed = true
      input.pause()
      waiting?.(undefined)
      waiting = undefined
    },
  }
}
