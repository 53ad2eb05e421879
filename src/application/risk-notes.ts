/** What is said about each row of the risk table while it is being filled in. */

import type { Form } from '../form/form.js'
import type { Circumstances } from '../interview/answer.js'
import { takingPart } from '../interview/answers.js'
import type { CaseContent } from '../interview/case-content.js'
import type { RiskRowNotes } from '../interview/risk-row.js'
import { reasonsFor } from './proposed-risks.js'
import { risksOf } from './risks.js'
import type { RuleBook } from './rule-book.js'
import { ruleContext } from './to-application.js'

/** By the id of the row: where it comes from as the answers are now, and its level before measures. */
export function riskNotes(
  form: Form,
  ruleBook: RuleBook,
  content: CaseContent,
  circumstances: Circumstances,
): ReadonlyMap<string, RiskRowNotes> {
  const context = ruleContext(form, ruleBook, content, circumstances)
  const rows = risksOf(context, takingPart(form, content.answers, 'risks'))
  return new Map(
    rows.map(({ item, category, level, uncertain, dismissed }) => {
      const entry = ruleBook.riskCatalogue.find((one) => one.category === category)
      const notes: RiskRowNotes = {
        category: category === '' ? undefined : category,
        because: (entry && reasonsFor(entry, context)) ?? [],
        mustBeConsidered: entry?.mustBeConsidered ?? false,
        level,
        uncertain,
        isSetAside: dismissed,
      }
      return [item.id, notes]
    }),
  )
}
