/** Forms of a few questions, built where a test needs them. */

import type { Condition } from '../../src/form/condition.js'
import type {
  CompositeKind,
  DerivedKind,
  Form,
  Kind,
  ListKind,
  Question,
  Section,
} from '../../src/form/form.js'
import type { AllAnswers, Answer, Answers, Value } from '../../src/interview/answer.js'

type Extra = Partial<
  Pick<Question, 'when' | 'required' | 'valueNeeded' | 'depth' | 'answeredBy' | 'checks' | 'number'>
>

export const yesNo: Kind = { kind: 'yesNo' }
export const date: Kind = { kind: 'date' }
export const partialDate: Kind = { kind: 'partialDate' }
export const country: Kind = { kind: 'country' }
export const oneOf = (...choices: string[]): Kind => ({ kind: 'oneOf', choices })
export const severalOf = (...choices: string[]): Kind => ({ kind: 'severalOf', choices, exclusive: [] })
export const text = (maxLength = 100): Kind => ({ kind: 'text', maxLength })
export const number = (min: number, max: number): Kind => ({ kind: 'number', min, max })
export const listOf = (item: Kind | CompositeKind, max = 5): ListKind => ({ kind: 'list', max, item })

export function question(
  id: string,
  kind: Kind | CompositeKind | ListKind | DerivedKind,
  extra: Extra = {},
): Question {
  return {
    id,
    number: id,
    answeredBy: 'applicant',
    required: 'always',
    sensitivity: 2,
    depth: 'essential',
    ...kind,
    ...extra,
  }
}

type SectionExtra = Partial<Pick<Section, 'repeats' | 'when' | 'applicantToo' | 'letter'>>

export function section(id: string, questions: readonly Question[], extra: SectionExtra = {}): Section {
  return { id, letter: 'A', questions, ...extra }
}

/** A form whose only meeting asks all its questions in the order of the sections. */
export function form(sections: readonly Section[], extra: Partial<Form> = {}): Form {
  return {
    id: 'small',
    version: 1,
    sections,
    meetings: [
      {
        id: 'first',
        parts: sections.map(({ id, questions }) => ({
          section: id,
          questions: questions.filter(({ kind }) => kind !== 'derived').map((each) => each.id),
        })),
      },
    ],
    choiceSets: {},
    countryLists: {},
    countries: ['BG', 'CD', 'CG', 'GB', 'GN', 'GW', 'RO', 'SE', 'TG', 'TH', 'TO', 'XKX', 'XXA'],
    languages: ['ar', 'bin', 'en', 'ro', 'rmn', 'sv', 'th'],
    ...extra,
  }
}

export const is = (id: string, ...values: (string | number | boolean)[]): Condition => ({
  question: id,
  is: values,
})

/** Answers by question: a value, or a whole answer where the state matters. */
export function answered(values: Readonly<Record<string, Value | { readonly answer: Answer }>>): Answers {
  return new Map(
    Object.entries(values).map(([id, value]) => [
      id,
      isAnswer(value) ? value.answer : { state: 'answered', value },
    ]),
  )
}

export function answers(
  own: Readonly<Record<string, Value | { readonly answer: Answer }>>,
  groups: Readonly<
    Partial<Record<'children' | 'risks', Readonly<Record<string, Readonly<Record<string, Value>>>>>>
  > = {},
): AllAnswers {
  const items = (group: 'children' | 'risks') =>
    Object.entries(groups[group] ?? {}).map(([id, values]) => ({ id, answers: answered(values) }))
  return { own: answered(own), groups: { children: items('children'), risks: items('risks') } }
}

export const declined: { readonly answer: Answer } = { answer: { state: 'declined' } }

function isAnswer(value: Value | { readonly answer: Answer }): value is { readonly answer: Answer } {
  return (
    typeof value === 'object' &&
    'answer' in value &&
    typeof value.answer === 'object' &&
    'state' in value.answer
  )
}
