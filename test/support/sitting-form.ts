/** A short form with every kind of question, for sittings in tests. Invented throughout. */

import type { CompositeKind, Form, Kind, ListKind, QuestionId, Section } from '../../src/form/form.js'
import type { CaseContent } from '../../src/interview/case-content.js'
import { noAnswers } from '../../src/interview/answers.js'
import { question as made } from './small-form.js'

type Extra = Parameters<typeof made>[2]

const question = ({
  id,
  number,
  kind,
  extra = {},
}: {
  id: string
  number: string
  kind: Kind | CompositeKind | ListKind
  extra?: Extra
}) => made(id, kind, { number, ...extra })

const person: Section = {
  id: 'person',
  letter: 'A',
  questions: [
    question({ id: 'person.calledName', number: 'A1', kind: { kind: 'text', maxLength: 60 } }),
    question({ id: 'person.born', number: 'A2', kind: { kind: 'partialDate', within: 'past' } }),
    question({ id: 'person.destination', number: 'A3', kind: { kind: 'country' } }),
    question({
      id: 'person.birthPlace',
      number: 'A4',
      kind: {
        kind: 'composite',
        parts: [
          { id: 'place', of: { kind: 'text', maxLength: 60 } },
          { id: 'country', of: { kind: 'country' }, optional: true },
        ],
      },
    }),
    question({
      id: 'person.citizenship',
      number: 'A5',
      kind: { kind: 'list', max: 3, item: { kind: 'country' } },
    }),
  ],
}

const family: Section = {
  id: 'family',
  letter: 'B',
  questions: [
    question({ id: 'family.accompanyingChildren', number: 'B1', kind: { kind: 'number', min: 0, max: 12 } }),
  ],
}

const child: Section = {
  id: 'child',
  letter: 'B',
  repeats: 'children',
  questions: [question({ id: 'child.age', number: 'B2', kind: { kind: 'number', min: 0, max: 17 } })],
}

const health: Section = {
  id: 'health',
  letter: 'C',
  questions: [
    question({ id: 'health.medicine', number: 'C1', kind: { kind: 'yesNo' } }),
    question({
      id: 'health.which',
      number: 'C2',
      kind: { kind: 'text', maxLength: 80 },
      extra: { when: { question: 'health.medicine', is: [true] } },
    }),
    question({
      id: 'health.help',
      number: 'C3',
      kind: {
        kind: 'severalOf',
        choices: ['none', 'companion', 'wheelchair', 'interpreter'],
        exclusive: ['none'],
      },
    }),
    question({ id: 'health.wishes', number: 'C4', kind: { kind: 'longText', maxLength: 600 } }),
  ],
}

const safety: Section = {
  id: 'safety',
  letter: 'D',
  announced: true,
  questions: [
    question({
      id: 'safety.here',
      number: 'D1',
      kind: { kind: 'scale' },
      extra: { answeredBy: 'applicantAlone' },
    }),
    question({
      id: 'safety.contact',
      number: 'D2',
      kind: { kind: 'oneOf', choices: ['no', 'maybe', 'yes'] },
    }),
  ],
}

const notes: Section = {
  id: 'notes',
  letter: 'E',
  questions: [
    question({
      id: 'notes.view',
      number: 'E1',
      kind: { kind: 'longText', maxLength: 600 },
      extra: { answeredBy: 'coordinator' },
    }),
  ],
}

const ids = (section: Section): readonly QuestionId[] => section.questions.map(({ id }) => id)
const part = (section: Section) => ({ section: section.id, questions: ids(section) })

export const sittingForm: Form = {
  id: 'sitting',
  version: 1,
  sections: [person, family, child, health, safety, notes],
  meetings: [
    { id: 'first', parts: [part(person), part(family), part(child)] },
    { id: 'second', parts: [part(health), part(safety), part(notes)] },
  ],
  choiceSets: {},
  countryLists: {},
  countries: ['DZ', 'IQ', 'IR', 'JO', 'MA', 'RO', 'SD', 'SE', 'TH'],
  languages: ['ar', 'en', 'ro', 'sv', 'th'],
}

/** A case without an answer. */
export const emptyCase = (interview = 'ar', staff = 'sv'): CaseContent => ({
  template: 'sitting/1',
  reference: 'RK-TEST-26-014',
  languages: { interview, staff, readers: ['en'] },
  depth: 'full',
  answers: noAnswers,
  overrides: [],
  record: [],
})
