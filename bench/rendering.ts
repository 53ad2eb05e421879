/** Application and risk table as PDF: the whole process, and further documents in a process that runs. */

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeDocuments } from '../src/cli/documents.js'
import { openTypesetter } from '../src/layout/typesetter.js'
import { readFont } from '../test/support/corpus.js'
import { applicationOf, context, demoCase, program } from './cases.js'
import { inTurns, median, ms, times, wall, type Table } from './measure.js'
import type { Bench } from './program.js'

const papers = ['01-application', '02-risk-table'] as const

/** Applicant's language and reader's. */
const pairs = [
  ['ro', 'sv'],
  ['ar', 'sv'],
  ['th', 'en'],
  ['ru', 'en'],
  ['bn', 'en'],
  ['zh-Hans', 'en'],
] as const

export async function rendering(bench: Bench): Promise<Table> {
  const folder = mkdtempSync(join(tmpdir(), 'hemvag-bench-'))
  const application = applicationOf(demoCase())
  const turns = {
    node: () => wall(() => spawnSync(process.execPath, ['-e', '0'])),
    ...Object.fromEntries(
      pairs.flatMap(([applicant, reader]) => [
        [`whole ${applicant}`, () => whole(bench, folder, applicant, reader)],
        [
          `warm ${applicant}`,
          () =>
            wall(() => makeDocuments(context, application, { applicant, readers: [reader], only: papers })),
        ],
      ]),
    ),
  }
  const found: Readonly<Record<string, readonly number[]>> = await inTurns(turns, bench.rounds)
  const at = (name: string): number => median(found[name] ?? [])
  const rows = await Promise.all(
    pairs.map(async ([applicant, reader]) => {
      const made = await makeDocuments(context, application, { applicant, readers: [reader], only: papers })
      const pages = made.reduce((sum, one) => sum + one.pages, 0)
      const size = made.reduce((sum, one) => sum + one.bytes.length, 0)
      return [
        {
          what: `${applicant} beside ${reader}, ${pages} pages, ${Math.round(size / 1024)} KiB: whole process`,
          figure: ms(at(`whole ${applicant}`)),
          ratio: times(at(`whole ${applicant}`) / at('node')),
        },
        {
          what: `${applicant} beside ${reader}: a further one in the same process`,
          figure: `${ms(at(`warm ${applicant}`))}, ${ms(at(`warm ${applicant}`) / pages)} a page`,
          ratio: times(at(`warm ${applicant}`) / at('node')),
        },
      ]
    }),
  )
  return {
    title: 'Documents',
    about: `Application (with its data attached) and risk table of the invented mother with two children, tagged PDF/A. Ratios are to \`node -e 0\` in the same turns.`,
    rows: [...rows.flat(), ...(await setting(['sv', 'ar', 'th', 'bn', 'zh-Hans'], bench.rounds))],
  }
}

async function whole(bench: Bench, folder: string, applicant: string, reader: string): Promise<number> {
  const args = ['render', 'templates/demo/mother-two-children.json', '--out', folder, '--language', applicant]
  return wall(() => {
    const child = spawnSync(
      process.execPath,
      [program, ...args, '--reader', reader, ...papers.flatMap((one) => ['--only', one])],
      {
        env: bench.environment,
      },
    )
    if (child.status !== 0) throw new Error(child.stderr.toString())
  })
}

/** Text alone: every sentence of the corpus of a language, shaped and broken, nothing kept from before. */
async function setting(locales: readonly string[], rounds: number) {
  const shipped = readdirSync('test/corpus')
  const known = locales.filter((locale) => shipped.includes(`${locale}.json`))
  const found: Readonly<Record<string, readonly number[]>> = await inTurns(
    Object.fromEntries(
      known.map((locale) => {
        const sentences = JSON.parse(readFileSync(`test/corpus/${locale}.json`, 'utf8')) as string[]
        const text = Array.from({ length: 40 }, (_, turn) => sentences.map((one) => `${one} ${turn}`)).flat()
        return [
          locale,
          async () => {
            const typesetter = await openTypesetter(readFont)
            return wall(() => {
              for (const one of text) typesetter.set(one, locale, { size: 9, weight: 'regular' }, 220)
            })
          },
        ]
      }),
    ),
    rounds,
  )
  const latin = median(found['sv'] ?? [])
  return known.map((locale) => ({
    what: `paragraphs of the ${locale} corpus set, 40 times each with another number`,
    figure: ms(median(found[locale] ?? [])),
    ratio: `${times(median(found[locale] ?? []) / latin)} of sv`,
  }))
}
