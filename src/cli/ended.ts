import type { ExitCode } from '../errors.js'

/** Ends a command with an exit code of its own, after it has said what there is to say. */
export class Ended extends Error {
  override readonly name = 'Ended'
  readonly exitCode: ExitCode

  constructor(exitCode: ExitCode) {
    super(`ended with ${exitCode}`)
    this.exitCode = exitCode
  }
}
