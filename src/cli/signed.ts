import { Command } from 'commander'
import * as z from 'zod'
import type { Application } from '../application/application.js'
import { lastSigning, signingFault, withSigning } from '../application/signing.js'
import { toApplication } from '../application/to-application.js'
import { exitCodes, UserError } from '../errors.js'
import type { CaseContent } from '../interview/case-content.js'
import type { OpenCase } from '../storage/case-store.js'
import { ask, type DialogDesk } from '../terminal/dialog.js'
import { withOffset } from '../terminal/time.js'
import { codeInWords, sayDate } from '../wording/say.js'
import type { Context } from './context.js'
import { Ended } from './ended.js'
import { ruleFacts, today } from './facts.js'
import { openToWorkOn } from './older-form.js'
import { unlock } from './unlock.js'

const Options = z.object({ code: z.string() })

/** `signed`: the paper was signed. A change after it asks for a new signature (rule D2). */
export function signedCommand(context: Context): Command {
  const { t } = context
  return new Command('signed')
    .description(t('cli:signed.description'))
    .argument(`<${t('cli:names.case')}>`, t('cli:arguments.case'))
    .requiredOption(`--code <${t('cli:names.text')}>`, t('cli:signed.code'))
    .action(async (name: string, raw: unknown, command: Command) => {
      const vault = await unlock(context, command.optsWithGlobals())
      const opened = await openToWorkOn(context, vault, name)
      if (!opened) throw new Ended(exitCodes.interrupted)
      try {
        const content = signedCase(context, opened.content, Options.parse(raw).code)
        await opened.save(content)
        context.say(signingInWords(context, content) ?? '')
      } finally {
        await opened.close()
      }
    })
}

/**
 * The case with the signing in its record.
 *
 * @throws {UserError} when nobody may sign yet, or the paper has other answers than the case
 */
export function signedCase(context: Context, content: CaseContent, code: string): CaseContent {
  const application = applicationOf(context, content)
  const fault = signingFault(application, code)
  if (fault) {
    const values = { code: codeInWords(application.code) }
    throw new UserError(`errors:signed.${fault}`, values, { exitCode: exitCodes.notReady })
  }
  return withSigning(application, withOffset(context.world.now()))
}

/** Asks for the code on the signed paper, and writes the signing down; nothing when the person goes back. */
export async function askForSigning(context: Context, opened: OpenCase, desk: DialogDesk): Promise<void> {
  const { t } = desk.staff
  const application = applicationOf(context, opened.content)
  const code = await ask<string>(
    {
      title: t('terminal:home.signed'),
      right: opened.content.reference,
      ask: t('terminal:signed.ask'),
      hint: t('terminal:signed.hint'),
      read: (typed) => {
        const fault = signingFault(application, typed)
        const values = { code: codeInWords(application.code) }
        return fault ? { problem: t(`errors:signed.${fault}`, values) } : { value: typed }
      },
      enter: t('terminal:key.save'),
      escape: t('terminal:key.home'),
    },
    desk,
  )
  if (code !== undefined) await opened.save(signedCase(context, opened.content, code))
}

/** "Signed on 26 November 2026 by the applicant, the interpreter; code 1A2B 3C4D"; undefined before. */
export function signingInWords({ t, staffLanguage }: Context, content: CaseContent): string | undefined {
  const signing = lastSigning(content)
  if (!signing) return undefined
  const who = (signing.signers ?? []).map((role) => t(`papers:signers.${role}`))
  return t('papers:signedBy', {
    date: sayDate(signing.at.slice(0, 10), { locale: staffLanguage, t }),
    who: new Intl.ListFormat(staffLanguage, { type: 'unit', style: 'short' }).format(who),
    code: codeInWords(signing.code ?? ''),
  })
}

function applicationOf(context: Context, content: CaseContent): Application {
  const { form, ruleBook } = context.template()
  const circumstances = { depth: content.depth, today: today(context) }
  return toApplication(form, ruleBook, content, circumstances, ruleFacts(context))
}
