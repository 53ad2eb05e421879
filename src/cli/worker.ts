/** The side of a supervised process: what it tells the supervisor, and what it was started to go on with. */

import type { Locked, World } from '../world.js'

export type FromWorker =
  | { readonly is: 'locked'; readonly locked: Locked }
  /** About to stop, as by `kill -TSTP`; the terminal is as it was. */
  | { readonly is: 'stopping' }
  /** The window was closed: nobody can give it its modes back. */
  | { readonly is: 'terminalGone' }

const sittings: ReadonlySet<string | undefined> = new Set([undefined, 'interview', 'risk'])
const withValue: ReadonlySet<string> = new Set(['--staff-language', '--passphrase-fd'])
const endsAtOnce = /^(?:-h|--help|-V|--version|--no-input)$/u

/** Whether a command line sits with a case at the terminal: what a supervisor is for. */
export function isSitting(args: readonly string[]): boolean {
  if (args.some((arg) => endsAtOnce.test(arg))) return false
  const command = args.find((arg, index) => !arg.startsWith('-') && !withValue.has(args[index - 1] ?? ''))
  return sittings.has(command)
}

/** What a supervisor hands to the worker that it starts. */
export interface ToWorker {
  /** What was locked before it. */
  readonly locked?: Locked
  /** The question for the passphrase is on the screen already. */
  readonly isPassphraseAsked: boolean
}

/** Whether a supervisor started this process. */
export const isWorker = (environment: World['environment']): boolean =>
  environment['HEMVAG_WORKER'] !== undefined && process.send !== undefined

/** What a worker's world has besides: it locks by ending, and knows what was locked before it. */
export function workersPart(environment: World['environment']): Partial<World> {
  const { locked, isPassphraseAsked } = JSON.parse(environment['HEMVAG_WORKER'] ?? '{}') as Partial<ToWorker>
  const known = readLocked(locked ?? {})
  // A supervisor that is gone gives no terminal back: the answers are saved, and this ends too.
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel?.unref()
  return {
    ...(known ? { locked: known } : {}),
    isPassphraseAsked: isPassphraseAsked === true,
    lock: async (what) => {
      await tell({ is: 'locked', locked: what })
      // Not by an exit: nothing is written any more, and the keyboard stays as it is for the next.
      process.kill(process.pid, 'SIGKILL')
      return new Promise<never>(() => undefined)
    },
    stopping: () => tell({ is: 'stopping' }),
  }
}

/** Tells the supervisor; resolves when it is on its way. */
export function tell(message: FromWorker): Promise<void> {
  return new Promise((resolve) => {
    if (!process.connected || !process.send) resolve()
    else
      process.send(message, () => {
        resolve()
      })
  })
}

/** From JSON; undefined for a first worker, which nothing was locked before. */
export function readLocked(json: unknown): Locked | undefined {
  const { isPlain, case: name, talk } = json as Partial<Record<keyof Locked, unknown>>
  if (typeof isPlain !== 'boolean') return undefined
  return {
    isPlain,
    ...(typeof name === 'string' ? { case: name } : {}),
    ...(talk === 'talk' || talk === 'risk' ? { talk } : {}),
  }
}
