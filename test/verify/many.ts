/** Many documents: 300 in one process; memory stays flat. */

import { quietContext } from '../support/quiet-world.js'
import { caseFiles, papersOf } from './papers.js'
import { Tally } from './tally.js'

const documents = 300
const languages = ['ar', 'th', 'en', 'sv']
const mebibyte = 1024 * 1024
const most = 250
/** Rounding of a heap that grows and shrinks; a leak of one page a document would be more. */
const flat = 20

export async function many(): Promise<Tally> {
  const tally = new Tally()
  const context = quietContext()
  const files = caseFiles()
  const sizes = new Map<number, number>()
  let made = 0
  for (let round = 0; made < documents; round++) {
    const file = files[round % files.length] ?? ''
    const before = made
    made += (await papersOf(context, file, languages[round % languages.length] ?? 'sv')).length
    const hundreds = Math.floor(made / 100)
    if (hundreds > Math.floor(before / 100)) sizes.set(hundreds * 100, process.memoryUsage().rss / mebibyte)
  }
  for (const [count, size] of sizes) tally.figures.push(`after ${count} documents: ${size.toFixed(0)} MiB`)
  const [after100 = 0, after300 = Infinity] = [sizes.get(100), sizes.get(300)]
  tally.check(after300 < most, `${after300} MiB after ${documents} documents`)
  tally.check(after300 - after100 < flat, `grew by ${after300 - after100} MiB from 100 to 300`)
  return tally
}
