/** What the person chose on this computer; nothing about any case. */

import { join } from 'node:path'
import * as z from 'zod'
import { computersDisk, ensureFolder, readBounded, writeWhole } from './disk.js'

/** Minutes without a key after which the screen may hide: longer would leave answers open to whoever passes. */
export const hideAfterRange = { least: 1, most: 15 } as const

const schema = z.object({
  /** The screen hides, and what holds the case ends, after so many minutes without a key. */
  hideAfterMinutes: z.int().min(hideAfterRange.least).max(hideAfterRange.most).default(5),
  /** Which way right-to-left text is right in a terminal, by what the terminal calls itself; `none`: in no way. */
  terminals: z.record(z.string(), z.enum(['logical', 'visual', 'words', 'none'])).default({}),
})

export type Settings = z.infer<typeof schema>

const fileName = 'settings.json'
const most = 100_000

/** The settings; those of a first day when there are none, or when they cannot be read. */
export async function readSettings(home: string): Promise<Settings> {
  try {
    const bytes = await readBounded(computersDisk, join(home, fileName), most)
    return schema.parse(JSON.parse(bytes.toString('utf8')))
  } catch {
    return schema.parse({})
  }
}

export async function writeSettings(home: string, settings: Settings): Promise<void> {
  await ensureFolder(computersDisk, home)
  const bytes = Buffer.from(`${JSON.stringify(settings, undefined, 2)}\n`)
  await writeWhole(computersDisk, home, fileName, bytes, 'instead')
}
