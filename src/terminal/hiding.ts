/** Hiding: the neutral screen in place of whatever is shown, until the passphrase brings it back. */

import { hiddenScreen } from './hidden-screen.js'
import { TerminalLeft } from './left.js'
import { play, type Game, type Key, type TerminalDesk } from './play.js'
import type { Words } from './words.js'

/** What was done on the neutral screen. */
export interface HiddenState {
  /** The passphrase is being typed. */
  readonly isAsking: boolean
  readonly isWrong: boolean
  readonly typed: string
}

export const atRest: HiddenState = { isAsking: false, isWrong: false, typed: '' }
export const refused: HiddenState = { isAsking: true, isWrong: true, typed: '' }

/**
 * A key on the neutral screen. Only Enter does something; `tried` is a passphrase that was typed.
 *
 * @param isOpen nothing is locked: Enter alone is enough
 */
export function pressHidden(
  hidden: HiddenState,
  key: Key,
  isOpen: boolean,
): { readonly hidden: HiddenState; readonly tried?: string } {
  if (key.name === 'return' || key.name === 'enter') {
    return isOpen || hidden.isAsking
      ? { hidden: { ...hidden, typed: '' }, tried: hidden.typed }
      : { hidden: { ...atRest, isAsking: true } }
  }
  if (!hidden.isAsking) return { hidden }
  if (key.name === 'escape') return { hidden: atRest }
  if (key.name === 'backspace')
    return { hidden: { ...hidden, typed: Array.from(hidden.typed).slice(0, -1).join('') } }
  const { sequence = '' } = key
  if (key.ctrl === true || key.meta === true || sequence.startsWith('\u001b')) return { hidden }
  return { hidden: { ...hidden, isWrong: false, typed: hidden.typed + sequence } }
}

/** Esc pressed three times within a second hides, as Ctrl+L does. */
export function recentEscapes(times: readonly number[], now: number): readonly number[] {
  return [...times.filter((time) => now - time < second), now]
}

const second = 1_000

export interface Guard {
  /** `YYYY-MM-DD` for the calendar. */
  readonly today: string
  /** Whether the passphrase opens the screen again. Without it Enter is enough. */
  readonly unlock?: (passphrase: string) => Promise<boolean>
  /** Ends this process once the neutral screen stands; where that is not possible it only hides. */
  readonly lock?: () => Promise<never>
  /** The screen hides after so many minutes without a key; 5 where nothing is said. */
  readonly hideAfterMinutes?: number
}

/** Minutes without a key, after which the screen hides where nothing else is chosen. */
export const usualMinutes = 5

export interface Hideable<S> {
  readonly inner: S
  readonly hidden?: HiddenState
}

/** The same game with Ctrl+L: hidden it takes no key, no paste and shows nothing of itself. */
export function hideable<S>(game: Game<S>, guard: Guard, staff: Words): Game<Hideable<S>> {
  let change: (how: (state: Hideable<S>) => Hideable<S>) => void = () => undefined
  let lastKeyAt = Date.now()
  let watch: NodeJS.Timeout | undefined
  const hide = (state: Hideable<S>): Hideable<S> => (state.hidden ? state : { ...state, hidden: atRest })
  const hideWhenIdle = (): void => {
    const limit = (guard.hideAfterMinutes ?? usualMinutes) * minute
    if (guard.unlock && Date.now() - lastKeyAt >= limit) change(hide)
  }
  const within = (state: Hideable<S>, inner: S): Hideable<S> =>
    inner === state.inner ? state : { ...state, inner }
  const tryUnlock = (passphrase: string): void => {
    void (guard.unlock?.(passphrase) ?? Promise.resolve(true)).then((isRight) => {
      change((state) => (isRight ? { inner: state.inner } : { ...state, hidden: refused }))
    })
  }
  return {
    start: { inner: game.start },
    title: game.title,
    draw: ({ inner, hidden }, look) =>
      hidden ? hiddenScreen({ today: guard.today, ...hidden }, staff, look) : game.draw(inner, look),
    press: (state, key) => {
      lastKeyAt = Date.now()
      if (!state.hidden) {
        if (key.ctrl === true && key.name === 'l') return hide(state)
        return within(state, game.press(state.inner, key))
      }
      const { hidden, tried } = pressHidden(state.hidden, key, guard.unlock === undefined)
      if (tried !== undefined) tryUnlock(tried)
      return { ...state, hidden }
    },
    paste: (state, text) => (state.hidden ? state : within(state, game.paste(state.inner, text))),
    isOver: ({ inner }) => game.isOver(inner),
    interrupt: (state) => within(state, game.interrupt(state.inner)),
    connect: (how) => {
      change = how
      watch = setInterval(hideWhenIdle, watchPause)
      watch.unref()
    },
    locks: ({ hidden }) => (hidden && guard.lock ? guard.lock : undefined),
    closed: () => {
      clearInterval(watch)
    },
  }
}

const minute = 60_000
const watchPause = 1_000

/**
 * The neutral screen, until a passphrase opens what was locked behind it.
 *
 * @param open what the passphrase opens; undefined when it is wrong
 * @throws {TerminalLeft} after Ctrl+C, a signal, and when the window was closed
 */
export async function behindNeutralScreen<T>(
  open: (passphrase: string) => Promise<T | undefined>,
  { today, staff, ...desk }: TerminalDesk & { readonly today: string; readonly staff: Words },
): Promise<T> {
  interface State {
    readonly hidden: HiddenState
    readonly opened?: T
    readonly isInterrupted?: true
  }
  let change: (how: (state: State) => State) => void = () => undefined
  const attempt = async (passphrase: string): Promise<void> => {
    const opened = await open(passphrase)
    change((state) => (opened === undefined ? { hidden: refused } : { ...state, opened }))
  }
  const { state, ended } = await play<State>(
    {
      start: { hidden: atRest },
      title: staff.t('terminal:title'),
      draw: ({ hidden }, look) => hiddenScreen({ today, ...hidden }, staff, look),
      press: (from, key) => {
        const { hidden, tried } = pressHidden(from.hidden, key, false)
        if (tried !== undefined) void attempt(tried)
        return { hidden }
      },
      paste: (from) => from,
      isOver: ({ opened, isInterrupted }) => opened !== undefined || isInterrupted === true,
      interrupt: ({ hidden }) => ({ hidden, isInterrupted: true }),
      connect: (how) => (change = how),
    },
    desk,
  )
  if (state.opened !== undefined) return state.opened
  throw new TerminalLeft(ended ?? 'SIGINT')
}
