/** Where the words of a section, question, part or choice stand in the locales. */

import type { Choices, ChoiceCode, Form, Question, QuestionId, Section, SectionId } from '../form/form.js'
import type { MessageKey } from '../message.js'

/** `identity.dateOfBirth` in two: `identity`, `dateOfBirth`. */
export function splitId(id: QuestionId): readonly [section: SectionId, field: string] {
  const dot = id.indexOf('.')
  return [id.slice(0, dot), id.slice(dot + 1)]
}

function inForm(id: QuestionId, rest: string): MessageKey {
  const [section, field] = splitId(id)
  return `form/${section}:${field}.${rest}`
}

function inStaff(id: QuestionId, rest: string): MessageKey {
  const [section, field] = splitId(id)
  return `staff/${section}:${field}.${rest}`
}

/** Heading of a section. */
export const sectionTitleKey = (section: Section): MessageKey => `form/${section.id}:title`
/** What is said before a section that is announced. */
export const sectionIntroKey = (section: Section): MessageKey => `form/${section.id}:intro`

/** Short label, for lists and paper: every question has one in every locale. */
export const labelKey = (question: Question): MessageKey => inForm(question.id, 'label')

/**
 * What is read aloud. A question to the applicant has it in every locale; a question that
 * staff answer for themselves only in the staff languages.
 */
export const askKey = (question: Question): MessageKey =>
  isAskedOfApplicant(question) ? inForm(question.id, 'ask') : inStaff(question.id, 'ask')

/** Why it is asked, in one honest sentence that says who will read the answer. */
export const whyKey = (question: Question): MessageKey =>
  isAskedOfApplicant(question) ? inForm(question.id, 'why') : inStaff(question.id, 'why')

/** Help for the applicant; not every question has one. */
export const hintKey = (question: Question): MessageKey => inForm(question.id, 'hint')

/** How to ask it, for staff; only in the staff languages, not every question has one. */
export const staffHintKey = (question: Question): MessageKey => inStaff(question.id, 'hint')

/** Label of one part of a composite answer or list item. */
export const partKey = (question: Question, part: string): MessageKey => inForm(question.id, `parts.${part}`)

/** Words of a choice: of the question's own list, or of the shared set it names. */
export function choiceKey(question: Question, choices: Choices, code: ChoiceCode, part?: string): MessageKey {
  if (typeof choices === 'string') return `form/choices:${choices}.${code}`
  return inForm(question.id, part === undefined ? `choices.${code}` : `partChoices.${part}.${code}`)
}

/** Words of one step of a 0 to 4 scale. */
export const scaleKey = (question: Question, step: number): MessageKey => inForm(question.id, `scale.${step}`)

/** Whether the applicant hears the question, rather than a professional answering from the papers. */
export const isAskedOfApplicant = (question: Question): boolean =>
  question.answeredBy === 'applicant' ||
  question.answeredBy === 'applicantAlone' ||
  question.answeredBy === 'guardian'

/** The codes behind `choices`. */
export function codesOf(form: Form, choices: Choices): readonly ChoiceCode[] {
  if (typeof choices !== 'string') return choices
  const codes = form.choiceSets[choices]
  if (!codes) throw new Error(`the form has no choice set ${choices}`)
  return codes
}
