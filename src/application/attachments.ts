/** What goes with the application. */

import { holds } from '../interview/conditions.js'
import { seenFrom } from '../interview/route.js'
import type { Attachment, ItemPosition } from './application.js'
import type { RuleContext } from './rule-context.js'

/** In the order of the checklist; what is about a child stands once for each child it is about. */
export function attachmentsOf(context: RuleContext): readonly Attachment[] {
  return context.ruleBook.attachments.flatMap((rule) => {
    const attachment = {
      id: rule.id,
      label: `attachments:${rule.id}.label`,
      needed: rule.needed,
      generated: rule.generated === true,
    }
    const { per, when } = rule
    if (per === undefined) return when === undefined || holds(when, context.view) ? [attachment] : []
    return positionsOf(context, per)
      .filter(
        ({ item }) => when === undefined || holds(when, seenFrom(context.view, { group: per, id: item.id })),
      )
      .map((item) => ({ ...attachment, item }))
  })
}

function positionsOf(context: RuleContext, group: 'children' | 'risks'): readonly ItemPosition[] {
  const positions = context.sections.flatMap(({ section, item }) =>
    section.repeats === group && item ? [item] : [],
  )
  return [...new Map(positions.map((position) => [position.item.id, position])).values()]
}
