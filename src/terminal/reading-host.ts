/** Opens the reading view on demand, keeps it in step with the talk, and closes it with the talk. */

import type { ReadingView } from '../reading/slide.js'
import type { Message } from '../message.js'
import type { Scene } from './scene.js'
import { slideOf } from './slide-of.js'

export interface ReadingHost {
  /** Opens the view, or gives it a new address; the message says it. */
  open(scene: Scene): Promise<Message>
  /** The talk has moved on. */
  follow(scene: Scene): void
  close(): Promise<void>
}

export function readingHost(start: (() => Promise<ReadingView>) | undefined): ReadingHost {
  let view: Promise<ReadingView> | undefined
  return {
    async open(scene) {
      if (!start) return { key: 'terminal:notice.noReadingView' }
      try {
        const opened = await (view ??= start())
        opened.show(slideOf(scene))
        return { key: 'terminal:notice.readingView', values: { address: opened.newAddress() } }
      } catch {
        view = undefined
        return { key: 'terminal:notice.noReadingView' }
      }
    },
    follow(scene) {
      void view?.then((opened) => {
        opened.show(slideOf(scene))
      })
    },
    async close() {
      await (await view)?.close()
      view = undefined
    },
  }
}
