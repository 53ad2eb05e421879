/** Cases as a list shows them, without opening any of them for writing. */

import { UserError, exitCodes } from '../errors.js'
import type { CaseContent } from '../interview/case-content.js'
import { loadCase, type CasePlace, type Recovered } from './case-store.js'
import { generationsIn, writtenAt } from './generations.js'

export interface CaseSummary {
  /** `C-7F3K2M` */
  readonly id: string
  /** ISO 8601, of the last save. */
  readonly changedAt: string
  /** Undefined when nothing of the case can be opened. */
  readonly content: CaseContent | undefined
  readonly recovered: Recovered | undefined
}

/** None where nothing was ever saved: the program ended before the first answer. Takes no lock. */
export async function summaryOf(place: CasePlace): Promise<CaseSummary[]> {
  const { id } = place
  const changedAt = await lastSave(place)
  if (changedAt === undefined) return []
  try {
    const loaded = await loadCase(place)
    return [{ id, changedAt, content: loaded?.content, recovered: loaded?.recovered }]
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return [{ id, changedAt, content: undefined, recovered: undefined }]
  }
}

/** A folder that does not answer now; nothing was lost by asking. */
export function folderUnreadable(folder: string, cause: unknown): UserError {
  return new UserError('errors:vault.unreadable', { folder }, { cause, exitCode: exitCodes.caseUnavailable })
}

async function lastSave({ disk, folder }: CasePlace): Promise<string | undefined> {
  try {
    const [newest] = await generationsIn(disk, folder)
    return newest === undefined ? undefined : await writtenAt(disk, folder, newest)
  } catch (cause) {
    throw folderUnreadable(folder, cause)
  }
}
