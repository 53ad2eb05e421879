/** `npm run bench [-- NAME…]`: builds the program, bundles bench/ and runs it. */
import { spawnSync } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import './build.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
await build({
  entryPoints: [`${root}bench/bench.ts`],
  outdir: `${root}out/bench`,
  bundle: true,
  // As the product is bundled; what only the bench uses stays outside.
  external: ['@lydell/node-pty', '@xterm/headless'],
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  alias: { fontkit: `${root}scripts/no-fontkit.mjs` },
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  platform: 'node',
  target: 'node20.19',
  logLevel: 'warning',
})
copyFileSync(
  fileURLToPath(import.meta.resolve('harfbuzzjs/dist/harfbuzz.wasm')),
  `${root}out/bench/harfbuzz.wasm`,
)
const { status } = spawnSync(
  process.execPath,
  ['--expose-gc', `${root}out/bench/bench.mjs`, ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
)
process.exitCode = status ?? 1
