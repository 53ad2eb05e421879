/** Every question is asked of somebody, and none that should not be. */

import type { AskedQuestion, Depth } from '../src/form/form.js'
import { Chance } from './chance.js'
import { proveEach, type Proof } from './proof.js'
import { seek, tempers, usual } from './seek.js'
import type { Subject } from './subject.js'
import { walkThrough, type Walked } from './walk.js'

const freshWalks = 80

export function proveQuestions(subject: Subject, seed: number): readonly Proof[] {
  const chance = new Chance(seed)
  return [...proveDepth('essential', subject, chance), ...proveDepth('full', subject, chance)]
}

function proveDepth(depth: Depth, subject: Subject, chance: Chance): readonly Proof[] {
  const walks = Array.from({ length: freshWalks }, (_, index) =>
    walkThrough(
      subject,
      { depth, temper: tempers[index % tempers.length] ?? usual, pins: new Map(), risks: index % 3 },
      chance,
    ),
  )
  const met = new Set(walks.flatMap(({ stops }) => stops.map(({ question }) => question.id)))
  const questions = askedQuestions(subject)
  const isMeant = (question: AskedQuestion) => depth === 'full' || question.depth === 'essential'
  const later: string[] = []
  const isAsked = (question: AskedQuestion): boolean => {
    if (met.has(question.id)) return true
    const witness = seek(
      { depth, asks: [question.id], isShownBy: (walked) => asks(walked, question) },
      subject,
      chance,
    )
    if (witness && startsAnswered(witness, questions)) later.push(question.id)
    return witness !== undefined
  }
  const asked = proveEach(
    `questions asked, ${depth} depth`,
    questions.filter(isMeant),
    ({ id }) => id,
    isAsked,
  )
  const others = questions.filter((question) => !isMeant(question))
  return [
    {
      ...asked,
      remarks: later.map(
        (id) => `${id} is asked in ${depth} depth only in a case that was begun in full depth`,
      ),
    },
    ...(others.length === 0
      ? []
      : [
          proveEach(
            `questions of full depth left out, ${depth} depth`,
            others,
            ({ id }) => id,
            ({ id }) => !met.has(id),
          ),
        ]),
  ]
}

function askedQuestions({ form }: Subject): readonly AskedQuestion[] {
  return form.sections
    .flatMap(({ questions }) => questions)
    .filter((question): question is AskedQuestion => question.kind !== 'derived')
}

function asks({ stops }: Walked, { id }: AskedQuestion): boolean {
  return stops.some(({ question }) => question.id === id)
}

/** In essential depth, a question of full depth is there only when it was answered before. */
function startsAnswered({ stops, circumstances }: Walked, questions: readonly AskedQuestion[]): boolean {
  const full = new Set(questions.filter(({ depth }) => depth === 'full').map(({ id }) => id))
  return circumstances.depth === 'essential' && stops.some(({ question }) => full.has(question.id))
}
