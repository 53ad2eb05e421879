/** What a trial found. */
export interface Tally {
  readonly passed: number
  /** One line for each that did not pass. */
  readonly failures: readonly string[]
  /** What makes the number believable: how many kills were in a save, how many images. */
  readonly figures: Readonly<Record<string, string | number>>
}
