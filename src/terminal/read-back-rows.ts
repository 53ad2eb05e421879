/** One answer as it is read back: the question, and what was answered, in both languages. */

import { answerAt, isSamePlace } from '../interview/answers.js'
import type { Answer } from '../interview/answer.js'
import { toReadBack } from '../interview/read-back.js'
import type { Stop } from '../interview/route.js'
import { isAskedOfApplicant } from '../wording/keys.js'
import { inBoth, type Tongues } from './bilingual.js'
import { blank, type BodyRow } from './page.js'
import { answerInWords } from './place-screens.js'
import { askOf, labelOf, type Asked, type Scene } from './scene.js'
import type { Stage } from './screen.js'
import type { Words } from './words.js'

/** `question D6   12 of 64` */
export function readCount({ stop }: Asked, { session, staff }: Scene): string {
  const stops = toReadBack(session)
  const at = stops.findIndex(({ place }) => isSamePlace(place, stop.place))
  const question = staff.t('terminal:header.question', { number: stop.question.number })
  return `${question}   ${staff.t('terminal:readBack.count', { number: at + 1, of: stops.length })}`
}

export function readRows(asked: Asked, scene: Scene, tongues: Tongues, stage: Stage): readonly BodyRow[] {
  const { question, answer } = spoken(asked.stop, scene)
  return [...inBoth(question, tongues, stage), blank, ...inBoth(answer, tongues, stage, 76)]
}

/** Question and answer as they are read in a language. */
export function spoken(
  stop: Stop,
  scene: Scene,
): { readonly question: (words: Words) => string; readonly answer: (words: Words) => string } {
  const { session, staff } = scene
  const { question } = stop
  const stored = answerAt(session.content.answers, stop.place)
  return {
    // Questions to staff are written for staff only; their label is what stands on paper.
    question: isAskedOfApplicant(question) ? askOf(question, scene) : labelOf(question, scene),
    answer: (words) => {
      if (!stored) return ''
      return words === staff ? answerInWords(stop, stored, words) : ownWords(stop, stored, words)
    },
  }
}

/** The applicant hears their own words, where they were written down. */
function ownWords(stop: Stop, answer: Answer, words: Words): string {
  const own = answer.state === 'answered' ? answer.original?.value : undefined
  if (typeof own === 'string') return own
  if (Array.isArray(own)) return own.map(String).join(' \u00b7 ')
  return answerInWords(stop, answer, words)
}
