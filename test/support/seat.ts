import { join } from 'node:path'
import { root } from './program.js'
import { keys, Term, type TermOptions } from './term.js'

export interface Seat extends TermOptions {
  /** Folder of the cases. */
  readonly home: string
  readonly passphrase: string
  /** The built program, if not this one. */
  readonly program?: string
}

/** The program in a terminal, in Swedish, after its passphrase was typed. Who opens it ends it. */
export async function unlocked(args: readonly string[], seat: Seat): Promise<Term> {
  const { home, passphrase, program = join(root, 'dist/hemvag.js'), environment, ...options } = seat
  const term = new Term(process.execPath, [program, ...args], {
    ...options,
    environment: { LANG: 'sv_SE.UTF-8', HEMVAG_HOME: home, ...environment },
  })
  try {
    await term.until('Lösenfras:')
  } catch (cause) {
    term.kill()
    throw cause
  }
  term.type(`${passphrase}${keys.enter}`)
  return term
}
