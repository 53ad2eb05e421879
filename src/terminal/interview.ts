/** The interview in a terminal: keys in, screens out, every answer on disk before the next question is typed. */

import type { Form } from '../form/form.js'
import type { CaseContent } from '../interview/case-content.js'
import type { Circumstances } from '../interview/answer.js'
import type { Command } from '../interview/command.js'
import type { RiskRowsOf } from '../interview/risk-row.js'
import { meantBy, reduce } from '../interview/reduce.js'
import {
  contentToSave,
  startSession,
  type Hindrance,
  type Session,
  type SittingContext,
} from '../interview/session.js'
import type { Locale, Message } from '../message.js'
import type { ReadingView } from '../reading/slide.js'
import type { AmountsSaid } from '../wording/information.js'
import { hiddenScreen } from './hidden-screen.js'
import { atRest, pressHidden, recentEscapes, refused, usualMinutes, type HiddenState } from './hiding.js'
import { drawSession } from './draw.js'
import { holding } from './hold.js'
import { commandOf } from './keys.js'
import { howLeft, isGone, type HowLeft } from './left.js'
import { play, type Key, type TerminalDesk } from './play.js'
import { readingHost } from './reading-host.js'
import { saver } from './saver.js'
import type { Scene } from './scene.js'
import type { Look, Screen } from './screen.js'
import { contextMaker } from './sitting-context.js'
import { clock } from './time.js'
import { fetchedOnce, type Words } from './words.js'

export { withOffset } from './time.js'

/** What a sitting is about. */
export interface Sitting {
  readonly form: Form
  readonly content: CaseContent
  readonly circumstances: Circumstances
  /** What lies over the question at first. */
  readonly openAt?: 'review' | 'rows'
}

/** The session that a sitting begins with. */
export function firstSession(sitting: Sitting, context: SittingContext): Session {
  const session = startSession(sitting.form, sitting.content, sitting.circumstances, context)
  return sitting.openAt ? reduce(session, { do: sitting.openAt }, context) : session
}

/** All that a sitting takes from the world besides the terminal. */
export interface InterviewDesk {
  readonly words: (locale: Locale) => Words
  /** Languages that the questions can be shown in. */
  readonly languages: readonly Locale[]
  readonly now: () => Date
  /** Resolves when the case is on disk. */
  readonly save: (content: CaseContent) => Promise<void>
  readonly problems?: (content: CaseContent) => readonly Hindrance[]
  /** Characters of a text that no font can print, each once. */
  readonly charactersWithoutFont?: (text: string) => readonly string[]
  /** What is known about each row of the risk table. */
  readonly riskRows?: RiskRowsOf
  /** How many measures the catalogue suggests for a category. */
  readonly measuresFor?: (category: string) => number
  /** What the programme may pay at most. */
  readonly amounts?: AmountsSaid
  /** How far the words of a language have been checked. */
  readonly languageStatus?: (locale: Locale) => string
  /** Starts a view of the question for a browser on this computer. */
  readonly openReadingView?: () => Promise<ReadingView>
  /** Whether the passphrase opens the case again after hiding. Without it Enter is enough. */
  readonly unlock?: (passphrase: string) => Promise<boolean>
  /** Ends this process, which has the case in its memory. Everything is saved before. */
  readonly lock?: () => Promise<never>
  /** The screen hides after so many minutes without a key; 5 where nothing is said. */
  readonly hideAfterMinutes?: number
}

export interface Outcome {
  /** `interrupted` ends with 130, `terminated` with 143. */
  readonly how: 'left' | HowLeft
  /** As it was saved last. */
  readonly content: CaseContent
  /**
   * The window was closed. Node aborts when it cannot give a closed terminal its mode back, and an
   * abort may leave the memory on disk: whoever holds the process ends it with SIGKILL instead.
   */
  readonly isTerminalGone?: boolean
}

interface Seen {
  readonly session: Session
  readonly saved?: Message
  readonly hidden: HiddenState
  /** When Esc was pressed lately, in milliseconds. */
  readonly escapes: readonly number[]
}

const saving: Message = { key: 'terminal:notice.saving' }

/** The whole sitting. Rejects with the cause when the case could not be saved at the end. */
export function conductInterview(sitting: Sitting, desk: InterviewDesk & TerminalDesk): Promise<Outcome> {
  return holding(desk.output, () => conduct(sitting, { ...desk, words: fetchedOnce(desk.words) }))
}

