import { describe, expect, test } from '@jest/globals'
import type { Answers } from '../../src/interview/answer.js'
import type { CaseContent } from '../../src/interview/case-content.js'
import { derivations } from '../../src/application/derive.js'
import { supportFor } from '../../src/application/support.js'
import { changed, no, withStory } from './changed.js'
import { form, look, readCase, ruleBook } from './template.js'

const p1 = readCase('test/cases/p1.json')
const p2 = readCase('test/cases/p2.json')
const p3 = readCase('test/cases/p3.json')

describe('the support', () => {
  test.each([
    [0, 4000],
    [1, 6000],
    [2, 8000],
    [5, 14_000],
  ])('with %i children is at most %i dollars', (children, total) => {
    expect(supportFor(children, ruleBook.amounts).total).toBe(total)
  })

  test('carries the date of its guidance', () => {
    expect(look(p1).support.validFrom).toBe('2024-06-11')
  })
})

describe('the code on each page', () => {
  test('is eight hexadecimal digits', () => {
    expect(look(p1).code).toMatch(/^[0-9a-f]{8}$/)
  })

  test('does not change with the order of the answers', () => {
    const backwards: Answers = new Map([...p1.answers.own].reverse())
    expect(look({ ...p1, answers: { ...p1.answers, own: backwards } }).code).toBe(look(p1).code)
  })

  test('does not change with the order of the parts of an answer', () => {
    const turned = changed(p1, { 'family.dependants': { who: 'mother and child', count: 2 } })
    expect(look(turned).code).toBe(look(p1).code)
  })

  test('does not change with the record, the day or the story of an answer', () => {
    const told = changed(p1, {
      'threatInSweden.ownSafety': withStory(3, { askedIn: 'en', at: '2025-02-17T10:00:00+01:00' }),
    })
    const later: CaseContent = {
      ...told,
      record: [...told.record, { at: '2025-03-10T10:00:00+01:00', what: 'rendered' }],
    }
    expect(look(later, {}, '2025-03-11').code).toBe(look(p1).code)
  })

  test('changes when an answer does', () => {
    expect(look(changed(p1, { 'threatInSweden.ownSafety': 2 })).code).not.toBe(look(p1).code)
    expect(look(changed(p1, { 'threatInSweden.ownSafety': no('declined') })).code).not.toBe(look(p1).code)
  })

  test('does not change with an answer that takes no part', () => {
    expect(look(changed(p1, { 'fitness.pregnancyWeeks': 12 })).code).toBe(look(p1).code)
  })
})

describe('a stop that the coordinator sets aside', () => {
  const override = (rule: string, id?: string) => ({
    rule,
    ...(id === undefined ? {} : { item: { group: 'children' as const, id } }),
    reason: 'IOM Finland agreed on the telephone',
    by: 'KE',
    at: '2025-03-10T09:00:00+01:00',
  })

  test('stops nothing and keeps its reason', () => {
    const application = look({ ...p2, overrides: [override('C5', 'c1')] })
    const [custody] = application.problems.filter(({ rule }) => rule === 'C5')
    expect(custody).toMatchObject({
      stops: 'nothing',
      level: 'stopsSending',
      override: { reason: 'IOM Finland agreed on the telephone', by: 'KE' },
    })
  })

  test('is set aside for one child only', () => {
    const stops = (overrides: CaseContent['overrides']) =>
      look({ ...p2, overrides })
        .problems.filter(({ rule }) => rule === 'C1')
        .map(({ item, stops: what }) => `${item?.id ?? ''} ${what}`)
    expect(stops([override('C1', 'c2')])).toEqual(['c1 sending', 'c2 nothing'])
    expect(stops([override('C1')])).toEqual(['c1 sending', 'c2 sending'])
  })

  test('goes on stopping for a separated child whose best interests nobody has assessed', () => {
    const separated = ruleBook.rules.filter(
      ({ id, levels }) => id === 'C1' && levels.includes('stopsSigning'),
    )
    expect(separated.map(({ overridable }) => overridable)).toEqual([false])
    const [problem] = look({ ...p3, overrides: [override('C1', 'self')] }).problems.filter(
      ({ rule }) => rule === 'C1',
    )
    expect(problem).toMatchObject({ item: { id: 'self' }, stops: 'signing', overridable: false })
  })

  test('stops again when an answer is given after the decision', () => {
    const acute = (at: string) =>
      look({
        ...changed(p1, { 'threatInSweden.ownSafety': withStory(0, { at, confirmed: true }) }),
        overrides: [override('V7')],
      }).problems.find(({ rule }) => rule === 'V7')
    expect(acute('2025-03-10T08:59:00+01:00')?.stops).toBe('nothing')
    expect(acute('2025-03-10T09:01:00+01:00')?.stops).toBe('session')
  })

  test('goes on stopping when the rule is never set aside', () => {
    const application = look({
      ...p3,
      overrides: [override('V1'), override('C1', 'self'), override('C2', 'self')],
    })
    const stops = application.problems
      .filter(({ rule }) => ['V1', 'C1', 'C2'].includes(rule))
      .map((problem) => problem.stops)
    expect(stops).toEqual(['signing', 'signing', 'signing'])
  })

  test.each(['E1', 'V1', 'V2', 'V3', 'V5', 'L2', 'L8', 'L9', 'C2', 'C3', 'C4', 'P1', 'P8', 'P10'])(
    'is never rule %s',
    (rule) => {
      const stopping = ruleBook.rules.filter(
        ({ id, levels }) => id === rule && levels.some((level) => level.startsWith('stops')),
      )
      expect(stopping.length).toBeGreaterThan(0)
      expect(stopping.every(({ overridable }) => !overridable)).toBe(true)
    },
  )
})

