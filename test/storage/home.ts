/** A folder of its own for each test, and vaults in it whose passphrase costs little. */

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createVault, openVault, type Vault } from '../../src/storage/vault.js'

export const passphrase = 'två ord och fyra till TEST'
/** Milliseconds instead of a second. */
export const quick = { work: 4 }

/** Runs with a new folder, and removes it. */
export async function inHome(run: (home: string) => Promise<void>): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'hemvag-test-'))
  try {
    await run(home)
  } finally {
    await rm(home, { recursive: true })
  }
}

export async function inVault(run: (vault: Vault, home: string) => Promise<void>): Promise<void> {
  await inHome(async (home) => {
    await run(await createVault(home, passphrase, quick), home)
  })
}

export const reopened = (home: string): Promise<Vault> => openVault(home, passphrase)

export const caseFolder = (home: string, id: string): string => join(home, 'vault', 'cases', id)

/** The generations on disk, oldest first. */
export async function generations(home: string, id: string): Promise<string[]> {
  const names = await readdir(caseFolder(home, id))
  return names.filter((name) => name.startsWith('g')).sort()
}

/** Every file below a folder with its bytes. */
export async function allFiles(folder: string): Promise<{ path: string; bytes: Buffer }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return Promise.all(
    files.map(async (entry) => {
      const path = join(entry.parentPath, entry.name)
      return { path, bytes: await readFile(path) }
    }),
  )
}

/** The key of the message that a call is refused with. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'not refused'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