async function conduct(sitting: Sitting, desk: InterviewDesk & TerminalDesk): Promise<Outcome> {
  const { content } = sitting
  const staff = desk.words(content.languages.staff)
  const context = contextMaker(sitting, desk)
  const first = firstSession(sitting, context())
  let change: (how: (seen: Seen) => Seen) => void = () => undefined

  const disk = saver(desk.save, desk.now, (state) => {
    const message: Message =
      state.is === 'saved'
        ? { key: 'terminal:notice.saved', values: { time: clock(state.at, staff.locale) } }
        : { key: `terminal:notice.${state.is}` }
    change((seen) => ({ ...seen, saved: message }))
  })
  const reading = readingHost(desk.openReadingView)
  const sceneOf = (session: Session): Scene => ({
    session,
    context: context(),
    staff,
    applicant: desk.words(session.language),
    ...toldBesides(desk),
  })
  const openView = (session: Session): void => {
    void reading.open(sceneOf(session)).then((notice) => {
      change((seen) => ({ ...seen, session: { ...seen.session, notice } }))
    })
  }
  const give = (seen: Seen, command: Command | undefined): Seen => {
    if (!command) return seen
    const meant = meantBy(seen.session, command, context())
    const session = reduce(seen.session, command, context())
    if (meant.do === 'save') return { ...seen, session: { ...session, notice: seen.saved ?? saving } }
    if (meant.do === 'read') openView(session)
    return session === seen.session ? seen : { ...seen, session, hidden: atRest }
  }
  const tryUnlock = (passphrase: string): void => {
    void (desk.unlock?.(passphrase) ?? Promise.resolve(true)).then((isRight) => {
      change((now) => (isRight ? give(now, { do: 'resume' }) : { ...now, hidden: refused }))
    })
  }
  const press = (seen: Seen, key: Key): Seen => {
    lastKeyAt = desk.now().getTime()
    if (seen.session.view.name === 'hidden') {
      const { hidden, tried } = pressHidden(seen.hidden, key, desk.unlock === undefined)
      if (tried !== undefined) tryUnlock(tried)
      return { ...seen, hidden }
    }
    const escapes = key.name === 'escape' ? recentEscapes(seen.escapes, desk.now().getTime()) : []
    if (escapes.length >= 3) return { ...give(seen, { do: 'hide' }), escapes: [] }
    return { ...give(seen, commandOf(seen.session, key)), escapes }
  }

  const { lock } = desk
  const lockOf = (session: Session): (() => Promise<never>) | undefined =>
    lock &&
    (async () => {
      await disk.keep(session)
      await reading.close()
      return lock()
    })

  let lastKeyAt = desk.now().getTime()
  const watch = setInterval(() => {
    const minutes = (desk.now().getTime() - lastKeyAt) / minute
    change((seen) => whenIdle(seen, minutes, desk.hideAfterMinutes ?? usualMinutes, give))
  }, watchPause)
  watch.unref()

  disk.changed(first)
  const played = await play<Seen>(
    {
      start: { session: first, hidden: atRest, escapes: [] },
      title: staff.t('terminal:title'),
      draw: (seen, look) => draw(seen, look, desk, context(), staff),
      press,
      paste: (seen, text) =>
        seen.session.view.name === 'hidden' ? seen : give(seen, { do: 'insert', text }),
      isOver: ({ session }) => session.ended !== undefined,
      interrupt: (seen) => give(seen, seen.session.view.name === 'hidden' ? { do: 'end' } : { do: 'leave' }),
      changed: ({ session }) => {
        disk.changed(session)
        reading.follow(sceneOf(session))
      },
      confirmations: ({ session }) => session.confirmations,
      locks: ({ session }) => (session.view.name === 'hidden' ? lockOf(session) : undefined),
      connect: (how) => (change = how),
    },
    desk,
  )
  clearInterval(watch)
  await reading.close()
  const { session } = played.state
  await disk.finish(session)
  return {
    how: howItEnded(session, played.ended),
    content: contentToSave(session),
    isTerminalGone: isGone(played.ended),
  }
}

/** What a screen may say besides the session. */
export function toldBesides({
  amounts,
  languageStatus,
}: InterviewDesk): Pick<Scene, 'amounts' | 'languageStatus'> {
  return { ...(amounts ? { amounts } : {}), ...(languageStatus ? { languageStatus } : {}) }
}

const minute = 60_000
const watchPause = 1_000

/** One minute before the screen hides, a sentence says so; any key stays, and is typed too. */
function whenIdle(
  seen: Seen,
  minutes: number,
  hideAfter: number,
  give: (seen: Seen, command: Command) => Seen,
): Seen {
  if (seen.session.view.name === 'hidden') {
    const isForgotten = seen.hidden.isAsking && minutes > passphraseWait
    return isForgotten ? { ...seen, hidden: atRest } : seen
  }
  if (minutes >= hideAfter) return give(seen, { do: 'hide' })
  const isSaid = seen.session.notice?.key === hidesSoon.key
  return minutes >= hideAfter - 1 && !isSaid
    ? { ...seen, session: { ...seen.session, notice: hidesSoon } }
    : seen
}

const hidesSoon: Message = { key: 'terminal:notice.hidesSoon' }
/** Minutes that the question for the passphrase stands on the neutral screen. */
const passphraseWait = 0.5

function howItEnded(session: Session, ended: NodeJS.Signals | 'input' | undefined): Outcome['how'] {
  if (ended !== undefined) return howLeft(ended)
  return session.ended === 'interrupted' ? 'interrupted' : 'left'
}

function draw(seen: Seen, look: Look, desk: InterviewDesk, context: SittingContext, staff: Words): Screen {
  const { session, saved, hidden } = seen
  if (session.view.name === 'hidden')
    return hiddenScreen({ today: session.circumstances.today, ...hidden }, staff, look)
  return drawSession(
    {
      session,
      context,
      staff,
      applicant: desk.words(session.language),
      ...toldBesides(desk),
      ...(saved ? { saved } : {}),
    },
    look,
  )
}
