/** Cases that were made with an older version of the form: what moved is said, and nothing moves unasked. */

import { exitCodes, UserError } from '../errors.js'
import { questionIn } from '../form/look-up.js'
import type { QuestionId } from '../form/form.js'
import type { Answer } from '../interview/answer.js'
import type { CaseContent } from '../interview/case-content.js'
import type { BroughtOver } from '../storage/bring-over.js'
import type { OpenCase } from '../storage/case-store.js'
import type { Vault } from '../storage/vault.js'
import { ask } from '../terminal/dialog.js'
import { withOffset } from '../terminal/time.js'
import { gateLine } from '../text.js'
import { formOf, type Context } from './context.js'
import { dialogDesk } from './terminal-desk.js'

/** What moves when a case comes into the form that is here; undefined when it is of this form. */
export async function movesOf(context: Context, content: CaseContent): Promise<BroughtOver | undefined> {
  const form = formOf(context)
  if (content.template === `${form.id}/${form.version}`) return undefined
  const { broughtOver } = await import('../storage/bring-over.js')
  return broughtOver(content, form, withOffset(context.world.now()))
}

/** The case to be looked at, in this form. What moved is said; the case itself stays as it is. */
export async function toRead(context: Context, content: CaseContent): Promise<CaseContent> {
  const moves = await movesOf(context, content)
  if (!moves) return content
  for (const line of reportOf(context, moves)) context.remark(line)
  context.remark(context.t('cli:older.untouched', { reference: content.reference }))
  return moves.content
}

/** The same for a list, where nothing is said; undefined for a case of another or a later form. */
export async function toList(context: Context, content: CaseContent): Promise<CaseContent | undefined> {
  try {
    return (await movesOf(context, content))?.content ?? content
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}

/**
 * Opens a case to change it. One of an older form comes into this one only when the coordinator has
 * seen what moves and agrees; the save from before is kept beside the new one.
 *
 * @returns undefined when the coordinator does not want it now: nothing was changed
 * @throws {UserError} when nobody can be asked
 */
export async function openToWorkOn(
  context: Context,
  vault: Vault,
  name: string,
): Promise<OpenCase | undefined> {
  const opened = await vault.open(name)
  try {
    const moves = await movesOf(context, opened.content)
    if (!moves) return opened
    if (await isAgreed(context, opened.content.reference, moves)) {
      await opened.keepThisState()
      await opened.save(moves.content)
      return opened
    }
  } catch (error) {
    await opened.close()
    throw error
  }
  await opened.close()
  return undefined
}

async function isAgreed(context: Context, reference: string, moves: BroughtOver): Promise<boolean> {
  if (context.world.input.isTTY !== true) {
    const { from, to } = moves
    throw new UserError('errors:caseFile.olderForm', { reference, from, to }, { exitCode: exitCodes.usage })
  }
  const { t } = context
  const agreed = await ask<boolean>(
    {
      title: t('cli:older.title'),
      right: reference,
      ask: t('cli:older.ask'),
      notes: [...reportOf(context, moves), ...leftOverAnswers(context, moves)],
      options: () => [
        { value: false, label: t('cli:older.notNow') },
        { value: true, label: t('cli:older.agree') },
      ],
      prefilled: '1',
      enter: t('terminal:key.choose'),
      escape: t('terminal:key.cancel'),
    },
    await dialogDesk(context),
  )
  return agreed === true
}

/** What moved, by the numbers of the questions: never an answer. */
export function reportOf(context: Context, moves: BroughtOver): string[] {
  const { from, to, moved, recoded, leftOver, added } = moves
  const { t } = context
  const line = (name: string, questions: readonly QuestionId[]): string[] =>
    questions.length === 0
      ? []
      : [t(`cli:older.${name}`, { count: questions.length, questions: numbersOf(context, questions) })]
  const leftBecause = (why: string): readonly QuestionId[] =>
    leftOver.filter((one) => one.why === why).map(({ place }) => place.question)
  return [
    t('cli:older.form', { from, to }),
    ...line(
      'moved',
      moved.map((one) => one.to.question),
    ),
    ...line(
      'recoded',
      recoded.map(({ question }) => question),
    ),
    ...line('gone', leftBecause('gone')),
    ...line('notAllowed', leftBecause('notAllowed')),
    ...line('added', added),
  ]
}

/** By number where the form has the question, else by the id that it had. */
export function numbersOf(context: Context, questions: readonly QuestionId[]): string {
  const form = formOf(context)
  return [...new Set(questions.map((id) => questionIn(form, id)?.number ?? gateLine(id).slice(0, 60)))].join(
    ', ',
  )
}

/** On the screen only, where the coordinator decides: no paper and no log has them. */
function leftOverAnswers(context: Context, { leftOver }: BroughtOver): string[] {
  return leftOver.map(({ place, answer }) =>
    context.t('cli:older.answer', {
      question: numbersOf(context, [place.question]),
      answer: gateLine(textOf(answer)).slice(0, 300),
    }),
  )
}

function textOf(answer: Answer): string {
  if (answer.state !== 'answered') return answer.reason ?? answer.state
  return typeof answer.value === 'string' ? answer.value : JSON.stringify(answer.value)
}
