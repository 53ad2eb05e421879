/** Between the last key and the last save nothing may end the process. */

const signals = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const

/**
 * Runs something that has to be finished although signals arrive, or the terminal is gone and
 * writing to it is an error.
 */
export async function holding<T>(output: NodeJS.WritableStream, work: () => Promise<T>): Promise<T> {
  const ignore = (): void => undefined
  for (const signal of signals) process.on(signal, ignore)
  output.on('error', ignore)
  try {
    return await work()
  } finally {
    for (const signal of signals) process.removeListener(signal, ignore)
    output.removeListener('error', ignore)
  }
}
