/** What the rules say of the target group and the destination. */

import type { Eligibility, Problem } from './application.js'
import { valueOf } from './rule-context.js'
import type { RuleContext } from './rule-context.js'

/**
 * Never a decision: the coordinator and IOM Finland take it together. Whatever is not clearly met
 * needs a talk with IOM Finland before signing.
 */
export function eligibilityOf(context: RuleContext, problems: readonly Problem[]): Eligibility {
  const fires = (...rules: readonly string[]): boolean => problems.some(({ rule }) => rules.includes(rule))
  const right = valueOf(context, 'eligibility.rightToLive')
  const isDestinationKnown = right !== undefined && valueOf(context, 'eligibility.destination') !== undefined
  return {
    targetGroup: fires('E1', 'E3') ? 'needsDialogue' : 'met',
    destination:
      !isDestinationKnown || fires('E7', 'E8')
        ? 'needsDialogue'
        : right === 'other_settlement_right' || fires('E5')
          ? 'askFirst'
          : 'met',
    voluntary: !fires('V1', 'V2'),
  }
}
