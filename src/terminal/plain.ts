/** Line mode: one question, one line, no caret movement, no colour. */

import type { Place } from '../interview/answer.js'
import { typedCommand, type Command } from '../interview/command.js'
import { activeBox } from '../interview/draft.js'
import { isListView } from '../interview/lists.js'
import { reduce } from '../interview/reduce.js'
import { stopAt } from '../interview/standing.js'
import { currentStep } from '../interview/typing.js'
import { contentToSave, type Session } from '../interview/session.js'
import { gate } from '../text.js'
import { firstSession, toldBesides, type InterviewDesk, type Outcome, type Sitting } from './interview.js'
import { readingHost } from './reading-host.js'
import { contextMaker } from './sitting-context.js'
import type { TerminalInput } from './capabilities.js'
import { usualMinutes } from './hiding.js'
import { holding } from './hold.js'
import { lineReader } from './line-reader.js'
import { answeredLines, partLines, promptText, questionLines, replyLines, viewLines } from './plain-text.js'
import type { Scene } from './scene.js'
import { fetchedOnce } from './words.js'

export interface PlainDesk extends InterviewDesk {
  readonly input: TerminalInput
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean }
}

const clearScreen = '\u001b[2J\u001b[3J\u001b[H'
const minute = 60_000
const watchPause = 1_000
const signals = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const

/** The whole sitting in lines. The end of the input saves and ends it. */
export function conductPlainInterview(sitting: Sitting, desk: PlainDesk): Promise<Outcome> {
  return holding(desk.output, () => conduct(sitting, { ...desk, words: fetchedOnce(desk.words) }))
}

async function conduct(sitting: Sitting, desk: PlainDesk): Promise<Outcome> {
  const { input, output } = desk
  const context = contextMaker(sitting, desk)
  const staff = desk.words(sitting.content.languages.staff)
  const scene = (session: Session): Scene => ({
    session,
    context: context(),
    staff,
    applicant: desk.words(session.language),
    ...toldBesides(desk),
  })
  const put = (lines: readonly string[]): void => {
    for (const line of lines) output.write(`${gate(line)}\n`)
  }
  let session = firstSession(sitting, context())
  let how: Outcome['how'] = 'left'

  const reading = readingHost(desk.openReadingView)
  const lines = lineReader(input)
  const signalled = (signal: NodeJS.Signals): void => {
    how = signal === 'SIGINT' ? 'interrupted' : 'terminated'
    lines.close()
  }
  for (const signal of signals) process.on(signal, signalled)
  // A pipe that is closed at the other end is the end of the talk, not a fault.
  output.on('error', () => {
    lines.close()
  })

  put([
    staff.t('terminal:plain.help'),
    ...whereItGoesOn(scene(session)),
    ...partLines(scene(session)),
    ...present(scene(session)),
  ])
  output.write(promptText(scene(session)))
  const saveOrTell = async (): Promise<void> => {
    try {
      await desk.save(contentToSave(session))
    } catch {
      // Said at once, and tried again with the next answer; at the end the cause goes to the caller.
      put([staff.t('terminal:notice.notSaved')])
    }
  }
  await saveOrTell()
  const lockNow = async (): Promise<void> => {
    if (!desk.lock) return
    await desk.save(contentToSave(session))
    await reading.close()
    await desk.lock()
  }
  let lastLineAt = desk.now().getTime()
  const watch = setInterval(() => {
    const minutes = (desk.now().getTime() - lastLineAt) / minute
    if (output.isTTY !== true || minutes < (desk.hideAfterMinutes ?? usualMinutes)) return
    output.write(clearScreen)
    // Where it cannot be saved the talk stays: a lost answer would be worse.
    void lockNow().catch(() => undefined)
  }, watchPause)
  watch.unref()
  try {
    for (;;) {
      const line = await lines.next()
      lastLineAt = desk.now().getTime()
      if (line === undefined) break
      const before = session
      session =
        before.view.name === 'hidden' ? await unlocked(before, line, desk) : take(before, line, context)
      if (session.content !== before.content || session.at !== before.at) await saveOrTell()
      if (session.ended) break
      hideOrShow(before, session, desk)
      if (session.view.name === 'hidden' && before.view.name !== 'hidden')
        await lockNow().catch(() => undefined)
      if (isReadAsked(line, context)) session = { ...session, notice: await reading.open(scene(session)) }
      else reading.follow(scene(session))
      put(whatHappened(before, session, scene))
      output.write(promptText(scene(session)))
    }
  } finally {
    clearInterval(watch)
    for (const signal of signals) process.removeListener(signal, signalled)
    lines.close()
    await reading.close()
  }
  await desk.save(contentToSave(session))
  const { reference } = session.content
  put(['', staff.t('terminal:plain.howToGoOn', { reference })])
  return { how: session.ended === 'interrupted' ? 'interrupted' : how, content: contentToSave(session) }
}

