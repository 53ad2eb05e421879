/** The program as a single file: words, templates and fonts are assets in it (`scripts/executable.mjs`). */

import { getAsset } from 'node:sea'
import type { Resources } from '../src/resources.js'
import { askEarly } from './ask-early.js'
import { main } from './main.js'

/** Every asset: `locales/sv/cli.json`. */
const names = JSON.parse(getAsset('names.json', 'utf8')) as readonly string[]
const known = new Set(names)

const files: Resources = {
  read: (name) => new Uint8Array(getAsset(name)),
  has: (name) => known.has(name),
  list: (folder) => {
    const below = names.filter((name) => name.startsWith(`${folder}/`))
    return [...new Set(below.map((name) => /^[^/]+\/?/u.exec(name.slice(folder.length + 1))?.[0] ?? ''))]
  },
  folder: undefined,
}

void main(files, askEarly(files))
