/** What the home screen does with a case besides the talk: package, sending, deletion; and the recovery sheet. */

import { join } from 'node:path'
import type { OpenCase } from '../storage/case-store.js'
import { isRecipient } from '../storage/package.js'
import { makePassphrase } from '../storage/passphrase.js'
import type { Vault } from '../storage/vault.js'
import { ask, type DialogDesk } from '../terminal/dialog.js'
import { noteScreen } from '../terminal/home.js'
import type { Context } from './context.js'
import { whatIsKnown } from './delete.js'
import { applicationOf, howToSend, makePackage, stoppingLines } from './package.js'
import { writeRecoverySheet } from './recovery.js'
import { lastPackage, sentCase } from './sent.js'

/** Where files of the home screen go: below the place where the program was started. */
export const homeFolder = 'hemvag'

/** Seals a case that may be sent, and says what to do with the file; else says what stops it. */
export async function packageFromHome(context: Context, opened: OpenCase, desk: DialogDesk): Promise<void> {
  const { t } = desk.staff
  const { reference } = opened.content
  const title = { title: t('terminal:home.package'), right: reference }
  const stopping = stoppingLines(context, applicationOf(context, opened))
  if (stopping.length > 0) {
    const [first = '', ...notes] = stopping
    await noteScreen({ ...title, ask: first, notes }, desk)
    return
  }
  const recipient = await ask<string>(
    {
      ...title,
      ask: t('terminal:package.askKey'),
      hint: t('terminal:package.keyHint'),
      read: (typed) =>
        typed === '' || isRecipient(typed)
          ? { value: typed }
          : { problem: t('errors:package.recipient', { recipient: typed.slice(0, 12) }) },
      enter: t('terminal:key.next'),
      escape: t('terminal:key.home'),
    },
    desk,
  )
  if (recipient === undefined) return
  const receiver = recipient === '' ? { passphrase: makePassphrase() } : { recipients: [recipient] }
  const file = join(homeFolder, reference, 'package.age')
  const made = await makePackage(context, opened, file, receiver, 'replace')
  const notes = howToSend(context, made)
  await noteScreen(
    { ...title, ask: t('cli:package.written', { file, count: made.names.length }), notes },
    desk,
  )
}

/** Writes down that the last package was sent, once more confirmed. */
export async function sentFromHome(context: Context, opened: OpenCase, desk: DialogDesk): Promise<void> {
  const { t } = desk.staff
  const title = { title: t('terminal:home.sent'), right: opened.content.reference }
  const made = lastPackage(opened.content)
  if (!made) {
    await noteScreen({ ...title, ask: t('errors:package.noneMade'), notes: [] }, desk)
    return
  }
  const isSent = await ask<boolean>(
    {
      ...title,
      ask: t('terminal:sent.ask', { day: made.at.slice(0, 10) }),
      options: () => [
        { value: false, label: t('terminal:sent.no') },
        { value: true, label: t('terminal:sent.yes') },
      ],
      prefilled: '1',
      enter: t('terminal:key.choose'),
      escape: t('terminal:key.home'),
    },
    desk,
  )
  if (isSent === true) await opened.save(sentCase(context, opened.content))
}

/** Deletes a case after its reference was written in full; an empty line keeps it. */
export async function deleteFromHome(
  context: Context,
  vault: Vault,
  reference: string,
  desk: DialogDesk,
): Promise<void> {
  const { t } = desk.staff
  const opened = await vault.open(reference)
  const { id } = opened
  const title = { title: t('terminal:home.delete'), right: reference }
  let isDeleted: boolean
  try {
    const [warning = '', ...notes] = whatIsKnown(context, opened)
    const written = await ask<string>(
      {
        ...title,
        ask: warning,
        notes,
        hint: t('terminal:delete.hint', { reference }),
        read: (typed) =>
          typed === '' || typed === opened.content.reference
            ? { value: typed }
            : { problem: t('errors:delete.notConfirmed') },
        enter: t('terminal:key.next'),
        escape: t('terminal:key.home'),
      },
      desk,
    )
    isDeleted = written === opened.content.reference
  } finally {
    await opened.close()
  }
  if (!isDeleted) return
  await vault.remove(id)
  await noteScreen(
    { ...title, ask: t('cli:delete.done', { reference }), notes: [t('cli:delete.remains')] },
    desk,
  )
}

/** The sheet for the safe, in the folder of the home screen's files. */
export async function recoveryFromHome(context: Context, vault: Vault, desk: DialogDesk): Promise<void> {
  const { t } = desk.staff
  const file = join(homeFolder, 'recovery-sheet.pdf')
  await writeRecoverySheet(context, vault, file, true)
  await noteScreen(
    {
      title: t('terminal:home.recovery'),
      ask: t('terminal:recovery.written', { file }),
      notes: [t('cli:recovery.print')],
    },
    desk,
  )
}
