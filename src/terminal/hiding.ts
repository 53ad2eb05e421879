/** Hiding: the neutral screen in place of whatever is shown, until the passphrase brings it back. */

import { hiddenScreen } from './hidden-screen.js'
import type { Game, Key } from './play.js'
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
}

export interface Hideable<S> {
  readonly inner: S
  readonly hidden?: HiddenState
}

/** The same game with Ctrl+L: hidden it takes no key, no paste and shows nothing of itself. */
export function hideable<S>(game: Game<S>, guard: Guard, staff: Words): Game<Hideable<S>> {
  let change: (how: (state: Hideable<S>) => Hideable<S>) => void = () => undefined
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
      if (!state.hidden) {
        if (key.ctrl === true && key.name === 'l') return { ...state, hidden: atRest }
        return within(state, game.press(state.inner, key))
      }
      const { hidden, tried } = pressHidden(state.hidden, key, guard.unlock === undefined)
      if (tried !== undefined) tryUnlock(tried)
      return { ...state, hidden }
    },
    paste: (state, text) => (state.hidden ? state : within(state, game.paste(state.inner, text))),
    isOver: ({ inner }) => game.isOver(inner),
    interrupt: (state) => within(state, game.interrupt(state.inner)),
    connect: (how) => (change = how),
  }
}
