/** Finds things in a form by their id. */

import type { ChoiceCode, Choices, Form, Question, QuestionId, Section, SectionId } from './form.js'

interface Index {
  readonly sections: ReadonlyMap<SectionId, Section>
  readonly questions: ReadonlyMap<QuestionId, { readonly question: Question; readonly section: Section }>
}

/** A form never changes once it is read, so one index serves all its life. */
const indexes = new WeakMap<Form, Index>()

export function questionIn(form: Form, id: QuestionId): Question | undefined {
  return indexOf(form).questions.get(id)?.question
}

/** The section that a question stands in. */
export function sectionOf(form: Form, id: QuestionId): Section | undefined {
  return indexOf(form).questions.get(id)?.section
}

export function sectionIn(form: Form, id: SectionId): Section | undefined {
  return indexOf(form).sections.get(id)
}

/** The codes that can be chosen from; none where the form lacks the set that is named. */
export function choiceCodes(form: Form, choices: Choices): readonly ChoiceCode[] {
  if (typeof choices !== 'string') return choices
  return Object.hasOwn(form.choiceSets, choices) ? (form.choiceSets[choices] ?? []) : []
}

/** What people call a country or a language besides its standard names; a variant is called as its language. */
export function otherNames(form: Form, what: 'countries' | 'languages', code: string): readonly string[] {
  const names = form.otherNames?.[what] ?? {}
  return names[code] ?? names[code.replace(/-.*$/u, '')] ?? []
}

function indexOf(form: Form): Index {
  const known = indexes.get(form)
  if (known) return known
  const index: Index = {
    sections: new Map(form.sections.map((section) => [section.id, section])),
    questions: new Map(
      form.sections.flatMap((section) =>
        section.questions.map((question) => [question.id, { question, section }] as const),
      ),
    ),
  }
  indexes.set(form, index)
  return index
}
