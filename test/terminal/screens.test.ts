import { describe, expect, test } from '@jest/globals'
import type { Command } from '../../src/interview/command.js'
import { reduce } from '../../src/interview/reduce.js'
import { startSession, type Hindrance, type Session } from '../../src/interview/session.js'
import { drawSession } from '../../src/terminal/draw.js'
import type { InterviewDesk } from '../../src/terminal/interview.js'
import { contextMaker } from '../../src/terminal/sitting-context.js'
import { cellsOfPiece, paint } from '../../src/terminal/paint.js'
import { columnOf, type Look, type Screen } from '../../src/terminal/screen.js'
import { lookOf } from '../support/look.js'
import { emptyCase, sittingForm } from '../support/sitting-form.js'
import { sittingWords } from '../support/sitting-texts.js'

const desk: InterviewDesk = {
  words: sittingWords,
  languages: ['sv', 'en', 'ar', 'th'],
  now: () => new Date('2026-11-24T13:32:00Z'),
  save: () => Promise.resolve(),
}
const circumstances = { depth: 'full', today: '2026-11-24' } as const
const contextOf = contextMaker({ form: sittingForm, content: emptyCase(), circumstances }, desk)
const hindrance: Hindrance = {
  rule: 'V4',
  stops: 'session',
  message: { key: 'interview:stop.title' },
  remedy: { key: 'interview:stop.hint' },
  places: [{ question: 'person.born' }],
}
const context = { ...contextOf(), problems: () => [hindrance] }

const begin = (language: string): Session => ({
  ...startSession(sittingForm, emptyCase('ar', 'sv'), circumstances, context),
  language,
})
const give = (session: Session, ...commands: Command[]): Session =>
  commands.reduce((now, command) => reduce(now, command, { ...contextOf() }), session)
const answer = (session: Session, ...lines: string[]): Session =>
  lines.reduce((now, line) => give(now, { do: 'insert', text: line }, { do: 'submit' }), session)
const draw = (session: Session, size: Look): Screen =>
  drawSession(
    { session, context, staff: sittingWords('sv'), applicant: sittingWords(session.language) },
    size,
  )

const long = 'En mycket lång text som inte får plats på en rad utan fortsätter på nästa och nästa och nästa. '
const rightToLeft = 'غرفة آمنة لي ولابنتي ثم عمل في الخياطة قرب المدرسة '

/** Every screen of a sitting, by name. */
function screensOf(language: string): [string, Session][] {
  const start = begin(language)
  const born = answer(start, 'Maria', '')
  const place = answer(born, '2000-06', 'Jordanien')
  const health = answer(place, 'Testby', '', 'Marocko', '', '2', '4', '9')
  const help = answer(health, '2')
  const wishes = answer(help, '2')
  const intro = answer(wishes, 'Ett rum', '', '')
  return [
    ['a text in two boxes', give(start, { do: 'insert', text: rightToLeft })],
    ['why it is asked', give(start, { do: 'why' })],
    ['a converted date', answer(born, '2543-06')],
    ['a date that is none', answer(born, '2022-02-30')],
    ['a country that is searched', give(answer(born, '2000-06'), { do: 'insert', text: 'i' })],
    ['a part of an answer', place],
    ['a list', answer(place, 'Testby', '')],
    ['yes or no', give(health, { do: 'insert', text: '1' })],
    ['several choices', give(help, { do: 'insert', text: '2 3' }, { do: 'edit', operation: 'down' })],
    ['a long text', give(wishes, { do: 'insert', text: long.repeat(6) })],
    ['a long text from right to left', give(wishes, { do: 'insert', text: rightToLeft.repeat(12) })],
    ['a part that is announced', intro],
    ['a scale', give(intro, { do: 'begin' })],
    ['a question for staff', give(start, { do: 'goTo', target: 'E1' })],
    ['ways not to answer', give(start, { do: 'noAnswer' })],
    ['the reason for not asking', give(start, { do: 'noAnswer', state: 'notAsked' })],
    [
      'the reason for changing a confirmed answer',
      {
        ...start,
        view: {
          name: 'reason',
          for: 'change',
          over: { name: 'question' },
          line: { before: '', after: '', past: [] },
        },
      },
    ],
    ['languages', give(start, { do: 'language' })],
    ['menu', give(start, { do: 'menu' })],
    ['a menu below it', give(start, { do: 'menu', path: '5' })],
    ['help', give(start, { do: 'help' })],
    ['pause', give(start, { do: 'pause' })],
    ['leaving', give(start, { do: 'leave' })],
    ['overview', give(health, { do: 'overview' })],
    ['review', give(intro, { do: 'review' })],
    [
      'a stop',
      {
        ...start,
        view: {
          name: 'stop',
          line: { before: '1', after: '', past: [] },
          isPrefilled: true,
          mark: 0,
          stops: [hindrance],
        },
      },
    ],
  ]
}

