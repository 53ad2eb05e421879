import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toApplication } from '../../src/application/to-application.js'
import type { Context } from '../../src/cli/context.js'
import { makeDocuments, type MadeDocument, type Wanted } from '../../src/cli/documents.js'
import type { Locale } from '../../src/message.js'
import { readApplicationFile } from '../../src/storage/application-file.js'

const today = '2025-05-28'

/** Application files of invented people: `test/cases/p1.json`. */
export function caseFiles(): string[] {
  return ['test/cases', 'templates/demo'].flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file) => join(folder, file)),
  )
}

/** The documents of a case, as `render` makes them. */
export async function papersOf(
  context: Context,
  file: string,
  applicant: Locale,
  wanted: Partial<Wanted> = {},
): Promise<MadeDocument[]> {
  const { form, ruleBook } = context.template()
  const content = readApplicationFile(readFileSync(file, 'utf8'), form, today)
  const application = toApplication(form, ruleBook, content, { depth: content.depth, today })
  return makeDocuments(context, application, { applicant, readers: ['sv'], only: [], ...wanted })
}

/** `p1-ar-01-application.pdf` */
export function nameOf(file: string, language: Locale, paper: MadeDocument): string {
  return `${/([^/]+)\.json$/u.exec(file)?.[1] ?? file}-${language}-${paper.file}`
}

export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'verify-'))

/** What a program says, on both its channels; it may fail, which is what some are run for. */
export function said(program: string, ...options: readonly string[]): string {
  try {
    return execFileSync(program, options, {
      encoding: 'utf8',
      maxBuffer: 1e8,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  } catch (failure) {
    if (!(failure instanceof Error) || !('stdout' in failure) || !('stderr' in failure)) throw failure
    return `${String(failure.stdout)}${String(failure.stderr)}`
  }
}

const java = '/usr/share/java'
const jars = ['preflight', 'pdfbox2', 'fontbox2', 'xmpbox', 'commons-logging', 'javax.activation', 'jaxb-api', 'jaxb-runtime', 'jaxb-core'] // prettier-ignore

/** Names of the files that Apache PDFBox Preflight takes for PDF/A-1b. */
export function acceptedByPreflight(files: ReadonlyMap<string, Uint8Array>): Set<string> {
  const folder = emptyFolder()
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)
  const classes = jars.map((jar) => `${java}/${jar}.jar`).join(':')
  const report = said('java', '-cp', classes, 'org.apache.pdfbox.preflight.Validator_A1b', 'batch', folder)
  return new Set(
    [...report.matchAll(/^The file (.*) is a valid PDF\/A-1b file$/gmu)].map(([, name = '']) => name),
  )
}
