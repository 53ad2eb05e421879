/** Keeps the disk in step with the session: an answer at once, half-typed text a moment after the last key. */

import type { CaseContent } from '../interview/case-content.js'
import { contentToSave, type Session } from '../interview/session.js'

export type SaveState =
  | { readonly is: 'saved'; readonly at: Date }
  /** An answer that was just given is on its way: nothing on screen may say that it is safe. */
  | { readonly is: 'saving' }
  | { readonly is: 'notSaved' }

export interface Saver {
  /** The session has changed. */
  changed(session: Session): void
  /** Saves at once what is not saved yet; rejects when that cannot be done, and goes on trying. */
  keep(session: Session): Promise<void>
  /** The last save; rejects when it cannot be done. */
  finish(session: Session): Promise<void>
}

const typingPause = 200
const retryPause = 3_000

/**
 * Saves follow each other, never two at a time, and always the newest state. A save that did not
 * succeed is told at once and tried again.
 */
export function saver(
  save: (content: CaseContent) => Promise<void>,
  now: () => Date,
  tell: (state: SaveState) => void,
): Saver {
  let newest: Session | undefined
  let kept: Session | undefined
  let running: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let isFinishing = false

  const isKept = (session: Session): boolean =>
    kept?.content === session.content &&
    kept.draft === session.draft &&
    kept.at === session.at &&
    kept.language === session.language &&
    kept.parked === session.parked

  const later = (pause: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void write(), pause)
  }

  const write = (): Promise<void> => {
    clearTimeout(timer)
    if (running) return running
    const session = newest
    if (!session || isKept(session)) return Promise.resolve()
    running = save(contentToSave(session)).then(
      () => {
        running = undefined
        kept = session
        tell({ is: 'saved', at: now() })
        if (newest && !isKept(newest) && !isFinishing)
          later(newest.content === session.content ? typingPause : 0)
      },
      () => {
        running = undefined
        tell({ is: 'notSaved' })
        if (!isFinishing) later(retryPause)
      },
    )
    return running
  }

  const keep = async (session: Session): Promise<void> => {
    clearTimeout(timer)
    await running
    newest = session
    if (isKept(session)) return
    await save(contentToSave(session))
    kept = session
  }

  return {
    changed(session) {
      const isAnswer = session.content !== newest?.content
      newest = session
      if (isAnswer) {
        tell({ is: 'saving' })
        void write()
      } else if (!isKept(session)) later(typingPause)
    },
    async keep(session) {
      try {
        await keep(session)
      } catch (error) {
        later(retryPause)
        throw error
      }
    },
    finish(session) {
      isFinishing = true
      return keep(session)
    },
  }
}
