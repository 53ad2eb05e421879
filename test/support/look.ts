import type { Look } from '../../src/terminal/screen.js'

/** A terminal that leaves the order of letters to the program, and whose text is as wide as it can be. */
export const lookOf = (columns: number, rows: number, more: Partial<Look> = {}): Look => ({
  columns,
  rows,
  bidi: 'logical',
  setsDirection: false,
  colours: true,
  unicode: true,
  ...more,
})
