/** A program in a real pseudo-terminal, with xterm.js as the model of what a person sees. */

import pty from '@lydell/node-pty'
import xterm from '@xterm/headless'

export interface TermOptions {
  readonly columns?: number
  readonly rows?: number
  /** Added to the environment of the tests, without what says that a test or an editor runs. */
  readonly environment?: Readonly<Record<string, string>>
  readonly folder?: string
}

/** How the program ended. */
export interface Exit {
  readonly exitCode: number
  readonly signal?: number | undefined
}

const misleading = [
  'CI',
  'NODE_OPTIONS',
  'TERM_PROGRAM',
  'VTE_VERSION',
  'TMUX',
  'NO_COLOR',
  'FORCE_COLOR',
  'ACCESSIBLE',
]

export class Term {
  /** Everything that the program has sent, byte for byte. */
  raw = ''
  exit: Exit | undefined
  readonly exited: Promise<Exit>
  private readonly screen: InstanceType<typeof xterm.Terminal>
  private readonly process: pty.IPty
  private pending = 0

  constructor(program: string, parameters: readonly string[], options: TermOptions = {}) {
    const { columns = 80, rows = 24, environment = {}, folder } = options
    this.screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 500 })
    const variables = { ...process.env, LANG: 'C.UTF-8', TERM: 'xterm-256color' }
    const kept = Object.entries(variables).filter(([name]) => !misleading.includes(name))
    this.process = pty.spawn(program, [...parameters], {
      cols: columns,
      rows,
      name: environment['TERM'] ?? 'xterm-256color',
      env: { ...Object.fromEntries(kept), ...environment },
      ...(folder === undefined ? {} : { cwd: folder }),
    })
    this.process.onData((data) => {
      this.raw += data
      this.pending += 1
      this.screen.write(data, () => {
        this.pending -= 1
      })
    })
    // The model answers questions about itself as a real terminal does.
    this.screen.onData((data) => {
      if (!this.exit) this.process.write(data)
    })
    this.exited = new Promise((resolve) => {
      this.process.onExit((exit) => {
        this.exit = exit
        // Once the model has drawn all that was sent.
        this.screen.write('', () => {
          resolve(exit)
        })
      })
    })
  }

  /** Types keys, or pastes with `keys.paste`. */
  type(text: string): void {
    this.process.write(text)
  }

  /** The rows of the window, without blanks at their ends. */
  get lines(): string[] {
    const { active } = this.screen.buffer
    return Array.from(
      { length: this.screen.rows },
      (_, row) => active.getLine(active.baseY + row)?.translateToString(true) ?? '',
    )
  }

  get text(): string {
    return this.lines.join('\n').trimEnd()
  }

  /** The screen that was there before the program took another, and all that was scrolled out of it. */
  get mainScreen(): string {
    const { normal } = this.screen.buffer
    return Array.from(
      { length: normal.length },
      (_, row) => normal.getLine(row)?.translateToString(true) ?? '',
    ).join('\n')
  }

  /** Column and row of the caret, from 0. */
  get caret(): readonly [column: number, row: number] {
    const { cursorX, cursorY } = this.screen.buffer.active
    return [cursorX, cursorY]
  }

  get isAlternateScreen(): boolean {
    return this.screen.buffer.active.type === 'alternate'
  }

  /** Waits until this is on screen and the program is quiet: never for a time that was guessed. */
  async until(what: string | RegExp | ((term: Term) => boolean), limit = 10_000, quiet = 40): Promise<this> {
    const end = Date.now() + limit
    let length = -1
    let since = 0
    for (;;) {
      if (this.raw.length !== length) {
        length = this.raw.length
        since = Date.now()
      }
      const isThere =
        typeof what === 'function'
          ? what(this)
          : typeof what === 'string'
            ? this.text.includes(what)
            : what.test(this.text)
      if (isThere && this.pending === 0 && this.isWholeFrame && Date.now() - since >= quiet) return this
      if (Date.now() > end || (this.exit && Date.now() - since > 500))
        throw new Error(`never saw ${String(what)}; the screen was:\n${this.text}\n`)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }

  /** Between the beginning and the end of an update a terminal shows what it showed before. */
  private get isWholeFrame(): boolean {
    return this.raw.lastIndexOf('\u001b[?2026h') <= this.raw.lastIndexOf('\u001b[?2026l')
  }

  resize(columns: number, rows: number): void {
    this.screen.resize(columns, rows)
    this.process.resize(columns, rows)
  }

  /** Closes the window over the program. */
  hangUp(): void {
    ;(this.process as unknown as { destroy(): void }).destroy()
  }

  /** The process that was started; it leads its group and its session. */
  get pid(): number {
    return this.process.pid
  }

  /** Without a signal it is as if the power were cut: whatever the program has started ends too. */
  kill(signal: NodeJS.Signals = 'SIGKILL'): void {
    if (this.exit) return
    if (signal === 'SIGKILL') process.kill(-this.pid, signal)
    else this.process.kill(signal)
  }
}

export const keys = {
  enter: '\r',
  escape: '\u001b',
  tab: '\t',
  backspace: '\u007f',
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  home: '\u001b[H',
  end: '\u001b[F',
  pageUp: '\u001b[5~',
  pageDown: '\u001b[6~',
  control: (letter: string): string => String.fromCharCode(letter.toUpperCase().charCodeAt(0) - 64),
  paste: (text: string): string => `\u001b[200~${text}\u001b[201~`,
}
