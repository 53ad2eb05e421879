/** What is done before a sitting: which case it is about, and which part of the form. */

import * as z from 'zod'
import { exitCodes, UserError, type ExitCode } from '../errors.js'
import type { Depth } from '../form/form.js'
import { languagesWithStatus } from '../i18n/language-status.js'
import { noAnswers } from '../interview/answers.js'
import type { CaseContent } from '../interview/case-content.js'
import { withSpokenLanguage } from '../interview/interpreting.js'
import type { Locale } from '../message.js'
import type { OpenCase } from '../storage/case-store.js'
import { makeReference, type Vault } from '../storage/vault.js'
import { askNewCase } from '../terminal/home.js'
import { formOf, type Context } from './context.js'
import { shippedLocale } from './documents.js'
import { openToWorkOn } from './older-form.js'
import { sitWith } from './sitting.js'
import { withOffset } from '../terminal/time.js'
import { dialogDesk, isPlainHere } from './terminal-desk.js'

const Options = z.object({
  language: z.string().optional(),
  depth: z.enum(['essential', 'full']).optional(),
  plain: z.boolean().optional(),
})

/**
 * A new case, or going on with one.
 *
 * @param name of a case; undefined for a new one
 * @param raw options of the command line
 */
export async function interview(
  context: Context,
  vault: Vault,
  name: string | undefined,
  raw: unknown,
): Promise<ExitCode> {
  const options = Options.parse(raw)
  const known = name ?? context.world.locked?.case
  const opened =
    known === undefined
      ? await askForNewCase(context, vault, options)
      : await openToWorkOn(context, vault, known)
  if (!opened) return exitCodes.interrupted
  return sitWith(context, opened, 'talk', isPlainHere(context, options.plain === true))
}

type Known = z.infer<typeof Options>

/**
 * A new case, after its reference, language and depth were asked for. Where nobody can be asked,
 * the reference is made and what the command line does not say is the usual.
 *
 * @returns undefined when the person gave up; then nothing was made
 */
export async function askForNewCase(
  context: Context,
  vault: Vault,
  known: Known,
): Promise<OpenCase | undefined> {
  const language = known.language === undefined ? undefined : shippedLocale(context, known.language)
  if (isPlainHere(context, known.plain === true)) {
    return vault.create(newCase(context, '', language ?? context.staffLanguage, known.depth ?? 'essential'))
  }
  const references = new Set((await vault.cases()).map(({ id, content }) => content?.reference ?? id))
  const chosen = await askNewCase(
    {
      suggestedReference: makeReference(),
      objection: (reference) => objectionTo(context, reference, references),
      languages: languagesWithStatus(context.locales),
      form: formOf(context),
      known: { ...(language ? { language } : {}), ...(known.depth ? { depth: known.depth } : {}) },
    },
    await dialogDesk(context),
  )
  if (!chosen) return undefined
  const { reference, language: written, spoken, depth } = chosen
  const begun = newCase(context, reference, written, depth)
  return vault.create(
    spoken === undefined
      ? begun
      : withSpokenLanguage(begun, spoken, formOf(context), withOffset(context.world.now())),
  )
}

/** Why a reference cannot be used; undefined when it can. */
function objectionTo({ t }: Context, reference: string, taken: ReadonlySet<string>): string | undefined {
  if (taken.has(reference)) return t('cli:interview.referenceTaken')
  return isReference(reference) ? undefined : t('cli:interview.referenceShape')
}

/** @throws {UserError} when a case cannot be called so */
export function refuseReference(reference: string): void {
  if (!isReference(reference))
    throw new UserError('cli:interview.referenceShape', {}, { exitCode: exitCodes.usage })
}

const isReference = (text: string): boolean => /^[\p{Script=Latin}\d][\p{Script=Latin}\d-]{2,39}$/u.test(text)

/** A case in which nothing has been said yet. */
function newCase(context: Context, reference: string, interview: Locale, depth: Depth): CaseContent {
  const form = formOf(context)
  return {
    template: `${form.id}/${form.version}`,
    reference,
    languages: { interview, staff: context.staffLanguage, readers: ['en'] },
    depth,
    answers: noAnswers,
    overrides: [],
    record: [],
  }
}
