/** Compiles a program of the tests into one file, as the product itself is compiled. */

import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** CommonJS packages inside the bundle still call require() for Node's own modules. */
const banner =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);"

/**
 * By the library, in a process of its own: the command is a script or a machine program, depending on
 * whether install scripts ran.
 *
 * @returns the path of the compiled file, in a folder of its own
 */
export function bundle(source: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'hemvag-test-'))
  const file = join(folder, 'program.mjs')
  const options = {
    entryPoints: [source],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    banner: { js: banner },
    logLevel: 'warning',
  }
  const script = `import { buildSync } from 'esbuild'; buildSync(${JSON.stringify(options)})`
  execFileSync(process.execPath, ['--input-type=module', '--eval', script])
  return file
}
