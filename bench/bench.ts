/**
 * Measures the built program and shows the tables: `npm run bench`; with `-- --write` they go into
 * docs/performance.md, above its notes. With names (`npm run bench -- start keys`) only those are measured.
 */

import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, release } from 'node:os'
import { growth } from './growth.js'
import { keys } from './keys.js'
import type { Table } from './measure.js'
import { peers } from './peers.js'
import { openBench, type Bench } from './program.js'
import { rendering } from './rendering.js'
import { saving } from './saving.js'
import { start } from './start.js'

const rounds = Number(process.env['ROUNDS'] ?? 15)
const measures: Readonly<Record<string, (bench: Bench) => Promise<Table>>> = {
  start,
  keys,
  saving,
  rendering,
  peers,
  growth,
}
const isWritten = process.argv.includes('--write')
const named = process.argv.slice(2).filter((name) => name !== '--write')

/** Written by hand between the marks of the file, and kept. */
const notesFrom = '## Notes'

const load = (): string => (loadavg()[0] ?? 0).toFixed(1)
const loadBefore = load()
const bench = await openBench(rounds)
const tables: Table[] = []
for (const [name, measure] of Object.entries(measures)) {
  if (named.length > 0 && !named.includes(name)) continue
  process.stderr.write(`${name} …\n`)
  tables.push(await measure(bench))
}
const text = tables.map(inMarkdown).join('\n')
process.stdout.write(text)
if (isWritten) {
  const before = readFileSync('docs/performance.md', 'utf8')
  writeFileSync('docs/performance.md', `${head()}${text}\n${before.slice(before.indexOf(notesFrom))}`)
}

function head(): string {
  const day = new Date().toISOString().slice(0, 10)
  const [processor] = cpus()
  return `# Performance

Measured by \`npm run bench -- --write\` on ${day}: Node ${process.versions.node}, ${cpus().length} × ${processor?.model ?? 'unknown'}, Linux ${release()}.
Figures are medians of ${rounds} turns that were taken in rotation, after one that does not count. Load before and after: ${loadBefore} and ${load()};
there are ${cpus().length} processors. Where others work too, ratios say more than milliseconds.

`
}

function inMarkdown({ title, about, rows }: Table): string {
  const lines = rows.map(({ what, figure, ratio = '', goal = '', isReached }) => {
    const verdict = isReached === undefined ? '' : isReached ? ', reached' : ', **missed**'
    return `| ${what} | ${figure} | ${ratio} | ${goal}${verdict} |`
  })
  return `## ${title}\n\n${about}\n\n| what | figure | ratio | goal |\n|---|---|---|---|\n${lines.join('\n')}\n`
}
