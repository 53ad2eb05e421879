import { describe, expect, test } from '@jest/globals'
import { answerAt } from '../../src/interview/answers.js'
import type { Command } from '../../src/interview/command.js'
import { toReadBack, unconfirmed } from '../../src/interview/read-back.js'
import { unrecordedChanges, verifyRecord } from '../../src/interview/record.js'
import { reduce } from '../../src/interview/reduce.js'
import {
  contentToSave,
  startSession,
  type Session,
  type SittingContext,
} from '../../src/interview/session.js'
import { emptyCase, sittingForm } from '../support/sitting-form.js'

const form = { ...sittingForm, readBack: { before: ['notes'], staffToo: [] } }
const circumstances = { depth: 'full', today: '2026-11-24' } as const
const at = (minute: number): SittingContext => ({
  now: `2026-11-24T14:${minute}:00+01:00`,
  languages: ['sv', 'ar'],
  typedWords: new Map([
    ['go', 'go'],
    ['skip', 'skip'],
  ]),
})

const give = (session: Session, ...commands: Command[]): Session =>
  commands.reduce((now, command) => reduce(now, command, at(32)), session)
const answer = (session: Session, ...lines: string[]): Session =>
  lines.reduce((now, text) => give(now, { do: 'insert', text }, { do: 'submit' }), session)
const enter = (session: Session): Session => give(session, { do: 'submit' })
/** “That is right”, chosen and accepted. */
const right = (session: Session): Session => answer(session, '1')
const where = ({ at: place, view }: Session): string => `${view.name} ${place?.question ?? ''}`
const story = (session: Session, question: string) => answerAt(session.content.answers, { question })?.story

/** All is answered but the last section, which comes after the read-back. */
function toTheEnd(): Session {
  const start = startSession(form, emptyCase(), circumstances, at(32))
  const person = answer(start, 'Maria', '', '2000-06', 'Jordanien', 'Testby', '', 'Marocko', '', '0')
  return answer(enter(answer(person, '2', '2', 'Ett rum', '', '')), '2', '2')
}
const reading = (): Session => enter(toTheEnd())
const isSound = ({ content }: Session): boolean =>
  verifyRecord(content).state === 'whole' && unrecordedChanges(content).length === 0

describe('the read-back', () => {
  test('is offered before what is declared, and starts with the first answer', () => {
    const session = toTheEnd()
    expect(where(session)).toBe('readBackOffer notes.view')
    expect(unconfirmed(session)).toHaveLength(6)
    expect(where(enter(session))).toBe('readBack person.calledName')
  })

  test('cannot be walked past by closing or by going to the question', () => {
    const session = toTheEnd()
    expect(where(give(session, { do: 'close' }))).toBe('readBackOffer notes.view')
    expect(where(give(session, { do: 'menu' }, { do: 'close' }))).toBe('readBackOffer notes.view')
    expect(where(give(session, { do: 'goTo', target: 'E1' }))).toBe('readBackOffer notes.view')
    expect(where(give(session, { do: 'hide' }, { do: 'resume' }))).toBe('readBackOffer notes.view')
  })

  test('Enter alone confirms nothing; the choice does, and the record says so', () => {
    const undecided = enter(reading())
    expect(story(undecided, 'person.calledName')).not.toHaveProperty('confirmed')
    expect([where(undecided), undecided.notice?.key]).toEqual([
      'readBack person.calledName',
      'terminal:dialog.chooseRow',
    ])
    const session = right(undecided)
    expect(story(session, 'person.calledName')).toMatchObject({ confirmed: true })
    expect(session.content.record.at(-1)).toMatchObject({
      what: 'confirmed',
      place: { question: 'person.calledName' },
      language: 'ar',
    })
    expect(where(session)).toBe('readBack person.born')
    expect(isSound(session)).toBe(true)
  })

  test('after the last answer it goes on to what is declared', () => {
    let session = reading()
    while (session.view.name === 'readBack') session = right(session)
    expect(where(session)).toBe('question notes.view')
    expect(session.notice?.key).toBe('terminal:notice.allRead')
    expect(toReadBack(session)).toHaveLength(6)
    expect(isSound(session)).toBe(true)
  })

  test('an answer that is changed there is read again before it is confirmed', () => {
    const changing = answer(right(reading()), '2')
    expect(where(changing)).toBe('question person.born')
    const changed = answer(give(changing, { do: 'edit', operation: 'eraseAll' }), '2001-07')
    expect(where(changed)).toBe('readBack person.born')
    expect(story(changed, 'person.born')).not.toHaveProperty('confirmed')
    expect(story(right(changed), 'person.born')).toMatchObject({ confirmed: true })
  })

  test('going back from the change leaves the answer, and reads it', () => {
    const changing = answer(right(reading()), '2')
    const back = give(changing, { do: 'back' })
    expect(where(back)).toBe('readBack person.born')
    expect(answerAt(back.content.answers, { question: 'person.born' })).toMatchObject({ value: '2000-06' })
  })

  test('an answer can be taken away, and that is read too', () => {
    const session = answer(right(reading()), '3')
    expect(answerAt(session.content.answers, { question: 'person.born' })?.state).toBe('declined')
    expect(where(session)).toBe('readBack person.born')
  })

  test('an answer that is changed afterwards has to be read back again', () => {
    let session = reading()
    while (session.view.name === 'readBack') session = right(session)
    session = give(session, { do: 'goTo', target: 'A2' }, { do: 'edit', operation: 'eraseAll' })
    session = enter(answer(session, '1999'))
    expect(unconfirmed(session).map(({ question }) => question.id)).toEqual(['person.born'])
    expect(where(give(session, { do: 'goTo', target: 'E1' }))).toBe('readBackOffer notes.view')
  })

  test('whoever does not want to hear the answers goes on, and is asked again about later ones', () => {
    const refused = answer(toTheEnd(), '3')
    expect(where(refused)).toBe('question notes.view')
    expect(refused.content.record.at(-1)).toMatchObject({ what: 'readBackDeclined' })
    const changing = give(refused, { do: 'goTo', target: 'A2' }, { do: 'edit', operation: 'eraseAll' })
    const changed = reduce(reduce(changing, { do: 'insert', text: '1999' }, at(40)), { do: 'submit' }, at(40))
    expect(where(give(changed, { do: 'goTo', target: 'E1' }))).toBe('readBackOffer notes.view')
  })

  test('back and forward turn the answers over without confirming any', () => {
    const session = give(reading(), { do: 'forward' }, { do: 'forward' }, { do: 'back' })
    expect(where(session)).toBe('readBack person.born')
    expect(unconfirmed(session)).toHaveLength(6)
  })

  test('the language can be changed in the middle of it', () => {
    const session = give(right(reading()), { do: 'language', to: 'sv' })
    expect(where(session)).toBe('readBack person.born')
  })

  test('goes on at the same answer after a power cut', () => {
    const saved = contentToSave(right(right(reading())))
    const again = startSession(form, saved, circumstances, at(32))
    expect(where(again)).toBe('readBack person.destination')
    expect(unconfirmed(again)).toHaveLength(4)
  })
})

