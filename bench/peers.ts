/** The same text of the same application, set by what people would use instead. */

import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { makeDocuments } from '../src/cli/documents.js'
import { draftsOf } from '../src/cli/drafts.js'
import type { Words } from '../src/document/document.js'
import { directionOf, familyFor, scriptOfLocale } from '../src/layout/fonts.js'
import { applicationOf, context, demoCase, program } from './cases.js'
import { inTurns, median, ms, times, wall, type Row, type Table } from './measure.js'
import type { Bench } from './program.js'

const folder = resolve('out/peers')
const fonts = resolve('fonts')
const paper = '01-application'
/** As of 2026-11-26: the newest that run on Node 20. */
const packages = [
  '@myriaddreamin/typst-ts-node-compiler@0.7.0',
  '@react-pdf/renderer@4.9.0',
  'pdfmake@0.3.11',
  'react@19.3.1',
]
const pairs = [
  ['ro', 'sv'],
  ['ar', 'sv'],
  ['th', 'en'],
  ['bn', 'en'],
  ['zh-Hans', 'en'],
] as const

interface Texts {
  readonly columns: readonly {
    readonly language: string
    readonly isRightToLeft: boolean
    readonly font: string
  }[]
  readonly rows: readonly (readonly string[])[]
}

/** A way to the PDF: how often it makes one in its process, and how long each took. */
type Maker = (texts: string, out: string, count: number) => readonly number[]

export async function peers(bench: Bench): Promise<Table> {
  const makers = install()
  const rows: Row[] = []
  for (const pair of pairs) rows.push(...(await beside(pair, makers, Math.min(bench.rounds, 3))))
  return {
    title: 'Beside others',
    about: `The application of the invented mother, in two columns. The others set its words in a plain table, already read and put into words, untagged; ours reads the case, checks every rule, and makes the tagged PDF/A with its data. Ratios are to ours in the same turns; **below 1 × the other is faster**. "Words" are those that pdftotext gives back, in the first and the second column. ${missing(makers)}`,
    rows,
  }
}

function missing(makers: Readonly<Record<string, Maker>>): string {
  const lacking = ['WeasyPrint', 'Chromium'].filter((name) => !(name in makers))
  return lacking.length === 0
    ? ''
    : `Not here, so not measured: ${lacking.join(', ')} (Debian packages of these names).`
}

/** Puts the others where nothing of ours depends on them. */
function install(): Readonly<Record<string, Maker>> {
  mkdirSync(folder, { recursive: true })
  if (!existsSync(join(folder, 'node_modules/pdfmake'))) {
    writeFileSync(join(folder, 'package.json'), '{ "private": true }')
    const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages]
    execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  }
  for (const file of ['make.mjs', 'make.py']) copyFileSync(`bench/peers/${file}`, join(folder, file))
  const inNode =
    (name: string): Maker =>
    (texts, out, count) =>
      timesOf(process.execPath, [join(folder, 'make.mjs'), name, texts, fonts, out, String(count)])
  return {
    Typst: inNode('typst'),
    pdfmake: inNode('pdfmake'),
    'react-pdf': inNode('react-pdf'),
    ...(isHere('weasyprint')
      ? {
          WeasyPrint: (texts, out, count) =>
            timesOf('/usr/bin/python3', [join(folder, 'make.py'), page(texts), out, String(count)]),
        }
      : {}),
    // It has no process to stay in: each document is one start.
    ...(isHere('chromium') ? { Chromium: (texts, out) => [chromium(page(texts), out)] } : {}),
  } satisfies Record<string, Maker>
}