const isReadAsked = (line: string, context: ReturnType<typeof contextMaker>): boolean =>
  typedCommand(line, context().typedWords)?.do === 'read'

/** One line of a person: a word after a colon, or an answer. */
function take(session: Session, line: string, context: ReturnType<typeof contextMaker>): Session {
  const command = typedCommand(line, context().typedWords)
  const give = (from: Session, next: Command): Session => reduce(from, next, context())
  if (command) return give(session, command)
  const { view } = session
  if (view.name === 'menu' || view.name === 'help' || view.name === 'why')
    return take(give(session, { do: 'close' }), line, context)
  if (line === '' || view.name === 'information' || view.name === 'words')
    return give(session, { do: 'submit' })
  const isList = isListView(view)
  const isLong = currentStep(session)?.step.kind.kind === 'longText'
  const replaces = !isList && (!isLong || !session.draft.touched)
  const cleared = replaces ? give(session, { do: 'edit', operation: 'eraseAll' }) : session
  return give(give(cleared, { do: 'insert', text: line }), { do: 'submit' })
}

async function unlocked(session: Session, line: string, desk: PlainDesk): Promise<Session> {
  const passphrase = Array.from(line).reduce(
    (typed, key) => (key === '\u007f' ? typed.slice(0, -1) : typed + key),
    '',
  )
  const isRight = (await desk.unlock?.(passphrase)) ?? true
  return isRight ? { ...session, view: { name: 'question' } } : session
}

/** Hidden: nothing of the case on screen, and the passphrase without echo. */
function hideOrShow(before: Session, after: Session, { input, output }: PlainDesk): void {
  if (before.view.name === after.view.name) return
  if (after.view.name === 'hidden') {
    if (output.isTTY === true) output.write(clearScreen)
    input.setRawMode?.(true)
  } else if (before.view.name === 'hidden') input.setRawMode?.(false)
}

function whatHappened(
  before: Session,
  after: Session,
  scene: (session: Session) => Scene,
): readonly string[] {
  const now = scene(after)
  const said = replyLines(now)
  const changed = after.content.answers === before.content.answers ? [] : answeredLines(now, before.at)
  const isOtherQuestion =
    !isSameStep(before, after) || after.language !== before.language || after.shown !== before.shown
  const hasPartChanged = partLines(now).join() !== partLines(scene(before)).join()
  const isBack = after.view.name === 'question' && before.view.name !== 'question'
  const asksAgain =
    after.view.name === 'question' && !after.problem && !after.echo && isSameText(before, after)
  return [
    ...changed,
    ...said,
    ...(hasPartChanged && after.view.name !== 'hidden' ? partLines(now) : []),
    ...(after.view.name === 'question'
      ? isOtherQuestion || isBack || asksAgain
        ? questionLines(now)
        : []
      : viewLines(now)),
  ]
}

/** Said when a case that was begun is opened again. */
function whereItGoesOn(scene: Scene): readonly string[] {
  const { at, content } = scene.session
  const number = stopAt(scene.session)?.question.number
  if (at === undefined || number === undefined || content.answers.own.size === 0) return []
  return [scene.staff.t('terminal:plain.goOn', { number })]
}

const present = (scene: Scene): readonly string[] =>
  scene.session.view.name === 'question' ? questionLines(scene) : viewLines(scene)

function isSameStep(before: Session, after: Session): boolean {
  const key = ({ draft }: Session): string => `${draft.item} ${draft.part ?? ''}`
  return isSamePlaceOrNone(before.at, after.at) && key(before) === key(after)
}

const isSamePlaceOrNone = (one: Place | undefined, other: Place | undefined): boolean =>
  one?.question === other?.question && one?.item?.id === other?.item?.id

const isSameText = (before: Session, after: Session): boolean =>
  activeBox(before.draft) === activeBox(after.draft) && before.draft.active === after.draft.active
