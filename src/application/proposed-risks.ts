/** Rows of the risk table that the answers point to. */

import type { Form, QuestionId } from '../form/form.js'
import type { Circumstances, ItemRef, Place } from '../interview/answer.js'
import { takingPart } from '../interview/answers.js'
import type { CaseContent } from '../interview/case-content.js'
import { holds, placeSeenFrom } from '../interview/conditions.js'
import { seenFrom } from '../interview/route.js'
import type { ProposedRisk } from './application.js'
import { questionsConcerned } from './grounds.js'
import type { RiskCategory, RuleBook } from './rule-book.js'
import { answerTo, valueOf } from './rule-context.js'
import type { RuleContext } from './rule-context.js'
import { ruleContext } from './to-application.js'

/**
 * What the catalogue proposes for this case, in its order, without the categories that the table
 * has a row for already.
 *
 * A row is proposed when its condition holds and at least one of the answers it comes from has been
 * given; a risk that always is considered is proposed whatever the answers say. One row a category:
 * the children that it concerns are told by its places.
 */
export function proposeRisks(
  form: Form,
  ruleBook: RuleBook,
  content: CaseContent,
  circumstances: Circumstances,
): readonly ProposedRisk[] {
  const context = ruleContext(form, ruleBook, content, circumstances)
  const inTable = takingPart(form, content.answers, 'risks').map(({ id }) =>
    valueOf(context, 'risk.category', { group: 'risks', id }),
  )
  return ruleBook.riskCatalogue.flatMap((entry) => {
    if (inTable.includes(entry.category)) return []
    const because = reasonsFor(entry, context)
    if (because === undefined && !entry.mustBeConsidered) return []
    const { category, phase, mustBeConsidered } = entry
    return [{ category, phase, mustBeConsidered, because: because ?? [] }]
  })
}

/** The answers that an entry comes from; undefined when its condition does not hold for anybody. */
export function reasonsFor(entry: RiskCategory, context: RuleContext): readonly Place[] | undefined {
  const items = entry.per === undefined ? [undefined] : itemsOf(entry.per, context)
  const places = items
    .filter((item) => entry.when === undefined || holds(entry.when, seenFrom(context.view, item)))
    .flatMap((item) =>
      because(entry, item, context).flatMap((question) => answeredPlace(question, item, context)),
    )
  if (places.length > 0) return places
  return entry.because.length === 0 && items.length > 0 ? [] : undefined
}

function because(
  entry: RiskCategory,
  item: ItemRef | undefined,
  context: RuleContext,
): readonly QuestionId[] {
  return questionsConcerned(entry.when, entry.because, seenFrom(context.view, item))
}

function answeredPlace(
  question: QuestionId,
  item: ItemRef | undefined,
  context: RuleContext,
): readonly Place[] {
  const place = placeSeenFrom(seenFrom(context.view, item), question)
  return place && answerTo(context, question, item) !== undefined ? [place] : []
}

function itemsOf(group: 'children' | 'risks', context: RuleContext): readonly ItemRef[] {
  const ids = context.sections.flatMap(({ section, item }) =>
    section.repeats === group && item ? [item.item.id] : [],
  )
  return [...new Set(ids)].map((id) => ({ group, id }))
}
