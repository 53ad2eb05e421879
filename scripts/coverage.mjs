/** `npm run coverage`: writes fonts/coverage.json, the characters that the fonts have together. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Blob, Face } from 'harfbuzzjs'

const folder = fileURLToPath(new URL('../fonts/', import.meta.url))
const files = readdirSync(folder).filter((file) => file.endsWith('.ttf'))
const characters = new Set(
  files.flatMap((file) => [...new Face(new Blob(readFileSync(folder + file))).collectUnicodes()]),
)
const edges = [...new Set([...characters].flatMap((code) => [code, code + 1]))]
  .filter((code) => characters.has(code) !== characters.has(code - 1))
  .sort((one, other) => one - other)
writeFileSync(`${folder}coverage.json`, `[\n${edges.join(',\n')}\n]\n`)
