/** The program's own files: words, templates, fonts. In a folder, or inside the single executable. */

/** Names are paths with `/`, from where the program's files begin. */
export interface Resources {
  /** @throws when there is no such file */
  readonly read: (name: string) => Uint8Array
  readonly has: (name: string) => boolean
  /** Names of what stands right below a folder; those of folders end with `/`. */
  readonly list: (folder: string) => readonly string[]
  /** Where the files are, for those who change them; undefined where they are part of the executable. */
  readonly folder: string | undefined
}

/** What one of the program's own JSON files holds. Believed: a test holds them all to their schemas. */
export function readJson(resources: Resources, name: string): unknown {
  return JSON.parse(readText(resources, name))
}

export const readText = (resources: Resources, name: string): string => decoder.decode(resources.read(name))

const decoder = new TextDecoder()

/**
 * Every JSON file below a folder, by its path from there without the ending, in alphabetical order.
 *
 * @param except names that are left out
 */
export function readJsonBelow(
  resources: Resources,
  folder: string,
  except: readonly string[] = [],
): ReadonlyMap<string, unknown> {
  const names = filesBelow(resources, folder)
    .filter((path) => path.endsWith('.json'))
    .map((path) => path.slice(folder.length + 1, -'.json'.length))
    .filter((name) => !except.includes(name))
    .sort()
  return new Map(names.map((name) => [name, readJson(resources, `${folder}/${name}.json`)]))
}

const filesBelow = (resources: Resources, folder: string): string[] =>
  resources.list(folder).flatMap((name) => {
    const path = `${folder}/${name}`
    return name.endsWith('/') ? filesBelow(resources, path.slice(0, -1)) : [path]
  })
