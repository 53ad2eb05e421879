/** All that comes from outside: the command line gets it from `bin/`, tests bring their own. */

import type { Readable, Writable } from 'node:stream'
import type { Resources } from './resources.js'

export interface World {
  /** Arguments after the program's name. */
  readonly args: readonly string[]
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly input: Readable & { readonly isTTY?: boolean }
  readonly output: Writable & { readonly isTTY?: boolean }
  readonly errors: Writable & { readonly isTTY?: boolean }
  /** `locales/`, `templates/` and `fonts/`. */
  readonly resources: Resources
  /** The question for the passphrase is on the screen already, and the terminal shows no keys. */
  readonly isPassphraseAsked?: boolean
  /** Folder of cases and settings when `HEMVAG_HOME` names none. */
  readonly dataFolder: string
  /** BCP 47 tag that the operating system prefers. */
  readonly systemLocale: string
  readonly now: () => Date
  /**
   * Told that the window over the program was closed, and all is saved. Node aborts when it cannot
   * give a closed terminal its mode back, and what an abort leaves on disk may hold answers.
   */
  readonly terminalGone?: () => void
  /** What was locked, in a process that was started to go on with it. */
  readonly locked?: Locked
  /**
   * Ends this process, so that nothing of a case is left in memory; another one asks for the
   * passphrase. Everything has to be saved before. Without it the screen can only be hidden.
   */
  readonly lock?: (what: Locked) => Promise<never>
  /** Told before this process stops, as a shell stops a job. */
  readonly stopping?: () => Promise<void>
}

/** What to go on with after the passphrase was given again: no answer, no passphrase. */
export interface Locked {
  /** Reference of the case that was open; without one it was the home screen. */
  readonly case?: string
  /** The talk with the applicant, or the risk table. */
  readonly talk?: 'talk' | 'risk'
  /** Line by line. */
  readonly isPlain: boolean
}
