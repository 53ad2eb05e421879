/** Where a problem is: its questions and its rule. */

import type { Application, Problem } from '../application/application.js'
import type { Question } from '../form/form.js'
import type { ItemRef } from '../interview/answer.js'
import { splitId } from '../wording/keys.js'
import type { PaperSpeaker } from './columns.js'

/** The questions a problem is about, each once. */
export function questionsOf(application: Application, problem: Problem): readonly Question[] {
  const ids = new Set(problem.places.map(({ question }) => question))
  return [...ids].flatMap((id) => {
    const section = application.form.sections.find((one) => one.id === splitId(id)[0])
    return section?.questions.find((question) => question.id === id) ?? []
  })
}

/** "Question F10, C11 (rule V1)". */
export function whereText(application: Application, problem: Problem, speaker: PaperSpeaker): string {
  const numbers = questionsOf(application, problem).map(({ number }) => number)
  if (numbers.length === 0) return speaker.t('document:draft.rule', { rule: problem.rule })
  return speaker.t('document:draft.where', {
    questions: numbers.join(', '),
    rule: problem.rule,
    count: numbers.length,
  })
}

/** "child 2", "row 3": which item a problem is about; empty when it is about the applicant, or about several. */
export function itemText(
  application: Application,
  problem: Problem,
  speaker: PaperSpeaker,
): readonly string[] {
  const child = childNumber(application, problem)
  if (child !== undefined) return [speaker.t('papers:childOf', { number: child })]
  const { item } = problem
  if (item?.group !== 'risks') return []
  return [speaker.t('papers:rowOf', { number: numberOfItem(application, item) ?? '' })]
}

/** The number of a child or of a row of the risk table as every paper gives it, from 1. */
export function numberOfItem({ sections }: Application, { group, id }: ItemRef): number | undefined {
  return sections.find(({ section, item }) => section.repeats === group && item?.item.id === id)?.item?.number
}

/** Which child a problem is about, from 1; undefined when it is about none, or about several. */
export function childNumber(application: Application, problem: Problem): number | undefined {
  const ids = new Set(problem.places.flatMap(({ item }) => (item?.group === 'children' ? [item.id] : [])))
  const [id] = ids
  const part = application.sections.find(({ item }) => item?.item.id === id)
  return ids.size === 1 && id !== 'self' ? part?.item?.number : undefined
}
