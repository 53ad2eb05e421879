/** Every condition holds in some case, and does not hold in another. */

import type { Condition } from '../src/form/condition.js'
import type { Section } from '../src/form/form.js'
import { sectionIn } from '../src/form/look-up.js'
import { conditionsOf, type PlacedCondition } from '../src/form/readings.js'
import type { ItemRef } from '../src/interview/answer.js'
import { holds, type View } from '../src/interview/conditions.js'
import { isSectionAsked, itemsAskedFor, seenFrom, viewOf } from '../src/interview/route.js'
import { Chance } from './chance.js'
import { proveEach, type Proof } from './proof.js'
import { seek } from './seek.js'
import type { Subject } from './subject.js'
import type { Walked } from './walk.js'

interface Outcome {
  readonly placed: PlacedCondition
  readonly wanted: boolean
}

export function proveFormConditions(subject: Subject, seed: number): Proof {
  const chance = new Chance(seed)
  const outcomes = conditionsOf(subject.form).flatMap((placed): Outcome[] => [
    { placed, wanted: true },
    { placed, wanted: false },
  ])
  return proveEach(
    'conditions of the form, true and false',
    outcomes,
    ({ placed: { file, path }, wanted }) => `${file}: ${path} is never ${String(wanted)}`,
    (outcome) => isSeen(outcome, subject, chance),
  )
}

function isSeen({ placed, wanted }: Outcome, subject: Subject, chance: Chance): boolean {
  const section = sectionIn(subject.form, placed.of.section)
  if (!section) return false
  const { question } = placed.of
  // Where the section itself is not asked, nobody looks at the conditions inside it.
  const sectionIsAsked: readonly Condition[] =
    question !== undefined && section.when !== undefined ? [section.when] : []
  const isRequirement = placed.role === 'required' && question !== undefined
  return (
    seek(
      {
        depth: 'full',
        ...(isRequirement ? { asks: [question.id] } : {}),
        wishes: [
          ...sectionIsAsked.map((condition) => ({ condition, holds: true })),
          { condition: placed.condition, holds: wanted },
        ],
        isShownBy: (walked) => isShown(placed, section, wanted, subject, walked),
      },
      subject,
      chance,
    ) !== undefined
  )
}

function isShown(
  { condition, role, of }: PlacedCondition,
  section: Section,
  wanted: boolean,
  { form }: Subject,
  { content, circumstances }: Walked,
): boolean {
  const view = viewOf(form, content.answers, circumstances)
  return itemsOf(section, role, view).some((item) => {
    if (of.question !== undefined && !isSectionAsked(section, item, view)) return false
    return holds(condition, seenFrom(view, item)) === wanted
  })
}

function itemsOf(
  section: Section,
  role: PlacedCondition['role'],
  view: View,
): readonly (ItemRef | undefined)[] {
  if (section.repeats === undefined || role === 'applicantToo') return [undefined]
  return itemsAskedFor(section, section.repeats, view)
}
