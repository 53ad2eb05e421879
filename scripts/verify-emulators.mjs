/** `npm run verify:emulators [-- NAME ...]`: the wizard in real terminals, each with its picture. */
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import './build.mjs'

await build({
  entryPoints: ['emulators', 'emulator-seat'].map((name) =>
    fileURLToPath(new URL(`../test/verify/${name}.ts`, import.meta.url)),
  ),
  outdir: fileURLToPath(new URL('../out/verify', import.meta.url)),
  outExtension: { '.js': '.mjs' },
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  logLevel: 'warning',
})
await import('../out/verify/emulators.mjs')
