import { route } from '../interview/route.js'
import { answerAt } from '../interview/answers.js'
import type { CaseContent } from '../interview/case-content.js'
import { formOf, type Context } from './context.js'
import { today } from './facts.js'

export interface Progress {
  readonly answered: number
  readonly open: number
}

/** How many questions on the route have an answer, and how many have none yet. */
export function progressOf(context: Context, content: CaseContent): Progress {
  const stops = route(formOf(context), content.answers, { depth: content.depth, today: today(context) })
  const answered = stops.filter(({ place }) => answerAt(content.answers, place) !== undefined).length
  return { answered, open: stops.length - answered }
}
