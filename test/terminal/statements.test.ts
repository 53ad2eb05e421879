/** The statements that are signed, as they are read on the screens: with the country and the language that stand on paper. */

import { describe, expect, test } from '@jest/globals'
import { answerAt, withAnswer } from '../../src/interview/answers.js'
import type { CaseContent } from '../../src/interview/case-content.js'
import { verifyRecord } from '../../src/interview/record.js'
import { listView, stopsOf } from '../../src/interview/standing.js'
import type { Session } from '../../src/interview/session.js'
import { drawSession } from '../../src/terminal/draw.js'
import { questionLines, viewLines } from '../../src/terminal/plain-text.js'
import { slideOf } from '../../src/terminal/slide-of.js'
import { lookOf } from '../support/look.js'
import { quietContext } from '../support/quiet-world.js'
import { realSitting } from '../support/real-sitting.js'

const context = quietContext('2026-11-26T10:00:00Z')
const look = lookOf(80, 24, { colours: false })

const without = (content: CaseContent, question: string): CaseContent => ({
  ...content,
  answers: withAnswer(content.answers, { question }, { state: 'unknown' }),
})

describe.each(['ar', 'th'])('in %s', (interview) => {
  const languages = { interview, staff: 'sv' }
  const { start, give, scene } = realSitting(context, 'woman-thailand', languages)
  const statements = stopsOf(start).filter(({ section }) => section.id === 'declaration')
  const at = (question: string): Session => {
    const place = statements.find((stop) => stop.question.id === question)?.place
    return { ...give(start, { do: 'goTo', ...(place ? { target: place } : {}) }), view: { name: 'question' } }
  }
  const names = (type: 'region' | 'language', locale: string, code: string): string =>
    new Intl.DisplayNames([locale], { type }).of(code) ?? ''

  test('the country is named in both languages, on the screen, in lines and in the reading view', () => {
    const seen = scene(at('declaration.ofOwnFreeWill'))
    const screen = drawSession(seen, look)
      .rows.flat()
      .map(({ text }) => text)
      .join(' ')
    const lines = questionLines(seen).join(' ')
    const slide = JSON.stringify(slideOf(seen))
    for (const text of [screen, lines, slide])
      for (const locale of [interview, 'sv']) expect(text).toContain(names('region', locale, 'TH'))
  })

  test('no statement is read with a hole in it, on any screen', () => {
    expect(statements.length).toBeGreaterThan(5)
    for (const { question, place } of statements) {
      const asked = at(question.id)
      const screens: Session[] = [
        asked,
        give(asked, { do: 'why' }),
        give(asked, { do: 'noAnswer' }),
        give(asked, { do: 'noAnswer', state: 'notAsked' }),
        give(asked, { do: 'review' }),
        { ...asked, at: place, isReadingBack: true, view: listView('readBack', '1') },
      ]
      for (const session of screens) {
        const seen = scene(session)
        const drawn = drawSession(seen, { ...look, rows: 40 })
        const told = [drawn.rows, questionLines(seen), viewLines(seen), slideOf(seen)]
        expect(JSON.stringify(told)).not.toContain('{{')
      }
    }
  })

  test('a sentence is said again when what it names is changed, and only then', () => {
    const target = { question: 'eligibility.destination' }
    const answers = ({ content }: Session) =>
      statements.map(({ place }) => answerAt(content.answers, place)?.state)
    const typed = (text: string): Session =>
      give(
        start,
        { do: 'goTo', target },
        { do: 'edit', operation: 'eraseAll' },
        { do: 'insert', text },
        { do: 'submit' },
      )
    expect(answers(typed('Thailand'))).toEqual(answers(start))
    const changed = typed('Vietnam')
    expect(answerAt(changed.content.answers, target)).toMatchObject({ value: 'VN' })
    const open = statements.filter(({ place }) => answerAt(changed.content.answers, place) === undefined)
    expect(open.map(({ question }) => question.number)).toEqual(['V1', 'V7'])
    expect(changed.notice).toEqual({ key: 'terminal:notice.askedAnew', values: { numbers: 'V1, V7' } })
    const left = changed.content.record.filter(({ what }) => what === 'reopened')
    expect(left.map(({ place }) => place?.question)).toEqual(open.map(({ question }) => question.id))
    expect(verifyRecord(changed.content).state).toBe('whole')
  })

  test('a country that nobody has said yet is left open', () => {
    const open = realSitting(context, 'woman-thailand', languages, (content) =>
      without(content, 'eligibility.destination'),
    )
    const target = { question: 'declaration.ofOwnFreeWill' }
    const asked: Session = { ...open.give(open.start, { do: 'goTo', target }), view: { name: 'question' } }
    expect(questionLines(open.scene(asked)).join(' ')).toContain('Jag vill resa till … av egen fri vilja.')
  })
})
