/** One line that says how far a longer work is, while somebody watches; it leaves no trace. */

import type { Context } from './context.js'

const clearLine = '\r\u001b[K'

export interface Working {
  /** Another part is being done. */
  next(): void
  done(): void
}

/** Says which document is being made, on standard error, where that is a terminal. */
export function documentsBeingMade({ world, t }: Context): Working {
  if (world.errors.isTTY !== true) return { next: () => undefined, done: () => undefined }
  let number = 0
  return {
    next: () => {
      number += 1
      world.errors.write(`${clearLine}${t('cli:render.making', { number })}`)
    },
    done: () => void world.errors.write(clearLine),
  }
}
