/** `npm run man`: man/hemvag.1, written from the commands themselves. Part of `npm pack`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
await build({
  entryPoints: [`${root}src/cli/write-manual.ts`],
  outfile: `${root}out/man/write-manual.mjs`,
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  logLevel: 'warning',
})
const { writeManual, filesIn } = await import(`${root}out/man/write-manual.mjs`)
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
