/** `npm run prove`: bundles prove/prove.ts and runs it. */
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const outfile = `${root}dist/prove.mjs`
await build({
  entryPoints: [`${root}prove/prove.ts`],
  outfile,
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  logLevel: 'warning',
})
process.chdir(root)
await import(outfile)
