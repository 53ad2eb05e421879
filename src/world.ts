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
}
