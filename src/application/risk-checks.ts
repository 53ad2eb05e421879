/** Rules about the risk table. */

import type { ItemRef } from '../interview/answer.js'
import { takingPart } from '../interview/answers.js'
import { isAtLeast, riskLevels } from './risk-level.js'
import { isCompleteMeasure, isDismissed, levelOf } from './risks.js'
import { answered, partOf, valueOf } from './rule-context.js'
import type { RuleContext } from './rule-context.js'
import type { Finding } from './rule-checks.js'

const rowsOf = ({ form, view }: RuleContext): readonly ItemRef[] =>
  takingPart(form, view.answers, 'risks').map(({ id }) => ({ group: 'risks', id }))

/** Rule R1. */
export function riskTableIsMissing(context: RuleContext): readonly Finding[] {
  return rowsOf(context).length === 0 ? [{ places: [{ question: 'riskConclusion.overall' }] }] : []
}

/** Rule R3: risks that are always considered, and are neither rated nor set aside with a reason. */
export function riskNotConsidered(context: RuleContext): readonly Finding[] {
  const rows = rowsOf(context)
  if (rows.length === 0) return []
  const considered = rows
    .filter((row) => levelOf(context, row) !== undefined || isDismissed(context, row))
    .map((row) => valueOf(context, 'risk.category', row))
  const open = context.ruleBook.riskCatalogue.filter(
    ({ category, mustBeConsidered }) => mustBeConsidered && !considered.includes(category),
  )
  if (open.length === 0) return []
  const places = rows
    .filter((row) => open.some(({ category }) => category === valueOf(context, 'risk.category', row)))
    .map((row) => ({ question: 'risk.likelihood', item: row }))
  const inTable = places.length > 0 ? places : [{ question: 'riskConclusion.overall' }]
  return [
    {
      places: inTable,
      values: { count: open.length, risks: open.map(({ category }) => category).join(', ') },
    },
  ]
}

/** Rule R4: from a medium level up, every measure says what, who and when, and there is one. */
export function measuresAreIncomplete(context: RuleContext, risk: ItemRef | undefined): readonly Finding[] {
  if (!risk || isDismissed(context, risk)) return []
  const level = levelOf(context, risk)
  if (level === undefined || !isAtLeast(level, 'medium')) return []
  const measures = valueOf(context, 'risk.measures', risk)
  const isComplete = Array.isArray(measures) && measures.length > 0 && measures.every(isCompleteMeasure)
  return isComplete ? [] : [{ places: [] }]
}

/**
 * Rule R8: the applicant sees the risk two steps worse than the level, or more, and no words of
 * theirs say why. 0 (very unsafe) corresponds to very high, 1 to high, 2 to medium, 3 and 4 to low.
 */
export function ownViewIsMuchWorse(context: RuleContext, risk: ItemRef | undefined): readonly Finding[] {
  if (!risk) return []
  const own = valueOf(context, 'risk.own', risk)
  const rating = partOf(own, 'rating')
  const words = partOf(own, 'words')
  const level = levelOf(context, risk)
  if (typeof rating !== 'number' || level === undefined) return []
  const asLevel = Math.max(0, riskLevels.length - 1 - rating)
  const isExplained = typeof words === 'string' && words.trim() !== ''
  return asLevel - riskLevels.indexOf(level) >= 2 && !isExplained ? [{ places: [] }] : []
}

const threatSections: readonly string[] = ['threatInSweden', 'threatInTransit', 'threatInCountryOfReturn']

/** Rule R9: something was said about a threat on a later day than that of the table. */
export function threatIsNewerThanTable(context: RuleContext): readonly Finding[] {
  const made = valueOf(context, 'riskConclusion.madeOn')
  if (typeof made !== 'string') return []
  const places = answered(context)
    .filter(({ place, answer }) => {
      const [section = ''] = place.question.split('.')
      return threatSections.includes(section) && (answer.story?.at ?? '').slice(0, 10) > made
    })
    .map(({ place }) => place)
  return places.length > 0 ? [{ places, values: { count: places.length } }] : []
}
