/** `npm run verify:NAME`: bundles test/verify and runs one of its proofs. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const outfile = `${root}out/verify/run.mjs`
await build({
  entryPoints: [`${root}test/verify/run.ts`],
  outfile,
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  logLevel: 'warning',
})
// V8 takes memory as long as there is some. With a limit on its heap, what stays after a document
// is a document too many: the process would end.
const limit = process.argv.includes('many') ? ['--max-old-space-size=100'] : []
const { status } = spawnSync(
  process.execPath,
  [...limit, '--no-warnings', outfile, ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
  },
)
process.exitCode = status ?? 1
