import { describe, expect, test } from '@jest/globals'
import {
  changeSince,
  conclusionDay,
  hasChangedSinceConclusion,
  riskTableReopened,
  versionNumber,
} from '../../src/application/risk-versions.js'
import { sharedContent } from '../../src/application/shared-content.js'
import type { CaseContent } from '../../src/interview/case-content.js'
import { recorded, unrecordedChanges, verifyRecord } from '../../src/interview/record.js'
import { readApplicationFile, writeApplicationFile } from '../../src/storage/application-file.js'
import { readPayload, writePayload } from '../../src/storage/case-payload.js'
import { changed } from './changed.js'
import { circumstances, form, look, readCase, ruleBook } from './template.js'

const p1 = readCase('test/cases/p1.json')
const at = '2025-03-10T09:00:00+01:00'
const assessedAnew = (content: CaseContent): CaseContent =>
  riskTableReopened(form, ruleBook, content, circumstances, at)
const again = assessedAnew(p1)

describe('a risk table that is assessed anew', () => {
  test('is kept as it was, with its author, its levels and its conclusion', () => {
    const [version] = again.riskVersions ?? []
    expect(version).toMatchObject({ madeOn: conclusionDay(p1) })
    expect(version?.author).toBeDefined()
    expect(version?.rows.map(({ id, level, isSetAside }) => [id, level, isSetAside])).toEqual(
      look(p1).risks.map(({ item, level, dismissed }) => [item.id, level, dismissed]),
    )
    expect(version?.conclusion.get('riskConclusion.motivation')).toEqual(
      p1.answers.own.get('riskConclusion.motivation'),
    )
    expect(versionNumber(again)).toBe(2)
  })

  test('keeps its rows, and asks for a conclusion again', () => {
    expect(again.answers.groups.risks).toEqual(p1.answers.groups.risks)
    expect([...again.answers.own.keys()].filter((id) => id.startsWith('riskConclusion.'))).toEqual([])
    expect(look(again).isSendable).toBe(false)
  })

  test('leaves a record in which nothing is missing', () => {
    const story = { at, source: 'coordinator' } as const
    const place = { question: 'riskConclusion.author' }
    const said = recorded(p1, { at, what: 'answered', place, by: story.source, said: 'f'.repeat(32) })
    expect(unrecordedChanges(said)).toEqual([place])
    expect(unrecordedChanges(assessedAnew(said))).toEqual([])
    expect(verifyRecord(assessedAnew(said)).state).not.toBe('broken')
  })

  test('is not kept twice while it has no new conclusion', () => {
    expect(assessedAnew(again)).toBe(again)
  })

  test('is the same after it was saved, and after it was read from an application file', () => {
    const payload = { case: 'C-7F3K2M', generation: 1, previous: '', content: again }
    expect(readPayload(writePayload(payload)).content).toEqual(again)
    expect(readApplicationFile(writeApplicationFile(again, form), form, circumstances.today)).toEqual(again)
  })

  test('goes to the receiver with its levels, and without what anybody wrote', () => {
    const written = JSON.stringify(
      (sharedContent(look(again)).riskVersions ?? []).map(({ rows, conclusion }) => [
        rows.map(({ level, answers }) => [level, ...answers.keys()]),
        [...conclusion.keys()],
      ]),
    )
    expect(written).toContain('veryHigh')
    expect(written).not.toMatch(/description|own|measures|protective|motivation|Places/u)
  })
})

describe('what has changed since the version before', () => {
  const [before] = again.riskVersions ?? []
  const changeOf = (id: string, changes: Parameters<typeof changed>[1]) => {
    const risk = look(changed(again, changes)).risks.find(({ item }) => item.id === id)
    return before && risk && changeSince(before, risk)
  }

  test.each([
    ['a row that is as it was', 'r1', {}, undefined],
    ['a lower likelihood', 'r1', { 'r1 risk.likelihood': '1' }, 'levelDown'],
    ['a row set aside', 'r1', { 'r1 risk.relevant': false, 'r1 risk.whyNotRelevant': 'moved' }, 'setAside'],
    ['a row taken up again', 'r8', { 'r8 risk.relevant': true }, 'takenUp'],
    ['a row that was not there', 'r99', { 'r99 risk.category': 'H-5', 'r99 risk.relevant': true }, 'new'],
  ] as const)('%s', (_, id, changes, expected) => {
    expect(changeOf(id, changes)).toBe(expected)
  })

  test('a level that has gone up', () => {
    const calmer = assessedAnew(changed(p1, { 'r1 risk.likelihood': '1' }))
    const [calm] = calmer.riskVersions ?? []
    const risk = look(changed(calmer, { 'r1 risk.likelihood': '3' })).risks[0]
    expect(calm && risk && changeSince(calm, risk)).toBe('levelUp')
  })
})

describe('a conclusion', () => {
  const concluded = changed(p1, {
    'riskConclusion.madeOn': {
      told: { state: 'answered', value: '2025-03-09', story: { at: '2025-03-09T10:00:00Z' } },
    },
  })
  const answeredAt = (moment: string, question: string): CaseContent =>
    recorded(concluded, { at: moment, what: 'changed', place: { question } })

  test.each([
    ['2025-03-09T11:00:00Z', 'threatInSweden.contact', true],
    ['2025-03-09T09:00:00Z', 'threatInSweden.contact', false],
    ['2025-03-09T11:00:00Z', 'riskConclusion.nextReview', false],
  ])('after which at %s %s was changed has something changed since: %s', (moment, question, expected) => {
    expect(hasChangedSinceConclusion(answeredAt(moment, question))).toBe(expected)
  })
})
