/** Every rule speaks and is silent; every attachment is needed and is not; every risk is proposed and is not. */

import { attachmentsOf } from '../src/application/attachments.js'
import { proposeRisks } from '../src/application/proposed-risks.js'
import { problemsOf } from '../src/application/problems.js'
import type { Problem } from '../src/application/application.js'
import type { Rule } from '../src/application/rule-book.js'
import type { RuleContext } from '../src/application/rule-context.js'
import { ruleChecks } from '../src/application/rule-checks.js'
import { ruleContext } from '../src/application/to-application.js'
import type { Condition } from '../src/form/condition.js'
import type { GroupName } from '../src/form/form.js'
import type { ItemRef } from '../src/interview/answer.js'
import { holds } from '../src/interview/conditions.js'
import { seenFrom } from '../src/interview/route.js'
import { Chance } from './chance.js'
import { proveEach, type Proof } from './proof.js'
import { seek } from './seek.js'
import type { Subject } from './subject.js'
import type { Walked } from './walk.js'

/** Something that follows from a condition: a rule, an attachment, a risk. */
interface Consequence {
  readonly name: string
  readonly when?: Condition | undefined
  readonly per?: GroupName | undefined
  /** Whether it follows in this case. */
  readonly follows: (context: RuleContext) => boolean
}

export function proveRules(subject: Subject, seed: number): readonly Proof[] {
  const chance = new Chance(seed)
  const { rules, attachments, riskCatalogue } = subject.ruleBook
  const conditional = attachments.filter(({ when, per }) => when !== undefined || per !== undefined)
  return [
    proveEach(
      'rules whose problems can be told apart',
      rules,
      wordsOf,
      (rule) => rules.filter((other) => wordsOf(other) === wordsOf(rule)).length === 1,
    ),
    proveEach(
      'checks that some rule names',
      Object.keys(ruleChecks),
      (check) => `no rule names the check ${check}`,
      (check) => rules.some((rule) => rule.check === check),
    ),
    ...proveBoth('rules', 'fires', rules.map(ruleConsequence), subject, chance),
    ...proveBoth(
      'attachments',
      'is needed',
      conditional.map((rule) => ({
        name: rule.id,
        // Without a condition it is needed for every child, and so only where there is none it is not.
        ...(rule.when === undefined && rule.per !== undefined
          ? { when: { someItem: rule.per, holds: { all: [] } } }
          : { when: rule.when, per: rule.per }),
        follows: (context) => attachmentsOf(context).some(({ id }) => id === rule.id),
      })),
      subject,
      chance,
    ),
    ...proveBoth(
      'risks of the catalogue',
      'comes up',
      riskCatalogue.flatMap(({ category, when, per }) =>
        when === undefined
          ? []
          : [
              {
                name: category,
                when,
                per,
                follows: (context: RuleContext) => holdsForSome(when, per, context),
              },
            ],
      ),
      subject,
      chance,
    ),
    ...proveBoth(
      'risks of the catalogue',
      'is proposed',
      riskCatalogue.map(({ category, when, per }) => ({
        name: category,
        when,
        per,
        follows: ({ form, ruleBook, content, circumstances }) =>
          proposeRisks(form, ruleBook, content, circumstances).some((risk) => risk.category === category),
      })),
      subject,
      chance,
    ),
  ]
}

const wordsOf = ({ id, words }: Rule): string => words ?? id

function ruleConsequence(rule: Rule): Consequence {
  const key = `rules:${wordsOf(rule)}.message`
  const isIts = (problem: Problem) => problem.rule === rule.id && problem.message.key === key
  return {
    name: wordsOf(rule),
    when: rule.when,
    per: rule.per,
    follows: (context) => problemsOf(context).some(isIts),
  }
}

/** Each consequence once where it follows and once where it does not, though there is somebody it could be about. */
function proveBoth(
  title: string,
  verb: string,
  consequences: readonly Consequence[],
  subject: Subject,
  chance: Chance,
): readonly Proof[] {
  return [true, false].map((wanted) =>
    proveEach(
      `${title}, each where it ${verb}${wanted ? '' : ', and where not'}`,
      consequences,
      ({ name }) => `${name} ${wanted ? 'never' : 'always'} ${verb}`,
      (consequence) => isSeen(consequence, wanted, subject, chance),
    ),
  )
}

function isSeen(
  { when, per, follows }: Consequence,
  wanted: boolean,
  subject: Subject,
  chance: Chance,
): boolean {
  const isShownBy = (walked: Walked): boolean => {
    const context = contextOf(walked, subject)
    return itemsOf(per, context).length > 0 && follows(context) === wanted
  }
  const somebody: readonly Condition[] = per === undefined ? [] : [{ someItem: per, holds: { all: [] } }]
  const wishes = [
    ...somebody.map((condition) => ({ condition, holds: true })),
    ...(when === undefined ? [] : [{ condition: when, holds: wanted }]),
  ]
  return seek({ depth: 'full', wishes, isShownBy }, subject, chance) !== undefined
}

export function contextOf(
  { content, circumstances, facts }: Walked,
  { form, ruleBook }: Subject,
): RuleContext {
  return ruleContext(form, ruleBook, content, circumstances, facts)
}

function holdsForSome(when: Condition, per: GroupName | undefined, context: RuleContext): boolean {
  return itemsOf(per, context).some((item) => holds(when, seenFrom(context.view, item)))
}

function itemsOf(per: GroupName | undefined, { sections }: RuleContext): readonly (ItemRef | undefined)[] {
  if (per === undefined) return [undefined]
  return sections.flatMap(({ section, item }) =>
    section.repeats === per && item ? [{ group: per, id: item.item.id }] : [],
  )
}
