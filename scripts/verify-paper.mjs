/** `npm run verify:NAME`: bundles test/verify and runs one of its proofs. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const outdir = `${root}out/verify`
await build({
  entryPoints: [`${root}test/verify/run.ts`],
  outdir,
  outExtension: { '.js': '.mjs' },
  // A proof loads what it needs: the memory of one is not that of all.
  splitting: true,
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  logLevel: 'warning',
})
const { status } = spawnSync(
  process.execPath,
  ['--no-warnings', `${outdir}/run.mjs`, ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
  },
)
process.exitCode = status ?? 1
