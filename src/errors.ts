import type { MessageKey, Values } from './message.js'

/**
 * Something the person at the terminal can act on. They read the message behind `key` in
 * their own language; `cause` is for us. Neither ever holds an answer.
 *
 * `exitCode` is what the process ends with when nobody handles it: the table is in
 * docs/architecture.md, the codes themselves are set by `bin/` alone.
 */
export class UserError extends Error {
  override readonly name = 'UserError'
  readonly key: MessageKey
  readonly values: Values
  readonly exitCode: ExitCode
  /** Where: a path inside a file (`answers.identity.dateOfBirth`), a question number, a file name. */
  readonly at: string | undefined

  constructor(key: MessageKey, values: Values = {}, options: UserErrorOptions = {}) {
    super(key, options.cause === undefined ? {} : { cause: options.cause })
    this.key = key
    this.values = values
    this.exitCode = options.exitCode ?? exitCodes.failure
    this.at = options.at
  }
}

export interface UserErrorOptions {
  readonly cause?: unknown
  readonly exitCode?: ExitCode
  readonly at?: string
}

/** How the program ends. Others script against these. */
export const exitCodes = {
  done: 0,
  failure: 1,
  /** Wrong use, or a terminal is needed. */
  usage: 2,
  /** The application is not ready; the problems are listed. */
  notReady: 3,
  /** A document was refused, for instance because no font has a character. */
  documentRefused: 4,
  /** A case is locked by another process, the passphrase is wrong, or a file is damaged. */
  caseUnavailable: 5,
  interrupted: 130,
  terminated: 143,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