describe('problems', () => {
  test('come with the highest stop first', () => {
    const order = ['stopsSession', 'stopsSigning', 'stopsSending', 'warning', 'information']
    const levels = look(p3).problems.map(({ level }) => order.indexOf(level))
    expect(levels).toEqual([...levels].sort((one, other) => one - other))
  })

  test('of open questions come once a section, with every place', () => {
    const { problems } = look(
      changed(p2, { 'c1 child.givenNames': undefined, 'c2 child.givenNames': no('later') }),
    )
    const open = problems.filter(({ rule, level }) => rule === 'D1' && level === 'stopsSigning')
    expect(open).toHaveLength(1)
    expect(open[0]?.places.map(({ item }) => item?.id)).toEqual(['c1', 'c2'])
    expect(open[0]?.message.values).toEqual({ section: 'E', count: 2 })
  })

  test('name only the ground that holds', () => {
    const [acute] = look(changed(p1, { 'threatInSweden.knowPlace': 'yes' })).problems
    expect(acute).toMatchObject({ rule: 'V7', places: [{ question: 'threatInSweden.knowPlace' }] })
    const [handover] = look(p3).problems.filter(({ rule }) => rule === 'C10')
    expect(handover?.places.map(({ question }) => question)).toEqual(['childProtection.handover'])
  })

  test('are told of an empty case too', () => {
    const empty = { ...p1, answers: { own: new Map(), groups: { children: [], risks: [] } } }
    const application = look(empty)
    expect(application).toMatchObject({ isSignable: false, isSendable: false })
    expect(application.eligibility).toEqual({
      targetGroup: 'needsDialogue',
      destination: 'needsDialogue',
      voluntary: false,
    })
  })
})

describe('computed answers', () => {
  function computed(content: CaseContent, id: string) {
    const found = look(content)
      .sections.flatMap(({ questions }) => questions)
      .filter(({ question }) => question.id === id)
    return found.map(({ answer }) => (answer?.state === 'answered' ? answer.value : undefined))
  }

  test.each(
    form.sections
      .flatMap(({ questions }) => questions)
      .filter(({ kind }) => kind === 'derived')
      .map(({ id }) => id),
  )('%s has a derivation', (id) => {
    const question = form.sections.flatMap(({ questions }) => questions).find((each) => each.id === id)
    expect(question?.kind === 'derived' && Object.hasOwn(derivations, question.derivation)).toBe(true)
  })

  test('say what the case says', () => {
    expect(computed(p1, 'case.reference')).toEqual(['RK-SYD-25-014'])
    expect(computed(p1, 'case.startedOn')).toEqual(['2025-01-20'])
    expect(computed(p2, 'reintegration.supportCeiling')).toEqual([8000])
  })

  test('take a person with two citizenships for a foreign citizen', () => {
    expect(
      computed(changed(p1, { 'identity.citizenship': ['SE', 'NG'] }), 'eligibility.foreignCitizen'),
    ).toEqual([true])
    expect(computed(changed(p1, { 'identity.citizenship': ['SE'] }), 'eligibility.foreignCitizen')).toEqual([
      false,
    ])
    expect(
      computed(changed(p1, { 'identity.citizenship': no('unknown') }), 'eligibility.foreignCitizen'),
    ).toEqual([undefined])
  })

  test('turn needs into the codes of the airlines', () => {
    const needs = changed(p1, {
      'fitness.functionalNeeds': ['stairs', 'hearing'],
      'fitness.fitToFlyAssessment': 'yes',
    })
    expect(computed(needs, 'fitness.airlineCodes')).toEqual([['WCHS', 'DEAF', 'MEDA']])
    expect(computed(p1, 'fitness.airlineCodes')).toEqual([['none']])
  })

  test.each([
    ['RO', 'BrusselsIIb'],
    ['DK', 'Hague1996'],
    ['MA', 'Hague1996'],
    ['NG', 'none'],
  ])('for a child who goes to %s name %s', (destination, instrument) => {
    expect(
      computed(changed(p3, { 'eligibility.destination': destination }), 'childProtection.instrument'),
    ).toEqual([instrument])
  })

  test('take a child who comes with somebody else than a parent for separated', () => {
    const sibling = changed(p2, { 'c1 child.relation': 'sibling', 'c2 child.relation': no('declined') })
    expect(computed(sibling, 'childProtection.track')).toEqual(['sep', 'sep'])
    expect(computed(p2, 'childProtection.track')).toEqual(['acc', 'acc'])
  })

  test('take a mother under 18 for a child who is a parent', () => {
    const young = changed(p2, { 'identity.dateOfBirth': '2008-01-01' })
    expect(computed(young, 'childProtection.track')).toEqual(['par', 'acc', 'acc'])
  })

  test('never come from a file', () => {
    expect(computed(changed(p1, { 'case.reference': 'SOMETHING ELSE' }), 'case.reference')).toEqual([
      'RK-SYD-25-014',
    ])
  })
})
