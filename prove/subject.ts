/** What the proof is about: one template, and what its conditions tell apart. */

import type { Condition } from '../src/form/condition.js'
import { landmarksOf, type Landmarks } from '../src/form/enumerate.js'
import type { CountryCode, Form } from '../src/form/form.js'
import { conditionsOf } from '../src/form/readings.js'
import type { RuleBook } from '../src/application/rule-book.js'

export interface Subject {
  readonly form: Form
  readonly ruleBook: RuleBook
  /** `YYYY-MM-DD`: any day will do, as long as it is always the same. */
  readonly today: string
  /** What any condition of the template compares an answer with. */
  readonly marks: Landmarks
  /** Countries that some condition treats otherwise than others, and a few that none does. */
  readonly countries: readonly CountryCode[]
}

export function subjectOf(form: Form, ruleBook: RuleBook, today: string): Subject {
  const marks = landmarksOf(form, allConditions(form, ruleBook), today)
  const listed = Object.values(form.countryLists).flatMap((list) => list.slice(0, 2))
  const named = form.countries.filter((country) => marks.words.has(country))
  const others = form.countries.filter(
    (country) => !Object.values(form.countryLists).some((list) => list.includes(country)),
  )
  const countries = [...new Set([...listed, ...named, ...others.slice(0, 2), 'SE', 'RO'])]
  return {
    form,
    ruleBook,
    today,
    marks,
    countries: countries.filter((country) => form.countries.includes(country)),
  }
}

function allConditions(form: Form, { rules, attachments, riskCatalogue }: RuleBook): readonly Condition[] {
  return [
    ...conditionsOf(form).map(({ condition }) => condition),
    ...[...rules, ...attachments, ...riskCatalogue].flatMap(({ when }) => (when ? [when] : [])),
  ]
}
