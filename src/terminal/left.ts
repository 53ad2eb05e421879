/** A question of the program that was left from outside, instead of being answered or cancelled. */

export type HowLeft = 'interrupted' | 'terminated'

/**
 * Thrown by dialogs after Ctrl+C and after signals: the program is to end, with 130 or 143. Esc is
 * an answer like any other, and does not throw.
 */
export class TerminalLeft extends Error {
  override readonly name = 'TerminalLeft'
  readonly how: HowLeft
  /** The window was closed: see `Outcome.isTerminalGone`. */
  readonly isTerminalGone: boolean

  constructor(ended: NodeJS.Signals | 'input') {
    super(`left by ${ended}`)
    this.how = howLeft(ended)
    this.isTerminalGone = isGone(ended)
  }
}

export const howLeft = (ended: NodeJS.Signals | 'input'): HowLeft =>
  ended === 'SIGINT' ? 'interrupted' : 'terminated'

export const isGone = (ended: NodeJS.Signals | 'input' | undefined): boolean =>
  ended === 'SIGHUP' || ended === 'input'
