/** The program's own questions, for tests in a real terminal: `ask home|empty|new|passphrase|documents [--plain]`. */

import { filesIn } from '../../src/cli/program-files.js'
import { readTemplate } from '../../src/cli/template.js'
import { exitCodes } from '../../src/errors.js'
import { capabilitiesFrom } from '../../src/terminal/capabilities.js'
import type { DialogDesk } from '../../src/terminal/dialog.js'
import { askNewCase, documentsScreen, homeScreen } from '../../src/terminal/home.js'
import { TerminalLeft } from '../../src/terminal/left.js'
import { askPassphrase } from '../../src/terminal/passphrase.js'
import { sittingWords } from './sitting-texts.js'

const [what = 'home', ...flags] = process.argv.slice(2)
const { input, output, staff, ...rest }: DialogDesk = {
  input: process.stdin,
  output: process.stdout,
  staff: sittingWords('sv'),
  capabilities: { ...capabilitiesFrom('', {}), colours: true, unicode: true },
  isPlain: flags.includes('--plain'),
  guard: { today: '2026-11-24', unlock: (passphrase) => Promise.resolve(passphrase === 'open') },
}
const desk = { input, output, staff, ...rest }
const languages = [
  { locale: 'ar', ownName: 'العربية', status: { interface: 'drafted' } },
  { locale: 'en', ownName: 'English', status: { interface: 'source' } },
  { locale: 'sv', ownName: 'svenska', status: { interface: 'source' } },
  { locale: 'th', ownName: 'ไทย', status: { interface: 'compared' } },
]
const cases = [
  { reference: 'RK-TEST-26-014', note: 'Boende, fråga N3', changed: 'i dag 10.40' },
  { reference: 'RK-TEST-26-009', note: 'Klart att skriva under', changed: '12 november' },
  { reference: 'RK-TEST-26-003', note: 'Två frågor kvar till nästa möte', changed: '3 november' },
]

async function answer(): Promise<unknown> {
  switch (what) {
    case 'home':
      return homeScreen(cases, 'tisdag 24 november 2026', desk)
    case 'empty':
      return homeScreen([], 'tisdag 24 november 2026', desk)
    case 'new':
      return askNewCase(
        {
          suggestedReference: 'RK-TEST-26-015',
          objection: (reference) =>
            reference.includes('-') ? undefined : 'Beteckningen har bindestreck. Skriv den igen.',
          languages,
          form: readTemplate(filesIn(process.cwd())).form,
        },
        desk,
      )
    case 'passphrase':
      return [await askPassphrase(desk), await askPassphrase(desk)]
    default:
      return documentsScreen(
        {
          reference: 'RK-TEST-26-009',
          files: [
            { name: '01-application.pdf', pages: 11 },
            { name: '02-risk-table.pdf', pages: 1 },
          ],
          folder: 'dokument/RK-TEST-26-009',
          code: '7F3A 91C2',
          isDraft: false,
        },
        desk,
      )
  }
}

try {
  process.stdout.write(`answer: ${JSON.stringify((await answer()) ?? null)}\n`)
} catch (error) {
  if (!(error instanceof TerminalLeft)) throw error
  process.exitCode = exitCodes[error.how]
}
process.stdin.unref()
