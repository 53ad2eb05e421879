/** What becomes of time and memory when a case is large, and when there are many. */

import { makeDocuments } from '../src/cli/documents.js'
import { applicationOf, context, contextForChildren, demoCase, withChildren, withRisks } from './cases.js'
import { inTurns, median, ms, wall, type Row, type Table } from './measure.js'
import type { Bench } from './program.js'

const mebi = 1024 * 1024

export async function growth(bench: Bench): Promise<Table> {
  const content = demoCase()
  // First, so that nothing larger has been in the memory before.
  const manyRow = await many(Number(process.env['MANY'] ?? 100))
  const check = await inTurns({ check: () => wall(() => applicationOf(content)) }, bench.rounds * 2)
  return {
    title: 'Growth',
    about:
      'In one process, Arabic beside Swedish. The documents are made of applications that were read already.',
    rows: [
      { what: 'all rules on a full application', figure: ms(median(check.check)) },
      ...(await series(
        'children',
        [1, 10, 50, 200],
        (count) => withChildren(content, count),
        '01-application',
      )),
      ...(await series(
        'risk rows',
        [1, 10, 100, 1000],
        (count) => withRisks(content, count),
        '02-risk-table',
      )),
      manyRow,
    ],
  }
}

async function series(
  what: string,
  counts: readonly number[],
  grow: (count: number) => ReturnType<typeof demoCase>,
  paper: '01-application' | '02-risk-table',
): Promise<Row[]> {
  const within = contextForChildren(Math.max(...counts))
  const rows: Row[] = []
  for (const count of counts) {
    const content = grow(count)
    const checked = await wall(() => applicationOf(content, within))
    const application = applicationOf(content, within)
    let pages = 0
    const wanted = { applicant: 'ar', readers: ['sv'], only: [paper] } as const
    const made = await wall(async () => {
      const [one] = await makeDocuments(within, application, wanted)
      pages = one?.pages ?? 0
    })
    rows.push({
      what: `${count} ${what}, ${pages} pages`,
      figure: `${ms(made)}, ${ms(made / pages)} a page; rules ${ms(checked)}`,
    })
  }
  return rows
}

/** One after the other, each from the beginning: memory after the first tenth, and at the end. */
async function many(count: number): Promise<Row> {
  const heap: number[] = []
  for (let one = 0; one < count; one++) {
    const application = applicationOf(demoCase())
    await makeDocuments(context, application, { applicant: 'ar', readers: ['sv'], only: ['01-application'] })
    globalThis.gc?.()
    heap.push(process.memoryUsage().rss / mebi)
  }
  const early = heap[Math.floor(count / 10)] ?? 0
  const late = heap.at(-1) ?? 0
  return {
    what: `${count} applications in one process: memory after the first tenth and at the end`,
    figure: `${early.toFixed(0)} and ${late.toFixed(0)} MiB`,
    goal: 'flat',
    isReached: late < early * 1.15,
  }
}
