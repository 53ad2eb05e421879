/** `npm run verify:executable`: makes the single executables and tries them as somebody without Node would. */
import './build.mjs'
import './executable.mjs'
import { build } from 'esbuild'
import { join } from 'node:path'
import { root } from './bundle.mjs'

const outfile = join(root, 'out/verify/executable.mjs')
await build({
  absWorkingDir: root,
  entryPoints: ['test/verify/executable.ts'],
  outfile,
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  logLevel: 'warning',
})
await import(outfile)
