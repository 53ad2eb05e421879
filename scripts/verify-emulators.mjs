/** `npm run verify:emulators [-- NAME ...]`: the wizard in real terminals, each with its picture. */
import { build } from 'esbuild'
import './build.mjs'
import { beside } from './bundle.mjs'

const entryPoints = ['emulators', 'emulator-seat'].map((name) => `test/verify/${name}.ts`)
await build({ ...beside, entryPoints, outdir: 'out/verify' })
await import('../out/verify/emulators.mjs')