const isHere = (name: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((place) => existsSync(join(place, name)))

function timesOf(file: string, args: readonly string[]): readonly number[] {
  return JSON.parse(
    execFileSync(file, [...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  ) as number[]
}

function chromium(file: string, out: string): number {
  const from = performance.now()
  const args = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--no-pdf-header-footer',
    `--print-to-pdf=${out}`,
    file,
  ]
  execFileSync('chromium', args, { stdio: 'ignore' })
  return performance.now() - from
}

async function beside(
  [applicant, reader]: (typeof pairs)[number],
  makers: Readonly<Record<string, Maker>>,
  rounds: number,
): Promise<Row[]> {
  const application = applicationOf(demoCase())
  const wanted = { applicant, readers: [reader], only: [paper] } as const
  const [draft] = draftsOf(context, application, wanted, (name) => name === paper)
  if (!draft) throw new Error('no application')
  const texts = join(folder, `${applicant}.json`)
  writeFileSync(texts, JSON.stringify(textsOf([applicant, reader], draft.document.blocks)))
  const out = (name: string): string => join(folder, `${applicant}-${name}.pdf`)
  const further: Record<string, number[]> = { Hemväg: [] }
  const found: Readonly<Record<string, readonly number[]>> = await inTurns(
    {
      Hemväg: async () => {
        const time = await wall(() => {
          ours(applicant, reader, join(folder, applicant))
        })
        await makeDocuments(context, application, wanted)
        further['Hemväg']?.push(await wall(() => makeDocuments(context, application, wanted)))
        return time
      },
      ...Object.fromEntries(
        Object.entries(makers).map(([name, make]) => [
          name,
          async () => {
            // Two in one process: the second is the further one, the rest is the process with the first.
            let made: readonly number[] = []
            const both = await wall(() => {
              made = make(texts, out(name), 2)
            })
            const [, second] = made
            if (second !== undefined) (further[name] ??= []).push(second)
            const time = both - (second ?? 0)
            return time
          },
        ]),
      ),
    },
    rounds,
  )
  copyFileSync(join(folder, applicant, `${paper}.pdf`), out('Hemväg'))
  const own = median(found['Hemväg'] ?? [])
  const ownFurther = median((further['Hemväg'] ?? []).sort((a, b) => a - b))
  return Object.entries(found).map(([name, wholes]): Row => {
    const whole = median(wholes)
    const more = median((further[name] ?? []).sort((a, b) => a - b))
    const isOther = name !== 'Hemväg'
    return {
      what: `${applicant} beside ${reader}: ${name}`,
      figure: `${ms(whole)}${Number.isNaN(more) ? '' : `, a further one ${ms(more)}`}, ${Math.round(statSync(out(name)).size / 1024)} KiB, words ${wordsBack(out(name), texts)}`,
      ratio: isOther
        ? `${times(whole / own)}${Number.isNaN(more) ? '' : `, ${times(more / ownFurther)}`}`
        : '',
      ...(isOther ? { goal: 'slower than ours', isReached: whole > own && !(more < ownFurther) } : {}),
    }
  })
}

function ours(applicant: string, reader: string, to: string): void {
  const args = ['render', 'templates/demo/mother-two-children.json', '--out', to, '--language', applicant]
  const child = spawnSync(process.execPath, [program, ...args, '--reader', reader, '--only', paper], {
    env: { PATH: process.env['PATH'], HEMVAG_HOME: join(folder, 'home') },
  })
  if (child.status !== 0) throw new Error(child.stderr.toString())
}

/** Every pair of words in the document, one a column. */
function textsOf(languages: readonly [string, string], blocks: unknown): Texts {
  const rows: string[][] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      const sides = node.map((each) => wordsIn(each))
      const isPair =
        sides.length === 2 &&
        sides.every((words, at) => words.length > 0 && words.every(({ locale }) => locale === languages[at]))
      if (isPair) rows.push(sides.map((words) => words.map(({ text }) => text).join(' · ')))
      else for (const each of node) visit(each)
    } else if (typeof node === 'object' && node !== null) {
      for (const each of Object.values(node)) visit(each)
    }
  }
  visit(blocks)
  return {
    rows,
    columns: languages.map((language) => ({
      language,
      isRightToLeft: directionOf(language) === 'rtl',
      font: familyFor(scriptOfLocale(language), language).name,
    })),
  }
}

function wordsIn(node: unknown): Words[] {
  if (typeof node !== 'object' || node === null) return []
  if ('text' in node && 'locale' in node) return [node as Words]
  return Object.values(node).flatMap(wordsIn)
}

/** Share of the words in each column that come back, in per cent: `100;98`. */
function wordsBack(file: string, texts: string): string {
  if (!isHere('pdftotext')) return 'not looked for'
  const text = squeezed(execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8', maxBuffer: 1e9 }))
  const { rows, columns } = JSON.parse(readFileSync(texts, 'utf8')) as Texts
  const shares = columns.map((_, at) => {
    const words = rows
      .flatMap((row) => (row[at] ?? '').split(/\s+/u))
      .map(squeezed)
      .filter((word) => word.length > 1)
    return Math.round((100 * words.filter((word) => text.includes(word)).length) / words.length)
  })
  return shares.join(';')
}

/** Without what no eye sees: spaces, controls, isolates. */
const squeezed = (text: string): string => text.normalize('NFC').replace(/[\s\p{Cf}\p{Cc}]/gu, '')

/** The words as a page in two columns, for what prints pages of the web. */
function page(texts: string): string {
  const { columns, rows } = JSON.parse(readFileSync(texts, 'utf8')) as Texts
  const faces = columns.map(
    ({ font }) => `@font-face{font-family:"${font}";src:url("file://${fonts}/${font}-Regular.ttf")}`,
  )
  const cell = (text: string, at: number): string => {
    const { language, isRightToLeft, font } = columns[at] ?? { language: '', isRightToLeft: false, font: '' }
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    return `<td lang="${language}" dir="${isRightToLeft ? 'rtl' : 'ltr'}" style="font-family:'${font}','${columns[1]?.font ?? ''}'">${escaped} TURN</td>`
  }
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n')
  const file = texts.replace('.json', '.html')
  writeFileSync(
    file,
    `<!doctype html><html><meta charset="utf-8"><title>x</title><style>${faces.join('')}@page{size:A4;margin:42pt}td{width:50%;font-size:9pt;vertical-align:top}</style><table>${body}</table></html>`,
  )
  return file
}
