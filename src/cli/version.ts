import { readJson, type Resources } from '../resources.js'

/** Version of the program, as its package names it. */
export function version(resources: Resources): string {
  const manifest = readJson(resources, 'package.json') as { readonly version: string }
  return manifest.version
}
