/** One sitting at the terminal: talked through, saved after every answer, closed in any case. */

import { riskNotes } from '../application/risk-notes.js'
import { toApplication } from '../application/to-application.js'
import { exitCodes, type ExitCode } from '../errors.js'
import type { Form } from '../form/form.js'
import type { CaseContent } from '../interview/case-content.js'
import type { OpenCase } from '../storage/case-store.js'
import { openVault, vaultExists } from '../storage/vault.js'
import { askTerminal } from '../terminal/capabilities.js'
import type { DialogDesk } from '../terminal/dialog.js'
import { conductInterview, type InterviewDesk, type Outcome, type Sitting } from '../terminal/interview.js'
import type { TerminalDesk } from '../terminal/play.js'
import { conductPlainInterview } from '../terminal/plain.js'
import type { Context } from './context.js'
import { ruleFacts, today } from './facts.js'
import { wordsOf } from './words-of.js'

/**
 * Sits with an open case until the person leaves, and closes it.
 *
 * @param form the whole form, or the part of it that this sitting is about
 * @param isPlain line by line, for screen readers, simple terminals and pipes
 * @param openAt what is shown before the question that the talk goes on at
 */
export async function sitWith(
  context: Context,
  opened: OpenCase,
  form: Form,
  isPlain: boolean,
  openAt?: Sitting['openAt'],
): Promise<ExitCode> {
  const { input, output } = context.world
  const { content } = opened
  const sitting: Sitting = {
    form,
    content,
    circumstances: { depth: content.depth, today: today(context) },
    ...(openAt ? { openAt } : {}),
  }
  const desk: InterviewDesk = {
    words: (locale) => wordsOf(context, locale),
    languages: context.locales.list.map(({ locale }) => locale),
    now: context.world.now,
    save: (changed) => opened.save(changed),
    problems: (changed) => problemsOf(context, changed),
    riskRows: (changed) => riskRowsOf(context, changed),
    measuresFor: (category) =>
      context.template().ruleBook.riskCatalogue.find((entry) => entry.category === category)?.measures ?? 0,
    unlock: async (passphrase) => opens(context, passphrase),
  }
  try {
    const outcome = isPlain
      ? await conductPlainInterview(sitting, { ...desk, input, output })
      : await conductInterview(sitting, { ...desk, ...(await terminalDesk(context)) })
    if (outcome.isTerminalGone === true) context.world.terminalGone?.()
    else if (!isPlain) context.remark(context.t('cli:interview.goOn', { reference: content.reference }))
    return endings[outcome.how]
  } finally {
    await opened.close()
  }
}

/** The terminal as it is, after asking it what it does with right-to-left text. */
export async function terminalDesk({ world }: Context): Promise<TerminalDesk> {
  const { input, output, environment } = world
  const { bidi, setsDirection } = await askTerminal(input, output, environment)
  const characters = environment['LC_ALL'] || environment['LC_CTYPE'] || environment['LANG'] || ''
  return {
    input,
    output,
    capabilities: {
      bidi,
      setsDirection,
      colours: environment['NO_COLOR'] === undefined,
      // Nothing said: Windows and macOS terminals are UTF-8 today.
      unicode: characters === '' || /utf-?8/iu.test(characters),
    },
  }
}

const endings: Readonly<Record<Outcome['how'], ExitCode>> = {
  left: exitCodes.done,
  interrupted: exitCodes.interrupted,
  terminated: exitCodes.terminated,
}

/** Whether a sitting here is line by line: asked for, or the only way. */
export function isPlainHere({ world }: Context, isAskedFor: boolean): boolean {
  const { environment, input, output } = world
  const isTerminal = input.isTTY === true && output.isTTY === true
  return isAskedFor || !isTerminal || environment['TERM'] === 'dumb' || Boolean(environment['ACCESSIBLE'])
}

/** The terminal for the program's own questions. */
export async function dialogDesk(context: Context): Promise<DialogDesk> {
  const staff = wordsOf(context, context.staffLanguage)
  const isLocked = await vaultExists(context.home)
  const guard = {
    today: today(context),
    ...(isLocked ? { unlock: async (passphrase: string) => opens(context, passphrase) } : {}),
  }
  return { ...(await terminalDesk(context)), staff, isPlain: isPlainHere(context, false), guard }
}

function problemsOf(context: Context, content: CaseContent) {
  const { form, ruleBook } = context.template()
  const circumstances = { depth: content.depth, today: today(context) }
  return toApplication(form, ruleBook, content, circumstances, ruleFacts(context)).problems
}

function riskRowsOf(context: Context, content: CaseContent) {
  const { form, ruleBook } = context.template()
  return riskNotes(form, ruleBook, content, { depth: content.depth, today: today(context) })
}

/** Tries a passphrase after the screen was hidden. */
async function opens(context: Context, passphrase: string): Promise<boolean> {
  try {
    const vault = await openVault(context.home, passphrase)
    vault.close()
    return true
  } catch {
    return false
  }
}
