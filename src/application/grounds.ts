/** Which questions are the reason that a condition holds. */

import type { Condition } from '../form/condition.js'
import type { QuestionId } from '../form/form.js'
import { questionsRead } from '../form/readings.js'
import { holds } from '../interview/conditions.js'
import type { View } from '../interview/conditions.js'

/**
 * Those of the questions that the condition looks at where it holds: of several grounds, only the
 * grounds that hold. All of them where there is no such question, or no condition.
 */
export function questionsConcerned(
  condition: Condition | undefined,
  questions: readonly QuestionId[],
  view: View,
): readonly QuestionId[] {
  if (!condition) return questions
  const read = readWhereItHolds(condition, view)
  const concerned = questions.filter((question) => read.includes(question))
  return concerned.length > 0 ? concerned : questions
}

function readWhereItHolds(condition: Condition, view: View): readonly QuestionId[] {
  if ('all' in condition) return condition.all.flatMap((part) => readWhereItHolds(part, view))
  if (!('any' in condition)) return questionsRead(condition)
  return condition.any
    .filter((ground) => holds(ground, view))
    .flatMap((ground) => readWhereItHolds(ground, view))
}
