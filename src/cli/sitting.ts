/** One sitting at the terminal: talked through, saved after every answer, closed in any case. */

import { riskNotes } from '../application/risk-notes.js'
import { toApplication } from '../application/to-application.js'
import { exitCodes, type ExitCode } from '../errors.js'
import type { Form } from '../form/form.js'
import type { CaseContent } from '../interview/case-content.js'
import { charactersWithoutFont } from '../layout/coverage.js'
import { languageStatus } from '../i18n/language-status.js'
import type { Locale } from '../message.js'
import { languageName } from '../wording/say.js'
import type { OpenCase } from '../storage/case-store.js'
import type { Capabilities } from '../terminal/capabilities.js'
import { readSettings } from '../storage/settings.js'
import { conductInterview, type InterviewDesk, type Outcome, type Sitting } from '../terminal/interview.js'
import { conductPlainInterview } from '../terminal/plain.js'
import type { Locked } from '../world.js'
import { formOf, type Context } from './context.js'
import { ruleFacts, today } from './facts.js'
import { openReading } from './reading.js'
import { calibrate, capabilitiesHere, languagesNotShown, opens, terminalDesk } from './terminal-desk.js'
import { wordsOf } from './words-of.js'

/**
 * Sits with an open case until the person leaves, and closes it.
 *
 * @param talk which of the two it is
 * @param isPlain line by line, for screen readers, simple terminals and pipes
 * @param openAt what is shown before the question that the talk goes on at
 */
export async function sitWith(
  context: Context,
  opened: OpenCase,
  talk: Talk,
  isPlain: boolean,
  openAt?: Sitting['openAt'],
): Promise<ExitCode> {
  const { input, output, lock } = context.world
  const { content } = opened
  const sitting: Sitting = {
    form: partOf(formOf(context), talk),
    content,
    circumstances: { depth: content.depth, today: today(context) },
    ...(openAt ? { openAt } : {}),
  }
  const { hideAfterMinutes } = await readSettings(context.home)
  let terminal: Capabilities | undefined
  const desk: InterviewDesk = {
    hideAfterMinutes,
    words: (locale) => wordsOf(context, locale),
    languages: languagesByName(context),
    languageStatus: (locale) => languageStatus(context.locales, locale).interface,
    now: context.world.now,
    save: (changed) => opened.save(changed),
    problems: (changed) => problemsOf(context, changed, terminal),
    charactersWithoutFont: (text) => charactersWithoutFont(text, context.coverage()),
    riskRows: (changed) => riskRowsOf(context, changed),
    measuresFor: (category) =>
      context.template().ruleBook.riskCatalogue.find((entry) => entry.category === category)?.measures ?? 0,
    amounts: context.template().ruleBook.amounts,
    openReadingView: () => openReading(context),
    unlock: async (passphrase) => opens(context, passphrase),
    ...(lock
      ? {
          lock: async () => {
            await opened.close()
            return lock({ case: content.reference, talk, isPlain })
          },
        }
      : {}),
  }
  try {
    if (!isPlain) terminal = await calibratedOnce(context, content)
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

/** The talk with the applicant, or the risk table, which the professional fills in alone. */
export type Talk = NonNullable<Locked['talk']>

function partOf(form: Form, talk: Talk): Form {
  return talk === 'talk' ? talkOf(form) : riskTalkOf(form)
}

/** The talk with the applicant: all but the risk table. */
export function talkOf(form: Form): Form {
  return { ...form, meetings: form.meetings.filter(({ id }) => id !== riskMeeting) }
}

/** The risk table alone. */
function riskTalkOf(form: Form): Form {
  return { ...form, meetings: form.meetings.filter(({ id }) => id === riskMeeting) }
}

const riskMeeting = 'riskTable'

/** In the order of their names in the staff language, as they are listed. */
function languagesByName(context: Context): readonly Locale[] {
  const staff = wordsOf(context, context.staffLanguage)
  const name = (locale: Locale): string => languageName(locale, staff)
  const locales = context.locales.list.map(({ locale }) => locale)
  return locales.sort((one, other) => name(one).localeCompare(name(other), staff.locale))
}

/**
 * The terminal; before the first talk in a right-to-left language, where it does not say by itself what it
 * does, after somebody was asked.
 */
async function calibratedOnce(context: Context, { languages }: CaseContent): Promise<Capabilities> {
  const terminal = await capabilitiesHere(context)
  const isTurned = context.locales.info(languages.interview)?.direction === 'rtl'
  if (!isTurned || terminal.because !== 'guess') return terminal
  await calibrate(context)
  return capabilitiesHere(context)
}

const endings: Readonly<Record<Outcome['how'], ExitCode>> = {
  left: exitCodes.done,
  interrupted: exitCodes.interrupted,
  terminated: exitCodes.terminated,
}

/** What the rules say about a case as it is now. */
export function problemsOf(context: Context, content: CaseContent, terminal?: Capabilities) {
  const { form, ruleBook } = context.template()
  const circumstances = { depth: content.depth, today: today(context) }
  const facts = { ...ruleFacts(context), languagesNotShown: languagesNotShown(context, terminal) }
  return toApplication(form, ruleBook, content, circumstances, facts).problems
}

function riskRowsOf(context: Context, content: CaseContent) {
  const { form, ruleBook } = context.template()
  return riskNotes(form, ruleBook, content, { depth: content.depth, today: today(context) })
}