describe('a confirmed answer that is changed', () => {
  const change = (session: Session, value: string): Session =>
    answer(
      give(
        session,
        { do: 'goTo', target: 'A2', returnTo: 'readBack' },
        { do: 'edit', operation: 'eraseAll' },
      ),
      value,
    )
  const confirmed = (): Session => right(right(reading()))
  const changed = (): Session => change(confirmed(), '2001-07')

  test('is saved, and then it is asked why', () => {
    const session = changed()
    expect(session.view).toMatchObject({ name: 'reason', for: 'change' })
    expect(answerAt(session.content.answers, { question: 'person.born' })).toMatchObject({ value: '2001-07' })
    expect(session.confirmations).toBeGreaterThan(confirmed().confirmations)
  })

  test('has its reason in the record, and the talk goes on where it was', () => {
    const session = answer(changed(), 'she remembered the month')
    expect(where(session)).toBe('readBack person.born')
    expect(session.content.record.slice(-2)).toMatchObject([
      { what: 'changed', place: { question: 'person.born' } },
      { what: 'changeReason', place: { question: 'person.born' }, reason: 'she remembered the month' },
    ])
    expect(isSound(session)).toBe(true)
    expect(where(right(session))).toBe('readBack person.destination')
  })

  test.each<Command[]>([
    [{ do: 'submit' }],
    [{ do: 'close' }],
    [{ do: 'back' }],
    [{ do: 'noAnswer' }],
    [{ do: 'noAnswer', state: 'declined' }],
    [{ do: 'noAnswer', state: 'later' }],
    [{ do: 'skipSection' }],
    [{ do: 'insert', text: ':skip' }, { do: 'submit' }],
  ])('%j gives no reason, and nothing says so', (...commands) => {
    const session = give(changed(), ...commands)
    expect(where(session)).toBe('readBack person.born')
    expect(session.content.record.at(-1)).toMatchObject({ what: 'changed' })
    // The question below keeps its answer.
    expect(answerAt(session.content.answers, { question: 'person.born' })).toMatchObject({ value: '2001-07' })
  })

  test('is asked about again after the screen was hidden, or the language changed', () => {
    for (const commands of [
      [{ do: 'hide' }, { do: 'resume' }],
      [{ do: 'language', to: 'sv' }],
      [{ do: 'menu' }, { do: 'close' }],
    ] as const)
      expect(answer(give(changed(), ...commands), 'a reason').content.record.at(-1)).toMatchObject({
        what: 'changeReason',
      })
  })

  test('is not asked about when the same was said again, nor when nobody had confirmed it', () => {
    expect(where(change(confirmed(), '2000-06'))).toBe('readBack person.born')
    expect(where(change(right(reading()), '2001-07'))).toBe('readBack person.born')
  })

  test('is asked about too when it is taken away', () => {
    const session = give(confirmed(), { do: 'back' }, { do: 'noAnswer', state: 'declined' })
    expect(session.view).toMatchObject({ name: 'reason', for: 'change' })
  })
})
