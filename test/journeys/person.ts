/**
 * A person at the keyboard of the real program, who answers as an application file says.
 *
 * Every key goes to the program in its terminal and, through the same map of keys, to the engine
 * here. The engine says what is asked next, so that the person knows what to type; the screen it
 * would draw is compared with the one that the program shows, row by row.
 */

import { setTimeout as pause } from 'node:timers/promises'
import xterm from '@xterm/headless'
import { answerAt } from '../../src/interview/answers.js'
import type { AllAnswers, Answer, Composite, Scalar } from '../../src/interview/answer.js'
import { isListView } from '../../src/interview/lists.js'
import { typedFrom } from '../../src/interview/parse.js'
import { reduce } from '../../src/interview/reduce.js'
import type { Session, SessionView, SittingContext } from '../../src/interview/session.js'
import { drawSession } from '../../src/terminal/draw.js'
import { commandOf } from '../../src/terminal/keys.js'
import { paint } from '../../src/terminal/paint.js'
import type { Key } from '../../src/terminal/play.js'
import { askedIn, type Asked, type Scene } from '../../src/terminal/scene.js'
import type { Words } from '../../src/terminal/words.js'
import type { AmountsSaid } from '../../src/wording/information.js'
import { lookOf } from '../support/look.js'
import { keys, type Term } from '../support/term.js'

export interface Role {
  /** What the person answers; a question without an answer here is left unanswered on purpose. */
  readonly answers: AllAnswers
  readonly context: () => SittingContext
  readonly words: (locale: string) => Words
  readonly amounts: AmountsSaid
  /** Done when half of an answer is typed. */
  readonly midway?: (person: Person, asked: Asked) => Promise<void>
}

/** As the model of a terminal in the tests: it puts nothing into visual order, and says so. */
export const look = lookOf(80, 24, { bidi: 'visual' })
/** The row that says when the case was saved. */
const stateRow = 20

export class Person {
  /** Screens that were compared. */
  seen = 0

  /** The talk as lines: what a person would write into a pipe. */
  readonly lines: string[] = []

  session: Session
  private line = ''
  private term: Term
  /** The key that answered a screen which had only just come. */
  private unseen: string | undefined
  private readonly role: Role

  constructor(term: Term, session: Session, role: Role) {
    this.term = term
    this.session = session
    this.role = role
  }

  /** Goes on at another terminal, with what the program has kept. */
  sitDown(term: Term, session: Session): void {
    this.term = term
    this.session = session
  }

  get asked(): Asked | undefined {
    return askedIn(this.scene)
  }

  private get scene(): Scene {
    const { session, role } = this
    return {
      session,
      context: role.context(),
      staff: role.words(session.content.languages.staff),
      applicant: role.words(session.language),
      amounts: role.amounts,
    }
  }

  /** Types text and keys of `keys`; waits where the program waits for a screen to be seen. */
  async type(...typed: readonly string[]): Promise<void> {
    for (const text of typed) {
      this.note(text)
      for (const [sequence, key] of pressed(text)) {
        const before = this.session
        const command = commandOf(before, key)
        if (command) this.session = reduce(before, command, this.role.context())
        this.term.type(sequence)
        const waitsToBeSeen = isListView(before.view) || before.view.name === 'information'
        const decides = key.name === 'return' || before.view.name === 'readBack'
        this.unseen = decides && waitsToBeSeen ? sequence : undefined
        if (this.session.confirmations !== before.confirmations) await this.sees()
      }
    }
  }

  /** Goes on in another language, in the middle of whatever is typed. */
  async speak(locale: string): Promise<void> {
    const ownName = new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale
    const { line } = this
    await this.type(keys.control('t'), ownName, keys.enter)
    // In lines nothing can come between the two halves of an answer.
    this.lines.pop()
    this.line = line
    await this.sees()
  }

  /** The same in lines: a line is an answer, or a word after a colon. */
  private note(text: string): void {
    for (const key of text) {
      if (key === keys.enter) {
        this.lines.push(this.line.replace(/^\u0018(\d)$/u, (_, digit: string) => wordFor[digit] ?? ''))
        this.line = ''
      } else this.line = key === keys.control('u') || key === keys.control('t') ? '' : this.line + key
    }
  }

  /** The screen is the one that the engine would draw. */
  async sees(): Promise<void> {
    const expected = await this.expected()
    const rows = (lines: readonly string[]): string => lines.filter((_, row) => row !== stateRow).join('\n')
    const isThere = (term: Term): boolean => rows(term.lines) === rows(expected)
    try {
      await this.term.until(isThere, 4_000, this.unseen === undefined ? 0 : 60).catch(() => {
        // A key that comes together with the screen it answers does not count: pressed again.
        if (this.unseen !== undefined) this.term.type(this.unseen)
        return this.term.until(isThere, 20_000, 0)
      })
    } catch (cause) {
      throw new Error(`expected this screen:\n${expected.join('\n')}`, { cause })
    }
    this.unseen = undefined
    this.seen += 1
  }

  private async expected(): Promise<readonly string[]> {
    const model = new xterm.Terminal({ cols: look.columns, rows: look.rows, allowProposedApi: true })
    await new Promise<void>((written) => {
      model.write(paint(drawSession(this.scene, look), look), written)
    })
    return Array.from(
      { length: look.rows },
      (_, row) => model.buffer.active.getLine(row)?.translateToString(true) ?? '',
    )
  }

