/**
 * Bundles bin/hemvag.ts into dist/, split so that a command loads only what it uses.
 * Does nothing when dist/ is newer than every source file; `--force` builds in any case.
 */
import { copyFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'

const root = fileURLToPath(new URL('..', import.meta.url))
const entry = join(root, 'bin/hemvag.ts')
const built = join(root, 'dist/hemvag.js')

function newest(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, file) => Math.max(latest, statSync(join(file.parentPath, file.name)).mtimeMs), 0)
}

function isFresh() {
  const at = statSync(built, { throwIfNoEntry: false })?.mtimeMs ?? 0
  const sources = [join(root, 'bin'), join(root, 'src')].map(newest)
  const rest = ['package.json', 'scripts/build.mjs', 'scripts/no-fontkit.mjs'].map((file) => statSync(join(root, file)).mtimeMs)
  return at > Math.max(...sources, ...rest)
}

if (process.argv.includes('--force') || !isFresh()) {
  const { build } = await import('esbuild')
  // Beside dist/ first: a build that breaks off leaves the program as it was.
  const fresh = join(root, `dist.${process.pid}`)
  await build({
    entryPoints: [entry],
    outdir: fresh,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minifySyntax: true,
    alias: { fontkit: join(root, 'scripts/no-fontkit.mjs') },
    legalComments: 'none',
    logLevel: 'warning',
    chunkNames: 'chunks/[name]-[hash]',
    // CommonJS packages inside the bundle still call require() for Node's own modules.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  })
  // HarfBuzz looks for its code beside the file it is bundled into, which is one of the chunks.
  const wasm = fileURLToPath(import.meta.resolve('harfbuzzjs/dist/harfbuzz.wasm'))
  copyFileSync(wasm, join(fresh, 'chunks/harfbuzz.wasm'))
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  renameSync(fresh, join(root, 'dist'))
}
