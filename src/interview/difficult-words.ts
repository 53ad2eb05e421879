/** Words that are hard to understand or to interpret, explained on demand; those of the question first. */

import type { DifficultWord } from '../form/form.js'
import type { Session } from './session.js'
import { calm, stopAt } from './standing.js'

/** More would not fit on the smallest screen in two languages. */
const wordsOnAPage = 2

/** All words of the form, those that belong to the present question or its part first. */
export function difficultWords(session: Session): readonly DifficultWord[] {
  const words = session.form.difficultWords ?? []
  const stop = stopAt(session)
  const isHere = ({ at }: DifficultWord): boolean =>
    stop !== undefined && (at.includes(stop.question.id) || at.includes(stop.section.id))
  return [...words.filter(isHere), ...words.filter((word) => !isHere(word))]
}

export interface WordsPage {
  readonly words: readonly DifficultWord[]
  /** From 1. */
  readonly number: number
  readonly of: number
}

/** @param page from 0 */
export function wordsPage(session: Session, page: number): WordsPage {
  const words = difficultWords(session)
  return {
    words: words.slice(page * wordsOnAPage, (page + 1) * wordsOnAPage),
    number: page + 1,
    of: Math.ceil(words.length / wordsOnAPage),
  }
}

/** The page of words over the question; past either end nothing changes. */
export function showingWords(session: Session, page: number): Session {
  const { of } = wordsPage(session, 0)
  return page < 0 || page >= of ? session : { ...calm(session), view: { name: 'words', page } }
}
