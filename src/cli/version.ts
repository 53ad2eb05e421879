import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Version of the program, as its package names it. */
export function version(resources: string): string {
  // Our own file, and no schema is worth loading for `--version`.
  const manifest = JSON.parse(readFileSync(join(resources, 'package.json'), 'utf8')) as { version: string }
  return manifest.version
}
