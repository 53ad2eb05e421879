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
const { status } = spawnSync(process.execPath, ['--no-warnings', outfile, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exitCode = status ?? 1
