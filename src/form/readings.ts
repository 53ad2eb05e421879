/** Lists the conditions of a form and what they look at. */

import type { Condition } from './condition.js'
import type { Form, GroupName, Question, QuestionId } from './form.js'

/** A condition of the form, and where it stands in its files. */
export interface PlacedCondition {
  readonly condition: Condition
  /** `sections/identity.json` */
  readonly file: string
  /** Inside the file: `questions[3].when`. */
  readonly path: string
  /** What the condition decides: a question, or a whole section. */
  readonly of: { readonly section: string; readonly question?: Question }
  /** `when` and `applicantToo` decide the route, `required` is looked at when it is known. */
  readonly role: 'when' | 'applicantToo' | 'required'
}

/** Every condition of the form, in the order of its sections. */
export function conditionsOf(form: Form): readonly PlacedCondition[] {
  return form.sections.flatMap((section) => {
    const file = `sections/${section.id}.json`
    const ofSection = (['when', 'applicantToo'] as const).flatMap((role) => {
      const condition = section[role]
      return condition ? [{ condition, file, path: role, of: { section: section.id }, role }] : []
    })
    const ofQuestions = section.questions.flatMap((question, index): PlacedCondition[] => {
      const of = { section: section.id, question }
      const { when, required } = question
      return [
        ...(when
          ? [{ condition: when, file, path: `questions[${index}].when`, of, role: 'when' as const }]
          : []),
        ...(typeof required === 'object'
          ? [
              {
                condition: required.when,
                file,
                path: `questions[${index}].required.when`,
                of,
                role: 'required' as const,
              },
            ]
          : []),
      ]
    })
    return [...ofSection, ...ofQuestions]
  })
}

/** One look at one question. */
export interface Reading {
  readonly question: QuestionId
  readonly part?: string
  /** The group whose items are looked at in turn. */
  readonly inItemOf?: GroupName
  /** The part of the condition that looks. */
  readonly condition: Condition
}

/** Every look that a condition takes at a question, in any depth. */
export function readings(condition: Condition, inItemOf?: GroupName): readonly Reading[] {
  if ('all' in condition) return condition.all.flatMap((each) => readings(each, inItemOf))
  if ('any' in condition) return condition.any.flatMap((each) => readings(each, inItemOf))
  if ('not' in condition) return readings(condition.not, inItemOf)
  if ('someItem' in condition) return readings(condition.holds, condition.someItem)
  if ('count' in condition) return []
  const read = (question: QuestionId, part?: string): Reading => ({
    question,
    condition,
    ...(part === undefined ? {} : { part }),
    ...(inItemOf === undefined ? {} : { inItemOf }),
  })
  const day = (moment: { readonly day: QuestionId; readonly part?: string }) =>
    moment.day === 'today' ? [] : [read(moment.day, moment.part)]
  if ('ageOf' in condition) return [read(condition.ageOf), ...day(condition.on)]
  const own = read(condition.question, 'part' in condition ? condition.part : undefined)
  if ('among' in condition) return [own, read(condition.among)]
  if ('before' in condition) return [own, ...day(condition.before)]
  return [own]
}

/** The questions that a condition looks at, each once. */
export function questionsRead(condition: Condition): readonly QuestionId[] {
  return [...new Set(readings(condition).map(({ question }) => question))]
}

/** The groups whose items a condition counts or looks through. */
export function groupsRead(condition: Condition): readonly GroupName[] {
  if ('all' in condition) return condition.all.flatMap(groupsRead)
  if ('any' in condition) return condition.any.flatMap(groupsRead)
  if ('not' in condition) return groupsRead(condition.not)
  if ('someItem' in condition) return [condition.someItem, ...groupsRead(condition.holds)]
  return 'count' in condition ? [condition.count] : []
}
