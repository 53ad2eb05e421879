/** Whether a condition holds for the answers given so far. */

import type { Condition } from '../form/condition.js'
import { evaluate } from '../form/evaluate.js'
import type { Facts } from '../form/evaluate.js'
import { countedBy, selfId } from '../form/form.js'
import type { Form, GroupName, QuestionId } from '../form/form.js'
import { sectionOf } from '../form/look-up.js'
import type { AllAnswers, Circumstances, ItemRef, Place } from './answer.js'
import { answerAt, takingPart } from './answers.js'

/** From where a condition looks at the answers. */
export interface View {
  readonly form: Form
  readonly answers: AllAnswers
  readonly circumstances: Circumstances
  /** The child or risk that is talked about: its answers are meant by questions that repeat. */
  readonly item?: ItemRef
  /** Whether the question is known to be on the route; answers elsewhere are not seen. */
  onRoute(place: Place): boolean
}

/** Whether the condition holds, as `evaluate` says, for the answers that are on the route. */
export function holds(condition: Condition, view: View): boolean {
  return evaluate(condition, factsIn(view))
}

function factsIn(view: View): Facts {
  return {
    countryLists: view.form.countryLists,
    today: view.circumstances.today,
    known: (question) => {
      const place = placeSeenFrom(view, question)
      return place && view.onRoute(place) ? answerAt(view.answers, place) : undefined
    },
    count: (group) => itemsSeen(group, view).length,
    items: (group) =>
      [...selfSeen(group, view), ...itemsSeen(group, view)].map((item) => factsIn(seenFrom(view, item))),
  }
}

/** The view of one item of a group. */
export function seenFrom(view: View, item: ItemRef | undefined): View {
  if (!item) return view
  // Field by field: this runs for every question of every child, and a spread is several times slower.
  const { form, answers, circumstances } = view
  return { form, answers, circumstances, item, onRoute: (place) => view.onRoute(place) }
}

/** Where the answer to a question stands, seen from `view`: with the item in question, if it repeats. */
export function placeSeenFrom(view: View, question: QuestionId): Place | undefined {
  const group = sectionOf(view.form, question)?.repeats
  if (!group) return { question }
  return view.item?.group === group ? { question, item: view.item } : undefined
}

/** The items that take part, as long as the question that counts them is on the route. */
export function itemsSeen(group: GroupName, view: View): readonly ItemRef[] {
  const counter = countedBy[group]
  if (counter !== undefined && !view.onRoute({ question: counter })) return []
  return takingPart(view.form, view.answers, group).map(({ id }) => ({ group, id }))
}

/** The applicant, where anything is asked about them as an item of the group. */
function selfSeen(group: GroupName, view: View): readonly ItemRef[] {
  const self = { group, id: selfId }
  const isAsked = view.form.sections.some(
    (section) =>
      section.repeats === group &&
      section.applicantToo !== undefined &&
      section.questions.some(({ id }) => view.onRoute({ question: id, item: self })),
  )
  return isAsked ? [self] : []
}
