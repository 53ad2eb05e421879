/** Going on past a rule: the coordinator's decision, with the reason that the cover note says. */

import type { ItemRef } from './answer.js'
import { answerAt } from './answers.js'
import type { CaseContent, Override } from './case-content.js'
import { recorded } from './record.js'

/** Rule and, where it looks at each child or each row of the risk table, which of them. */
export interface Passed {
  readonly rule: string
  readonly item?: ItemRef
}

/** The case with a decision to go on past a rule: for this child or row, and for no other. */
export function goneOnPast(
  content: CaseContent,
  { rule, item }: Passed,
  reason: string,
  at: string,
): CaseContent {
  const override: Override = { rule, ...(item ? { item } : {}), reason, by: coordinatorOf(content), at }
  return recorded(
    { ...content, overrides: [...content.overrides, override] },
    { at, what: 'overridden', reason },
  )
}

/** Who decides: the coordinator of the case by name, where it has one. */
function coordinatorOf({ answers }: CaseContent): string {
  const name = answerAt(answers, { question: 'case.coordinatorName' })
  return name?.state === 'answered' && typeof name.value === 'string' ? name.value : 'coordinator'
}
