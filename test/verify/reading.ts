/**
 * The reading view in a real browser: `npm run verify:reading`. For languages that terminals
 * cannot show well, a question and an answer read back are laid out, their fonts are ours, and the
 * page has asked nobody but the program for anything. Pictures go to `out/reading/`.
 */

import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { openReading } from '../../src/cli/reading.js'
import type { Slide, Spoken } from '../../src/reading/slide.js'
import { quietContext } from '../support/quiet-world.js'

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const context = quietContext()
const run = promisify(execFile)
const out = join(process.cwd(), 'out/reading')

/** Burmese and Amharic have no locale of ours yet: a greeting stands for a question. */
const samples: readonly (Spoken & { readonly font: string })[] = [
  sample('ar', 'NotoNaskhArabic'),
  sample('th', 'NotoSansThaiLooped'),
  { locale: 'am', direction: 'ltr', text: 'ሰላም ለእርስዎ ይሁን', font: 'NotoSansEthiopic' },
  { locale: 'my', direction: 'ltr', text: 'မြန်မာဘာသာ မင်္ဂလာပါ', font: 'NotoSansMyanmar' },
]

function sample(locale: string, font: string) {
  const direction = context.locales.info(locale)?.direction ?? 'ltr'
  return { locale, direction, text: context.locales.forScreen(locale)('interview:readBack.offer'), font }
}

function slideOf(spoken: Spoken): Slide {
  const staff: Spoken = { locale: 'sv', direction: 'ltr', text: 'Var vill du bo?' }
  const row = { isChosen: false, applicant: spoken, staff }
  return {
    number: 'K1',
    question: { applicant: spoken, staff },
    rows: ['1', '2', '3', '4', '5'].map((digits) => ({ ...row, digits, isChosen: digits === '2' })),
  }
}

/** Opens an address, named last, in a browser of its own; what the page then holds, and every address it asked for. */
async function browse(browser: string, ...what: readonly string[]) {
  const profile = mkdtempSync(join(tmpdir(), 'hemvag-browser-'))
  const log = join(profile, 'net.json')
  const flags = [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    `--user-data-dir=${profile}`,
    `--log-net-log=${log}`,
    '--window-size=1366,768',
  ]
  try {
    const { stdout } = await run(browser, [...flags, ...what], { timeout: 30_000 })
    // What the page asked for, not what the browser asks its maker.
    const ofPage = /"initiator":"http:\/\/127[^}]*?"url":"(https?:[^"]+)"/gu
    const requests = readFileSync(log, 'utf8')
    const asked = [...requests.matchAll(ofPage)].map(([, url = '']) => new URL(url))
    return { page: stdout, asked, requests }
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
}

async function verify(browser: string): Promise<readonly string[]> {
  const faults: string[] = []
  mkdirSync(out, { recursive: true })
  for (const spoken of samples) {
    const view = await openReading(context)
    try {
      view.show(slideOf(spoken))
      const address = view.newAddress()
      const { page, asked } = await browse(browser, '--dump-dom', address)
      const expect = (holds: boolean, what: string): void => {
        if (!holds) faults.push(`${spoken.locale}: ${what}`)
      }
      expect(page.includes(spoken.text), 'the question is not on the page')
      expect(page.includes('<title>K1</title>'), 'the title is not the number of the question')
      expect(
        page.includes(`lang="${spoken.locale}" dir="${spoken.direction}"`),
        'language or direction is missing',
      )
      expect(
        asked.every(({ hostname }) => hostname === '127.0.0.1'),
        `asked elsewhere: ${asked.map(({ hostname }) => hostname).join(' ')}`,
      )
      const picture = `--screenshot=${join(out, `${spoken.locale}.png`)}`
      const { requests } = await browse(browser, '--timeout=3000', picture, view.newAddress())
      expect(requests.includes(`/fonts/${spoken.font}`), 'the font of the language was not asked for')
      const second = await fetch(address)
      expect(second.status === 404, 'a second reader was let in')
    } finally {
      await view.close()
    }
  }
  return faults
}

const browser = process.env['BROWSER_PROGRAM'] ?? browsers.find((path) => existsSync(path))

if (browser === undefined) {
  process.stdout.write('No Chromium here: nothing was looked at.\n')
  process.exitCode = 1
} else {
  const faults = await verify(browser)
  for (const fault of faults) process.stdout.write(`${fault}\n`)
  process.stdout.write(`Reading view: ${samples.length} languages, ${faults.length} faults.\n`)
  process.exitCode = faults.length === 0 ? 0 : 1
}
