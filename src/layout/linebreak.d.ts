declare module 'linebreak' {
  export interface Break {
    /** Offset in UTF-16 units of the character after the break. */
    readonly position: number
    readonly required: boolean
  }
  /** Break opportunities by UAX #14, one at a time. */
  export default class LineBreaker {
    constructor(text: string)
    nextBreak(): Break | null
  }
}
