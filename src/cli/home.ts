/** `hemvag` alone: the home screen, and what is chosen there. */

import { join } from 'node:path'
import { exitCodes, UserError } from '../errors.js'
import { languagesWithStatus } from '../i18n/language-status.js'
import type { CaseContent } from '../interview/case-content.js'
import type { OpenCase } from '../storage/case-store.js'
import type { CaseSummary, Vault } from '../storage/vault.js'
import { chooseLanguage } from '../terminal/choose-language.js'
import type { DialogDesk } from '../terminal/dialog.js'
import type { Sitting } from '../terminal/interview.js'
import { documentsScreen, homeScreen, noteScreen, type HomeCase } from '../terminal/home.js'
import { moment } from '../terminal/time.js'
import { retention } from './cases.js'
import type { Context } from './context.js'
import {
  deleteFromHome,
  homeFolder,
  packageFromHome,
  recoveryFromHome,
  sentFromHome,
} from './home-actions.js'
import { takeIn } from './import.js'
import { askForNewCase } from './interview.js'
import { Ended } from './ended.js'
import { today } from './facts.js'
import { progressOf } from './progress.js'
import { writeDocuments } from './render.js'
import { askWhetherAnew, tableToFillIn } from './risk.js'
import { openToWorkOn, toList, toRead } from './older-form.js'
import { askForSigning } from './signed.js'
import { sitWith, type Talk } from './sitting.js'
import { settingsScreen } from './settings.js'
import { dialogDesk, isPlainHere } from './terminal-desk.js'
import { fileInThisForm, readText } from './source.js'
import { unlock, type UnlockOptions } from './unlock.js'

/** Shows what can be done until the person leaves. */
export async function homeAction(context: Context, options: UnlockOptions): Promise<void> {
  if (context.world.input.isTTY !== true) {
    throw new UserError('errors:homeNeedsTerminal', {}, { exitCode: exitCodes.usage })
  }
  const vault = await unlock(context, options)
  const { locked } = context.world
  const isPlain = isPlainHere(context, false)
  // Whoever leaves a talk for good, by Ctrl+C twice or a signal, leaves the program.
  const sit = async (opened: OpenCase, talk: Talk, openAt?: Sitting['openAt']): Promise<void> => {
    const code = await sitWith(context, opened, talk, isPlain, openAt)
    if (code !== exitCodes.done) throw new Ended(code)
  }
  if (locked?.case !== undefined) {
    const opened = await vault.open(locked.case)
    await sit(opened, locked.talk ?? 'talk')
  }
  let desk = await dialogDesk(context)
  for (;;) {
    const cases = await vault.cases()
    const choice = await homeScreen(
      await Promise.all(cases.map((one) => listed(context, one))),
      dayInWords(context),
      desk,
    )
    try {
      switch (choice.do) {
        case 'quit':
          return
        case 'new': {
          const opened = await askForNewCase(context, vault, {})
          if (opened) await sit(opened, 'talk')
          break
        }
        case 'goOn': {
          const opened = await openToWorkOn(context, vault, choice.reference)
          if (opened) await sit(opened, 'talk')
          break
        }
        case 'review': {
          const opened = await openToWorkOn(context, vault, choice.reference)
          if (opened) await sit(opened, 'talk', 'review')
          break
        }
        case 'risk': {
          const opened = await openToWorkOn(context, vault, choice.reference)
          if (!opened) break
          const isAnew = await askWhetherAnew(context, opened.content, desk)
          if (isAnew === undefined) {
            await opened.close()
            break
          }
          await opened.save(tableToFillIn(context, opened.content, isAnew))
          await sit(opened, 'risk', 'rows')
          break
        }
        case 'import': {
          const content = fileInThisForm(context, await readText(context, choice.file))
          await takeIn(context, vault, content)
          break
        }
        case 'documents':
          await documentsScreen(await makeDocumentsOf(context, vault, choice.reference), desk)
          break
        case 'signed':
        case 'package':
        case 'sent': {
          const opened = await openToWorkOn(context, vault, choice.reference)
          if (!opened) break
          try {
            await withCase[choice.do](context, opened, desk)
          } finally {
            await opened.close()
          }
          break
        }
        case 'delete':
          await deleteFromHome(context, vault, choice.reference, desk)
          break
        case 'recovery':
          await recoveryFromHome(context, vault, desk)
          break
        case 'settings':
          // Every screen from here on follows what was chosen.
          desk = await settingsScreen(context, desk)
          break
        case 'languages':
          await showLanguages(context, desk)
          break
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      // What went wrong with one choice is said here, and everything else goes on.
      await noteScreen({ title: '', ask: context.t(error.key, error.values), notes: [] }, desk)
    }
  }
}

const withCase = { signed: askForSigning, package: packageFromHome, sent: sentFromHome }

async function listed(context: Context, { id, changedAt, content: saved }: CaseSummary): Promise<HomeCase> {
  const content = saved && (await toList(context, saved))
  return {
    reference: saved?.reference ?? id,
    note: content ? noteOn(context, content) : context.t(`cli:home.${saved ? 'otherForm' : 'damaged'}`),
    changed: moment(new Date(changedAt), context.staffLanguage),
  }
}

/** Where it stands; a case that has reached the day agreed for its deletion says that first. */
function noteOn(context: Context, content: CaseContent): string {
  const { deleteOn } = retention(content)
  if (deleteOn !== undefined && deleteOn <= today(context)) return context.t('cli:home.due', { deleteOn })
  return context.t('cli:home.open', { count: progressOf(context, content).open })
}

function dayInWords({ world, staffLanguage }: Context): string {
  return new Intl.DateTimeFormat(staffLanguage, { dateStyle: 'full' }).format(world.now())
}

/** The documents of one case, in a folder of the place where the program was started. */
async function makeDocumentsOf(context: Context, vault: Vault, reference: string) {
  const opened = await vault.open(reference)
  try {
    const content = await toRead(context, opened.content)
    const folder = join(homeFolder, content.reference)
    const { application, documents } = await writeDocuments(context, content, folder, {
      applicant: content.languages.interview,
      readers: content.languages.readers,
      only: [],
    })
    return {
      reference,
      folder,
      files: documents.map(({ file, pages }) => ({ name: file, pages })),
      code: application.code,
      isDraft: !application.isSignable,
    }
  } finally {
    await opened.close()
  }
}

/** The languages with their review status; Enter goes back. */
async function showLanguages({ t, locales }: Context, desk: DialogDesk): Promise<void> {
  await chooseLanguage(
    languagesWithStatus(locales),
    { title: t('terminal:home.languages'), ask: t('cli:home.languages') },
    desk,
  )
}
