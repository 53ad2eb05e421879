import { describe, expect, test } from '@jest/globals'
import { partsOf } from '../../src/interview/progress.js'
import { route } from '../../src/interview/route.js'
import { form, readCase } from '../application/template.js'

const circumstances = { depth: 'essential', today: '2025-05-28' } as const
/** The talk without the risk table, as it is held. */
const talk = { ...form, meetings: form.meetings.filter(({ id }) => id !== 'riskTable') }

function partsIn(path: string) {
  const { answers } = readCase(path, circumstances.today)
  return partsOf(route(talk, answers, circumstances), answers)
}

describe('how far the talk has come', () => {
  test('is told by the meetings that are held, children only where there are any', () => {
    const meetings = (path: string) => [...new Set(partsIn(path).map(({ ofMeetings }) => ofMeetings.of))]
    expect(meetings('templates/demo/woman-thailand.json')).toEqual([5])
    expect(meetings('test/cases/p2.json')).toEqual([6])
  })

  test('counts each section of a meeting once, for all children together', () => {
    const counts = partsIn('test/cases/p2.json')
      .filter(({ meeting }) => meeting.id === 'children')
      .map(({ section, item, inMeeting }) => [section.id, item?.id, inMeeting.number, inMeeting.of])
    expect(counts.slice(0, 4)).toEqual([
      ['child', 'c1', 1, 4],
      ['childProtection', 'c1', 2, 4],
      ['child', 'c2', 1, 4],
      ['childProtection', 'c2', 2, 4],
    ])
    const preparation = partsIn('test/cases/p2.json').filter(({ meeting }) => meeting.id === 'preparation')
    expect(preparation.map(({ section }) => section.id).filter((id) => id === 'identity')).toHaveLength(1)
  })

  test('never goes beyond a dozen and a half in one meeting', () => {
    const most = Math.max(...partsIn('test/cases/p2.json').map(({ inMeeting }) => inMeeting.of))
    expect(most).toBeLessThanOrEqual(16)
  })
})
