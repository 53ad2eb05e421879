/** `npm run verify:reading`: the reading view in a real browser. */
import { build } from 'esbuild'
import { beside } from './bundle.mjs'

await build({ ...beside, entryPoints: ['test/verify/reading.ts'], outdir: 'out/verify' })
await import('../out/verify/reading.mjs')
