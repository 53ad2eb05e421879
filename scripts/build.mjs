/**
 * Bundles the program into dist/, split so that a command loads only what it uses.
 * Does nothing when dist/ is newer than every source file; `--force` builds in any case.
 */
import { copyFileSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { common, esModule, harfbuzzWasm, licencesOf, root } from './bundle.mjs'

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const built = join(root, 'dist/hemvag.js')

function newest(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, file) => Math.max(latest, statSync(join(file.parentPath, file.name)).mtimeMs), 0)
}

function isFresh() {
  const at = statSync(built, { throwIfNoEntry: false })?.mtimeMs ?? 0
  const sources = [join(root, 'bin'), join(root, 'src')].map(newest)
  const rest = ['package.json', 'scripts/build.mjs', 'scripts/bundle.mjs', 'scripts/no-fontkit.mjs'].map(
    (file) => statSync(join(root, file)).mtimeMs,
  )
  return at > Math.max(...sources, ...rest)
}

if (process.argv.includes('--force') || !isFresh()) {
  const { build } = await import('esbuild')
  // Beside dist/ first: a build that breaks off leaves the program as it was.
  const fresh = join(root, `dist.${process.pid}`)
  const { metafile } = await build({
    ...common,
    ...esModule,
    metafile: true,
    entryPoints: ['bin/main.ts'],
    outdir: fresh,
    splitting: true,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
  })
  // Node starts a CommonJS file a fifth faster than an ES module, and the version needs nothing else.
  await build({
    ...common,
    entryPoints: ['bin/hemvag.ts'],
    outdir: fresh,
    format: 'cjs',
    define: { HEMVAG_VERSION: JSON.stringify(version), 'import.meta.dirname': '__dirname' },
    plugins: [
      {
        name: 'the rest is there',
        setup: ({ onResolve }) =>
          onResolve({ filter: /main\.js$/ }, () => ({ path: './main.mjs', external: true })),
      },
    ],
  })
  writeFileSync(join(fresh, 'package.json'), '{ "type": "commonjs" }\n')
  // HarfBuzz looks for its code beside the file it is bundled into, which is one of the chunks.
  copyFileSync(harfbuzzWasm, join(fresh, 'chunks/harfbuzz.wasm'))
  writeFileSync(join(fresh, 'LICENCES.txt'), licencesOf(Object.keys(metafile.inputs)))
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  renameSync(fresh, join(root, 'dist'))
}
