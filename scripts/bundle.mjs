/** What every bundle of the program has in common. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** HarfBuzz as it comes: code and the WebAssembly beside it. */
export const harfbuzzWasm = fileURLToPath(import.meta.resolve('harfbuzzjs/dist/harfbuzz.wasm'))

export const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  alias: { fontkit: join(root, 'scripts/no-fontkit.mjs') },
  legalComments: 'none',
  logLevel: 'warning',
}

/** Tests and tools, which find their packages where they are installed. */
export const beside = {
  absWorkingDir: root,
  bundle: true,
  packages: 'external',
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  platform: 'node',
  target: 'node20.19',
  logLevel: 'warning',
}

/** CommonJS packages inside an ES module still call require() for Node's own modules. */
export const esModule = {
  format: 'esm',
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
}

/**
 * The licences of all packages in a bundle: the program carries their code, so it carries their terms.
 *
 * @param inputs paths of the files that went in, from the root
 */
export function licencesOf(inputs) {
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
