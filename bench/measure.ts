/** How things are timed: in turns, so that a busy moment of the machine falls on all of them alike. */

/** One line of the table. */
export interface Row {
  readonly what: string
  readonly figure: string
  /** Beside something that was measured in the same turns. */
  readonly ratio?: string
  readonly goal?: string
  readonly isReached?: boolean
}

export interface Table {
  readonly title: string
  readonly about: string
  readonly rows: readonly Row[]
}

/** Time of one turn, in milliseconds; or several figures of it. */
export type Turn = () => Promise<number> | number

/**
 * Runs all in turns and gives each its times, sorted. The first turn of each warms the disk cache and
 * does not count.
 */
export async function inTurns<Name extends string>(
  turns: Readonly<Record<Name, Turn>>,
  rounds: number,
): Promise<Record<Name, readonly number[]>> {
  const names = Object.keys(turns) as Name[]
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const time = await turns[name]()
      if (round > 0) times[name].push(time)
    }
  }
  for (const name of names) times[name].sort((a, b) => a - b)
  return times
}

/** @param share 0.5 is the median */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (sorted: readonly number[]): number => quantile(sorted, 0.5)

/** Wall time of something, in milliseconds. */
export async function wall(action: () => unknown): Promise<number> {
  const from = performance.now()
  await action()
  return performance.now() - from
}

export const ms = (time: number): string => (time < 10 ? `${time.toFixed(1)} ms` : `${time.toFixed(0)} ms`)

export const times = (ratio: number): string => `${ratio.toFixed(2)} ×`
