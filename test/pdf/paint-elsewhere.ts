import { build } from 'esbuild'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serialize } from 'node:v8'
import type { LaidOut } from '../../src/layout/page.js'
import type { PaintOptions } from '../../src/pdf/paint.js'

const program = `
  import { readFileSync } from 'node:fs'
  import { deserialize } from 'node:v8'
  import { paintPdf } from './src/pdf/paint.ts'
  const { laidOut, options } = deserialize(readFileSync(0))
  process.stdout.write(await paintPdf(laidOut, options))
`

/** Paints in a process of its own, bundled as the program is shipped, with another environment. */
export async function paintElsewhere(
  laidOut: LaidOut,
  options: PaintOptions,
  environment: Readonly<Record<string, string>>,
): Promise<Uint8Array> {
  const bundle = await build({
    stdin: { contents: program, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  })
  const folder = mkdtempSync(join(tmpdir(), 'paint-elsewhere-'))
  try {
    const file = join(folder, 'paint.mjs')
    writeFileSync(file, bundle.outputFiles[0]?.contents ?? '')
    const output = execFileSync(process.execPath, [file], {
      input: serialize({ laidOut, options }),
      env: { ...process.env, ...environment },
      maxBuffer: 50_000_000,
    })
    return new Uint8Array(output)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
