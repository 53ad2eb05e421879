/**
 * `npm run executable [-- SYSTEM…]`: the program as one file that needs no Node, for `linux-x64` and `win-x64`
 * unless other systems are named (`linux-arm64`, `darwin-x64`), with SHA256SUMS beside them in out/executable/
 * or the folder after `--out`.
 *
 * The same sources give the same bytes: nothing in it knows the clock or this computer.
 * @see https://nodejs.org/docs/latest-v22.x/api/single-executable-applications.html
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { common, harfbuzzWasm, licencesOf, root } from './bundle.mjs'
import { postject, runtimeFor } from './runtimes.mjs'

const { values, positionals } = parseArgs({
  options: { out: { type: 'string', default: join(root, 'out/executable') } },
  allowPositionals: true,
})
const folder = resolve(values.out)
const here = `${process.platform}-${process.arch}`
const targets = positionals.length > 0 ? positionals : ['linux-x64', 'win-x64']

mkdirSync(folder, { recursive: true })
const program = join(folder, 'hemvag.cjs')
const { metafile } = await build({
  ...common,
  metafile: true,
  entryPoints: ['bin/executable.ts'],
  outfile: program,
  format: 'cjs',
  target: 'node22',
  minifyWhitespace: true,
  // pdfkit would find fonts and colours of its own there, which are not used.
  define: { 'import.meta.url': '__here' },
  banner: { js: "const __here = require('node:url').pathToFileURL(process.execPath).href;" },
  plugins: [{ name: 'harfbuzz without a file', setup: harfbuzzFromAssets }],
})
const licences = join(folder, 'LICENCES.txt')
writeFileSync(licences, licencesOf(Object.keys(metafile.inputs)))

const assets = {
  'package.json': join(root, 'package.json'),
  'LICENCES.txt': licences,
  'harfbuzz.wasm': harfbuzzWasm,
  ...filesBelow('locales'),
  ...filesBelow('templates'),
  ...filesBelow('fonts'),
  'docs/translators/notes.json': join(root, 'docs/translators/notes.json'),
}
const names = join(folder, 'names.json')
writeFileSync(names, JSON.stringify(Object.keys(assets)))

const made = []
for (const target of targets) made.push(await executable(target))
const sums = made.map((file) => `${sha256(file)}  ${basename(file)}\n`)
writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''))
process.stdout.write(sums.join(''))

async function executable(target) {
  const out = join(folder, `hemvag-${target}${target.startsWith('win-') ? '.exe' : ''}`)
  const blob = `${out}.blob`
  const config = `${out}.json`
  writeFileSync(
    config,
    JSON.stringify({
      main: basename(program),
      output: blob,
      disableExperimentalSEAWarning: true,
      assets: { ...assets, 'names.json': names },
    }),
  )
  // The blob is made by the same Node that will read it. It remembers the path of `main`: one without our folders.
  execFileSync(runtimeFor(here), ['--experimental-sea-config', config], { cwd: folder, stdio: 'ignore' })
  copyFileSync(runtimeFor(target), out)
  const { inject } = createRequire(import.meta.url)(postject())
  await inject(out, 'NODE_SEA_BLOB', readFileSync(blob), {
    sentinelFuse: 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2',
    ...(target.startsWith('darwin-') ? { machoSegmentName: 'NODE_SEA' } : {}),
  })
  chmodSync(out, 0o755)
  return out
}

/** HarfBuzz waits for its code at the top of a module, which CommonJS cannot, and looks for it in a file. */
function harfbuzzFromAssets({ onLoad }) {
  const start = 'init(await createHarfBuzz());'
  const instead = `export const isReady = createHarfBuzz({
    wasmBinary: require('node:sea').getAsset('harfbuzz.wasm'),
    locateFile: (name) => name,
  }).then(init);`
  onLoad({ filter: /harfbuzzjs[\\/]dist[\\/]index\.mjs$/ }, ({ path }) => {
    const contents = readFileSync(path, 'utf8')
    if (!contents.includes(start)) throw new Error('HarfBuzz starts in another way than before')
    return { contents: contents.replace(start, instead) }
  })
}

/** Name of each asset, as the program asks for it, and where it is. */
function filesBelow(name) {
  const paths = readdirSync(join(root, name), { recursive: true, encoding: 'utf8' })
    .map((file) => join(root, name, file))
    .filter((path) => statSync(path).isFile())
    .sort()
  return Object.fromEntries(paths.map((path) => [relative(root, path).replaceAll('\\', '/'), path]))
}

function sha256(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}