  /** Answers, reads back and confirms until `isEnough` at a question, or at the screen that is named, or the end. */
  async talk(
    isEnough: (asked: Asked | undefined) => boolean = () => false,
    screen: SessionView['name'] = 'question',
  ): Promise<void> {
    for (let steps = 0, tries = 0, last = ''; tries < 4; steps += 1) {
      await this.sees()
      const { view, at, draft, informationPage } = this.session
      const here = JSON.stringify([
        at,
        view.name,
        informationPage,
        draft.item,
        draft.part,
        draft.active,
        draft.boxes,
        draft.agreed,
      ])
      tries = here === last ? tries + 1 : 0
      last = here
      if (at === undefined || (view.name === screen && isEnough(this.asked))) return
      switch (view.name) {
        case 'question':
          await this.answer()
          break
        case 'warning':
          await this.type('2', keys.enter)
          break
        case 'stop':
          await this.type('3', keys.enter, 'Samtal med handledare TEST', keys.enter)
          break
        case 'readBack':
          await this.type('1')
          await this.sees()
          await this.type(keys.enter)
          break
        default:
          // A part that is announced, and the offer to read back: Enter goes on.
          await this.type(keys.enter)
      }
      await pause(0)
    }
    throw new Error(
      `the talk stands still at ${JSON.stringify(this.session.at)} ${this.session.view.name}: ${this.session.problem?.key ?? ''}`,
    )
  }

  private async answer(): Promise<void> {
    const { asked, session } = this
    if (!asked) return
    if (session.echo) return this.type(keys.enter)
    const answer = answerAt(this.role.answers, asked.stop.place)
    // What was true when the file was made may be past by now: then it is left out.
    if (session.problem) return this.type(keys.control('u'), ...withoutValue(undefined, asked))
    if (answer?.state !== 'answered') return this.type(...withoutValue(answer, asked))
    const { draft } = session
    const box = draft.boxes[draft.active]
    const isLong = asked.step.kind.kind === 'longText'
    const text = box?.holds === 'original' ? originalOf(answer, asked) : this.valueText(answer.value, asked)
    // What is proposed gives way to what the person says.
    if (asked.typed !== '') await this.type(keys.control('u'))
    const letters = Array.from(text.replaceAll('\n', keys.enter))
    const half = Math.ceil(letters.length / 2)
    await this.type(letters.slice(0, half).join(''))
    if (text !== '') await this.role.midway?.(this, asked)
    await this.type(letters.slice(half).join(''), keys.enter)
    if (isLong && text !== '') await this.type(keys.enter)
  }

  /** What is typed at this step for the value of the whole question; nothing at the end of a list. */
  private valueText(value: Scalar | Composite | readonly (Scalar | Composite)[], asked: Asked): string {
    const { step, reading, question } = asked
    const ofItem =
      question.kind === 'list' ? (value as readonly (Scalar | Composite)[])[step.item ?? 0] : value
    if (ofItem === undefined) return ''
    const ofPart = step.part ? (ofItem as Composite)[step.part.id] : (ofItem as Scalar | readonly Scalar[])
    return ofPart === undefined ? '' : typedFrom(step.kind, ofPart, reading)
  }
}

function originalOf(answer: Extract<Answer, { state: 'answered' }>, { step }: Asked): string {
  const own = answer.original?.value
  if (Array.isArray(own)) return String(own[step.item ?? 0] ?? '')
  return typeof own === 'string' ? own : ''
}

/** The digits below Ctrl+X as words for the line mode. */
const wordFor: Readonly<Record<string, string>> = {
  '1': ':skip',
  '2': ':unknown',
  '3': ':later',
  '4': ':notasked',
  '5': ':notasked',
}

/** Ctrl+X and the digit of the way not to answer; a reason where one is needed. */
function withoutValue(answer: Answer | undefined, { stop }: Asked): readonly string[] {
  const isAnnounced = stop.section.announced === true
  const digit = { declined: '1', unknown: '2', later: '3', notAsked: isAnnounced ? '5' : '4' }
  const state = answer && answer.state !== 'answered' ? answer.state : 'declined'
  const reason = answer?.state === 'notAsked' ? [answer.reason ?? 'TEST', keys.enter] : []
  return [keys.control('x'), digit[state], keys.enter, ...reason]
}

/** The keys of a text as readline names them, each with what is sent for it. */
function pressed(text: string): readonly (readonly [sequence: string, key: Key])[] {
  const named: Readonly<Record<string, Key>> = {
    [keys.enter]: { name: 'return', sequence: keys.enter },
    [keys.escape]: { name: 'escape', sequence: keys.escape },
    [keys.tab]: { name: 'tab', sequence: keys.tab },
    ' ': { name: 'space', sequence: ' ' },
  }
  return Array.from(
    text,
    (sequence) => [sequence, named[sequence] ?? controlled(sequence) ?? { sequence }] as const,
  )
}

function controlled(sequence: string): Key | undefined {
  const code = sequence.charCodeAt(0)
  return code < 27 ? { name: String.fromCharCode(code + 96), ctrl: true } : undefined
}
