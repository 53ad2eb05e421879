import { describe, expect, test } from '@jest/globals'
import { answerAt, noAnswers, withAnswer } from '../../src/interview/answers.js'
import type { Answer } from '../../src/interview/answer.js'
import type { CaseContent } from '../../src/interview/case-content.js'
import type { Command } from '../../src/interview/command.js'
import { difficultWords } from '../../src/interview/difficult-words.js'
import { withSpokenLanguage } from '../../src/interview/interpreting.js'
import { unrecordedChanges, verifyRecord } from '../../src/interview/record.js'
import { reduce } from '../../src/interview/reduce.js'
import { startSession, type Session, type SittingContext } from '../../src/interview/session.js'
import { readCase, form } from '../application/template.js'

const circumstances = { depth: 'essential', today: '2025-05-28' } as const
const at = (time: string): SittingContext => ({
  now: `2025-05-28T${time}:00+02:00`,
  languages: ['sv', 'en', 'th'],
  typedWords: new Map([['words', 'words']]),
})

/** An invented case, told in Thai through interpreter 12345, in which some questions are still to come. */
function told(): CaseContent {
  const content = readCase('templates/demo/woman-thailand.json', circumstances.today)
  const toCome = (id: string): boolean => id === 'interpreter.sessions' || id.startsWith('exploitation.')
  const own = new Map([...content.answers.own].filter(([id]) => !toCome(id)))
  const number: Answer = { state: 'answered', value: '12345' }
  const answers = { ...content.answers, own }
  return { ...content, record: [], answers: withAnswer(answers, { question: 'interpreter.number' }, number) }
}

const give = (session: Session, time: string, ...commands: readonly Command[]): Session =>
  commands.reduce((now, command) => reduce(now, command, at(time)), session)
const goTo = (target: string): Command => ({ do: 'goTo', target })
const declined: Command = { do: 'noAnswer', state: 'declined' }
const times = ({ content }: Session): unknown => {
  const answer = answerAt(content.answers, { question: 'interpreter.sessions' })
  return answer?.state === 'answered' ? answer.value : answer
}

describe('a language that is only spoken', () => {
  test('is answered and recorded before the first question', () => {
    const content: CaseContent = { ...told(), answers: noAnswers, record: [] }
    const begun = withSpokenLanguage(content, 'bin', form, '2025-05-28T10:00:00+02:00')
    expect(answerAt(begun.answers, { question: 'interpreter.language' })).toEqual({
      state: 'answered',
      value: 'bin',
      story: { askedIn: 'sv', source: 'coordinator', at: '2025-05-28T10:00:00+02:00' },
    })
    expect(begun.record).toHaveLength(1)
    expect([verifyRecord(begun).state, unrecordedChanges(begun)]).toEqual(['whole', []])
  })
})

describe('the times that were interpreted', () => {
  const begun = startSession(form, told(), circumstances, at('10:00'))
  const talked = give(give(begun, '10:05', goTo('D6'), declined), '10:20', goTo('F5'), declined)

  test('are written down at a break and at the end, with the sections that were talked about', () => {
    expect(times(talked)).toBeUndefined()
    expect(times(give(talked, '10:30', { do: 'pause' }))).toEqual([
      { on: '2025-05-28', from: '10:05', to: '10:20', sections: 'D, F' },
    ])
    const later = give(talked, '11:30', goTo('F5'), declined)
    expect(times(give(later, '11:40', { do: 'end' }))).toEqual([
      { on: '2025-05-28', from: '10:05', to: '10:20', sections: 'D, F' },
      { on: '2025-05-28', from: '11:30', to: '11:30', sections: 'F' },
    ])
  })

  test('are not lost when the power was cut, and leave the record whole', () => {
    const again = startSession(form, talked.content, circumstances, at('13:00'))
    expect(times(again)).toEqual([{ on: '2025-05-28', from: '10:05', to: '10:20', sections: 'D, F' }])
    expect(verifyRecord(again.content)).toMatchObject({ state: 'whole' })
    expect(unrecordedChanges(again.content)).toEqual([])
    expect(startSession(form, again.content, circumstances, at('13:01')).content).toEqual(again.content)
  })

  test('that staff have corrected stay as they are', () => {
    const paused = give(talked, '10:30', { do: 'pause' }, { do: 'resume' })
    const byHand = give(
      paused,
      '10:31',
      { do: 'times' },
      { do: 'noAnswer', state: 'notAsked', reason: 'by telephone' },
    )
    expect(times(give(byHand, '10:40', goTo('D6'), declined, { do: 'end' }))).toMatchObject({
      state: 'notAsked',
    })
  })
})

describe('another interpreter', () => {
  const begun = give(
    startSession(form, told(), circumstances, at('10:00')),
    '10:05',
    goTo('D6'),
    declined,
    goTo('F5'),
  )

  test('is not taken by one key alone', () => {
    const asked = give(begun, '10:30', { do: 'handOver' })
    expect(asked.view.name).toBe('handOver')
    expect(give(asked, '10:30', { do: 'submit' }).content).toBe(begun.content)
  })

  test('is asked about anew, the first one’s time is kept with the number, and the talk goes on where it was', () => {
    const asked = give(begun, '10:30', { do: 'handOver', isConfirmed: true })
    expect(times(asked)).toEqual([{ on: '2025-05-28', from: '10:05', to: '10:05', sections: 'D (12345)' }])
    expect(answerAt(asked.content.answers, { question: 'interpreter.understands' })).toBeUndefined()
    let session = asked
    const seen: (string | undefined)[] = []
    for (let step = 0; step < 20 && session.comeBackTo; step += 1) {
      seen.push(session.at?.question)
      session = give(session, '10:40', { do: 'noAnswer', state: 'notAsked', reason: 'TEST' })
    }
    expect(seen).toContain('interpreter.understands')
    expect(seen.every((id) => id?.startsWith('interpreter.'))).toBe(true)
    expect(session.at).toEqual(begun.at)
    expect(unrecordedChanges(session.content)).toEqual([])
  })
})

describe('a break', () => {
  const begun = give(startSession(form, told(), circumstances, at('10:00')), '10:01', goTo('F5'))

  test('is offered after three quarters of an hour, once, over the next question', () => {
    const short = give(begun, '10:44', declined)
    expect(short.view.name).not.toBe('rest')
    const long = give(begun, '10:46', declined)
    expect(long.view.name).toBe('rest')
    const onward = give(long, '10:46', { do: 'submit' })
    expect(onward.view.name).not.toBe('rest')
    expect(onward.at).toEqual(long.at)
    expect(give(onward, '10:50', declined).view.name).not.toBe('rest')
  })

  test('is offered after a hard part', () => {
    const hard = form.sections.find(({ id }) => id === 'exploitation')
    expect(hard?.announced).toBe(true)
    const session = give(begun, '10:02', goTo('G1'), { do: 'begin' }, { do: 'skipSection' })
    expect(session.view.name).toBe('rest')
  })
})

describe('difficult words', () => {
  const begun = startSession(form, told(), circumstances, at('10:00'))

  test('of the present part come first, and all can be paged through', () => {
    const session = give(begun, '10:01', goTo('G1'))
    const ids = difficultWords(session).map(({ id }) => id)
    expect(ids.slice(0, 2)).toEqual(['trafficking', 'exploitation'])
    expect(new Set(ids).size).toBe(form.difficultWords?.length)
    const shown = give(session, '10:01', { do: 'words' }, { do: 'submit' }, { do: 'back' })
    expect(shown.view).toEqual({ name: 'words', page: 0 })
    expect(give(shown, '10:01', { do: 'close' }).at).toEqual(session.at)
  })
})
