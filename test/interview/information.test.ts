import { describe, expect, test } from '@jest/globals'
import { answerAt } from '../../src/interview/answers.js'
import type { CaseContent } from '../../src/interview/case-content.js'
import type { Command } from '../../src/interview/command.js'
import { informationPages, lastInformed } from '../../src/interview/information.js'
import { reduce } from '../../src/interview/reduce.js'
import { startSession, type Session, type SittingContext } from '../../src/interview/session.js'
import { readCase, form } from '../application/template.js'

const circumstances = { depth: 'essential', today: '2025-05-28' } as const
const context: SittingContext = {
  now: '2025-05-28T10:00:00+02:00',
  languages: ['sv', 'en', 'th'],
  typedWords: new Map([['info', 'info']]),
}
const pages = informationPages(form).length

/** An invented case in which nothing has been said about the programme yet. */
function uninformed(): CaseContent {
  const content = readCase('templates/demo/woman-thailand.json', circumstances.today)
  const own = [...content.answers.own].filter(([id]) => !id.startsWith('information.'))
  return { ...content, answers: { ...content.answers, own: new Map(own) } }
}

const give = (session: Session, ...commands: readonly Command[]): Session =>
  commands.reduce((now, command) => reduce(now, command, context), session)
const begin = (content = uninformed()): Session =>
  give(startSession(form, content, circumstances, context), { do: 'goTo', target: 'C1' })
const enters = (count: number): readonly Command[] => Array.from({ length: count }, () => ({ do: 'submit' }))
const where = ({ view, at, informationPage }: Session): string =>
  [view.name, informationPage, at?.question].filter((part) => part !== undefined).join(' ')

describe('the programme information', () => {
  test('comes before anything is asked about it, and is not passed over', () => {
    const session = begin()
    expect(where(session)).toBe('information information.given')
    expect(where(give(session, { do: 'close' }))).toBe('information information.given')
    expect(where(give(session, { do: 'menu' }, { do: 'close' }))).toBe('information information.given')
    expect(lastInformed(give(session, ...enters(pages - 1)).content)).toBeUndefined()
  })

  test('is told page by page, there and back, in another language where that is better understood', () => {
    const there = give(begin(), ...enters(3))
    expect(where(there)).toBe('information 3 information.given')
    expect(where(give(there, { do: 'back' }))).toBe('information 2 information.given')
    const english = give(there, { do: 'language', to: 'en' })
    expect(where(english)).toBe('information 3 information.given')
    expect(english.language).toBe('en')
    expect(where(give(english, { do: 'hide' }, { do: 'resume' }))).toBe('information 3 information.given')
  })

  test('told to the end, it is recorded with its language, and answers day and language', () => {
    const told = give(begin(), { do: 'language', to: 'en' }, ...enters(pages))
    expect(where(told)).toBe('question information.given')
    expect(lastInformed(told.content)).toMatchObject({ what: 'informed', language: 'en', at: context.now })
    const { answers } = told.content
    expect(answerAt(answers, { question: 'information.givenOn' })).toMatchObject({ value: '2025-05-28' })
    expect(answerAt(answers, { question: 'information.language' })).toMatchObject({ value: 'en' })
    expect(where(give(told, { do: 'back' }, { do: 'forward' }))).toBe('question information.given')
  })

  test('can be told again at any question, and what is half typed stays', () => {
    const told = give(begin(), ...enters(pages), { do: 'goTo', target: 'C7' })
    const typed = give(told, { do: 'insert', text: 'Jag vet att' })
    const again = give(typed, { do: 'information' }, { do: 'submit' })
    expect(where(again)).toBe('information 1 information.inOwnWords')
    expect(give(again, { do: 'close' }).draft).toEqual(typed.draft)
    expect(where(give(again, { do: 'back' }, { do: 'back' }))).toBe('question information.inOwnWords')
    expect(give(again, ...enters(pages - 1)).draft).toEqual(typed.draft)
    expect(where(give(told, { do: 'insert', text: ':info' }, { do: 'submit' }))).toBe(
      'information 0 information.inOwnWords',
    )
  })

  test('does not answer anew what was answered', () => {
    const told = give(begin(), ...enters(pages))
    const later = { ...context, now: '2025-06-02T10:00:00+02:00' }
    const again = enters(pages).reduce(
      (now, command) => reduce(now, command, later),
      reduce({ ...told, language: 'sv' }, { do: 'information' }, later),
    )
    expect(lastInformed(again.content)).toMatchObject({ language: 'sv', at: later.now })
    expect(again.content.answers).toBe(told.content.answers)
  })
})
