/**
 * Keyboard and life cycle of every full screen: one inquirer prompt from its first key to its
 * last. inquirer gives raw mode, key decoding and the way out; what is seen is painted here.
 */

import { emitKeypressEvents, type Interface } from 'node:readline'
import { Writable } from 'node:stream'
import { createPrompt, useEffect, useKeypress } from '@inquirer/core'
import { closeScreen, openScreen, paint } from './paint.js'
import type { Look, Screen } from './screen.js'
import type { TerminalInput } from './capabilities.js'

export interface Key {
  readonly name?: string
  readonly sequence?: string
  readonly ctrl?: boolean
  readonly meta?: boolean
  readonly shift?: boolean
}

/** What the terminal is, and how it is reached. */
export interface TerminalDesk {
  readonly input: TerminalInput
  readonly output: NodeJS.WritableStream & { readonly columns?: number; readonly rows?: number }
  readonly capabilities: Pick<Look, 'bidi' | 'setsDirection' | 'isLeftToRight' | 'colours' | 'unicode'>
  /** Told before this process stops, as a shell stops a job: see `World`. */
  readonly stopping?: () => Promise<void>
}

export interface Game<S> {
  readonly start: S
  readonly title: string
  readonly draw: (state: S, look: Look) => Screen
  readonly press: (state: S, key: Key) => S
  /** A paste, whole: never a key among others. */
  readonly paste: (state: S, text: string) => S
  readonly isOver: (state: S) => boolean
  /** Ctrl+C, and the end of the input. */
  readonly interrupt: (state: S) => S
  /** Told of each new state before it is painted. */
  readonly changed?: (state: S) => void
  /** Goes up when a question comes up that must have been seen before it is answered. */
  readonly confirmations?: (state: S) => number
  /** Gives a way to change the state from outside: a save that is done, a clock. */
  readonly connect?: (change: (how: (state: S) => S) => void) => void
  /** What ends this process once the state is painted. Keys are left to the next one. */
  readonly locks?: (state: S) => (() => Promise<unknown>) | undefined
  /** The screen is closed. */
  readonly closed?: () => void
}

export interface Played<S> {
  readonly state: S
  /** The signal that ended it, or the end of the input. */
  readonly ended?: NodeJS.Signals | 'input'
}

const signals = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const

/** Plays until the state is over. The terminal is as it was when the promise resolves. */
export async function play<S>(game: Game<S>, desk: TerminalDesk): Promise<Played<S>> {
  const { input, output } = desk
  let state = game.start
  let isOpen = false
  let isDone = false
  let isDeaf = false
  let isPaintDue = false
  let isLocking = false
  let finish: (played: Played<S>) => void = () => undefined

  const look = (): Look => ({ columns: output.columns ?? 80, rows: output.rows ?? 24, ...desk.capabilities })
  const paintNow = (): void => {
    isPaintDue = false
    if (!isOpen || isDone) return
    const now = look()
    const lock = game.locks?.(state)
    const locksNow = lock !== undefined && !isLocking
    isLocking = lock !== undefined
    // What is typed from here on is for the process that comes after.
    if (locksNow) input.pause()
    output.write(paint(game.draw(state, now), now), () => {
      // Where it cannot be locked it stays hidden, and the passphrase is asked for here.
      if (locksNow) void lock().catch(() => input.resume())
      // Whatever was typed before the screen stood there is read, and dropped, in the next turns.
      setImmediate(() => setImmediate(() => (isDeaf = false)))
    })
  }
  const paintSoon = (): void => {
    if (isPaintDue) return
    isPaintDue = true
    queueMicrotask(paintNow)
  }
  const end = (how: Played<S>): void => {
    if (isDone) return
    isDone = true
    finish(how)
  }
  const become = (next: S): void => {
    if (isDone || next === state) return
    if ((game.confirmations?.(next) ?? 0) !== (game.confirmations?.(state) ?? 0)) isDeaf = true
    state = next
    game.changed?.(state)
    if (game.isOver(state)) end({ state })
    else paintSoon()
  }

  game.connect?.((how) => {
    become(how(state))
  })
  const prompt = createPrompt<Played<S>, object>((_config, done) => {
    let pasted: string | undefined
    useKeypress((event, rl) => {
      const key: Key = event
      // Readline keeps a line of its own. One blank in it keeps Ctrl+D from closing the input.
      Object.assign(rl, { line: ' ', cursor: 1 })
      if (isDone) return
      if (key.name === 'paste-start') pasted = ''
      else if (key.name === 'paste-end') {
        const text = (pasted ?? '').replace(/\r\n?/gu, '\n')
        pasted = undefined
        if (!isDeaf) become(game.paste(state, text))
      } else if (pasted !== undefined) pasted += key.sequence ?? ''
      else if (key.ctrl && key.name === 'c') become(game.interrupt(state))
      else if (!isDeaf) become(game.press(state, key))
    })
    useEffect((rl) => {
      finish = done
      // Its own way out would throw; Ctrl+C and Ctrl+Z are keys here.
      const line = rl as unknown as Interface
      line.removeAllListeners('SIGINT')
      // A window that was closed cannot be given its mode back; the answers are saved all the same.
      line.on('error', () => undefined)
      rl.on('SIGINT', () => undefined)
      rl.on('SIGTSTP', () => undefined)
      Object.assign(rl, { line: ' ', cursor: 1 })
      const signalled = (signal: NodeJS.Signals): void => {
        end({ state, ended: signal })
      }
      const closed = (): void => {
        end({ state, ended: 'input' })
      }
      const resized = (): void => {
        paintSoon()
      }
      // A shell that stops its job has its own screen meanwhile, and nothing of ours stays on it.
      const stopped = (): void => {
        output.write(closeScreen)
        input.setRawMode?.(false)
        void (desk.stopping?.() ?? Promise.resolve()).then(() => process.kill(process.pid, 'SIGSTOP'))
      }
      const continued = (): void => {
        input.setRawMode?.(true)
        output.write(openScreen(game.title))
        paintNow()
      }
      // `on`, not `once`: a library that finds itself the only listener left ends the process.
      for (const signal of signals) process.on(signal, signalled)
      process.on('SIGTSTP', stopped)
      process.on('SIGCONT', continued)
      input.on('end', closed)
      input.on('error', closed)
      output.on('resize', resized)
      output.write(openScreen(game.title))
      isOpen = true
      paintNow()
      return () => {
        for (const signal of signals) process.removeListener(signal, signalled)
        process.removeListener('SIGTSTP', stopped)
        process.removeListener('SIGCONT', continued)
        input.removeListener('end', closed)
        input.removeListener('error', closed)
        output.removeListener('resize', resized)
        output.write(closeScreen)
        game.closed?.()
      }
    }, [])
    return ''
  })
  // The first to ask decides how long a lone Esc waits; readline's own half second feels broken.
  emitKeypressEvents(input, { escapeCodeTimeout: 50 } as never)
  return prompt({}, { input, output: sink() })
}

const sink = (): Writable =>
  new Writable({
    write: (_chunk, _encoding, written) => {
      written()
    },
  })
