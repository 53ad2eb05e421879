import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { AllAnswers } from '../../src/interview/answer.js'
import type { CaseContent } from '../../src/interview/case-content.js'
import type { Command } from '../../src/interview/command.js'
import { typedNames } from '../../src/interview/command.js'
import { reduce } from '../../src/interview/reduce.js'
import {
  contentToSave,
  startSession,
  type Session,
  type SittingContext,
} from '../../src/interview/session.js'
import { stopsOf } from '../../src/interview/standing.js'
import { drawSession } from '../../src/terminal/draw.js'
import { paint } from '../../src/terminal/paint.js'
import { lookOf } from '../support/look.js'
import { emptyCase, sittingForm } from '../support/sitting-form.js'
import { sittingWords } from '../support/sitting-texts.js'

const circumstances = { depth: 'full', today: '2026-11-24' } as const
const context: SittingContext = {
  now: '2026-11-24T14:32:00+01:00',
  languages: ['sv', 'en', 'ar', 'th'],
  typedWords: new Map(typedNames.map((name) => [name.toLowerCase(), name])),
}
const begin = (content: CaseContent): Session => startSession(sittingForm, content, circumstances, context)

const texts = fc.oneof(
  fc.constantFrom(
    '1',
    '2',
    '2 3',
    '0',
    '2000-06',
    '2543-06',
    'Jordanien',
    'ira',
    'مريم',
    'น้ำ',
    'one\n\ntwo',
    ':back',
    ':go D1',
    '12',
    'x',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 8, arbitrary: texts.map((text): Command => ({ do: 'insert', text })) },
  { weight: 10, arbitrary: fc.constant<Command>({ do: 'submit' }) },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(
        'backspace',
        'delete',
        'left',
        'right',
        'home',
        'end',
        'up',
        'down',
        'eraseLine',
        'eraseWord',
        'eraseAll',
        'undo',
      )
      .map((operation): Command => ({ do: 'edit', operation })),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom<Command>(
      { do: 'back' },
      { do: 'forward' },
      { do: 'otherBox' },
      { do: 'toggle' },
      { do: 'newRow' },
      { do: 'why' },
      { do: 'noAnswer' },
      { do: 'noAnswer', state: 'declined' },
      { do: 'noAnswer', state: 'later' },
      { do: 'noAnswer', state: 'notAsked' },
      { do: 'skipSection' },
      { do: 'begin' },
      { do: 'acceptAnyway' },
      { do: 'goOn' },
      { do: 'language' },
      { do: 'language', to: 'th' },
      { do: 'show', which: 'staff' },
      { do: 'menu' },
      { do: 'menu', path: '5' },
      { do: 'goTo' },
      { do: 'goTo', target: 'C3' },
      { do: 'overview' },
      { do: 'review' },
      { do: 'pause' },
      { do: 'hide' },
      { do: 'resume' },
      { do: 'help' },
      { do: 'close' },
      { do: 'save' },
      { do: 'removeItem' },
      { do: 'readBack' },
      { do: 'confirm' },
      { do: 'skipReading' },
      { do: 'withoutReadBack' },
      { do: 'addItem', group: 'risks' },
    ),
  },
)
const walk = fc.array(command, { maxLength: 120 })

/** Everything that anybody has answered, by place. */
function keysOf({ own, groups }: AllAnswers): readonly string[] {
  const items = [...groups.children, ...groups.risks].flatMap(({ id, answers }) =>
    [...answers.keys()].map((key) => `${id} ${key}`),
  )
  return [...own.keys(), ...items]
}

const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, entry: unknown) => (entry instanceof Map ? [...entry] : entry)),
  ) as unknown

describe('whatever is typed, in whatever order', () => {
  test('no answer is ever lost, and there is always a screen to show', () => {
    fc.assert(
      fc.property(walk, fc.constantFrom('ar', 'sv'), (commands, language) => {
        let session = begin(emptyCase(language, 'sv'))
        for (const one of commands) {
          const before = keysOf(session.content.answers)
          session = reduce(session, one, context)
          expect(keysOf(session.content.answers)).toEqual(expect.arrayContaining([...before]))
          if (session.at)
            expect(stopsOf(session).some(({ place }) => place.question === session.at?.question)).toBe(true)
        }
        const look = lookOf(40, 20, { bidi: 'visual', colours: false })
        const screen = drawSession(
          { session, context, staff: sittingWords('sv'), applicant: sittingWords(session.language) },
          look,
        )
        expect(paint(screen, look)).not.toMatch(/[\u2066-\u2069]/u)
      }),
      { numRuns: 150 },
    )
  })

  test('a sitting that breaks off goes on with the same question, language and half-typed text', () => {
    fc.assert(
      fc.property(walk, (commands) => {
        let session = begin(emptyCase())
        for (const one of commands) session = reduce(session, one, context)
        const saved = contentToSave(session)
        const { unfinished } = saved
        const again = begin(
          unfinished ? { ...saved, unfinished: plain(unfinished) as typeof unfinished } : saved,
        )
        expect(again.content.answers).toEqual(session.content.answers)
        if (!session.at) return
        expect(again.at).toEqual(session.at)
        expect(again.language).toBe(session.language)
        const typed = (one: Session) =>
          one.draft.boxes.map(({ holds, text }) => ({ holds, before: text.before, after: text.after }))
        if (session.draft.touched) expect(typed(again)).toEqual(typed(session))
      }),
      { numRuns: 150 },
    )
  })
})
