/** `npm run torture:NAME [-- HOW MANY]`: bundles test/torture and runs one of its trials. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
await build({
  entryPoints: ['run', 'race-child', '../storage/saving-child'].map(
    (name) => `${root}test/torture/${name}.ts`,
  ),
  outdir: `${root}out/torture`,
  entryNames: '[name]',
  bundle: true,
  packages: 'external',
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  platform: 'node',
  target: 'node20.19',
  logLevel: 'warning',
})
const { status } = spawnSync(process.execPath, [`${root}out/torture/run.mjs`, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exitCode = status ?? 1