const sizes: readonly [number, number][] = [
  [40, 16],
  [40, 20],
  [60, 24],
  [80, 24],
  [99, 30],
  [120, 40],
  [200, 60],
]

describe.each(['ar', 'th', 'en', 'sv'])('screens in %s', (language) => {
  test.each(screensOf(language))(
    '%s: at no size does anything stand on anything else, or beyond the edge',
    (_, session) => {
      for (const [columns, rows] of sizes) {
        for (const bidi of ['logical', 'visual', 'words'] as const) {
          const size = lookOf(columns, rows, { bidi })
          const { rows: drawn, stage, caret } = draw(session, size)
          expect(drawn.length).toBeLessThanOrEqual(stage.height)
          for (const row of drawn) {
            let end = 0
            const placed = row
              .map((piece) => ({
                piece,
                from: columnOf(piece, stage.width, bidi),
                cells: cellsOfPiece(piece, size),
              }))
              .sort((one, other) => one.from - other.from)
            for (const { piece, from, cells } of placed) {
              if (piece.text.trim() === '') continue
              expect({ columns, text: piece.text, isFree: from > end }).toEqual({
                columns,
                text: piece.text,
                isFree: true,
              })
              end = from + cells - 1
              expect({ columns, text: piece.text, isInside: end <= stage.width }).toEqual({
                columns,
                text: piece.text,
                isInside: true,
              })
            }
          }
          if (caret) expect(caret.row).toBeLessThan(stage.height)
        }
      }
    },
  )

  test.each(screensOf(language))('%s: the line to write on is always seen', (_, session) => {
    const has = draw(session, lookOf(80, 24)).caret !== undefined
    for (const [columns, rows] of sizes)
      expect(draw(session, lookOf(columns, rows)).caret !== undefined).toBe(has)
  })
})

describe('what is sent to the terminal', () => {
  const screens = [...screensOf('ar'), ...screensOf('th')]

  test('is one synchronized update, without isolates or line ends', () => {
    for (const [, session] of screens) {
      const sent = paint(draw(session, lookOf(80, 24)), lookOf(80, 24))
      expect(sent.startsWith('\u001b[?2026h')).toBe(true)
      expect(sent.endsWith('\u001b[?2026l')).toBe(true)
      expect(sent).not.toMatch(/[\u2066-\u2069\n]/u)
    }
  })

  test('sets the direction of every row where the terminal takes it from us, and nowhere else', () => {
    const [, session] = screens[0] ?? ['', begin('ar')]
    const turned = lookOf(80, 24, { setsDirection: true })
    const sent = paint(draw(session, turned), turned)
    expect(sent.match(/\u001b\[[12] k/gu)).toHaveLength(24)
    expect(sent).toContain('\u001b[2 k')
    expect(paint(draw(session, lookOf(80, 24)), lookOf(80, 24))).not.toMatch(/\u001b\[\d k/u)
  })

  test('never lets a text steer the terminal', () => {
    const session = give(begin('ar'), { do: 'insert', text: 'A\u001b]0;x\u0007B' })
    expect(paint(draw(session, lookOf(80, 24)), lookOf(80, 24))).not.toContain('\u001b]0')
  })

  test('colours signs and rules only, never words', () => {
    for (const [, session] of screens) {
      const sent = paint(draw(session, lookOf(80, 24)), lookOf(80, 24))
      for (const [, coloured = ''] of sent.matchAll(/\u001b\[9[0-7]m([^\u001b]*)/gu)) {
        expect(coloured).not.toMatch(/\p{L}/u)
      }
    }
  })
})
