/** Which questions are the reason that a condition holds. */

import type { Condition } from '../form/condition.js'
import type { QuestionId } from '../form/form.js'
import { questionsRead } from '../form/readings.js'
import { holds } from '../interview/conditions.js'
import type { View } from '../interview/conditions.js'

/**
 * Of a condition with several grounds, those of the questions that a ground which holds looks at;
 * of any other condition, all of them.
 */
export function questionsConcerned(
  condition: Condition | undefined,
  questions: readonly QuestionId[],
  view: View,
): readonly QuestionId[] {
  if (!condition || !('any' in condition)) return questions
  const concerned = condition.any.filter((ground) => holds(ground, view)).flatMap(questionsRead)
  return questions.filter((question) => concerned.includes(question))
}
