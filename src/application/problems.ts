/** Every rule that speaks, and what it stops. */

import type { GroupName } from '../form/form.js'
import type { ItemRef, Place } from '../interview/answer.js'
import { answerAt, placeKey } from '../interview/answers.js'
import type { Override } from '../interview/case-content.js'
import { holds, placeSeenFrom } from '../interview/conditions.js'
import { seenFrom } from '../interview/route.js'
import type { Values } from '../message.js'
import type { Level, Problem, Stops } from './application.js'
import { questionsConcerned } from './grounds.js'
import type { Rule } from './rule-book.js'
import { ruleChecks } from './rule-checks.js'
import type { Finding } from './rule-checks.js'
import type { RuleContext } from './rule-context.js'

const order: readonly Level[] = ['stopsSession', 'stopsSigning', 'stopsSending', 'warning', 'information']

const stopsOf: Readonly<Record<Level, Stops>> = {
  stopsSession: 'session',
  stopsSigning: 'signing',
  stopsSending: 'sending',
  warning: 'nothing',
  information: 'nothing',
}

/** All problems at once: highest stop first, then in print order. */
export function problemsOf(context: RuleContext): readonly Problem[] {
  const printed = new Map(
    context.sections
      .flatMap(({ questions }) => questions)
      .map(({ place }, index) => [placeKey(place), index]),
  )
  const position = ({ places }: Problem): number =>
    Math.min(...places.map((place) => printed.get(placeKey(place)) ?? Infinity), printed.size)
  return context.ruleBook.rules
    .flatMap((rule) => problemsBy(rule, context))
    .sort(
      (one, other) =>
        order.indexOf(one.level) - order.indexOf(other.level) || position(one) - position(other),
    )
}

function problemsBy(rule: Rule, context: RuleContext): readonly Problem[] {
  return itemsLookedAt(rule.per, context).flatMap((item) =>
    findings(rule, context, item).map((finding) => problem(rule, finding, context, item)),
  )
}

/** What a rule finds, once a place it looks at; empty when it does not fire. */
function findings(rule: Rule, context: RuleContext, item: ItemRef | undefined): readonly Finding[] {
  if (rule.when && !holds(rule.when, seenFrom(context.view, item))) return []
  if (rule.check === undefined) return [{ places: [] }]
  const check = ruleChecks[rule.check]
  if (!check) throw new Error(`rule ${rule.id} names a check that does not exist: ${rule.check}`)
  return check(context, item)
}

function problem(rule: Rule, finding: Finding, context: RuleContext, item: ItemRef | undefined): Problem {
  const [level = 'warning'] = rule.levels
  const places = finding.places.length > 0 ? finding.places : placesOf(rule, context, item)
  const override = overrideOf(rule, item, places, context)
  const words = `rules:${rule.words ?? rule.id}`
  const values = valuesOf(rule, finding, context)
  return {
    rule: rule.id,
    level,
    stops: override ? 'nothing' : stopsOf[level],
    message: { key: `${words}.message`, values },
    remedy: { key: `${words}.remedy`, values },
    places,
    overridable: rule.overridable === true,
    contacts: contactsOf(rule, context),
    ...(item ? { item } : {}),
    ...(override ? { override } : {}),
  }
}

/** What the words of the rule are filled with: what was found, and telephone numbers. */
function valuesOf(rule: Rule, finding: Finding, context: RuleContext): Values {
  const numbers = contactsOf(rule, context).map(({ id, phone }) => [id, phone] as const)
  return { ...Object.fromEntries(numbers), ...finding.values }
}

/** In the order that the rule names them. */
function contactsOf(rule: Rule, { ruleBook }: RuleContext): Problem['contacts'] {
  return (rule.contacts ?? []).flatMap((wanted) =>
    ruleBook.contacts.contacts.flatMap(({ id, phone }) =>
      id === wanted && phone !== undefined ? [{ id, phone }] : [],
    ),
  )
}

/**
 * A decision to go on covers what was known then: an answer given after it stops again. One about a
 * child covers that child alone.
 */
function overrideOf(
  rule: Rule,
  item: ItemRef | undefined,
  places: readonly Place[],
  context: RuleContext,
): Override | undefined {
  if (rule.overridable !== true) return undefined
  const given = places.flatMap((place) => answerAt(context.view.answers, place)?.story?.at ?? [])
  return context.content.overrides.findLast(
    ({ rule: id, item: about, at }) =>
      id === rule.id &&
      about?.id === item?.id &&
      given.every((moment) => Date.parse(moment) <= Date.parse(at)),
  )
}

/** The questions concerned, as far as they are on the route: a rule about what was never asked has none. */
function placesOf(rule: Rule, context: RuleContext, item: ItemRef | undefined): readonly Place[] {
  const view = seenFrom(context.view, item)
  return questionsConcerned(rule.when, rule.questions, view).flatMap((question) => {
    const place = placeSeenFrom(view, question)
    return place && view.onRoute(place) ? [place] : []
  })
}

/** The items of a group that something is printed about: the children, and the applicant who is one. */
function itemsLookedAt(group: GroupName | undefined, context: RuleContext): readonly (ItemRef | undefined)[] {
  if (group === undefined) return [undefined]
  const ids = context.sections
    .filter(({ section }) => section.repeats === group)
    .flatMap(({ item }) => item?.item.id ?? [])
  return [...new Set(ids)].map((id) => ({ group, id }))
}
