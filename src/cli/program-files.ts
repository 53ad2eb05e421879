/** The program's own files in a folder, as it is installed or checked out. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Resources } from '../resources.js'

/** @param folder holds `locales/`, `templates/` and `fonts/` */
export function filesIn(folder: string): Resources {
  return {
    read: (name) => readFileSync(join(folder, name)),
    has: (name) => existsSync(join(folder, name)),
    list: (below) =>
      readdirSync(join(folder, below), { withFileTypes: true }).map((entry) =>
        entry.isDirectory() ? `${entry.name}/` : entry.name,
      ),
    folder,
  }
}
