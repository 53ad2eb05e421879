/** `npm run verify:reading`: the reading view in a real browser. */
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const outfile = fileURLToPath(new URL('../out/verify/reading.mjs', import.meta.url))
await build({
  entryPoints: [fileURLToPath(new URL('../test/verify/reading.ts', import.meta.url))],
  outfile,
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  logLevel: 'warning',
})
await import(outfile)
