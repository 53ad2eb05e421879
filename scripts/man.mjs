/** `npm run man`: man/hemvag.1, written from the commands themselves. Part of `npm pack`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'
import { beside, root } from './bundle.mjs'

await build({ ...beside, entryPoints: ['src/cli/write-manual.ts'], outdir: 'out/man' })
const { writeManual, filesIn } = await import('../out/man/write-manual.mjs')
const world = {
  args: [],
  environment: {},
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
  resources: filesIn(root),
  dataFolder: root,
  systemLocale: 'en',
  now: () => new Date(),
}
// No clock: the same version gives the same page. Without a release in the changelog, the day of this script.
const day = /## .*?(\d{4}-\d{2}-\d{2})/.exec(readFileSync(`${root}CHANGELOG.md`, 'utf8'))?.[1] ?? '2026-11-26'
mkdirSync(`${root}man`, { recursive: true })
writeFileSync(`${root}man/hemvag.1`, await writeManual(world, day))
