/** `npm run verify:idle`: the idle lock, really waited for. */
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const outfile = fileURLToPath(new URL('../out/verify/idle.mjs', import.meta.url))
await build({
  entryPoints: [fileURLToPath(new URL('../test/verify/idle.ts', import.meta.url))],
  outfile,
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  logLevel: 'warning',
})
await import(outfile)
