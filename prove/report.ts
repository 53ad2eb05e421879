/** The counts, line by line, and the gaps by name. */

import type { Proof } from './proof.js'

/** A gap that is tolerated, and why. One that no longer shows is a failure too: it should go. */
export interface KnownGap {
  readonly gap: string
  readonly why: string
}

/** @returns how many things could not be shown and are not known */
export function report(
  proofs: Iterable<Proof>,
  known: readonly KnownGap[],
  say: (line: string) => void,
): number {
  const seen = new Set<string>()
  let passed = 0
  let failed = 0
  for (const { title, count, gaps, remarks = [] } of proofs) {
    const unknown = gaps.filter((gap) => !known.some((one) => one.gap === gap))
    gaps.forEach((gap) => seen.add(gap))
    passed += Math.max(0, count - gaps.length)
    failed += unknown.length
    say(
      `${unknown.length === 0 ? 'ok    ' : 'GAP   '} ${title}: ${Math.max(0, count - gaps.length)} of ${count}`,
    )
    for (const gap of unknown) say(`         ${gap}`)
    for (const remark of remarks) say(`       · ${remark}`)
  }
  if (known.length > 0) say('known gaps:')
  for (const { gap, why } of known) {
    if (!seen.has(gap)) failed += 1
    say(
      seen.has(gap)
        ? `       · ${gap}: ${why}`
        : `GAP    ${gap}: is a gap no longer, take it out of known-gaps.json`,
    )
  }
  say(`${passed} passed, ${failed} failed`)
  return failed
}
