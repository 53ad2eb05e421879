/** `npm run verify:executable`: makes the single executables and tries them as somebody without Node would. */
import './build.mjs'
import './executable.mjs'
import { build } from 'esbuild'
import { beside } from './bundle.mjs'

await build({ ...beside, entryPoints: ['test/verify/executable.ts'], outdir: 'out/verify' })
await import('../out/verify/executable.mjs')
