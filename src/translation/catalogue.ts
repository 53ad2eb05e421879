/** The texts of one language: read from its files, and put back into them. */

import type { MessageKey } from '../message.js'

/** Every text of a language, in the order of its files. */
export type Catalogue = ReadonlyMap<MessageKey, string>

/** Namespace (`form/identity`) → what the JSON file of that name holds. */
export type WordFiles = ReadonlyMap<string, unknown>

/** The texts of a language, and where something else than a text stands. */
export interface ReadCatalogue {
  readonly texts: Catalogue
  readonly notTexts: readonly MessageKey[]
}

export function readCatalogue(files: WordFiles): ReadCatalogue {
  const texts = new Map<MessageKey, string>()
  const notTexts: MessageKey[] = []
  const walk = (node: unknown, key: MessageKey, between: string): void => {
    if (typeof node === 'string') texts.set(key, node)
    else if (!isFolder(node)) notTexts.push(key)
    else for (const [name, child] of Object.entries(node)) walk(child, `${key}${between}${name}`, '.')
  }
  for (const [namespace, content] of files) walk(content, namespace, ':')
  return { texts, notTexts }
}

/**
 * The files that other texts make different, whole, as they stand on disk. A text that is new
 * comes after the one it follows in the source, so that files of two languages read side by side.
 *
 * @param order the keys of the language, plural forms too, in the order of the source
 * @returns namespace → content of the file; only of files that change
 */
export function withTexts(
  files: WordFiles,
  changes: Catalogue,
  order: readonly MessageKey[],
): ReadonlyMap<string, string> {
  const { texts } = readCatalogue(files)
  const changed = new Map<string, string>()
  const real = [...changes].filter(([key, text]) => texts.get(key) !== text)
  for (const namespace of new Set(real.map(([key]) => namespaceOf(key)))) {
    const own = new Map([...texts].filter(([key]) => namespaceOf(key) === namespace))
    for (const [key, text] of real) if (namespaceOf(key) === namespace) own.set(key, text)
    changed.set(namespace, asFile(inOrder(own, order)))
  }
  return changed
}

export const namespaceOf = (key: MessageKey): string => key.slice(0, key.indexOf(':'))

export const pathOf = (key: MessageKey): string => key.slice(key.indexOf(':') + 1)

/** Texts that were there keep their places; each new one goes where the source has it. */
function inOrder(texts: Catalogue, order: readonly MessageKey[]): Catalogue {
  const rank = new Map(order.map((key, index) => [key, index]))
  const kept: MessageKey[] = []
  for (const key of texts.keys()) {
    const own = rank.get(key)
    const last = kept.findLastIndex((other) => own !== undefined && (rank.get(other) ?? Infinity) < own)
    const isInPlace = own === undefined || last === kept.length - 1
    if (isInPlace) kept.push(key)
    else kept.splice(last + 1, 0, key)
  }
  return new Map(kept.map((key) => [key, texts.get(key) ?? '']))
}

/** JSON as all files of words are written: two spaces, a line end at the end. */
function asFile(texts: Catalogue): string {
  const root: Folder = {}
  for (const [key, text] of texts) {
    const path = pathOf(key).split('.')
    const name = path.pop() ?? ''
    let folder = root
    for (const step of path) {
      const inside = folder[step]
      folder = isFolder(inside) ? inside : (folder[step] = {})
    }
    folder[name] = text
  }
  return `${JSON.stringify(root, undefined, 2)}\n`
}

interface Folder {
  [name: string]: string | Folder
}

function isFolder(node: unknown): node is Folder {
  return typeof node === 'object' && node !== null && !Array.isArray(node)
}
