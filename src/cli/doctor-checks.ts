/** What `doctor` looks at. Nothing here changes anything but a file that is made and removed again. */

import { access, lstat, mkdtemp, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Values } from '../message.js'
import { fontFiles } from '../layout/fonts.js'
import { nameOfTerminal } from '../terminal/capabilities.js'
import { smallest } from '../terminal/screen.js'
import type { Context } from './context.js'
import { capabilitiesHere, charactersSetting, isPlainHere, isUnicode } from './terminal-desk.js'

export interface Finding {
  /** Name of the check, and of its texts. */
  readonly check: string
  readonly is: 'good' | 'note' | 'problem'
  readonly values: Values
  readonly hasRemedy: boolean
}

export interface Examination {
  readonly findings: readonly Finding[]
  /** The same as data, for `--json`. */
  readonly facts: Readonly<Record<string, unknown>>
}

const finding = (
  check: string,
  is: Finding['is'],
  values: Values = {},
  hasRemedy = is !== 'good',
): Finding => ({
  check,
  is,
  values,
  hasRemedy,
})

export async function examine(context: Context): Promise<Examination> {
  const parts = [
    node(),
    intl(context),
    await terminal(context),
    await rightToLeft(context),
    fonts(context),
    await dataFolder(context),
  ]
  return {
    findings: parts.flatMap(({ findings }) => findings),
    facts: Object.assign({}, ...parts.map(({ facts }) => facts)) as Record<string, unknown>,
  }
}

/** Releases that still get fixes: https://github.com/nodejs/release#release-schedule */
const oldestSupported = 22
const oldestThatRuns = [20, 19] as const

function node(): Examination {
  const { version } = process
  const [major = 0, minor = 0] = version.slice(1).split('.').map(Number)
  const runs = major > oldestThatRuns[0] || (major === oldestThatRuns[0] && minor >= oldestThatRuns[1])
  const is = !runs ? 'problem' : major < oldestSupported ? 'note' : 'good'
  return {
    findings: [finding('node', is, { version })],
    facts: { node: { version, isSupported: major >= oldestSupported } },
  }
}

/** Languages that nobody has made data for have their names in our own words instead. */
function intl({ locales }: Context): Examination {
  const known = ['sv', 'en', 'ar', 'th', 'uk']
  const missing = known.filter(
    (tag) => locales.info(tag) && Intl.DateTimeFormat.supportedLocalesOf(tag).length === 0,
  )
  const version = process.versions['icu'] ?? ''
  const found =
    missing.length === 0
      ? finding('intl', 'good', { version })
      : finding('intl', 'problem', { languages: missing.join(', ') })
  return { findings: [found], facts: { intl: { icu: version, missing } } }
}

async function terminal(context: Context): Promise<Examination> {
  const { output, environment } = context.world
  const isPlain = isPlainHere(context, false)
  const { columns, rows } = output as { readonly columns?: number; readonly rows?: number }
  const size = { columns: columns ?? 0, rows: rows ?? 0 }
  const name = nameOfTerminal(await capabilitiesHere(context), environment)
  const is = isPlain
    ? 'note'
    : size.columns < smallest.columns || size.rows < smallest.rows
      ? 'problem'
      : 'good'
  const { variable, value } = charactersSetting(context)
  return {
    findings: [
      finding('terminal', is, { name, ...size }),
      isUnicode(context)
        ? finding('characters', 'good')
        : finding('characters', 'problem', { name: value, variable }),
    ],
    facts: { terminal: { name, ...size, isPlain, isUtf8: isUnicode(context) } },
  }
}

async function rightToLeft(context: Context): Promise<Examination> {
  const { bidi, because, isUnreadable } = await capabilitiesHere(context)
  const mode = context.t(`cli:doctor.modes.${bidi}`)
  return {
    findings: [
      isUnreadable
        ? finding('lines', 'note')
        : finding('bidi', because === 'guess' ? 'note' : 'good', { mode }),
      // We join with presentation forms, and Unicode has none for these letters.
      ...(bidi === 'visual' ? [finding('joining', 'note')] : []),
    ],
    facts: { bidi: { mode: isUnreadable ? 'none' : bidi, why: because } },
  }
}

function fonts({ world }: Context): Examination {
  const missing = fontFiles.filter((file) => !world.resources.has(`fonts/${file}`))
  const found =
    missing.length === 0
      ? finding('fonts', 'good', { count: fontFiles.length })
      : finding('fonts', 'problem', { files: missing.join(', ') })
  return { findings: [found], facts: { fonts: { count: fontFiles.length, missing } } }
}

/** Names that services give to the folders they copy. */
const synchronised =
  /[\\/](OneDrive|iCloud|Mobile Documents|Dropbox|Google Drive|Nextcloud)[^\\/]*([\\/]|$)/iu

async function dataFolder({ home: folder }: Context): Promise<Examination> {
  const entry = await lstat(folder).catch(() => undefined)
  const isWritable = await canWriteIn(entry ? folder : await nearestThatIs(folder))
  const isPrivate = process.platform === 'win32' || !entry || (entry.mode & 0o077) === 0
  const isCopied = synchronised.test(folder)
  const is = !isWritable ? 'problem' : entry ? 'good' : 'note'
  return {
    findings: [
      ...(isPrivate || !isWritable ? [finding('folder', is, { folder }, is === 'problem')] : []),
      ...(isPrivate ? [] : [finding('private', 'problem', { folder })]),
      ...(isCopied ? [finding('synchronised', 'problem', { folder })] : []),
    ],
    facts: { storage: { folder, exists: entry !== undefined, isWritable, isPrivate, isCopied } },
  }
}

/** The folder that the first of those that are missing would be made in. */
async function nearestThatIs(folder: string): Promise<string> {
  const parent = dirname(folder)
  if (parent === folder) return folder
  return access(parent).then(
    () => parent,
    () => nearestThatIs(parent),
  )
}

/** Tried, not asked for: rights, read-only disks and quotas all have their say. */
async function canWriteIn(folder: string): Promise<boolean> {
  try {
    await rmdir(await mkdtemp(join(folder, '.hemvag-doctor-')))
    return true
  } catch {
    return false
  }
}
