/** A sitting on the real form with the real words and an invented case, for screens that are drawn without a terminal. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../../src/cli/context.js'
import { problemsOf, talkOf } from '../../src/cli/sitting.js'
import { wordsOf } from '../../src/cli/words-of.js'
import type { CaseContent } from '../../src/interview/case-content.js'
import type { Command } from '../../src/interview/command.js'
import { reduce } from '../../src/interview/reduce.js'
import { startSession, type Session, type SittingContext } from '../../src/interview/session.js'
import { readApplicationFile } from '../../src/storage/application-file.js'
import type { InterviewDesk } from '../../src/terminal/interview.js'
import type { Scene } from '../../src/terminal/scene.js'
import { contextMaker } from '../../src/terminal/sitting-context.js'
import { fetchedOnce } from '../../src/terminal/words.js'
import { root } from './program.js'

export interface RealSitting {
  readonly start: Session
  readonly give: (session: Session, ...commands: readonly Command[]) => Session
  /** A line and Enter, for each. */
  readonly type: (session: Session, ...lines: readonly string[]) => Session
  readonly scene: (session: Session) => Scene
}

/** @param change what is different in the invented case */
export function realSitting(
  context: Context,
  name: string,
  languages: { readonly interview: string; readonly staff: string },
  change: (content: CaseContent) => CaseContent = (content) => content,
): RealSitting {
  const { form: whole, ruleBook } = context.template()
  const form = talkOf(whole)
  const file = readFileSync(join(root, 'templates/demo', `${name}.json`), 'utf8')
  const read = readApplicationFile(file, whole)
  const content = change({ ...read, languages: { ...read.languages, ...languages } })
  const circumstances = { depth: content.depth, today: context.world.now().toISOString().slice(0, 10) }
  const words = fetchedOnce((locale) => wordsOf(context, locale))
  const desk: InterviewDesk = {
    words,
    languages: context.locales.list.map(({ locale }) => locale),
    now: context.world.now,
    save: () => Promise.resolve(),
    problems: (changed) => problemsOf(context, changed),
    amounts: ruleBook.amounts,
  }
  const here: SittingContext = contextMaker({ form, content, circumstances }, desk)()
  const give: RealSitting['give'] = (session, ...commands) =>
    commands.reduce((now, command) => reduce(now, command, here), session)
  return {
    start: startSession(form, content, circumstances, here),
    give,
    type: (session, ...lines) =>
      lines.reduce((now, text) => give(now, { do: 'insert', text }, { do: 'submit' }), session),
    scene: (session) => ({
      session,
      context: here,
      staff: words(languages.staff),
      applicant: words(session.language),
      amounts: ruleBook.amounts,
    }),
  }
}
