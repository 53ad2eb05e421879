/** `npm run verify:idle`: the idle lock, really waited for. */
import { build } from 'esbuild'
import { beside } from './bundle.mjs'

await build({ ...beside, entryPoints: ['test/verify/idle.ts'], outdir: 'out/verify' })
await import('../out/verify/idle.mjs')
