/** `npm run torture:NAME [-- HOW MANY]`: bundles test/torture and runs one of its trials. */
import { spawnSync } from 'node:child_process'
import { build } from 'esbuild'
import { beside, root } from './bundle.mjs'

await build({
  ...beside,
  entryPoints: ['run', 'race-child', '../storage/saving-child'].map((name) => `test/torture/${name}.ts`),
  outdir: 'out/torture',
  entryNames: '[name]',
})
const { status } = spawnSync(process.execPath, [`${root}out/torture/run.mjs`, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exitCode = status ?? 1
