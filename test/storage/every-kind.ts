/** A form with a question of every kind, and a case that answers all of them. */

import type { Form } from '../../src/form/form.js'
import type { CaseContent } from '../../src/interview/case-content.js'
import {
  answers,
  declined,
  form,
  listOf,
  question,
  section,
  text,
  yesNo,
  country,
  date,
} from '../support/small-form.js'

export const everyKind: Form = form(
  [
    section('all', [
      question('all.text', text(40)),
      question('all.longText', { kind: 'longText', maxLength: 4000 }),
      question('all.yesNo', yesNo),
      question('all.oneOf', { kind: 'oneOf', choices: ['a', 'b'] }),
      question('all.shared', { kind: 'oneOf', choices: 'noMaybeYes' }),
      question('all.severalOf', { kind: 'severalOf', choices: ['a', 'b', 'none'], exclusive: ['none'] }),
      question('all.number', { kind: 'number', min: 0, max: 20 }),
      question('all.date', date),
      question('all.birth', { kind: 'partialDate', within: 'past' }),
      question('all.country', country),
      question('all.language', { kind: 'language' }),
      question('all.phone', { kind: 'phone' }),
      question('all.email', { kind: 'email' }),
      question('all.money', { kind: 'money', currency: 'USD' }),
      question('all.scale', { kind: 'scale' }),
      question('all.place', {
        kind: 'composite',
        parts: [
          { id: 'town', of: text(), optional: true },
          { id: 'country', of: country },
        ],
      }),
      question('all.share', {
        kind: 'composite',
        parts: [
          { id: 'agreed', of: yesNo },
          { id: 'on', of: date, when: { part: 'agreed', is: [true] } },
        ],
      }),
      question('all.list', listOf(text(), 3)),
      question('all.number12', text(), { checks: ['personalIdentityNumber', 'noIdentifyingDetails'] }),
      question('all.papers', {
        kind: 'composite',
        parts: [{ id: 'number', of: text(), checks: ['personalIdentityNumber'] }],
      }),
      question('all.total', { kind: 'derived', derivation: 'total', of: { kind: 'number', min: 0, max: 9 } }),
    ]),
    section('child', [question('child.name', text())], { repeats: 'children' }),
    section(
      'risk',
      [
        question('risk.category', text()),
        question('risk.likelihood', { kind: 'oneOf', choices: ['1', '2', '3', 'U'] }),
        question('risk.own', { kind: 'composite', parts: [{ id: 'rating', of: { kind: 'scale' } }] }),
      ],
      { repeats: 'risks' },
    ),
  ],
  { choiceSets: { noMaybeYes: ['no', 'maybe', 'yes'] } },
)

/** A case with an answer of every kind. */
export function contentOf(name: string): CaseContent {
  const all = answers(
    {
      'all.text': name,
      'all.longText': `${name}\n${name}`,
      'all.yesNo': false,
      'all.oneOf': 'a',
      'all.shared': 'maybe',
      'all.severalOf': ['a', 'b'],
      'all.number': 0,
      'all.date': '2025-03-09',
      'all.birth': '2000',
      'all.country': 'XKX',
      'all.language': 'rmn',
      'all.phone': '+46701740605',
      'all.email': 'asa@example.org',
      'all.money': 2800.5,
      'all.scale': 4,
      'all.place': { town: name, country: 'RO' },
      'all.share': declined,
      'all.list': [name, name],
    },
    {
      children: { c1: { 'child.name': name }, self: {} },
      risks: { r1: { 'risk.category': 'H-1', 'risk.own': { rating: 1 } } },
    },
  )
  return {
    template: 'small/1',
    reference: 'TEST-25-014',
    languages: { interview: 'ro', staff: 'sv', readers: ['en', 'sv'] },
    depth: 'full',
    answers: all,
    overrides: [{ rule: 'E5', reason: name, by: 'TEST', at: '2025-03-09T14:30:00+01:00' }],
    record: [
      { at: '2025-03-09T14:30:00+01:00', what: 'started' },
      {
        at: '2025-03-09T14:31:00Z',
        what: 'answered',
        place: { question: 'child.name', item: { group: 'children', id: 'c1' } },
        language: 'ro',
        reason: name,
      },
    ],
  }
}
