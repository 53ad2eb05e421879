/**
 * Bundles bin/hemvag.ts into dist/, split so that a command loads only what it uses.
 * Does nothing when dist/ is newer than every source file; `--force` builds in any case.
 */
import { copyFileSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
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
  const rest = ['package.json', 'scripts/build.mjs', 'scripts/no-fontkit.mjs'].map(
    (file) => statSync(join(root, file)).mtimeMs,
  )
  return at > Math.max(...sources, ...rest)
}

/** The licences of all packages in the bundle: the program carries their code, so it carries their terms. */
function licencesOf(inputs) {
  const folders = inputs
    .map((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0])
    .filter(Boolean)
  const texts = [...new Set(folders)].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
    const file = readdirSync(join(root, folder)).find((one) => /^licen[cs]e/i.test(one))
    return `${name} ${version}, ${license}\n\n${file ? readFileSync(join(root, folder, file), 'utf8') : ''}`
  })
  return texts.join(`\n${'-'.repeat(72)}\n`)
}

if (process.argv.includes('--force') || !isFresh()) {
  const { build } = await import('esbuild')
  // Beside dist/ first: a build that breaks off leaves the program as it was.
  const fresh = join(root, `dist.${process.pid}`)
  const { metafile } = await build({
    metafile: true,
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
  writeFileSync(join(fresh, 'LICENCES.txt'), licencesOf(Object.keys(metafile.inputs)))
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  renameSync(fresh, join(root, 'dist'))
}
