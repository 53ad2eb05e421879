/** Counts what holds. */
export class Tally {
  passed = 0
  /** One line for each thing that does not hold. */
  readonly failures: string[] = []
  /** What was measured, for the reader of the report. */
  readonly figures: string[] = []

  check(holds: boolean, failure: string): void {
    if (holds) this.passed++
    else this.failures.push(failure)
  }

  /** Notes a share, and checks that it is at least `least` per cent. */
  atLeast(what: string, count: number, of: number, least: number): void {
    const share = of === 0 ? 0 : (100 * count) / of
    const line = `${what}: ${count} of ${of} (${share.toFixed(1)} %, asked ${least})`
    this.figures.push(line)
    this.check(share >= least, line)
  }
}
