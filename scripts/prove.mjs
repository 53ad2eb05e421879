/** `npm run prove`: bundles prove/prove.ts and runs it. */
import { build } from 'esbuild'
import { beside, root } from './bundle.mjs'

await build({ ...beside, entryPoints: ['prove/prove.ts'], outdir: 'dist' })
process.chdir(root)
await import('../dist/prove.mjs')
