/**
 * Two processes hold a sitting: this one, which knows nothing of a case, and a worker that has the
 * case in its memory. JavaScript cannot wipe its memory; only the end of a process gives it back.
 * So the worker ends to lock, and the next one shows the neutral screen and asks for the passphrase.
 * This process gives the terminal back when a worker was killed and could not do so itself.
 */

import { spawn, type ChildProcess } from 'node:child_process'
import { exitCodes, type ExitCode } from '../errors.js'
import type { Locked, World } from '../world.js'
import { readLocked, type FromWorker, type ToWorker } from './worker.js'

/** How a worker ended. */
interface End {
  readonly code: number | null
  /** To go on with after the passphrase was given again. */
  readonly locked?: Locked
}

/**
 * Runs workers, one after the other, until one ends for good.
 *
 * @param program what starts this program: Node and the file, or the executable alone
 * @param world whose terminal and arguments the workers get
 * @returns the exit code of the last worker; that of a termination when it was killed
 */
export async function supervise(program: readonly string[], world: World): Promise<ExitCode> {
  rememberTerminal()
  let locked: Locked | undefined
  for (;;) {
    const end = await workerEnds(startWorker(program, world, locked), world)
    if (!end.locked) {
      if (end.code !== null) return end.code as ExitCode
      await sayKilled(world)
      return exitCodes.terminated
    }
    locked = end.locked
  }
}

/** Node gives the terminal the modes back that it had before the first change, when this process ends. */
function rememberTerminal(): void {
  const { stdin } = process
  if (stdin.isRaw) return
  stdin.setRawMode(true)
  stdin.setRawMode(false)
}

function startWorker(program: readonly string[], world: World, locked?: Locked): ChildProcess {
  const { args, environment } = world
  const told: ToWorker = {
    ...(locked ? { locked } : {}),
    isPassphraseAsked: !locked && world.isPassphraseAsked === true,
  }
  const command = [...program, ...args]
  const [shell, ...words] =
    process.platform === 'win32'
      ? command
      : // Node cannot forbid itself to leave its memory on disk when it crashes; a shell can.
        ['/bin/sh', '-c', 'ulimit -c 0; exec "$@"', 'hemvag', ...command]
  return spawn(shell ?? '', words, {
    stdio: [...inherited(args), 'ipc'],
    env: { ...harmless(environment), HEMVAG_WORKER: JSON.stringify(told) },
  })
}

/** Keyboard, screen, errors, and the descriptor that a passphrase comes from. */
function inherited(args: readonly string[]): 'inherit'[] {
  const at = args.findIndex((arg) => arg === '--passphrase-fd' || arg.startsWith('--passphrase-fd='))
  const named = args[at]?.split('=')[1] ?? args[at + 1]
  const last = at < 0 ? 2 : Math.min(Math.max(2, Number(named) || 2), mostDescriptors)
  return Array.from<unknown, 'inherit'>({ length: last + 1 }, () => 'inherit')
}

const mostDescriptors = 63

/** Without what makes Node or the system load, open or write something that nobody here asked for. */
function harmless(environment: World['environment']): World['environment'] {
  const harmful = /^(?:NODE_|LD_(?:PRELOAD|AUDIT)$|DYLD_)/u
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !harmful.test(name)))
}

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGTSTP', 'SIGCONT'] as const

function workerEnds(worker: ChildProcess, world: World): Promise<End> {
  let locked: Locked | undefined
  worker.on('message', (message: FromWorker) => {
    if (message.is === 'locked') locked = readLocked(message.locked)
    else if (message.is === 'stopping') process.kill(process.pid, 'SIGSTOP')
    else world.terminalGone?.()
  })
  const pass = (signal: NodeJS.Signals): boolean => worker.kill(signal)
  for (const signal of passedOn) process.on(signal, pass)
  return new Promise((resolve, reject) => {
    worker.on('error', reject)
    // `close`, not `exit`: what the worker said last is read by then.
    worker.on('close', (code) => {
      for (const signal of passedOn) process.removeListener(signal, pass)
      resolve({ code, ...(locked ? { locked } : {}) })
    })
  })
}

/** The screen of a worker that could not close it, and what the person has to know. */
async function sayKilled(world: World): Promise<void> {
  const [{ closeScreen }, { openStart }] = await Promise.all([
    import('../terminal/paint.js'),
    import('./start.js'),
  ])
  world.output.write(closeScreen)
  const { remark, t } = openStart(world)
  remark(t('errors:killed'))
}
