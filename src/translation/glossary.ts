/** Whether the chosen terms are used: a hint for the reviewer, since words are inflected. */

import type { Language, SameList, Term } from './desk.js'
import { textFault, type TextFault } from './faults.js'
import { sourceOf } from './keys.js'
import type { Source } from './stale.js'

/** Texts whose Swedish has a term of the glossary, and that hold none of the words chosen for it. */
export function termWarnings({ locale, texts, glossary, same }: Language, source: Source): TextFault[] {
  const terms = glossary.map((term) => ({ term, inSwedish: patternOf(term.sv), chosen: chosenFor(term) }))
  return [...texts].flatMap(([key, text]) => {
    const whole = sourceOf(key, source.sv)
    if (whole === undefined) return []
    const swedish = withoutKept(whole, text, same)
    const plain = folded(text)
    return terms
      .filter(
        ({ term, inSwedish, chosen }) =>
          term.without?.includes(key) !== true &&
          inSwedish?.test(swedish) === true &&
          !chosen.some((form) => plain.includes(form)),
      )
      .map(({ term }) => textFault(locale, key, 'term', { swedish: term.sv, term: term.term }))
  })
}

/** Without the words that stay Swedish in the translation on purpose: the name of the programme, of an authority. */
const withoutKept = (swedish: string, text: string, { words }: SameList): string =>
  swedish.replace(/\p{L}+/gu, (word) => (Object.hasOwn(words, word) && text.includes(word) ? '' : word))

/** One entry can hold several words that mean the same: `utsatthet, utnyttjande`. */
const alternatives = (words: string): string[] =>
  words
    .replace(/\([^)]*\)/gu, '')
    .split(/[,،;/]| eller /u)
    .map((word) => word.trim())
    .filter((word) => word !== '')

/** At the start of a word, with whatever ending follows; words of three letters would be found everywhere. */
function patternOf(swedish: string): RegExp | undefined {
  const words = alternatives(swedish).filter((word) => word.length > 3)
  if (words.length === 0) return undefined
  const either = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')).join('|')
  return new RegExp(`(?<![\\p{L}\\p{M}])(?:${either})`, 'iu')
}

const chosenFor = ({ term, forms = [] }: Term): string[] => [term, ...forms].flatMap(alternatives).map(folded)

/** Without case and without marks above and below letters, which inflection often changes. */
const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
