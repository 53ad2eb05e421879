/** Answers that follow from other answers: they are printed like any other, and never asked. */

import { selfId } from '../form/form.js'
import type { Form } from '../form/form.js'
import type { Answer, ItemRef, Value } from '../interview/answer.js'
import { answerAt, takingPart } from '../interview/answers.js'
import type { CaseContent } from '../interview/case-content.js'
import { holds } from '../interview/conditions.js'
import type { View } from '../interview/conditions.js'
import { seenFrom } from '../interview/route.js'
import type { Amounts } from './rule-book.js'
import { supportFor } from './support.js'

/** What a derivation looks at. The view shows the questions of the route that are asked. */
export interface DerivationContext {
  readonly form: Form
  readonly content: CaseContent
  readonly amounts: Amounts
  readonly view: View
}

type Derivation = (context: DerivationContext, item: ItemRef | undefined) => Value | undefined

/** By the name that a derived question of the template gives. */
export const derivations: Readonly<Record<string, Derivation>> = {
  /** Text. */
  reference: ({ content }) => content.reference,
  /** `YYYY-MM-DD`: when the case began, as far as its record goes. */
  startedOn: ({ content }) =>
    (content.record.find(({ what }) => what === 'started') ?? content.record[0])?.at.slice(0, 10),
  /** True also for stateless people, and for those with a Swedish citizenship among others. */
  foreignCitizen: ({ view }) => {
    if (!holds({ question: 'identity.citizenship', answered: true }, view)) return undefined
    return !holds({ question: 'identity.citizenship', isOnly: 'SE' }, view)
  },
  airlineCodes: ({ view }) => airlineCodes(view),
  track: (context, item) => childTrack(context, item),
  instrument: ({ view }) => instrument(view),
  /** US dollars. */
  supportCeiling: ({ form, amounts, view }) =>
    supportFor(takingPart(form, view.answers, 'children').length, amounts).total,
}

/** The answer to a derived question; undefined while what it follows from is open. */
export function derivedAnswer(
  derivation: string,
  context: DerivationContext,
  item: ItemRef | undefined,
): Answer | undefined {
  const derive = derivations[derivation]
  if (!derive) throw new Error(`the form names a derivation that does not exist: ${derivation}`)
  const value = derive(context, item)
  return value === undefined ? undefined : { state: 'answered', value }
}

/**
 * `acc`: with a parent who applies. `sep`: on its own, or with somebody who is not a parent.
 * `par`: under 18 and a parent itself, protected as a separated child and with children along.
 */
function childTrack(
  context: DerivationContext,
  item: ItemRef | undefined,
): 'acc' | 'sep' | 'par' | undefined {
  if (item === undefined) return undefined
  if (item.id === selfId) {
    return takingPart(context.form, context.view.answers, 'children').length > 0 ? 'par' : 'sep'
  }
  const relation = answerAt(context.view.answers, { question: 'child.relation', item })
  if (relation === undefined || relation.state === 'later') return undefined
  return holds({ question: 'child.relation', is: ['mother', 'father'] }, seenFrom(context.view, item))
    ? 'acc'
    : 'sep'
}

/**
 * How authorities of two countries speak about a child: the Brussels II b Regulation (EU) 2019/1111
 * in the EU except Denmark, else the Hague Convention of 1996 where the country has joined it.
 */
function instrument(view: View): 'BrusselsIIb' | 'Hague1996' | 'none' | undefined {
  const question = 'eligibility.destination'
  if (!holds({ question, answered: true }, view)) return undefined
  if (
    holds(
      {
        all: [
          { question, inCountryList: 'eu' },
          { question, isNot: ['DK'] },
        ],
      },
      view,
    )
  )
    return 'BrusselsIIb'
  return holds({ question, inCountryList: 'hague1996' }, view) ? 'Hague1996' : 'none'
}

/** Assistance codes of IATA resolution 700, as airlines book them. */
const codeOfNeed: Readonly<Record<string, string>> = {
  walking_far: 'WCHR',
  stairs: 'WCHS',
  cannot_walk: 'WCHC',
  seeing: 'BLND',
  hearing: 'DEAF',
  understanding_remembering: 'DPNA',
}

function airlineCodes(view: View): readonly string[] | undefined {
  const needs = answerAt(view.answers, { question: 'fitness.functionalNeeds' })
  if (needs?.state !== 'answered' || !Array.isArray(needs.value)) return undefined
  const codes = needs.value.flatMap((need) => (typeof need === 'string' ? (codeOfNeed[need] ?? []) : []))
  if (holds({ question: 'fitness.fitToFlyAssessment', is: ['yes'] }, view)) codes.push('MEDA')
  if (isChildAlone(view)) codes.push('UMNR')
  return codes.length > 0 ? codes : ['none']
}

function isChildAlone(view: View): boolean {
  return holds(
    {
      all: [
        { ageOf: 'identity.dateOfBirth', on: { day: 'today' }, below: 18 },
        { question: 'travel.escort', is: ['not_needed'] },
      ],
    },
    view,
  )
}
