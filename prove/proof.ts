/** What one part of the proof has to say. */

export interface Proof {
  /** `questions asked, essential depth` */
  readonly title: string
  /** How many things were looked at. */
  readonly count: number
  /** Of these, what could not be shown: each named so that somebody can find it. */
  readonly gaps: readonly string[]
  /** Worth knowing, and no gap. */
  readonly remarks?: readonly string[]
}

/** Looks at each thing; those that fail are the gaps. */
export function proveEach<T>(
  title: string,
  things: readonly T[],
  nameOf: (thing: T) => string,
  isShown: (thing: T) => boolean,
): Proof {
  const gaps = things.filter((thing) => !isShown(thing)).map(nameOf)
  return { title, count: things.length, gaps }
}
