/** The rows of the risk table, and what follows from each. */

import type { Item, ItemRef } from '../interview/answer.js'
import { isRiskLevel, isConsequence, isLikelihood, riskLevel } from './risk-level.js'
import type { Risk, RiskLevel } from './application.js'
import { partOf, valueOf } from './rule-context.js'
import type { RuleContext } from './rule-context.js'

/**
 * Every row of the table, in its order. The level is computed, the level after measures is judged
 * by the professional: it is read, never computed.
 */
export function risksOf(context: RuleContext, items: readonly Item[]): readonly Risk[] {
  return items.map((item) => {
    const ref: ItemRef = { group: 'risks', id: item.id }
    const category = valueOf(context, 'risk.category', ref)
    const residual = valueOf(context, 'risk.residualLevel', ref)
    return {
      item,
      category: typeof category === 'string' ? category : '',
      level: levelOf(context, ref),
      uncertain: valueOf(context, 'risk.likelihood', ref) === 'U',
      residualLevel: isRiskLevel(residual) ? residual : undefined,
      dismissed: isDismissed(context, ref),
    }
  })
}

/** Undefined while likelihood or consequence is open. */
export function levelOf(context: RuleContext, risk: ItemRef): RiskLevel | undefined {
  const likelihood = valueOf(context, 'risk.likelihood', risk)
  const consequence = valueOf(context, 'risk.consequence', risk)
  return isLikelihood(likelihood) && isConsequence(consequence)
    ? riskLevel(likelihood, consequence)
    : undefined
}

/** Set aside as not relevant here, with the reason: without one it is neither rated nor set aside. */
export function isDismissed(context: RuleContext, risk: ItemRef): boolean {
  return (
    valueOf(context, 'risk.relevant', risk) === false &&
    valueOf(context, 'risk.whyNotRelevant', risk) !== undefined
  )
}

/** A measure that says what is done, by whom and by when. */
export function isCompleteMeasure(measure: unknown): boolean {
  return ['measure', 'responsible', 'when'].every((part) => {
    const said = partOf(measure, part)
    return typeof said === 'string' && said.trim() !== ''
  })
}
