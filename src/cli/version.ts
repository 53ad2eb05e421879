import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

/** Version of the program, as its package names it. */
export function version(resources: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(resources, 'package.json'), 'utf8'))
  return z.object({ version: z.string() }).parse(manifest).version
}
