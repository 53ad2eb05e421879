/** The texts that a form cannot do without, by the rule that `docs/template-format.md` states. */

import type { MessageKey } from '../message.js'
import type { ChoiceCode, Choices, CompositeKind, Form, Kind, ListKind, Question, Section } from './form.js'
import { choiceCodes } from './look-up.js'

export interface NeededText {
  readonly key: MessageKey
  /** `all`: in every language; `staff`: in the languages that staff work in. */
  readonly in: 'all' | 'staff'
}

/** Every text the form needs: titles, labels, what is asked and why, choices, steps, parts. */
export function neededTexts(form: Form): readonly NeededText[] {
  const sets = Object.entries(form.choiceSets).flatMap(([set, codes]) =>
    codes.map((code) => `form/choices:${set}.${code}`),
  )
  return [
    ...sets.map((key) => ({ key, in: 'all' as const })),
    ...(form.information?.topics ?? []).flatMap(({ id: topic, sentences }) =>
      // How many months there is money for is part of the sentence: it has forms instead.
      ['title', ...sentences.filter((sentence) => sentence !== 'monthly')].map((sentence) => ({
        key: `leaflet:${topic}.${sentence}`,
        in: 'all' as const,
      })),
    ),
    ...(form.difficultWords ?? []).flatMap(({ id }) =>
      ['term', 'means'].map((path) => ({ key: `words:${id}.${path}`, in: 'all' as const })),
    ),
    ...form.sections.flatMap((section) => [
      ...titles(section),
      ...section.questions.flatMap((question) => textsOf(question, section, form)),
    ]),
  ]
}

function titles(section: Section): readonly NeededText[] {
  const title: NeededText = { key: `form/${section.id}:title`, in: 'all' }
  return section.announced === true ? [title, { key: `form/${section.id}:intro`, in: 'all' }] : [title]
}

function textsOf(question: Question, section: Section, form: Form): readonly NeededText[] {
  const field = question.id.slice(section.id.length + 1)
  const own = (path: string): NeededText => ({ key: `form/${section.id}:${field}.${path}`, in: 'all' })
  const isForApplicant = ['applicant', 'applicantAlone', 'guardian'].includes(question.answeredBy)
  const asked = ['ask', 'why'].map((path): NeededText =>
    isForApplicant ? own(path) : { key: `staff/${section.id}:${field}.${path}`, in: 'staff' },
  )
  return [own('label'), ...(question.kind === 'derived' ? [] : asked), ...pathsOf(question, form).map(own)]
}

function pathsOf(
  kind: Question | Kind | CompositeKind | ListKind,
  form: Form,
  part?: string,
): readonly string[] {
  switch (kind.kind) {
    case 'oneOf':
    case 'severalOf':
      return ownCodes(kind.choices).map((code) =>
        part === undefined ? `choices.${code}` : `partChoices.${part}.${code}`,
      )
    case 'scale':
      return [0, 1, 2, 3, 4].map((step) => `scale.${step}`)
    case 'composite':
      return kind.parts.flatMap(({ id, of }) => [`parts.${id}`, ...pathsOf(of, form, id)])
    case 'list':
      return pathsOf(kind.item, form)
    case 'derived':
      return pathsOf(kind.of, form)
    default:
      return []
  }
  function ownCodes(choices: Choices): readonly ChoiceCode[] {
    return typeof choices === 'string' ? [] : choiceCodes(form, choices)
  }
}
